//! Every worked case, and the ways to ask for it as a design.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use accuracy::{Case, Checked, RatesFrom, cases, check, figures, markdown};
use catalog::{Basis, Catalogue};
use design::Design;
use pricing::{Estimate, Line, estimate};
use serde_json::{Value, json};
use units::time::HOURS_PER_MONTH;
use units::{Decimal, Usd};

fn case<'a>(all: &'a [Case], id: &str) -> &'a Case {
    all.iter().find(|case| case.id == id).unwrap()
}

fn expected(case: &Case, key: &str) -> Decimal {
    match case.expect.get(key).unwrap() {
        accuracy::Value::Number(number) => *number,
        other => panic!("{key} is {other:?}"),
    }
}

fn priced(region: &str, components: Value) -> Estimate {
    let document = json!({"abacus": 1, "region": region, "components": components});
    estimate(&Design::parse(&document.to_string()).unwrap(), Catalogue::embedded()).unwrap()
}

fn line<'a>(estimate: &'a Estimate, code: &str) -> &'a Line {
    estimate.components.iter().flat_map(|component| &component.lines).find(|line| line.code == code).unwrap()
}

#[test]
fn every_case_comes_out_as_known() {
    let cases = cases().unwrap();
    let count = |system: &str| cases.iter().filter(|case| case.system == system).count();
    assert_eq!([count("ec2"), count("ebs"), count("elb"), count("commitment"), count("s3")], [4, 4, 8, 13, 6]);
    assert_eq!([count("network"), count("stack")], [12, 3]);
    let mut ids: Vec<&str> = cases.iter().map(|case| case.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), cases.len());
    for case in &cases {
        let checked = check(case);
        assert!(!checked.checks.is_empty() && case.recomputed, "{}", case.id);
        assert!(checked.passed(), "{}: {:#?}", case.id, checked.checks);
        for (key, _) in &case.printed_by_source.0 {
            assert!(case.expect.get(key).is_some(), "{}: {key} is printed and not expected", case.id);
        }
        for (key, _) in &case.must_not_be.0 {
            assert!(case.expect.get(key).is_some(), "{}: {key} must not be and is not expected", case.id);
        }
    }
}

#[test]
fn the_committed_report_is_what_the_program_prints() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/accuracy.md");
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    let cases = cases().unwrap();
    let all: Vec<Checked<'_>> = cases.iter().map(check).collect();
    assert!(markdown(&all) == committed, "run: cargo run -p accuracy > docs/accuracy.md");
}

#[test]
fn prices_that_are_computed_from_others_are_marked_as_derived() {
    let cases = cases().unwrap();
    for id in ["EC2-win-tyo", "HOST-1-c5"] {
        assert_eq!(figures(case(&cases, id)).unwrap().bases, ["derived"], "{id}");
    }
    let host = priced("us-west-2", json!([{"id": "h", "kind": "dedicated-host", "config": {"family": "c5"}}]));
    let price = line(&host, "host.hours").price.as_ref().unwrap();
    assert!(matches!(&price.basis, Basis::Derived { rule } if rule.contains("c5.18xlarge")), "{:?}", price.basis);
}

