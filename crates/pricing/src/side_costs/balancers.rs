//! Access logs of load balancers.

use design::{BalancerType, BalancerUsage, Body, Figures, S3Config, S3Usage, StorageClass, UsageValue};
use units::Decimal;

use super::candidate::{Candidate, Change, Thing, component};
use super::sizes::{BALANCER_ENTRY_BYTES, BALANCER_FILES_PER_HOUR};
use super::span::Span;
use super::subject::{Cause, number, typical};

pub(super) fn find(cause: Cause<'_>, all: &mut Vec<Candidate>) {
    let Body::LoadBalancer { config, usage } = &cause.component.body else { return };
    // Network Load Balancers log TLS connections only, Gateway Load Balancers nothing.
    let (entries, noun, missing) = match config.balancer_type {
        BalancerType::Application | BalancerType::Classic => {
            ("requests_per_second", "requests", "the requests per second")
        }
        BalancerType::Network if usage.is_said("tls_new_per_second") => {
            ("tls_new_per_second", "TLS connections", "the new TLS connections per second")
        }
        BalancerType::Network | BalancerType::Gateway => return,
    };
    let entries = month_of(cause, usage, entries);
    let zones = u64::try_from(cause.component.placement.subnets.len()).unwrap_or_default().max(config.zones);
    let nodes = zones.saturating_mul(cause.count());
    if entries.is_some_and(Span::is_zero) || nodes == 0 {
        return;
    }
    let gb = entries.and_then(|entries| entries.gb_of_bytes(BALANCER_ENTRY_BYTES));
    let files = Span::of(cause.month().hours()).times(nodes).and_then(|hours| hours.times(BALANCER_FILES_PER_HOUR));
    let (id, title) = (cause.id("access-logs"), format!("Access logs of {} in S3", cause.name()));
    let size = format!("{BALANCER_ENTRY_BYTES} bytes, compressed,");
    let stored = match entries.zip(gb) {
        Some((entries, gb)) => format!("{} {noun} × {size} = {} GB, kept for a month", typical(entries), typical(gb)),
        None => format!("{size} for each of the {noun}, kept for a month"),
    };
    let puts = files.map(|files| format!(" = {} PUT requests", typical(files))).unwrap_or_default();
    all.push(Candidate {
        change: Change::Add(Box::new(component(cause, &id, &title, bucket(gb, files)))),
        id,
        cause: cause.index,
        title,
        assumption: format!("{stored}; a file every five minutes from {} nodes{puts}", number(nodes)),
        depends_on: entries.is_none().then_some(missing),
        thing: Thing::AccessLogs,
        weight: gb.map_or(Decimal::ZERO, Span::typical),
    });
}

/// What happens in a month on all load balancers of a component at this rate; `None` while it is open.
pub(super) fn month_of(cause: Cause<'_>, usage: &BalancerUsage, rate: &str) -> Option<Span> {
    let month = cause.month();
    let per_second = match usage.hours_of(rate) {
        // The average rate.
        Some(hours) => Span::of_day(hours, month)?.divided(month.hours())?,
        None => Span::of_value(usage.figure(rate)?)?,
    };
    let hours = match usage.hours_per_month {
        Some(hours) => Span::of_value(hours)?,
        None => Span::of(month.hours()),
    };
    per_second.by(hours)?.times(3_600)?.times(cause.count())
}

/// Objects of S3 Standard that nobody reads.
fn bucket(gb: Option<Span>, files: Option<Span>) -> Body {
    let value = |span: Option<Span>| Some(span.map_or(UsageValue::Open, Span::value));
    let usage = S3Usage {
        gb: value(gb),
        objects: value(files),
        put_requests: value(files),
        get_requests: Some(UsageValue::known(0)),
        ..S3Usage::default()
    };
    let config = S3Config::of_class(StorageClass::Standard);
    Body::S3 { config, usage: Box::new(usage) }
}
