//! Instances, hosts, commitments and load balancers.

use serde_json::{Value, json};

use super::Making;
use super::network::place;
use crate::genes::Gene;

const TYPES: [&str; 10] = [
    "m7g.large",
    "m5.xlarge",
    "c6i.2xlarge",
    "r6g.large",
    "t3.medium",
    "t4g.small",
    "m5.large",
    "c5.large",
    "r5.2xlarge",
    "m6i.large",
];
const FAMILIES: [&str; 6] = ["m7g", "m5", "c6i", "r6g", "c5", "m6i"];
/// The value of [`Gene::Running`] that means a profile.
const PROFILE: usize = 4;
const TERMS: [&str; 2] = ["1y", "3y"];
const PAYMENTS: [&str; 3] = ["no-upfront", "partial-upfront", "all-upfront"];

pub(super) fn add(making: &mut Making<'_>) {
    for index in 0..making.count(Gene::Groups) {
        if making.is_full() {
            return;
        }
        let mut placement = place(making, index, making.get(Gene::Spread).max(1));
        // A profile determines the count.
        if making.get(Gene::Running) < PROFILE {
            placement["count"] = json!(1 + index % 5);
        }
        let mut config = json!({"instance_type": kind(making, index)});
        if let Some(purchase) = purchase(making.get(Gene::Purchase), index) {
            config["purchase"] = purchase;
        }
        let usage = json!({"running": running(making.get(Gene::Running), index)});
        making.push(format!("e{index}"), "ec2", json!({"placement": placement, "config": config, "usage": usage}));
    }
    for index in 0..making.count(Gene::Hosts) {
        let placement = json!({"region": making.region(index), "count": 1 + index % 3});
        making.push(format!("h{index}"), "dedicated-host", json!({"placement": placement, "config": {"family": "m5"}}));
    }
    for index in 0..making.count(Gene::Reserved) {
        let placement = json!({"region": making.region(index), "count": 1 + index % 7});
        let config = json!({"instance_type": kind(making, index), "class": "standard", "term": TERMS[index % 2],
            "payment": PAYMENTS[index % 3]});
        making.push(format!("ri{index}"), "reserved-instances", json!({"placement": placement, "config": config}));
    }
    for index in 0..making.count(Gene::Plans) {
        let mut config = json!({"plan": "compute", "usd_per_hour": 1 + index % 9, "term": TERMS[index % 2],
            "payment": PAYMENTS[index % 3]});
        let of_family = match making.get(Gene::PlanKind) {
            0 => false,
            1 => true,
            _ => index % 2 == 0,
        };
        if of_family {
            config["plan"] = json!("ec2-instance");
            config["family"] = json!(FAMILIES[index % FAMILIES.len()]);
        }
        let placement = json!({"region": making.region(index)});
        making.push(format!("sp{index}"), "savings-plan", json!({"placement": placement, "config": config}));
    }
    for index in 0..making.count(Gene::LoadBalancers) {
        let placement = place(making, index, 6);
        let mut usage = json!({"new_per_second": making.usage(20), "connection_seconds": 30});
        if making.get(Gene::ByHour) > 0 {
            let hours: Vec<usize> = (0..24).map(|hour| hour * 3 % 17 + index % 5).collect();
            usage["by_hour"] = json!({"new_per_second": hours});
            usage.as_object_mut().map(|usage| usage.remove("new_per_second"));
        }
        let config = json!({"balancer_type": if index % 2 == 0 { "application" } else { "network" }});
        making.push(
            format!("lb{index}"),
            "load-balancer",
            json!({"placement": placement, "config": config, "usage": usage}),
        );
    }
}

fn kind(making: &Making<'_>, index: usize) -> &'static str {
    TYPES[index % (making.get(Gene::Types) + 1).min(TYPES.len())]
}

fn running(style: usize, index: usize) -> Value {
    match style {
        0 => json!("always"),
        1 => json!({"hours_per_month": 100 + index % 600}),
        2 => {
            json!({"weekly": {"days": ["mon", "wed", "fri"], "hours_per_day": 1 + index % 23, "from_hour": index % 24}})
        }
        3 => json!({"runs": [{"count": 1 + index % 40, "seconds": 90 + index % 4000}]}),
        _ => {
            let count = |day: usize, hour: usize| 1 + (index * 7 + day * 31 + hour * 13) % 9;
            let counts: Vec<Vec<usize>> = (0..7).map(|day| (0..24).map(|hour| count(day, hour)).collect()).collect();
            json!({"profile": {"counts": counts}})
        }
    }
}

fn purchase(style: usize, index: usize) -> Option<Value> {
    let (term, payment) = (TERMS[index % 2], PAYMENTS[index % 3]);
    Some(match style {
        0 => return None,
        1 => json!({"reserved": {"class": "standard", "term": term, "payment": payment}}),
        2 => json!({"savings_plan": {"plan": "compute", "term": term, "payment": payment}}),
        3 => json!("spot"),
        4 => json!({"mixed": {"base": 1, "on_demand_percent": 30}}),
        5 => json!({"reserved": {"class": "convertible", "term": term, "payment": payment, "scope": "zonal"}}),
        _ => return purchase(index % 6, index),
    })
}
