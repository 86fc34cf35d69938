//! Values as users have them: monthly GB by protocol, and capacity units as CloudWatch reports them.

use pricing::Severity;
use serde_json::{Value, json};

use crate::balancer::{balancer, of_rule, priced};

/// The amounts of the lines with this code.
fn amounts(components: &Value, code: &str) -> Vec<Option<String>> {
    let estimate = priced(components);
    let lines = estimate.components[0].lines.iter().filter(|line| line.code == code);
    lines.map(|line| line.cost.known().map(|usd| usd.amount().normalize().to_string())).collect()
}

fn capacity(balancer_type: &str, more: Value, usage: Value) -> Option<String> {
    amounts(&balancer(balancer_type, more, usage), "elb.capacity").remove(0)
}

#[test]
fn gb_of_a_month_are_given_by_protocol() {
    // 10 GB an hour are 10 units at 0.006.
    let udp = capacity("network", json!({}), json!({"udp_gb_per_month": 7300}));
    assert_eq!(udp.as_deref(), Some("43.8"));
    assert_eq!(udp, capacity("network", json!({}), json!({"udp_gb_per_hour": 10})));
    let tls = capacity("network", json!({}), json!({"tls_gb_per_month": 7300}));
    assert_eq!(tls, udp);
    // The protocols are added up, regardless of how each is given.
    let all = json!({"gb_per_month": 3650, "udp_gb_per_month": 7300, "tls_gb_per_hour": 2.5});
    let same = json!({"gb_per_hour": 5, "udp_gb_per_hour": 10, "tls_gb_per_hour": 2.5});
    assert_eq!(capacity("network", json!({}), all.clone()).as_deref(), Some("76.65"));
    assert_eq!(capacity("network", json!({}), all.clone()), capacity("network", json!({}), same.clone()));
    let crossing = |usage| amounts(&balancer("network", json!({"cross_zone": true}), usage), "transfer.cross-zone");
    assert_eq!(crossing(all), [Some("127.75".to_owned())]);
    assert_eq!(crossing(same), [Some("127.75".to_owned())]);
}

#[test]
fn gb_of_a_month_stand_beside_a_day_of_another_protocol() {
    let day: Vec<u64> = (0..24).map(|hour| if hour < 12 { 0 } else { 20 }).collect();
    let usage = json!({"udp_gb_per_month": 7300, "by_hour": {"gb_per_hour": day}});
    assert_eq!(capacity("network", json!({}), usage).as_deref(), Some("87.6"));
}

#[test]
fn known_capacity_units_are_billed_as_they_are() {
    let steady = json!({"consumed_units": 12.5});
    assert_eq!(capacity("application", json!({}), steady.clone()).as_deref(), Some("73"));
    assert_eq!(capacity("network", json!({}), steady.clone()).as_deref(), Some("54.75"));
    assert_eq!(capacity("gateway", json!({}), steady).as_deref(), Some("36.5"));
    let day: Vec<u64> = (0..24).map(|hour| if hour < 12 { 10 } else { 20 }).collect();
    let by_hour = json!({"by_hour": {"consumed_units": day}});
    assert_eq!(capacity("application", json!({}), by_hour.clone()).as_deref(), Some("87.6"));
    assert_eq!(capacity("application", json!({"reserved_units": 15}), by_hour).as_deref(), Some("102.2"));
    let range = balancer("application", json!({}), json!({"consumed_units": {"low": 1, "typical": 2, "high": 4}}));
    let ends = priced(&range).totals.range.unwrap();
    // $16.425 for its hours, and 1 to 4 units.
    assert_eq!((ends.low.amount().normalize().to_string(), ends.high.to_string()), ("22.265".into(), "$39.79".into()));
    assert_eq!(capacity("application", json!({}), json!({"consumed_units": "open"})), None);
}

#[test]
fn a_load_beside_known_units_is_not_used_and_told() {
    let both = balancer("application", json!({}), json!({"consumed_units": 5, "new_per_second": 900}));
    assert_eq!(amounts(&both, "elb.capacity"), [Some("29.2".to_owned())]);
    let [finding] = of_rule(&both, "lb-load-unused").try_into().unwrap();
    assert_eq!((finding.severity, finding.path.as_str()), (Severity::Advice, "/components/0/usage/new_per_second"));
    for rule in ["lb-dominant-dimension", "lb-alb-or-nlb", "lb-idle", "lb-requests-only"] {
        assert!(of_rule(&both, rule).is_empty(), "{rule}");
    }
}

#[test]
fn bytes_are_not_known_from_units() {
    let usage = json!({"consumed_units": 5});
    let crossing = balancer("network", json!({"cross_zone": true}), usage);
    assert_eq!(amounts(&crossing, "transfer.cross-zone"), [None]);
    let idle = balancer("application", json!({}), json!({"consumed_units": 0}));
    assert_eq!(of_rule(&idle, "lb-idle").len(), 1);
}