/// The hour of the user guide as a design: what is covered in every hour is covered in the month.
#[test]
fn reserved_instances_cover_a_design_as_they_cover_an_hour() {
    let cases = cases().unwrap();
    for id in ["RI-6-a", "RI-6-b"] {
        let case = case(&cases, id);
        let (bought, group) = (&case.given.reservations[0], &case.given.running[0]);
        let estimate = priced(
            &case.region,
            json!([
                {"id": "group", "kind": "ec2", "placement": {"count": group.count},
                 "config": {"instance_type": group.instance_type, "os": group.os}},
                {"id": "bought", "kind": "reserved-instances", "placement": {"count": bought.count},
                 "config": {"instance_type": bought.instance_type, "os": bought.os,
                            "class": "standard", "term": "1y", "payment": "no-upfront"}},
            ]),
        );
        let left = expected(case, "on_demand_instance_hours") * HOURS_PER_MONTH;
        // What is covered to the last hour has no line of its own.
        let lines = estimate.components.iter().flat_map(|component| &component.lines);
        let on_demand = lines.filter(|line| line.code == "ec2.instance").map(|line| line.quantity.unwrap());
        assert_eq!(on_demand.sum::<Decimal>(), left, "{id}");
        let all = Decimal::from(group.count) * HOURS_PER_MONTH;
        assert_eq!(line(&estimate, "ec2.covered.bought").quantity, Some(all - left), "{id}");
        let unused = estimate.findings.iter().any(|finding| finding.rule == "po-commit-unused");
        assert!(!unused, "{id}: every hour of the reservations is used");
    }
}

/// The options of the comparison and the same groups bought in that way cost the same.
#[test]
fn a_group_bought_as_reserved_instance_costs_what_the_case_says() {
    let cases = cases().unwrap();
    let case = case(&cases, "RI-1-noupfront");
    let group = &case.given.instances[0];
    for option in case.given.options.iter().filter(|option| *option != "on_demand") {
        let parts: Vec<&str> = option.splitn(3, '_').collect();
        let payment = parts[2].replace('_', "-");
        let estimate = priced(
            &case.region,
            json!([{"id": "g", "kind": "ec2", "config": {
                "instance_type": group.instance_type, "os": group.os,
                "purchase": {"reserved": {"class": parts[0], "term": parts[1], "payment": payment}},
            }}]),
        );
        let expected = expected(case, &format!("{option}_monthly_usd"));
        assert_eq!(estimate.totals.monthly, Usd::new(expected), "{option}");
    }
}

/// The commitment of a plan that is a component of its own is paid as its terms say.
#[test]
fn a_savings_plan_of_a_design_costs_what_the_case_says() {
    let cases = cases().unwrap();
    let plans: Vec<_> = cases.iter().filter(|case| case.id.starts_with("CSP-")).collect();
    assert_eq!(plans.len(), 6);
    for case in plans {
        assert_eq!(case.rates_from, RatesFrom::Given);
        let given = &case.given;
        let rate = given.rates.as_ref().unwrap().plan_usd_per_hour.0;
        let estimate = priced(
            &case.region,
            json!([{"id": "plan", "kind": "savings-plan", "config": {
                "plan": given.plan, "usd_per_hour": design::Number(rate),
                "term": format!("{}y", given.term_years.unwrap()),
                "payment": given.payment.as_ref().unwrap().replace('_', "-"),
            }}]),
        );
        let totals = estimate.totals;
        assert_eq!(totals.upfront, Usd::new(expected(case, "upfront_usd")), "{}", case.id);
        assert_eq!(totals.monthly, Usd::new(expected(case, "recurring_monthly_usd")), "{}", case.id);
        assert_eq!(totals.effective_monthly, Usd::new(expected(case, "normalised_monthly_usd")), "{}", case.id);
    }
}

/// Defined kinds whose known answers are in other files than `cases/services`, or that have none.
const ELSEWHERE: &[(&str, &str)] = &[
    ("data-transfer", "network.json and stack.json"),
    ("direct-connect", "no table has a price"),
    ("internet-gateway", "free"),
    ("vpc-endpoint", "network.json"),
    ("vpc-peering", "its transfer is that of network.json"),
];

#[test]
fn every_defined_kind_has_a_known_answer() {
    let all = cases().unwrap();
    for definition in definitions::ALL {
        let has_case = all.iter().any(|case| case.system == definition.kind && case.given.service.is_some());
        let elsewhere = ELSEWHERE.iter().any(|(kind, _)| *kind == definition.kind);
        assert!(has_case != elsewhere, "{}: {has_case} {elsewhere}", definition.kind);
    }
}
