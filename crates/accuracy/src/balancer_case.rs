//! Cases of load balancers, as designs.

use catalog::Catalogue;
use design::{Design, Number};
use pricing::service::percent_per_target;
use pricing::{CapacityUnits, Cost, Estimate, Line, estimate};
use serde_json::{Map, Value as Json, json};
use units::{Decimal, Error};

use crate::case::{Case, Exact};
use crate::design_case::{bases, lines, sum};
use crate::figures::{Fault, Figures, Value};
use crate::given::{Given, PartOfDay, Profile};

/// Rules that make one evaluation of a request: the first ten are free.
const ONE_EVALUATION: u64 = 11;

/// The estimate of the case's load balancers.
pub(crate) fn estimated(case: &Case) -> Result<Figures, Fault> {
    let document = document(case)?;
    let estimate = estimate(&Design::parse(&document.to_string())?, Catalogue::embedded())?;
    let mut figures = Figures::of("estimate of a design");
    figures.price_dates = estimate.price_dates.as_ref().map(|dates| (dates.oldest.clone(), dates.newest.clone()));
    figures.bases = bases(&estimate);
    let total = estimate.totals.monthly;
    for name in ["total_usd", "hour_total_usd", "monthly_usd"] {
        figures.set(name, total);
    }
    let hours = sum(&estimate, "elb.hours")?;
    for name in ["load_balancer_hours_usd", "load_balancer_hour_usd"] {
        figures.set(name, hours);
    }
    figures.set("processing_usd", sum(&estimate, "elb.data")?);
    figures.set("public_ipv4_usd", sum(&estimate, "vpc.public-ipv4")?);
    figures.set("cross_zone_usd", sum(&estimate, "transfer.cross-zone")?);
    if let Some(gb) = quantity(&estimate, "transfer.cross-zone") {
        figures.set("cross_zone_gb", gb);
    }
    let capacity = estimate.components.first().and_then(|component| component.capacity.as_ref());
    if let Some(capacity) = capacity.filter(|capacity| !capacity.dimensions.is_empty()) {
        units(&mut figures, capacity, &estimate)?;
    }
    Ok(figures)
}

/// Units by dimension and together, under the name of the unit.
fn units(figures: &mut Figures, capacity: &CapacityUnits, estimate: &Estimate) -> Result<(), Fault> {
    let unit = capacity.unit.to_lowercase();
    for dimension in &capacity.dimensions {
        let name = dimension.name.to_lowercase().replace(' ', "_");
        if let [units] = dimension.units.as_slice() {
            figures.set(format!("{name}_{unit}"), *units);
        }
        let protocol = name.split('_').next().unwrap_or_default();
        let of_protocol = format!("{protocol}_{unit}");
        if let ([units], "tcp" | "udp" | "tls") = (dimension.units.as_slice(), protocol) {
            let larger = match figures.values.get(&of_protocol) {
                Some(Value::Number(known)) => *units.max(known),
                _ => *units,
            };
            figures.set(of_protocol, larger);
        }
    }
    if let [billed] = capacity.billed.as_slice() {
        figures.set(unit.clone(), *billed);
    }
    if let Some(peak) = capacity.billed.iter().max() {
        figures.set(format!("peak_{unit}"), *peak);
    }
    let mostly = capacity.dimensions.get(capacity.mostly).map(|dimension| dimension.name.to_lowercase());
    figures.set("dominant_dimension", Value::Text(mostly.unwrap_or_default().replace(' ', "_")));
    let of_day: Decimal = capacity.billed.iter().sum();
    let average = of_day.checked_div(Decimal::from(capacity.billed.len())).ok_or(Error::Overflow)?;
    figures.set(format!("average_{unit}"), average);
    if let Some(hours) = quantity(estimate, "elb.capacity") {
        figures.set(format!("{unit}_hours"), hours);
    }
    figures.set(format!("{unit}_usd"), sum(estimate, "elb.capacity")?);
    Ok(())
}

fn quantity(estimate: &Estimate, code: &str) -> Option<Decimal> {
    let is_priced = |line: &&Line| line.code == code && matches!(line.cost, Cost::Priced { .. });
    lines(estimate).find(is_priced).and_then(|line| line.quantity)
}

