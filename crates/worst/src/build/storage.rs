//! Volumes, snapshots, buckets and transfer.

use serde_json::{Value, json};

use super::Making;
use crate::genes::Gene;

const CLASSES: [&str; 6] = ["standard", "standard-ia", "intelligent-tiering", "glacier", "glacier-ir", "deep-archive"];

pub(super) fn add(making: &mut Making<'_>) {
    let groups = making.count(Gene::Groups);
    for index in 0..making.count(Gene::Volumes) {
        let mut config =
            json!({"volume_type": if index % 3 == 0 { "gp3" } else { "gp2" }, "size_gib": 20 + index % 900});
        if groups > 0 {
            config["attached_to"] = json!(format!("e{}", index % groups));
        }
        making.push(format!("vol{index}"), "ebs", json!({"config": config}));
    }
    let volumes = making.count(Gene::Volumes);
    for index in 0..making.count(Gene::Snapshots) {
        let config = if volumes > 0 { json!({"of": format!("vol{}", index % volumes)}) } else { json!({}) };
        let usage = json!({"used_gib": making.usage(10 + index % 50), "changed_gib": 1});
        making.push(format!("snap{index}"), "snapshots", json!({"config": config, "usage": usage}));
    }
    for index in 0..making.count(Gene::Buckets) {
        if making.is_full() {
            return;
        }
        let placement = json!({"region": making.region(index)});
        let config = json!({"storage_class": CLASSES[index % (1 + making.get(Gene::Types)).min(CLASSES.len())],
            "bucket": format!("b{}", index / 6)});
        let usage = stored(making, index);
        making.push(format!("b{index}"), "s3", json!({"placement": placement, "config": config, "usage": usage}));
    }
    for index in 0..making.count(Gene::Transfers) {
        let placement = json!({"region": making.region(index)});
        let usage = json!({"gb": making.usage(100 + index)});
        let config = json!({"path": if index % 2 == 0 { "internet-out" } else { "cross-zone" }});
        making.push(
            format!("dt{index}"),
            "data-transfer",
            json!({"placement": placement, "config": config, "usage": usage}),
        );
    }
}

fn stored(making: &Making<'_>, index: usize) -> Value {
    let mut usage = json!({"put_requests": making.usage(1000), "get_requests": making.usage(5000 + index)});
    let (histogram, days) = (making.get(Gene::Histogram), making.get(Gene::Days));
    if histogram > 0 {
        let sizes: Vec<Value> = (1..=histogram).map(|at| json!({"objects": at, "kib": at * 3})).collect();
        usage["sizes"] = json!(sizes);
    } else if days > 0 {
        usage["stored_days"] = json!((0..days).map(|at| json!({"gb": 100 + at, "days": 1})).collect::<Vec<_>>());
        usage["objects"] = json!(5000);
    } else {
        usage["gb"] = making.usage(500 + index);
        usage["objects"] = making.usage(10_000);
    }
    match making.get(Gene::Growth) {
        0 => {}
        1 => usage["growth_gb_per_month"] = making.usage(10),
        _ => usage["growth_percent_per_month"] = making.usage(5),
    }
    usage
}
