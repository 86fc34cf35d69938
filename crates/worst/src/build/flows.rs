//! Flows and their ends.

use serde_json::json;

use super::{Making, REGIONS, service};
use crate::genes::Gene;

pub(super) fn add(making: &mut Making<'_>) {
    for index in 0..making.count(Gene::Flows) {
        let mut usage = json!({"request_gb": making.usage(1 + index % 50), "response_gb": 1});
        if making.get(Gene::ByHour) > 0 {
            let hours: Vec<usize> = (0..24).map(|hour| hour % 5).collect();
            usage = json!({"by_hour": {"request_gb": hours}});
        }
        let (Some(from), Some(to)) = (end(making, Gene::From, index), end(making, Gene::To, index * 7 + 1)) else {
            continue;
        };
        if from == to || (from.starts_with('@') && to.starts_with('@')) {
            continue;
        }
        let mut config = json!({"from": from, "to": to});
        if making.get(Gene::SameZone) > 0 {
            config["zones"] = json!("same-zone");
        }
        config["address"] = json!(["ipv4", "public-ipv4", "ipv6"][making.get(Gene::Address).min(2)]);
        let gateways = making.count(Gene::TransitGateways);
        let pinned = making.get(Gene::Pinned).min(gateways);
        if pinned > 0 && index % 2 == 1 {
            config["via"] = json!((0..pinned).map(|at| format!("tg{at}")).collect::<Vec<_>>());
        }
        making.push(format!("f{index}"), "flow", json!({"config": config, "usage": usage}));
    }
}

/// An end of a flow: of the kind that the gene prefers, or else of the next kind that exists.
fn end(making: &Making<'_>, gene: Gene, index: usize) -> Option<String> {
    let of = |counted: Gene, prefix: &str| {
        let count = making.count(counted);
        (count > 0).then(|| format!("{prefix}{}", index % count.max(1)))
    };
    let kinds: [&dyn Fn() -> Option<String>; 6] = [
        &|| of(Gene::Groups, "e"),
        &|| of(Gene::LoadBalancers, "lb"),
        &|| of(Gene::Buckets, "b"),
        &|| Some(format!("@service/{}", service(index % (making.get(Gene::EndServices) + 1)))),
        &|| Some(["@internet", "@on-premises"][index % 2].to_owned()),
        &|| Some(format!("@region/{}", REGIONS[1 + index % (REGIONS.len() - 1)])),
    ];
    let first = making.get(gene);
    let mixed = if first == kinds.len() { index } else { first };
    // The sender must be something that can open a flow.
    let usable = if gene == Gene::From { 2 } else { kinds.len() };
    (0..usable).find_map(|at| kinds[(mixed + at) % usable]())
}