/// Load balancers without public addresses, unless the case says otherwise: addresses are charged apart.
fn document(case: &Case) -> Result<Json, Fault> {
    let given = &case.given;
    let hours = given.hours.or(given.hours_per_month);
    let long = hours.is_some_and(|hours| hours.0 > units::time::HOURS_PER_MONTH);
    Ok(json!({
        "abacus": 1, "region": case.region, "month_days": given.month_days.or(long.then_some(31)),
        "components": [{
            "id": "balancer", "kind": "load-balancer", "placement": {"count": given.load_balancers.unwrap_or(1)},
            "config": {
                "balancer_type": given.load_balancer,
                "scheme": given.scheme.clone().unwrap_or("internal".into()),
                "zones": given.availability_zones,
                "cross_zone": given.cross_zone,
                "mutual_tls": given.mutual_tls,
                "reserved_units": given.reserved_units,
            },
            "usage": usage(given, hours)?,
        }],
    }))
}

fn usage(given: &Given, hours: Option<Exact>) -> Result<Json, Fault> {
    // Evaluations are those of the rules above the free ones: of one such rule in each of as many requests.
    let are_net = given.rule_evaluations_are.as_ref().is_none_or(|are| are.starts_with("net"));
    if given.rule_evaluations_per_second.is_some() && !are_net {
        return Err(Fault::unasked("rule evaluations with the free rules in them"));
    }
    let evaluations = given.rule_evaluations_per_second;
    let rules = given.rules_processed_per_request.map(|rules| Number(rules.0));
    let mut usage = Map::new();
    let figures = [
        ("hours_per_month", hours),
        ("new_per_second", given.new_connections_per_second),
        ("connection_seconds", given.connection_duration_seconds),
        ("active_connections", given.active_connections_per_minute),
        ("requests_per_second", given.requests_per_second.or(evaluations)),
        ("gb_per_hour", given.processed_gb_per_hour),
        ("gb_per_month", given.processed_gb_per_month),
        ("lambda_gb_per_hour", given.lambda_processed_gb_per_hour),
        ("udp_new_per_second", given.udp_new_flows_per_second),
        ("udp_active_flows", given.udp_active_flows_per_minute),
        ("udp_flow_seconds", given.udp_flow_duration_seconds),
        ("udp_gb_per_hour", given.udp_processed_gb_per_hour),
        ("tls_new_per_second", given.tls_new_connections_per_second),
        ("tls_active_connections", given.tls_active_connections_per_minute),
        ("tls_connection_seconds", given.tls_connection_duration_seconds),
        ("tls_gb_per_hour", given.tls_processed_gb_per_hour),
    ];
    for (name, figure) in figures {
        if let Some(figure) = figure {
            usage.insert(name.into(), json!(Number(figure.0)));
        }
    }
    match &given.profile {
        Some(Profile::Day(parts)) => {
            usage.insert("by_hour".into(), by_hour(parts)?);
            let of_parts = parts.iter().any(|part| part.rule_evaluations_per_second.is_some());
            let rules = rules.or(of_parts.then_some(Number::from(ONE_EVALUATION)));
            usage.insert("rules_per_request".into(), json!(rules));
        }
        Some(Profile::Word(word)) if word != "steady" => return Err(Fault::unasked(format!("the profile {word}"))),
        _ => {
            let rules = rules.or(evaluations.map(|_| Number::from(ONE_EVALUATION)));
            usage.insert("rules_per_request".into(), json!(rules));
        }
    }
    Ok(Json::Object(usage))
}

/// The figures that differ by the hour: those that a part of the day has.
fn by_hour(parts: &[PartOfDay]) -> Result<Json, Fault> {
    if parts.iter().map(|part| part.hours).sum::<usize>() != 24 {
        return Err(Fault::unasked("parts of a day that are not 24 hours"));
    }
    type Figure = fn(&PartOfDay) -> Option<Exact>;
    let figures: [(&str, Figure); 4] = [
        ("new_per_second", |part| part.new_connections_per_second),
        ("active_connections", |part| part.active_connections_per_minute),
        ("requests_per_second", |part| part.requests_per_second.or(part.rule_evaluations_per_second)),
        ("gb_per_hour", |part| part.processed_gb_per_hour),
    ];
    let mut all = Map::new();
    for (name, figure) in figures {
        if parts.iter().any(|part| figure(part).is_some()) {
            let of_part = |part| std::iter::repeat_n(figure(part).map_or(Decimal::ZERO, |value| value.0), part.hours);
            let values: Vec<Number> = parts.iter().flat_map(of_part).map(Number).collect();
            all.insert(name.into(), json!(values));
        }
    }
    Ok(Json::Object(all))
}

