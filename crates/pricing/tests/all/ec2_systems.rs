//! Prices of instances with operating systems and databases that cost more than Linux.

use catalog::Catalogue;
use design::Design;
use serde_json::json;

/// The price of an instance-hour on demand, with its basis.
fn hourly(instance_type: &str, os: &str) -> Option<(String, String)> {
    let document = json!({"abacus": 1, "region": "us-east-1", "components": [
        {"id": "web", "kind": "ec2", "config": {"instance_type": instance_type, "os": os}}]});
    let estimate = pricing::estimate(&Design::parse(&document.to_string()).ok()?, Catalogue::embedded()).ok()?;
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

#[test]
fn sql_server_does_not_run_on_arm() {
    for os in ["windows", "windows-sql-web", "windows-sql-standard", "windows-sql-enterprise"] {
        assert_eq!(hourly("m7g.large", os), None);
    }
}
