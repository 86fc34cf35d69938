//! Savings Plan rates against rates that AWS published.

use catalog::{Basis, Catalogue};
use design::Design;
use serde_json::json;
use units::Decimal;

/// Region, type, system, plan, term, payment, US dollars an hour: Seoul on 2026-08-06, Tokyo in 2025-09, Mumbai on
/// 2026-10-02, N. Virginia on 2026-10-03.
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
    ("us-east-1", "g6e.48xlarge", "linux", "ec2-instance", "3y", "all-upfront", "11.33"),
];

#[test]
fn rates_of_plans_are_those_of_reserved_instances() {
    for (region, instance_type, os, plan, term, payment, rate) in RATES {
        let document = json!({"abacus": 1, "region": region, "components": [{"id": "web", "kind": "ec2", "config": {
            "instance_type": instance_type, "os": os,
            "purchase": {"savings_plan": {"plan": plan, "term": term, "payment": payment}}}}]});
        let estimate =
            pricing::estimate(&Design::parse(&document.to_string()).unwrap(), Catalogue::embedded()).unwrap();
        let basis = &estimate.components[0].lines[0].price.as_ref().unwrap().basis;
        assert!(matches!(basis, Basis::Derived { .. }), "{basis:?}");
        let ours = estimate.totals.effective_monthly.amount() / Decimal::from(730);
        let theirs: Decimal = rate.parse().unwrap();
        let off = (ours / theirs - Decimal::ONE).abs();
        let name = format!("{region} {instance_type} {os} {plan} {term} {payment}: {ours} for {theirs}");
        assert!(off < Decimal::new(2, 3), "{name}");
    }
}
