//! Flows from and to components at the edge: what they carry is usage of the component, and what its cache answers does
//! not reach the origin.

use catalog::PriceList;
use definitions::{Absent, Facts, FlowData, Number, Reading, Stands, Usage, UsageValue, Value, Values};
use design::{Body, Component, Design, FlowConfig, FlowEnd, Scenario};
use topology::{ChargeCode, Direction};
use units::{Decimal, Error};

use super::volume::{DAY, Volume};

/// The share of the data that the cache answers, in percent.
const CACHED: &str = "cache_hit_percent";

/// Why the data of an edge service without a component has no price.
pub(super) fn without_component(code: &ChargeCode) -> &'static str {
    match code {
        ChargeCode::Viewers { .. } => "add a CloudFront distribution, which prices what viewers get",
        _ => "add the edge service as a component, which prices its data",
    }
}

/// The values of a component at the edge with the data of flows in the fields that are left out; `None` if no field is
/// filled. Looks once at each flow of the design for each such field, and once more for each flow to an origin without
/// data of its own.
pub(in crate::service) fn filled(
    design: &Design,
    scenario: Scenario,
    component: &Component,
    values: &Values,
) -> Result<Option<Values>, Error> {
    fill(design, scenario, component, values, |_| true)
}

/// The same for some kinds of data.
fn fill(
    design: &Design,
    scenario: Scenario,
    component: &Component,
    values: &Values,
    wanted: impl Fn(FlowData) -> bool,
) -> Result<Option<Values>, Error> {
    if values.definition().stands != Stands::Edge {
        return Ok(None);
    }
    let mut filled = None;
    for (field, value) in values.usage() {
        let Some(data) = field.of_flows.filter(|data| value.is_none() && wanted(*data)) else { continue };
        let Some(usage) = carried(design, scenario, component, data)? else { continue };
        // What counts as zero without flows needs no line of zero.
        if field.absent == Absent::Zero && usage == Usage::known(0) {
            continue;
        }
        filled.get_or_insert_with(|| values.clone()).set(field.name, Some(Value::Usage(usage)));
    }
    Ok(filled)
}

/// The data of all flows from and to a component at the edge; `None` if it has no such flows.
fn carried(design: &Design, scenario: Scenario, component: &Component, data: FlowData) -> Result<Option<Usage>, Error> {
    let mut brought = Vec::new();
    for flow in &design.components {
        let Body::Flow { config, usage } = &flow.body else { continue };
        let is_own = |end: &FlowEnd| end.component() == Some(&component.id);
        let (starts, ends) = (is_own(&config.from), is_own(&config.to));
        let other = if starts { &config.to } else { &config.from };
        let outside = matches!(other, FlowEnd::Internet | FlowEnd::OnPremises);
        if starts == ends || outside != (data == FlowData::ToViewers) {
            continue;
        }
        let sends = matches!(data, FlowData::ToViewers | FlowData::ToOrigins);
        let direction = if starts == sends { Direction::Request } else { Direction::Response };
        brought.push((Volume::in_scenario(design, scenario, config, usage), direction));
    }
    let (mut month, mut day) = (Decimal::ZERO, [Decimal::ZERO; DAY]);
    let is_hourly = brought.iter().any(|(volume, _)| volume.is_hourly());
    for (volume, direction) in &brought {
        let Some(gb) = volume.monthly(*direction)? else { return Ok(Some(Usage::Monthly(UsageValue::Open))) };
        month = month.checked_add(gb).ok_or(Error::Overflow)?;
        for (all, gb) in day.iter_mut().zip(volume.hours(*direction)?.into_iter().flatten()) {
            *all = all.checked_add(gb).ok_or(Error::Overflow)?;
        }
    }
    Ok(if brought.is_empty() {
        None
    } else if is_hourly {
        Some(Usage::ByHour(day.map(Number).into()))
    } else {
        Some(Usage::Monthly(UsageValue::One(Number(month))))
    })
}

/// The GB that a flow between a distribution and an origin gets from the origin, where only the distribution says how
/// much viewers get and how much of it is cached: the rest. `None` if it does not say so, or for other flows.
pub(super) fn not_cached(
    design: &Design,
    scenario: Scenario,
    config: &FlowConfig,
) -> Result<Option<(Direction, Option<Decimal>)>, Error> {
    let cached = |end: &FlowEnd| {
        let id = end.component()?;
        let component = design.components.iter().find(|component| component.id == *id)?;
        let values = component.body.values()?;
        Some((component, values, values.number(CACHED)?.0))
    };
    let is_outside = |end: &FlowEnd| matches!(end, FlowEnd::Internet | FlowEnd::OnPremises);
    let (direction, (component, values, percent)) = match (cached(&config.from), cached(&config.to)) {
        (Some(from), None) if !is_outside(&config.to) => (Direction::Response, from),
        (None, Some(to)) if !is_outside(&config.from) => (Direction::Request, to),
        _ => return Ok(None),
    };
    let own = fill(design, scenario, component, values, |data| data == FlowData::ToViewers)?;
    let reading = Reading {
        values: own.as_ref().unwrap_or(values),
        placed: component.placement.count(),
        subnets: 0,
        region: &design.region,
        scenario,
        length: design.month(),
        month: 0,
        hour: None,
        flows_tell: false,
        facts: &NothingKnown,
    };
    let rest = Decimal::ONE_HUNDRED.saturating_sub(percent);
    let Some(gb) = reading.number("viewer_gb")? else { return Ok(Some((direction, None))) };
    let gb = gb.checked_mul(rest).and_then(|gb| gb.checked_div(Decimal::ONE_HUNDRED)).ok_or(Error::Overflow)?;
    Ok(Some((direction, Some(gb))))
}

/// Data of viewers depends on no facts of the catalogue.
struct NothingKnown;

impl Facts for NothingKnown {
    fn vcpus(&self, _: &str) -> Option<u64> {
        None
    }

    fn memory_gib(&self, _: &str) -> Option<Decimal> {
        None
    }

    fn is_priced(&self, _: PriceList, _: &str, _: &str, _: &str) -> bool {
        false
    }
}
