//! Changes to the load of a load balancer by the hour of the day.

use design::{
    BalancerType, BalancerUsage, Body, Component, Figures, HourlyFigure, Number, Scenario, UsageValue, limits,
};
use units::Decimal;

use crate::fields::parse;

/// Hours of a day.
pub const HOURS: usize = 24;

/// Days as percentages of their mean: each list sums to 2,400.
const SHAPES: &[(&str, [u64; HOURS])] = &[
    ("flat", [100; HOURS]),
    (
        "office",
        [50, 50, 50, 50, 50, 50, 50, 50, 170, 170, 170, 170, 170, 170, 170, 170, 170, 170, 50, 50, 50, 50, 50, 50],
    ),
    ("evening", [70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 190, 190, 190, 190, 190, 190, 70]),
];

/// Type and load of a load balancer.
#[must_use]
pub fn of(component: &Component) -> Option<(BalancerType, &BalancerUsage)> {
    match &component.body {
        Body::LoadBalancer { config, usage } => Some((config.balancer_type, usage)),
        _ => None,
    }
}

fn of_mut(component: &mut Component) -> Option<(BalancerType, &mut BalancerUsage)> {
    match &mut component.body {
        Body::LoadBalancer { config, usage } => Some((config.balancer_type, usage)),
        _ => None,
    }
}

/// Whether the load differs by the hour.
#[must_use]
pub fn differs(component: &Component) -> bool {
    of(component).is_some_and(|(_, usage)| !usage.by_hour.is_empty())
}

/// The figures with a column in the table of hours: those that usually change over a day, and whatever
/// else the document has by the hour.
#[must_use]
pub fn columns(component: &Component) -> Vec<&'static str> {
    let Some((kind, usage)) = of(component) else { return Vec::new() };
    let usual: &[&str] = match kind {
        BalancerType::Application => &["new_per_second", "requests_per_second", "gb_per_hour"],
        BalancerType::Network => &[
            "new_per_second",
            "gb_per_hour",
            "udp_new_per_second",
            "udp_gb_per_hour",
            "tls_new_per_second",
            "tls_gb_per_hour",
        ],
        BalancerType::Gateway => &["new_per_second", "gb_per_hour"],
        BalancerType::Classic => &["gb_per_hour"],
    };
    let shown = |name: &&&str| usual.contains(*name) || usage.hours_of(name).is_some();
    BalancerUsage::HOURLY.iter().filter(shown).copied().collect()
}

/// The value of a figure in an hour: its own, or that of the whole day.
#[must_use]
pub fn value(component: &Component, figure: &str, hour: usize) -> Decimal {
    let Some((_, usage)) = of(component) else { return Decimal::ZERO };
    match usage.hours_of(figure).and_then(|values| values.get(hour)) {
        Some(value) => value.0,
        None => all_day(usage, figure),
    }
}

fn all_day(usage: &BalancerUsage, figure: &str) -> Decimal {
    usage.figure(figure).and_then(|value| value.value(Scenario::Typical)).unwrap_or_default()
}

/// Sets the value of a figure in an hour.
pub fn set(component: &mut Component, figure: &str, hour: usize, value: Decimal) {
    let Some((_, usage)) = of_mut(component) else { return };
    if let Some(slot) = hours_mut(usage, figure).and_then(|values| values.get_mut(hour)) {
        *slot = Number(value);
    }
}

/// The 24 values of a figure, made from that of the whole day if need be.
fn hours_mut<'a>(usage: &'a mut BalancerUsage, figure: &str) -> Option<&'a mut [Number; HOURS]> {
    let name = BalancerUsage::HOURLY.iter().find(|name| **name == figure)?;
    if usage.hours_of(name).is_none() {
        let values = [Number(all_day(usage, name)); HOURS];
        usage.by_hour.0.push(HourlyFigure { figure: name, values });
        if *name == "gb_per_hour" {
            // Both would say the same thing, which the reader of documents refuses.
            usage.gb_per_month = None;
        }
        // In the order of the document, so that a design reads back as it is.
        let place = |one: &HourlyFigure| BalancerUsage::HOURLY.iter().position(|name| *name == one.figure);
        usage.by_hour.0.sort_by_key(place);
    }
    usage.by_hour.0.iter_mut().find(|hourly| hourly.figure == *name).map(|hourly| &mut hourly.values)
}

/// Lets the load differ by the hour, from its average on, or takes the mean of every figure back for the
/// whole day.
pub fn switch(component: &mut Component, by_hour: bool, month_hours: u64) {
    let names = columns(component);
    let Some((_, usage)) = of_mut(component) else { return };
    if by_hour {
        if let Some(month) = usage.gb_per_month.take() {
            let monthly = month.value(Scenario::Typical).unwrap_or_default();
            let hourly = monthly.checked_div(Decimal::from(month_hours)).unwrap_or_default();
            usage.gb_per_hour = Some(UsageValue::One(rounded(hourly)));
        }
        for name in names {
            let _ = hours_mut(usage, name);
        }
        return;
    }
    for hourly in std::mem::take(&mut usage.by_hour.0) {
        let sum: Decimal = hourly.values.iter().map(|value| value.0).sum();
        let mean = rounded(sum / Decimal::from(HOURS));
        if let Some(figure) = usage.figure_mut(hourly.figure) {
            *figure = (!mean.0.is_zero()).then_some(UsageValue::One(mean));
        }
    }
}

