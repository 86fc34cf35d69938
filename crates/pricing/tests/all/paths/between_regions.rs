//! Peering or transit gateways between VPCs of two regions: us-east-1 and eu-west-1.

use crate::paths::support::*;
use pricing::paths::Pays;
use serde_json::json;
use units::Usd;

fn usd(text: &str) -> Usd {
    Usd::new(decimal(text))
}

#[test]
fn both_pay_transfer_and_transit_gateways_their_attachments_and_gb() {
    let group = |id: &str, region: &str| json!({"id": id, "kind": "ec2", "config": {"instance_type": "t3.micro"}, "placement": {"region": region}});
    let design = read(
        "us-east-1",
        json!([
            group("web", "us-east-1"),
            group("app", "eu-west-1"),
            {"id": "flow", "kind": "flow", "config": {"from": "web", "to": "app"},
                "usage": {"request_gb": 1_000, "response_gb": 500}},
        ]),
    );
    let comparison = compared(&design);
    // 0.02 USD per GB in each direction.
    let peering = way(&comparison, "peering");
    assert_eq!((peering.data.monthly, peering.fixed.monthly, peering.current), (usd("30"), Usd::ZERO, true));
    // A VPC and the other gateway at each of the two: 730 h at 0.05 USD, four times; and 0.02 USD per GB at the sender.
    let transit = way(&comparison, "transit-gateway");
    assert_eq!((transit.data.monthly, transit.fixed.monthly), (usd("60"), usd("146")));
    assert_eq!(transit.change, Some(usd("176")));
    assert_eq!(even(&comparison, "peering").pays, Pays::Always);
    assert_eq!(even(&comparison, "transit-gateway").pays, Pays::Never);
}
