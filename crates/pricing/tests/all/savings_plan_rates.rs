//! Savings Plan rates against rates that AWS published.

use catalog::{Basis, Catalogue};
use design::Design;
use pricing::Estimate;
use serde_json::{Value, json};
use units::Decimal;

/// Region, type, system, plan, term, payment, US dollars an hour: Seoul on 2026-08-06, Tokyo in 2025-09, Mumbai on
/// 2026-10-02, N. Virginia on 2026-10-03, Paris in 2025-09. r8i is sold without Reserved Instances.
const RATES: &[(&str, &str, &str, &str, &str, &str, &str)] = &[
    ("ap-northeast-1", "c5.xlarge", "windows", "compute", "1y", "all-upfront", "0.349"),
    ("ap-northeast-1", "c5.xlarge", "windows", "compute", "1y", "no-upfront", "0.361"),
    ("ap-northeast-1", "c5.xlarge", "windows", "compute", "1y", "partial-upfront", "0.352"),
    ("ap-northeast-1", "c5.xlarge", "windows", "compute", "3y", "all-upfront", "0.299"),
    ("ap-northeast-1", "c5.xlarge", "windows", "compute", "3y", "partial-upfront", "0.301"),
    ("ap-northeast-1", "c5.xlarge", "windows", "ec2-instance", "1y", "no-upfront", "0.319"),
    ("ap-northeast-2", "m7i.xlarge", "linux", "compute", "1y", "all-upfront", "0.16567"),
    ("ap-northeast-2", "m7i.xlarge", "linux", "compute", "1y", "no-upfront", "0.17750"),
    ("ap-northeast-2", "m7i.xlarge", "linux", "compute", "1y", "partial-upfront", "0.16905"),
    ("ap-northeast-2", "m7i.xlarge", "linux", "compute", "3y", "all-upfront", "0.11754"),
    ("ap-northeast-2", "m7i.xlarge", "linux", "compute", "3y", "no-upfront", "0.12953"),
    ("ap-northeast-2", "m7i.xlarge", "linux", "ec2-instance", "1y", "all-upfront", "0.15126"),
    ("ap-northeast-2", "m7i.xlarge", "linux", "ec2-instance", "1y", "no-upfront", "0.16207"),
    ("ap-northeast-2", "m7i.xlarge", "linux", "ec2-instance", "1y", "partial-upfront", "0.15435"),
    ("ap-northeast-2", "m7i.xlarge", "linux", "ec2-instance", "3y", "all-upfront", "0.09742"),
    ("ap-northeast-2", "m7i.xlarge", "linux", "ec2-instance", "3y", "no-upfront", "0.11193"),
    ("ap-south-1", "m7g.large", "linux", "compute", "1y", "no-upfront", "0.043"),
    ("ap-south-1", "m7g.large", "linux", "compute", "3y", "no-upfront", "0.0293"),
    ("eu-west-3", "r8i.xlarge", "linux", "ec2-instance", "3y", "no-upfront", "0.14753"),
    ("eu-west-3", "r8i.xlarge", "windows", "ec2-instance", "3y", "no-upfront", "0.33153"),
    ("us-east-1", "g6e.48xlarge", "linux", "ec2-instance", "3y", "all-upfront", "11.33"),
];

fn estimated(document: &Value) -> Option<Estimate> {
    pricing::estimate(&Design::parse(&document.to_string()).ok()?, Catalogue::embedded()).ok()
}

/// The effective rate of an instance-hour, with its basis.
fn hourly(region: &str, instance_type: &str, os: &str, purchase: &Value) -> Option<(Decimal, Basis)> {
    let estimate = estimated(&json!({"abacus": 1, "region": region, "components": [{"id": "web", "kind": "ec2",
        "config": {"instance_type": instance_type, "os": os, "purchase": purchase}}]}))?;
    let basis = estimate.components[0].lines[0].price.as_ref()?.basis.clone();
    Some((estimate.totals.effective_monthly.amount() / Decimal::from(730), basis))
}

