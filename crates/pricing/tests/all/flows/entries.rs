//! Entries in several Regions.

use crate::flows::support::*;
use serde_json::{Value, json};

/// An Application Load Balancer in each Region, which users reach over the internet.
fn two_regions() -> Vec<Value> {
    ["us-east-1", "eu-west-1"]
        .into_iter()
        .flat_map(|region| {
            let config = json!({"balancer_type": "application", "scheme": "internet-facing"});
            let entry = format!("lb-{region}");
            let balancer =
                json!({"id": entry, "kind": "load-balancer", "placement": {"region": region}, "config": config});
            [balancer, flow(&format!("users-{region}"), "@internet", &entry, 1, 1)]
        })
        .collect()
}

#[test]
fn something_sends_users_to_one_of_several_regions() {
    let with = |more: &[Value]| told(&[two_regions(), more.to_vec()].concat(), "dns-regions");
    let expected = "lb-us-east-1: users reach lb-us-east-1 and the same in eu-west-1 from the internet, and nothing sends \
                    each of them to one Region";
    assert_eq!(with(&[]), [expected]);
    let zone = |kind: &str| json!({"id": "zone", "kind": "route53", "config": {"zone_type": kind}});
    assert_eq!(with(&[zone("public")]), [""; 0]);
    assert_eq!(with(&[zone("private")]), [expected], "users do not see it");
    let cdn = [
        json!({"id": "cdn", "kind": "cloudfront"}),
        flow("one", "cdn", "lb-us-east-1", 1, 1),
        flow("other", "cdn", "lb-eu-west-1", 1, 1),
    ];
    assert_eq!(with(&cdn), [""; 0]);
    let internal = two_regions().into_iter().map(|mut one| {
        if one["kind"] == "load-balancer" && one["placement"]["region"] == "eu-west-1" {
            one["config"]["scheme"] = json!("internal");
        }
        one
    });
    assert_eq!(told(&internal.collect::<Vec<_>>(), "dns-regions"), [""; 0], "one Region has no public entry");
}
