//! IPv6 over an egress-only internet gateway: no gateway, no address, and only what leaves the region, in us-east-1.

use crate::paths::support::*;
use pricing::paths::Pays;
use serde_json::json;
use units::Usd;

fn usd(text: &str) -> Usd {
    Usd::new(decimal(text))
}

/// A private server that sends 1,000 GB to a bucket in another region.
fn to_another_region() -> design::Design {
    read(
        "us-east-1",
        json!([
            {"id": "web", "kind": "ec2", "config": {"instance_type": "m7g.large"}},
            {"id": "copy", "kind": "s3", "config": {"storage_class": "standard"}, "usage": {"gb": 0},
                "placement": {"region": "eu-west-1"}},
            {"id": "flow", "kind": "flow", "config": {"from": "web", "to": "copy"}, "usage": {"request_gb": 1000}},
        ]),
    )
}

#[test]
fn data_to_another_region_pays_the_transfer_alone() {
    let comparison = compared(&to_another_region());
    // 1,000 GB at 0.045 + 0.02 USD; 730 h at 0.045 USD, and an address at 0.005 USD.
    let nat = way(&comparison, "nat-same-zone");
    assert_eq!((nat.data.monthly, nat.fixed.monthly, nat.current), (usd("65"), usd("36.5"), true));
    let ipv6 = way(&comparison, "egress-only");
    assert_eq!((ipv6.data.monthly, ipv6.fixed.monthly), (usd("20"), Usd::ZERO));
    assert_eq!(ipv6.change, Some(usd("-81.5")));
    assert_eq!(even(&comparison, "egress-only").pays, Pays::Always);
}

#[test]
fn data_to_the_internet_keeps_its_price_by_tier() {
    // 1,000 GB at 0.09 USD either way; the gateway took 0.045 USD each, half of it 0.02 USD between zones, and 36.50 USD.
    let comparison = compared(&instances(2, "@internet", 1_000));
    let ipv6 = way(&comparison, "egress-only");
    assert_eq!((ipv6.data.monthly, ipv6.change), (usd("90"), Some(usd("-91.5"))));
    let back = compared(
        &topology::alternatives(&instances(2, "@internet", 1_000), &id("flow"))
            .into_iter()
            .find(|way| way.code == "egress-only")
            .unwrap()
            .design,
    );
    assert_eq!((back.choices[0].code, way(&back, "nat-one").change), ("egress-only", Some(usd("91.5"))));
}

#[test]
fn data_to_a_queue_is_free_over_ipv6() {
    let comparison = compared(&instances(1, "@service/sqs", 1_000));
    let ipv6 = way(&comparison, "egress-only");
    assert_eq!((ipv6.data.monthly, ipv6.change), (Usd::ZERO, Some(usd("-81.5"))));
}
