//! The charge for capacity units, explained by the dimension that sets it.

use catalog::PriceList;
use design::BalancerConfig;
use units::kinds::CapacityUnitHour;
use units::{Decimal, Error, exact_mul};

use super::load::{Load, common_divisor};
use super::reading::Reading;
use crate::line::{Factor, Factors, Share, Text};
use crate::service::charge::{ComponentCharge, Price};
use crate::service::{Amounts, Context};

/// Units of every hour, summed over the month (Elastic Load Balancing pricing: the largest dimension counts).
pub(crate) fn charge<'a>(
    context: &Context<'a>,
    config: &BalancerConfig,
    unit: &'static str,
    reading: &Reading<'_>,
    load: Option<&Load>,
) -> Result<ComponentCharge<'a>, Error> {
    let balancers = Factor::count(context.component.placement.count(), "load balancer");
    let amounts = match (load, reading.hours) {
        (Some(load), Some(hours)) => {
            let (factors, share) = steady(load, hours)?.map_or_else(|| of_day(load, hours), Ok)?;
            let mut amounts = Amounts::of(std::iter::once(balancers).chain(factors).collect::<Factors>());
            amounts.share = share;
            amounts
        }
        (_, hours) => Amounts::times(Vec::new(), None, "", missing(hours.is_some(), reading)),
    };
    let price = Price::listed(PriceList::Elb, "capacity-unit", config.balancer_type.code());
    let label = format!("Capacity units ({unit})");
    let charge = ComponentCharge::new::<CapacityUnitHour>("elb.capacity", label, context.region(), price, amounts);
    let assumed = load.map(|load| load.assumptions.join("; ")).filter(|text| !text.is_empty());
    Ok(match assumed {
        Some(assumed) => charge.assuming(assumed),
        None => charge,
    })
}

/// The usage values that are missing while the load is unknown.
fn missing(hours_are_known: bool, reading: &Reading<'_>) -> &'static str {
    match (hours_are_known, reading.is_any_said()) {
        (false, _) => "hours per month",
        (true, true) if reading.is_of_flows() => "the GB of the flows that end at the load balancer",
        (true, true) => "the usage values of the load that are open",
        (true, false) => "the load: new and active connections, GB, requests",
    }
}

type Explained = (Vec<Factor>, Option<Share>);

/// Explains a load that has one part and is the same in every hour: the factors of its largest dimension, divided by
/// the load that one unit holds.
fn steady(load: &Load, hours: Decimal) -> Result<Option<Explained>, Error> {
    let [hour] = load.hours.as_slice() else { return Ok(None) };
    let is_one_part =
        load.dimensions.windows(2).all(|pair| pair.first().map(|d| d.part) == pair.last().map(|d| d.part));
    if !is_one_part {
        return Ok(None);
    }
    let of_month = Factor::new(hours, "hours");
    let largest = load.dominant(hour);
    let (Some(dimension), Some(units)) = (load.dimensions.get(largest), hour.get(largest)) else { return Ok(None) };
    if *units < load.floor {
        let reserved = load.units(load.floor)?;
        return Ok(Some((vec![Factor::new(reserved, format!("reserved {}s", load.unit)), of_month], None)));
    }
    let mut factors = dimension.factors.clone();
    if !dimension.is_monthly {
        factors.push(of_month);
    }
    let label = format!("{} per {}", dimension.spec.counted, load.unit);
    Ok(Some((factors, Some(Share { part: Decimal::ONE, whole: dimension.holds, label: label.into() }))))
}

/// Explains other loads: the units of all hours in a day, times the days of the month.
fn of_day(load: &Load, hours: Decimal) -> Result<Explained, Error> {
    let mut sum = Decimal::ZERO;
    for hour in &load.hours {
        sum = sum.checked_add(load.billed(hour)?).ok_or(Error::Overflow)?;
    }
    let unit = load.unit;
    let count = Decimal::from(load.hours.len());
    let (what, over): (String, Text) = if load.hours.len() == 1 {
        (format!("{unit}s"), "1 ÷".into())
    } else {
        (format!("{unit}-hours a day"), "hours a month ÷ hours a day".into())
    };
    let (units, parts) = {
        let units = load.units(sum)?;
        // A periodic sum is counted in fractions of a unit.
        if units.checked_mul(load.whole) == Some(sum) {
            (units, Decimal::ONE)
        } else {
            let divisor = common_divisor(sum, load.whole)?;
            let [units, parts] = [sum, load.whole].map(|number| number.checked_div(divisor).ok_or(Error::Overflow));
            (units?, parts?)
        }
    };
    let is_whole = parts == Decimal::ONE;
    if load.hours.len() == 1 {
        let (label, share) = if is_whole {
            (format!("{what} an hour"), None)
        } else {
            let share = Share { part: Decimal::ONE, whole: parts, label: format!("parts of one {unit}").into() };
            (format!("parts of {what} an hour"), Some(share))
        };
        return Ok((vec![Factor::new(units, label), Factor::new(hours, "hours")], share));
    }
    let (label, share) = if is_whole {
        (what, Share { part: hours, whole: count, label: over })
    } else {
        let whole = exact_mul(count, parts)?;
        (
            format!("parts of {what}"),
            Share { part: hours, whole, label: format!("{over} and parts of one {unit}").into() },
        )
    };
    Ok((vec![Factor::new(units, label)], Some(share)))
}
