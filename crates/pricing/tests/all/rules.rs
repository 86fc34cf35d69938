//! Billing rules over many prices. Worked cases with known answers are in `crates/accuracy`.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use catalog::Catalogue;
use design::Design;
use pricing::{Cost, Estimate, Line, estimate};
use serde_json::{Value, json};
use units::Decimal;

fn lines(estimate: &Estimate) -> impl Iterator<Item = &Line> {
    estimate.components.iter().flat_map(|component| &component.lines)
}

/// Every EBS price in every region can be applied to the largest volume that AWS sells.
#[test]
fn every_region_prices_every_volume_type() {
    for region in Catalogue::embedded().regions() {
        for volume_type in ["gp3", "gp2", "io1", "io2", "st1", "sc1", "standard"] {
            let mut config = json!({"volume_type": volume_type, "size_gib": 16_384, "iops": 12_345});
            if volume_type == "gp3" {
                config["throughput_mibps"] = 1_999.into();
            }
            let document = json!({"abacus": 1, "region": region.code, "components": [
                {"id": "v", "kind": "ebs", "placement": {"count": 999}, "config": config}]});
            let design = Design::parse(&document.to_string()).unwrap();
            assert!(estimate(&design, Catalogue::embedded()).is_ok(), "{volume_type} in {}", region.code);
        }
    }
}

fn only_line(component: &Value) -> Line {
    let document = json!({"abacus": 1, "region": "us-east-1", "components": [component]});
    let estimate = estimate(&Design::parse(&document.to_string()).unwrap(), Catalogue::embedded()).unwrap();
    lines(&estimate).next().unwrap().clone()
}

#[test]
fn a_month_is_never_billed_beyond_its_hours() {
    let always = only_line(&json!({"id": "g", "kind": "ec2", "config": {"instance_type": "m5.large"}}));
    let more = only_line(&json!({"id": "g", "kind": "ec2", "config": {"instance_type": "m5.large"},
                                 "usage": {"running": {"hours_per_month": 744}}}));
    assert_eq!(more.cost, always.cost);
    let volume = json!({"volume_type": "gp3", "size_gib": 100});
    let always = only_line(&json!({"id": "v", "kind": "ebs", "config": volume}));
    let more = only_line(&json!({"id": "v", "kind": "ebs", "config": volume,
                                 "usage": {"provisioned": {"hours_per_month": 744}}}));
    assert_eq!(more.cost, always.cost);
}

#[test]
fn suse_is_billed_by_the_started_hour_on_every_day() {
    let hours = |os: &str| {
        let line = only_line(&json!({"id": "g", "kind": "ec2", "config": {"instance_type": "m5.large", "os": os},
            "usage": {"running": {"weekly": {"days": ["mon"], "hours_per_day": 7.5}}}}));
        line.factors.iter().map(|factor| factor.value).product::<Decimal>()
    };
    assert_eq!((hours("linux"), hours("suse")), (Decimal::new(75, 1), Decimal::from(8)));
}

#[test]
fn windows_has_no_price_where_it_cannot_run() {
    for instance_type in ["m7g.large", "c6gn.metal", "mac2.metal"] {
        let line = only_line(&json!({"id": "g", "kind": "ec2",
                                     "config": {"instance_type": instance_type, "os": "windows"}}));
        assert!(matches!(line.cost, Cost::NotSold { .. } | Cost::NoPrice { .. }), "{instance_type}: {line:?}");
    }
}

/// Empty slots that a commitment covers have no cost of their own.
#[test]
fn only_slots_outside_commitments_are_said_to_be_billed() {
    let reserved = json!({"class": "standard", "term": "1y", "payment": "no-upfront"});
    let mut group = json!({"id": "g", "kind": "ec2", "placement": {"count": 2},
        "config": {"instance_type": "c5.large", "capacity_reservation": 3},
        "usage": {"running": {"hours_per_month": 365}}});
    let idle = |components: &[&Value]| {
        let document = json!({"abacus": 1, "region": "us-east-1", "components": components});
        let estimate = estimate(&Design::parse(&document.to_string()).unwrap(), Catalogue::embedded()).unwrap();
        let found = estimate.findings.into_iter().find(|finding| finding.rule == "po-cr-idle");
        found.map(|finding| finding.message.split(" reserved").next().unwrap().to_owned())
    };
    assert_eq!(idle(&[&group]).as_deref(), Some("2 of 3"));
    let mut apart = json!({"id": "ri", "kind": "reserved-instances", "placement": {"count": 2}, "config": reserved});
    apart["config"]["instance_type"] = "c5.large".into();
    assert_eq!(idle(&[&group, &apart]).as_deref(), Some("1 of 3"));
    group["config"]["purchase"] = json!({"reserved": reserved});
    assert_eq!(idle(&[&group]).as_deref(), Some("1 of 3"));
    group["placement"]["count"] = 3.into();
    assert_eq!(idle(&[&group]), None);
}

#[test]
fn a_licensed_system_on_a_dedicated_host_says_whose_licence_it_takes_for_granted() {
    let assumed = |os: &str| {
        let document = json!({"abacus": 1, "region": "us-east-1", "components": [
            {"id": "g", "kind": "ec2",
             "config": {"instance_type": "m5.large", "os": os, "tenancy": "host", "host": "h"}},
            {"id": "h", "kind": "dedicated-host", "config": {"family": "m5"}}]});
        let estimate = estimate(&Design::parse(&document.to_string()).unwrap(), Catalogue::embedded()).unwrap();
        lines(&estimate).next().unwrap().assumption.clone()
    };
    assert_eq!(assumed("linux"), None);
    assert!(assumed("windows").unwrap().contains("licences of Windows Server are your own"));
}
