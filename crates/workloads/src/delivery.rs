//! How viewers get data: from a bucket or a load balancer directly, or from CloudFront in front of it.

use serde_json::{Value, json};
use units::Decimal;
use units::format::quantity;

use crate::documents::{KB_PER_GB, SECONDS_PER_MONTH, design, number};
use crate::option::{Designed, LoadOption, even, unlimited};
use crate::workload::Workload;

pub(crate) const OPTIONS: &[LoadOption] = &[
    LoadOption {
        code: "direct",
        label: "Direct",
        gives_up: "Nothing to set up. Every byte leaves the Region at its price, far viewers wait longer, and the origin takes every request",
        design: direct,
        most: unlimited,
        edges: even,
    },
    LoadOption {
        code: "cloudfront",
        label: "CloudFront, pay as you go",
        gives_up: "Served from the edge, data from the origin is free. Requests are billed; what is cached must be invalidated",
        design: |workload, gb| edge(workload, gb, "pay-as-you-go"),
        most: unlimited,
        edges: even,
    },
    LoadOption {
        code: "cloudfront-free",
        label: "CloudFront Free plan",
        gives_up: "With AWS WAF, and never a bill above the plan. Slower beyond its allowance; the fewest rules and features",
        design: |workload, gb| edge(workload, gb, "free"),
        most: |workload| plan_limit(workload, 100, 1_000_000),
        edges: even,
    },
    LoadOption {
        code: "cloudfront-pro",
        label: "CloudFront Pro plan",
        gives_up: "As Free, with more data, rules and features. A fixed price, also in a quiet month",
        design: |workload, gb| edge(workload, gb, "pro"),
        most: |workload| plan_limit(workload, 50_000, 10_000_000),
        edges: even,
    },
    LoadOption {
        code: "cloudfront-business",
        label: "CloudFront Business plan",
        gives_up: "As Pro, with more requests, rules and features. A fixed price, also in a quiet month",
        design: |workload, gb| edge(workload, gb, "business"),
        most: |workload| plan_limit(workload, 50_000, 125_000_000),
        edges: even,
    },
    LoadOption {
        code: "cloudfront-premium",
        label: "CloudFront Premium plan",
        gives_up: "As Business, at the usage level that includes the data and requests. A fixed price, also in a quiet month",
        design: |workload, gb| edge(workload, gb, "premium"),
        most: |workload| LEVELS.last().and_then(|level| level_limit(workload, *level)),
        edges: |workload| LEVELS.iter().filter_map(|level| level_limit(workload, *level)).collect(),
    },
];

/// Usage levels of the Premium plan, in TB.
const LEVELS: [u64; 6] = [50, 75, 125, 200, 350, 600];
/// GB and requests that each TB of a usage level includes.
const LEVEL_GB: u64 = 1_000;
const LEVEL_REQUESTS: u64 = 10_000_000;

/// The requests for this many GB.
fn requests(workload: &Workload, gb: Decimal) -> Option<Decimal> {
    gb.checked_mul(Decimal::from(KB_PER_GB))?.checked_div(workload.number("object_kb")).map(|count| count.ceil())
}

/// The GB at which a flat-rate plan has used its data or its requests.
fn plan_limit(workload: &Workload, gb: u64, requests: u64) -> Option<Decimal> {
    let size = workload.number("object_kb");
    let of_requests = Decimal::from(requests).checked_mul(size)?.checked_div(Decimal::from(KB_PER_GB))?;
    Some(of_requests.min(Decimal::from(gb)))
}

/// The same for a usage level of the Premium plan.
fn level_limit(workload: &Workload, level: u64) -> Option<Decimal> {
    plan_limit(workload, level.checked_mul(LEVEL_GB)?, level.checked_mul(LEVEL_REQUESTS)?)
}

fn direct(workload: &Workload, gb: Decimal) -> Designed {
    let designed = || {
        let requests = requests(workload, gb)?;
        let mut components = vec![origin(workload, requests)];
        components.push(flow("viewers", "Viewers", "@internet", "origin", Some(gb)));
        let runs_as = format!("{} GB and {} requests a month", quantity(gb, 2), quantity(requests, 0));
        Some(Designed::As(design(workload, "Delivered directly", &["internet_out"], components), runs_as))
    };
    Designed::or_too_large(designed())
}

fn edge(workload: &Workload, gb: Decimal, plan: &str) -> Designed {
    let designed = || {
        let requests = requests(workload, gb)?;
        let missed = Decimal::ONE_HUNDRED.checked_sub(workload.number("cache_hit_percent"))?;
        let fetches = requests.checked_mul(missed)?.checked_div(Decimal::ONE_HUNDRED)?.ceil();
        let mut config = json!({
            "plan": plan, "cache_hit_percent": number(workload.number("cache_hit_percent")),
        });
        if let ("premium", Value::Object(members)) = (plan, &mut config) {
            let level =
                LEVELS.into_iter().find(|level| level_limit(workload, *level).is_some_and(|most| gb <= most))?;
            members.insert("premium_level".to_owned(), json!(level.to_string()));
        }
        let viewers = workload.text("viewers");
        if let (true, Value::Object(members)) = (plan == "pay-as-you-go" && viewers != "us", &mut config) {
            members.insert(format!("{viewers}_percent"), json!(100));
        }
        let components = vec![
            json!({
                "id": "cdn", "name": "Distribution", "kind": "cloudfront", "config": config,
                "usage": {"requests": number(requests)},
            }),
            origin(workload, fetches),
            flow("viewers", "Viewers", "@internet", "cdn", Some(gb)),
            flow("fetches", "Not in the cache", "cdn", "origin", None),
        ];
        let runs_as = format!(
            "{} GB, {} of {} requests reach the origin",
            quantity(gb, 2),
            quantity(fetches, 0),
            quantity(requests, 0)
        );
        let allowances = ["cloudfront-data", "cloudfront-requests", "internet_out"];
        Some(Designed::As(design(workload, "Delivered by CloudFront", &allowances, components), runs_as))
    };
    Designed::or_too_large(designed())
}

/// The origin, which answers this many requests; what it stores costs the same with every option and is left out.
fn origin(workload: &Workload, requests: Decimal) -> Value {
    if workload.text("origin") == "bucket" {
        return json!({
            "id": "origin", "name": "Bucket", "kind": "s3", "config": {"storage_class": "standard"},
            "usage": {"gb": 0, "put_requests": 0, "get_requests": number(requests)},
        });
    }
    // Spread evenly over the month; the bytes are those of its flows.
    let per_second = requests.checked_div(Decimal::from(SECONDS_PER_MONTH)).unwrap_or_default();
    let new = per_second.checked_div(workload.number("requests_per_connection")).unwrap_or_default();
    json!({
        "id": "origin", "name": "Load balancer", "kind": "load-balancer", "config": {"balancer_type": "application"},
        "usage": {
            "requests_per_second": number(per_second), "new_per_second": number(new),
            "connection_seconds": number(workload.number("connection_seconds")),
        },
    })
}

/// A flow with the response GB of viewers, or with what its distribution does not have in its cache.
fn flow(id: &str, name: &str, from: &str, to: &str, gb: Option<Decimal>) -> Value {
    let usage = gb.map_or_else(|| json!({}), |gb| json!({"request_gb": 0, "response_gb": number(gb)}));
    json!({"id": id, "name": name, "kind": "flow", "config": {"from": from, "to": to}, "usage": usage})
}
