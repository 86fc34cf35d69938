//! [`of_component`]: the comparison that a component of a design suggests, with what the design says of its workload.

use design::{Body, Component};
use pricing::ComponentEstimate;
use units::Decimal;

use crate::documents::{KB_PER_GB, SECONDS_PER_MONTH};
use crate::topic::Topic;

/// Milliseconds of a GB-second at a memory of 1 MB.
const MB_MILLISECONDS: u32 = 1_024_000;

/// The comparison that a component suggests, and the values of its form that follow from the design; the others have their
/// defaults. `None` for a component that is neither run, in front of something, nor delivered from.
#[must_use]
pub fn of_component(
    component: &Component,
    region: &str,
    estimate: &ComponentEstimate,
) -> Option<(Topic, Vec<(String, String)>)> {
    let mut given = vec![("region".to_owned(), region.to_owned())];
    let mut give = |name: &str, text: Option<String>| given.extend(text.map(|text| (name.to_owned(), text)));
    let topic = match &component.body {
        Body::Ec2 { config, .. } => {
            give("instance_type", Some(config.instance_type.clone()));
            Topic::Compute
        }
        Body::LoadBalancer { .. } => Topic::FrontDoor,
        Body::S3 { .. } => Topic::Delivery,
        Body::Defined(values) => match values.definition().kind {
            "lambda" => {
                let requests = sum(estimate, &["lambda.requests"]);
                let memory = values.number("memory_mb").map(|number| number.0);
                give("requests_per_second", requests.and_then(per_second));
                give("duration_ms", duration(sum(estimate, &["lambda.duration"]), requests, memory));
                give("memory_mb", memory.map(text));
                give("architecture", Some(values.code("architecture").to_owned()));
                Topic::Compute
            }
            "ecs" if values.code("platform") != "windows" => {
                give("architecture", Some(values.code("platform").to_owned()));
                give("task_vcpu", Some(values.code("vcpu").to_owned()));
                give("task_memory_gb", values.number("memory_gb").map(|number| text(number.0)));
                Topic::Compute
            }
            "api-gateway" => {
                give("requests_per_second", sum(estimate, &["api-gateway.requests"]).and_then(per_second));
                Topic::FrontDoor
            }
            "cloudfront" => {
                let gb = sum(estimate, &["cloudfront.data."]);
                let requests = sum(estimate, &["cloudfront.https.", "cloudfront.http."]);
                give("gb", gb.map(text));
                give("object_kb", size(gb, requests));
                Topic::Delivery
            }
            _ => return None,
        },
        _ => return None,
    };
    // What is not above zero is not a workload.
    given.retain(|(_, text)| text != "0");
    Some((topic, given))
}

/// The quantity of the charges whose codes start so, if there is any and all of them are known.
fn sum(estimate: &ComponentEstimate, codes: &[&str]) -> Option<Decimal> {
    let own = estimate.lines.iter().filter(|line| codes.iter().any(|code| line.code.starts_with(code)));
    own.map(|line| line.quantity).reduce(|sum, more| sum?.checked_add(more?)).flatten()
}

fn per_second(requests: Decimal) -> Option<String> {
    requests.checked_div(Decimal::from(SECONDS_PER_MONTH)).map(text)
}

/// Milliseconds of a request.
fn duration(gb_seconds: Option<Decimal>, requests: Option<Decimal>, memory_mb: Option<Decimal>) -> Option<String> {
    let each = gb_seconds?.checked_div(requests?)?.checked_div(memory_mb?)?;
    each.checked_mul(Decimal::from(MB_MILLISECONDS)).map(text)
}

/// KB of a response.
fn size(gb: Option<Decimal>, requests: Option<Decimal>) -> Option<String> {
    gb?.checked_mul(Decimal::from(KB_PER_GB))?.checked_div(requests?).map(text)
}

/// A number with the decimals that a form takes.
fn text(number: Decimal) -> String {
    number.round_dp(4).normalize().to_string()
}