#[test]
fn rates_of_plans_are_those_that_aws_published() {
    for (region, instance_type, os, plan, term, payment, rate) in RATES {
        let purchase = json!({"savings_plan": {"plan": plan, "term": term, "payment": payment}});
        let (ours, basis) = hourly(region, instance_type, os, &purchase).unwrap();
        assert!(matches!(basis, Basis::Derived { .. }), "{basis:?}");
        let theirs: Decimal = rate.parse().unwrap();
        let off = (ours / theirs - Decimal::ONE).abs();
        let name = format!("{region} {instance_type} {os} {plan} {term} {payment}: {ours} for {theirs}");
        assert!(off < Decimal::new(2, 3), "{name}");
    }
}

fn plan(plan: &str, term: &str, payment: &str) -> Value {
    json!({"savings_plan": {"plan": plan, "term": term, "payment": payment}})
}

fn reserved(term: &str, payment: &str) -> Value {
    json!({"reserved": {"class": "standard", "term": term, "payment": payment}})
}

/// Where a rate comes from, in the order in which the sources are asked.
#[test]
fn rates_come_from_the_closest_source() {
    let one_year = |payment: &str| plan("compute", "1y", payment);
    for (region, instance_type, os, purchase, rate, basis) in [
        ("us-east-1", "c8i.96xlarge", "linux", one_year("no-upfront"), "13.00219", "listed"),
        (
            "us-east-1",
            "c8i.large",
            "linux",
            one_year("no-upfront"),
            "0.06772",
            "derived: on-demand $0.09371 × $13.00219 ÷ $17.99232, the share that c8i.96xlarge pays",
        ),
        (
            "eu-west-2",
            "m8i.xlarge",
            "linux",
            one_year("partial-upfront"),
            "0.177014",
            "derived: on-demand $0.24476 × $0.1685809524 ÷ $0.2331, the share that m7i.xlarge pays",
        ),
        (
            "eu-west-2",
            "g7e.2xlarge",
            "linux",
            plan("compute", "3y", "partial-upfront"),
            "3.156467",
            "approximate: on-demand $5.84531 × 58.32 %, the median of g7e over regions; no upfront $3.408984792 ÷ 1.08 = \
             $3.1564674 an hour",
        ),
        ("us-east-1", "m8g.xlarge", "linux", reserved("1y", "all-upfront"), "0.110845", "listed"),
        ("us-east-1", "m5.xlarge", "suse", reserved("1y", "all-upfront"), "0.146005", "listed"),
        (
            "us-east-1",
            "m5.xlarge",
            "suse",
            reserved("1y", "no-upfront"),
            "0.15647",
            "derived: Linux $0.121 (2025-04) + SUSE Linux Enterprise Server $0.03546964286 (2026-05, all upfront \
             $0.146005 − $0.1129, × 1.05 ÷ 0.98 for no upfront)",
        ),
        ("us-east-1", "m5.xlarge", "rhel", reserved("3y", "all-upfront"), "0.129795", "listed"),
        (
            "us-east-1",
            "m3.large",
            "linux",
            reserved("3y", "partial-upfront"),
            "0.05558",
            "derived: all upfront $0.052245 ÷ 0.94 = $0.05557978723 an hour",
        ),
    ] {
        let (found, why) = hourly(region, instance_type, os, &purchase).unwrap();
        assert_eq!((found.round_dp(6).normalize().to_string().as_str(), why.to_string().as_str()), (rate, basis));
    }
}

#[test]
fn hours_that_follow_from_an_approximate_rate_say_so() {
    let estimate = estimated(&json!({"abacus": 1, "region": "eu-west-2", "components": [
        {"id": "gpu", "kind": "ec2", "config": {"instance_type": "g7e.2xlarge"}},
        {"id": "plan", "kind": "savings-plan",
         "config": {"plan": "compute", "usd_per_hour": 1, "term": "1y", "payment": "no-upfront"}}]}))
    .unwrap();
    let line = |code: &str| {
        let mut lines = estimate.components.iter().flat_map(|component| &component.lines);
        lines.find(|line| line.code.starts_with(code)).unwrap()
    };
    let covered = line("ec2.covered.plan");
    assert_eq!(covered.label, "g7e.2xlarge, Linux, covered by plan");
    for line in [covered, line("ec2.instance")] {
        assert!(line.assumption.as_ref().unwrap().contains("the rate of a plan is approximate"), "{}", line.code);
    }
    assert!(line("savings-plan.commitment").assumption.as_ref().unwrap().contains("some of them approximate"));
}
