//! Prices of instances with operating systems and databases that cost more than Linux.

use catalog::Catalogue;
use design::Design;
use pricing::{Cost, Estimate};
use serde_json::{Value, json};
use units::Decimal;

fn estimated(region: &str, components: &[Value]) -> Option<Estimate> {
    let document = json!({"abacus": 1, "region": region, "components": components});
    pricing::estimate(&Design::parse(&document.to_string()).ok()?, Catalogue::embedded()).ok()
}

/// The price of an instance-hour on demand, with its basis.
fn hourly(instance_type: &str, os: &str) -> Option<(String, String)> {
    let web = json!({"id": "web", "kind": "ec2", "config": {"instance_type": instance_type, "os": os}});
    let estimate = estimated("us-east-1", &[web])?;
    let price = estimate.components[0].lines[0].price.as_ref()?;
    Some((price.unit_price.amount().to_string(), price.basis.to_string()))
}

/// The prices with SQL Server are those of AWS's list.
#[test]
fn systems_cost_what_aws_lists() {
    for (instance_type, os, price, basis) in [
        ("m5.xlarge", "ubuntu-pro", "0.199", "listed"),
        ("m5.large", "windows", "0.188", "listed"),
        (
            "m5.large",
            "windows-sql-standard",
            "0.668",
            "derived: Windows Server $0.188 (2026-05) + SQL Server Standard $0.48 (2026-11, 4 vCPU × $0.12)",
        ),
        (
            "m5.xlarge",
            "windows-sql-enterprise",
            "1.876",
            "derived: Windows Server $0.376 (2026-05) + SQL Server Enterprise $1.50 (2026-11, 4 vCPU × $0.375)",
        ),
        (
            "m5.2xlarge",
            "windows-sql-web",
            "0.8872",
            "derived: Windows Server $0.752 (2026-05) + SQL Server Web $0.1352 (2026-11, 8 vCPU × $0.0169)",
        ),
        (
            "m9g.xlarge",
            "ubuntu-pro",
            "0.20268",
            "derived: Linux $0.19568 (2026-07-20) + Ubuntu Pro $0.007 (2026-11, 4 vCPU × $0.00175)",
        ),
    ] {
        let found = hourly(instance_type, os).unwrap();
        assert_eq!((found.0.as_str(), found.1.as_str()), (price, basis), "{instance_type} {os}");
    }
}

/// The effective rate of a Reserved Instance that AWS published in 2025-09.
#[test]
fn reserved_sql_server_costs_what_aws_lists() {
    let server = json!({"id": "web", "kind": "ec2", "config": {
        "instance_type": "m6id.2xlarge", "os": "windows-sql-standard",
        "purchase": {"reserved": {"class": "standard", "term": "3y", "payment": "partial-upfront"}}}});
    let estimate = estimated("ca-central-1", &[server]).unwrap();
    let ours = estimate.totals.effective_monthly.amount() / Decimal::from(730);
    let theirs = Decimal::new(1_539_664_962, 9);
    assert!((ours / theirs - Decimal::ONE).abs() < Decimal::new(2, 3), "{ours}");
}

#[test]
fn sql_server_does_not_run_on_arm() {
    for os in ["windows", "windows-sql-web", "windows-sql-standard", "windows-sql-enterprise"] {
        assert_eq!(hourly("m7g.large", os), None);
    }
}

/// Effective rates of dedicated instances that AWS published: in Tokyo and Paris, in 2025-09. The fee of the region comes
/// on top.
#[test]
fn dedicated_instances_cost_what_aws_lists() {
    let reserved = json!({"reserved": {"class": "standard", "term": "3y", "payment": "partial-upfront"}});
    let plan = json!({"savings_plan": {"plan": "ec2-instance", "term": "3y", "payment": "no-upfront"}});
    for (region, instance_type, os, purchase, rate) in [
        ("ap-northeast-1", "c6i.large", "windows-sql-web", reserved, "0.2092718"),
        ("eu-west-3", "r8i.xlarge", "windows", plan, "0.34628"),
    ] {
        let web = json!({"id": "web", "kind": "ec2", "config": {
            "instance_type": instance_type, "os": os, "tenancy": "dedicated", "purchase": purchase}});
        let estimate = estimated(region, &[web]).unwrap();
        let fee = estimate.components[0].lines.iter().find(|line| line.code == "ec2.dedicated-fee").unwrap();
        let Cost::Priced { monthly } = fee.cost else { panic!("{:?}", fee.cost) };
        assert_eq!(monthly.amount(), Decimal::from(1460));
        let ours = (estimate.totals.effective_monthly.amount() - Decimal::from(1460)) / Decimal::from(730);
        let theirs: Decimal = rate.parse().unwrap();
        assert!((ours / theirs - Decimal::ONE).abs() < Decimal::new(2, 3), "{instance_type}: {ours} for {theirs}");
    }
}

#[test]
fn the_fee_of_dedicated_instances_is_paid_once_for_a_region() {
    let group = |id: &str, region: &str, running: Value| {
        json!({"id": id, "kind": "ec2", "placement": {"region": region, "count": 3}, "usage": {"running": running},
               "config": {"instance_type": "m5.large", "tenancy": "dedicated"}})
    };
    let some = || json!({"hours_per_month": 100});
    let fees = |components: &[Value]| {
        let estimate = estimated("us-east-1", components).unwrap();
        let lines = estimate.components.iter().flat_map(|component| &component.lines);
        let fees = lines.filter(|line| line.code == "ec2.dedicated-fee");
        fees.map(|line| (line.quantity.unwrap().to_string(), line.assumption.is_some())).collect::<Vec<_>>()
    };
    let hours = |hours: &str, assumed: bool| (hours.to_owned(), assumed);
    assert_eq!(fees(&[group("a", "eu-west-1", some())]), [hours("100", false)]);
    assert_eq!(fees(&[group("a", "eu-west-1", some()), group("b", "eu-west-1", some())]), [hours("100", true)]);
    let always = group("b", "eu-west-1", json!("always"));
    assert_eq!(fees(&[group("a", "eu-west-1", some()), always]), [hours("730", false)]);
    assert_eq!(fees(&[group("a", "eu-west-1", some()), group("b", "us-east-1", some())]).len(), 2);
}