/// Gives the figures of every column a shape, keeping the mean of each.
pub fn shape(component: &mut Component, code: &str) {
    let Some((_, percents)) = SHAPES.iter().find(|(name, _)| *name == code) else { return };
    let names = columns(component);
    let Some((_, usage)) = of_mut(component) else { return };
    for name in names {
        let Some(values) = hours_mut(usage, name) else { continue };
        let sum: Decimal = values.iter().map(|value| value.0).sum();
        let mean = sum / Decimal::from(HOURS);
        for (value, percent) in values.iter_mut().zip(percents) {
            *value = rounded(mean * Decimal::new(i64::try_from(*percent).unwrap_or(100), 2));
        }
    }
}

/// Pastes a block of values, rows by line, columns by tab, from a cell on. All of it, or nothing.
///
/// # Errors
/// What is wrong, in words for the table.
pub fn paste(component: &mut Component, column: usize, hour: usize, text: &str) -> Result<(), String> {
    let names = columns(component);
    let mut next = component.clone();
    for (down, line) in text.trim_end().lines().enumerate() {
        for (across, cell) in line.split('\t').enumerate() {
            let (Some(name), true) = (names.get(column + across), hour + down < HOURS) else {
                return Err("there are more values than cells".to_owned());
            };
            let value = parse::number_in(cell, 0, limits::USAGE, limits::USAGE_DECIMALS)
                .map_err(|error| format!("{:02}:00: {error}", hour + down))?;
            set(&mut next, name, hour + down, value);
        }
    }
    *component = next;
    Ok(())
}

fn rounded(value: Decimal) -> Number {
    Number(value.round_dp(limits::USAGE_DECIMALS).normalize())
}

#[cfg(test)]
mod tests {
    use design::{BalancerConfig, ComponentId, Placement};

    use super::*;

    fn balancer(usage: BalancerUsage) -> Component {
        let config = BalancerConfig::of_type(BalancerType::Application);
        let body = Body::LoadBalancer { config, usage: Box::new(usage) };
        Component { id: ComponentId::parse("lb").unwrap(), name: String::new(), placement: Placement::default(), body }
    }

    fn known(new: u64) -> BalancerUsage {
        BalancerUsage { new_per_second: Some(UsageValue::known(new)), ..BalancerUsage::default() }
    }

    #[test]
    fn shapes_keep_the_mean() {
        for (name, percents) in SHAPES {
            assert_eq!(percents.iter().sum::<u64>(), 2_400, "{name}");
        }
        let mut one = balancer(known(100));
        switch(&mut one, true, 730);
        shape(&mut one, "office");
        assert_eq!(value(&one, "new_per_second", 9), Decimal::from(170));
        switch(&mut one, false, 730);
        assert_eq!(of(&one).unwrap().1, &known(100));
    }

    #[test]
    fn an_hour_can_be_set_and_the_others_keep_the_average() {
        let mut one = balancer(known(10));
        set(&mut one, "new_per_second", 3, Decimal::from(50));
        assert_eq!(value(&one, "new_per_second", 3), Decimal::from(50));
        assert_eq!(value(&one, "new_per_second", 4), Decimal::from(10));
        assert_eq!(value(&one, "requests_per_second", 3), Decimal::ZERO);
        assert!(differs(&one));
    }

    #[test]
    fn gb_a_month_become_gb_an_hour() {
        let usage = BalancerUsage { gb_per_month: Some(UsageValue::known(7_300)), ..BalancerUsage::default() };
        let mut one = balancer(usage);
        switch(&mut one, true, 730);
        assert_eq!(value(&one, "gb_per_hour", 0), Decimal::from(10));
        assert_eq!(of(&one).unwrap().1.gb_per_month, None);
    }

    #[test]
    fn gb_by_the_hour_take_the_place_of_those_of_the_month() {
        let month = Some(UsageValue::known(7_300));
        let mut one = balancer(BalancerUsage { gb_per_month: month, ..BalancerUsage::default() });
        set(&mut one, "new_per_second", 0, Decimal::ONE);
        assert_eq!(of(&one).unwrap().1.gb_per_month, month);
        set(&mut one, "gb_per_hour", 0, Decimal::ONE);
        assert_eq!(of(&one).unwrap().1.gb_per_month, None);
    }

    #[test]
    fn a_block_is_pasted_whole_or_not_at_all() {
        let mut one = balancer(known(1));
        switch(&mut one, true, 730);
        paste(&mut one, 0, 22, "5\t6\n7\t8\n").unwrap();
        assert_eq!(value(&one, "requests_per_second", 23), Decimal::from(8));
        let before = one.clone();
        assert!(paste(&mut one, 0, 23, "1\n2").unwrap_err().contains("more values"));
        assert!(paste(&mut one, 0, 0, "1\nmany").unwrap_err().starts_with("01:00"));
        assert_eq!(one, before);
    }
}
