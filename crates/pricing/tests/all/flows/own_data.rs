//! Data that components state themselves, beside their flows.

use crate::flows::support::*;
use serde_json::{Value, json};

#[test]
fn own_data_of_a_distribution_replaces_that_of_its_flows() {
    let cdn = |gb: Value| json!({"id": "cdn", "kind": "cloudfront", "usage": {"viewer_gb": gb, "requests": 0}});
    let viewers = flow("viewers", "@internet", "cdn", 1, 300);
    let expected = "cdn: Data to viewers: its own 100 GB a month are counted, and not the 300 GB of its flows";
    assert_eq!(told(&[cdn(json!(100)), viewers.clone()], "flow-own-data"), [expected]);
    assert_eq!(told(&[cdn(json!(300)), viewers.clone()], "flow-own-data"), [""; 0], "they agree");
    assert_eq!(told(&[cdn(json!("open")), viewers], "flow-own-data"), [""; 0], "not known");
    assert_eq!(told(&[cdn(json!(100))], "flow-own-data"), [""; 0], "no flows");
}

#[test]
fn own_data_of_an_api_is_counted_beside_that_of_flows() {
    let api = |gb: u64| json!({"id": "api", "kind": "api-gateway", "usage": {"requests": 0, "internet_out_gb": gb}});
    let clients = flow("clients", "@internet", "api", 1, 300);
    let expected = "api: its own data to the internet and the 300 GB of clients are both counted";
    assert_eq!(told(&[api(100), clients.clone()], "flow-counted-twice"), [expected]);
    assert_eq!(told(&[api(0), clients], "flow-counted-twice"), [""; 0]);
    let nothing = flow("clients", "@internet", "api", 300, 0);
    assert_eq!(told(&[api(100), nothing], "flow-counted-twice"), [""; 0], "what it receives is free");
}

#[test]
fn the_endpoints_of_an_accelerator_are_where_its_premium_is_paid() {
    let accelerator = |region: &str| {
        json!({"id": "ga", "kind": "global-accelerator",
            "config": {"client_area": "north-america", "endpoint_region": region}})
    };
    let lb = json!({"id": "lb", "kind": "load-balancer", "config": {"balancer_type": "application"}});
    let all = |region| [accelerator(region), lb.clone(), flow("data", "ga", "lb", 1, 1)];
    let expected = "ga: data leads to lb in us-east-1, and the premium is that of endpoints in eu-west-1";
    assert_eq!(told(&all("eu-west-1"), "ga-endpoint-region"), [expected]);
    assert_eq!(told(&all("us-east-1"), "ga-endpoint-region"), [""; 0]);
}
