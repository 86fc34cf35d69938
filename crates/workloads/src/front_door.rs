//! What takes the requests of a workload: a load balancer or an API.

use serde_json::{Value, json};
use units::Decimal;
use units::format::quantity;

use crate::documents::{KB_PER_GB, design, number, requests_per_month};
use crate::option::{Designed, LoadOption, even, unlimited};
use crate::workload::Workload;

pub(crate) const OPTIONS: &[LoadOption] = &[
    LoadOption {
        code: "load-balancer",
        label: "Application Load Balancer",
        gives_up: "For containers, instances and functions in a VPC; routes, sign-in and AWS WAF. No keys, quotas or validation; billed while idle",
        design: load_balancer,
        most: unlimited,
        edges: even,
    },
    LoadOption {
        code: "http-api",
        label: "API Gateway HTTP API",
        gives_up: "JWT authorizers, private integrations, scales to zero. No keys, usage plans, cache or AWS WAF; 30 seconds at most",
        design: |workload, load| api(workload, load, "http"),
        most: unlimited,
        edges: even,
    },
    LoadOption {
        code: "rest-api",
        label: "API Gateway REST API",
        gives_up: "Keys, usage plans, validation, cache and AWS WAF. The dearest for each request; 29 seconds by default",
        design: |workload, load| api(workload, load, "rest"),
        most: unlimited,
        edges: even,
    },
];

const SECONDS_PER_HOUR: u32 = 3_600;

fn load_balancer(workload: &Workload, load: Decimal) -> Designed {
    let designed = || {
        let each = workload.number("request_kb").checked_add(workload.number("response_kb"))?;
        let connections = workload.number("requests_per_connection");
        // Requests per second, new connections per second and GB per hour at a multiple of the mean.
        let at = |part: Decimal| {
            let requests = load.checked_mul(part)?;
            let kb = requests.checked_mul(Decimal::from(SECONDS_PER_HOUR))?.checked_mul(each)?;
            let gb = kb.checked_div(Decimal::from(KB_PER_GB))?;
            Some([requests, requests.checked_div(connections)?, gb])
        };
        let names = ["requests_per_second", "new_per_second", "gb_per_hour"];
        let mut usage = json!({"connection_seconds": number(workload.number("connection_seconds"))});
        if let (Some(profile), Value::Object(members)) = (workload.profile(), &mut usage) {
            let hours: Vec<[Decimal; 3]> = profile.into_iter().map(at).collect::<Option<_>>()?;
            let by_hour = names.iter().enumerate().map(|(index, name)| {
                let values = hours.iter().filter_map(|hour| hour.get(index)).map(|value| number(*value));
                ((*name).to_owned(), Value::Array(values.collect()))
            });
            members.insert("by_hour".to_owned(), Value::Object(by_hour.collect()));
        } else if let Value::Object(members) = &mut usage {
            let flat = names.into_iter().zip(at(Decimal::ONE)?);
            members.extend(flat.map(|(name, value)| (name.to_owned(), number(value))));
        }
        let zones = workload.number("zones");
        let component = json!({
            "id": "load-balancer", "name": "Load balancer", "kind": "load-balancer",
            "config": {"balancer_type": "application", "zones": number(zones)}, "usage": usage,
        });
        let runs_as = format!("1 load balancer in {zones} zones, {} requests a second", quantity(load, 2));
        Some(Designed::As(design(workload, "Requests through a load balancer", &[], vec![component]), runs_as))
    };
    Designed::or_too_large(designed())
}

fn api(workload: &Workload, load: Decimal, api_type: &str) -> Designed {
    let designed = || {
        let requests = requests_per_month(load)?;
        let mut usage = json!({"requests": number(requests)});
        // The larger of request and response counts, in started parts of 512 KB.
        let size = workload.number("request_kb").max(workload.number("response_kb"));
        if let (true, Value::Object(members)) = (api_type == "http", &mut usage) {
            members.insert("request_kib".to_owned(), number(size));
        }
        let component = json!({
            "id": "api", "name": "API", "kind": "api-gateway", "config": {"api_type": api_type}, "usage": usage,
        });
        let runs_as = format!("{} requests a month", quantity(requests, 0));
        Some(Designed::As(design(workload, "Requests through API Gateway", &[], vec![component]), runs_as))
    };
    Designed::or_too_large(designed())
}