/// How requests spread over targets, with and without cross-zone load balancing.
pub(crate) fn spread(case: &Case) -> Result<Figures, Fault> {
    let given = &case.given;
    let zones = [("a", given.targets_zone_a), ("b", given.targets_zone_b), ("c", given.targets_zone_c)];
    let zones: Vec<(&str, u64)> = zones.into_iter().filter_map(|(zone, targets)| Some((zone, targets?))).collect();
    if given.availability_zones.is_some_and(|count| usize::try_from(count) != Ok(zones.len())) {
        return Err(Fault::unasked("zones whose targets are not said"));
    }
    let targets: Vec<u64> = zones.iter().map(|(_, targets)| *targets).collect();
    let mut figures = Figures::of("share of a target");
    for cross_zone in [true, false] {
        let state = if cross_zone { "on" } else { "off" };
        for ((zone, _), percent) in zones.iter().zip(percent_per_target(&targets, cross_zone)) {
            if let Some(percent) = percent {
                figures.set(format!("cross_zone_{state}_percent_per_target_zone_{zone}"), percent);
                if cross_zone {
                    figures.set("cross_zone_on_percent_per_target", percent);
                }
            }
        }
    }
    Ok(figures)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(region: &str, given: Json) -> Result<Figures, Fault> {
        let case = json!({
            "id": "", "system": "elb", "title": "", "region": region, "given": given, "expect": {}, "tolerance": {},
            "rates_from": "catalogue", "source": "", "note": "", "recomputed": true,
        });
        crate::figures(&serde_json::from_value(case).unwrap())
    }

    /// Checks figures of a case in us-east-1, by name.
    fn check(given: Json, expected: &[(&str, &str)]) {
        let figures = asked("us-east-1", given).unwrap();
        for (name, value) in expected {
            let value = Value::Number(units::parse_plain(value).unwrap());
            assert_eq!(figures.values.get(*name), Some(&value), "{name}");
        }
    }

    #[test]
    fn protocols_have_units_of_their_own() {
        check(
            json!({
                "load_balancer": "network", "hours": 720, "count": 2, "availability_zones": 2, "cross_zone": true,
                "tcp_new_connections_per_second": 800, "udp_new_flows_per_second": 200,
                "tls_new_connections_per_second": 100, "tls_processed_gb_per_hour": 3,
            }),
            &[
                ("tcp_nlcu", "1"),
                ("udp_nlcu", "0.5"),
                ("tls_nlcu", "3"),
                ("nlcu", "4.5"),
                ("nlcu_hours", "6480"),
                ("nlcu_usd", "38.88"),
                ("cross_zone_gb", "4320"),
            ],
        );
    }

    #[test]
    fn a_day_in_parts_has_a_peak_and_an_average() {
        let parts = json!([
            {"hours": 8, "new_connections_per_second": 100, "processed_gb_per_hour": 1},
            {"hours": 16, "new_connections_per_second": 10, "processed_gb_per_hour": 2},
        ]);
        check(
            json!({"load_balancer": "application", "hours": 24, "profile": parts}),
            &[("peak_lcu", "4"), ("lcu_hours", "64"), ("lcu_usd", "0.512"), ("load_balancer_hours_usd", "0.54")],
        );
        let short = json!([{"hours": 8, "new_connections_per_second": 100}]);
        let given = json!({"load_balancer": "application", "hours": 24, "profile": short});
        assert!(matches!(asked("us-east-1", given), Err(Fault::Unasked(_))));
    }

    #[test]
    fn gateways_pay_by_zone_and_clients_with_certificates_count_twice() {
        check(
            json!({"load_balancer": "gateway", "hours": 744, "availability_zones": 3, "active_flows_per_minute": 60_000}),
            &[("glcu", "1"), ("load_balancer_hours_usd", "27.9"), ("glcu_usd", "2.976")],
        );
        check(
            json!({"load_balancer": "application", "hours": 1, "active_connections_per_minute": 3000, "mutual_tls": true}),
            &[("active_connections_lcu", "2")],
        );
        check(
            json!({"load_balancer": "application", "hours": 1, "lambda_processed_gb_per_hour": 1}),
            &[("processed_bytes_lcu", "2.5")],
        );
    }
}
