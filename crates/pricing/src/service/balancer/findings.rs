//! What AWS would reject about load balancers, and settings that do not fit their usage.

use design::{BalancerConfig, BalancerType, BalancerUsage, Component, Figures, Scheme, Transfer, TransferPath};
use units::{Decimal, Error, Usd, format};

use super::dimensions::{CONSUMED, Part, REQUESTS, figures, parts};
use super::percent_per_target;
use super::reading::Reading;
use crate::finding::{Finding, Severity};
use crate::line::Line;
use crate::saving::monthly;
use crate::service::Context;

/// The smallest monthly cost worth reporting.
const LEAST_COST: Usd = Usd::new(Decimal::ONE);

/// What AWS would reject.
pub(super) fn refusals(context: &Context<'_>, config: &BalancerConfig) -> Vec<Finding> {
    use BalancerType::{Application, Classic};
    let balancer = config.balancer_type;
    let refuse = |rule, place, message: String, fix| context.finding(Severity::Error, rule, place, message, fix);
    let zones = (balancer == Application && config.zones < 2).then(|| {
        let message = "an Application Load Balancer needs subnets in at least two availability zones".into();
        refuse("lb-alb-two-azs", "/config/zones", message, "use two zones or more")
    });
    let fixed = (config.fixed_addresses && matches!(balancer, Application | Classic)).then(|| {
        let message = format!("the addresses of {} change", many(balancer));
        let fix = "use a Network Load Balancer, or Global Accelerator before this one";
        refuse("lb-static-ip", "/config/fixed_addresses", message, fix)
    });
    let waf = (config.waf && balancer != Application).then(|| {
        let message = format!("AWS WAF does not protect {}", many(balancer));
        refuse("lb-waf", "/config/waf", message, "use an Application Load Balancer")
    });
    [zones, fixed, waf].into_iter().flatten().collect()
}

/// Settings that do not fit the usage.
pub(super) fn of_use(
    context: &Context<'_>,
    config: &BalancerConfig,
    usage: &BalancerUsage,
    reading: &Reading<'_>,
    lines: &[Line],
) -> Result<Vec<Finding>, Error> {
    let has_bytes = match reading.bytes()? {
        Some(bytes) => Some(bytes.factors.iter().all(|factor| !factor.value.is_zero())),
        None => None,
    };
    let found = [
        idle(context, config, reading, has_bytes, lines),
        uneven(context, config),
        more_zones(context, config),
        unused(context, config, usage, reading),
        requests_only(context, reading),
        durations_beside(context, config, reading),
        load_beside(context, config, reading),
        internet_out(context, config, has_bytes),
    ];
    Ok(found.into_iter().flatten().collect())
}

fn many(balancer: BalancerType) -> String {
    format!("{}s", balancer.label())
}

/// Rule `lb-idle`: no targets, or no connections, requests and bytes.
fn idle(
    context: &Context<'_>,
    config: &BalancerConfig,
    reading: &Reading<'_>,
    has_bytes: Option<bool>,
    lines: &[Line],
) -> Option<Finding> {
    let no_targets = !config.targets_by_zone.is_empty() && config.targets_by_zone.iter().all(|targets| *targets == 0);
    let counts = |name: &&'static str| name.contains("new_") || name.contains("active") || *name == REQUESTS;
    let quiet = if reading.has_units() {
        has_bytes != Some(true) && reading.is_none(CONSUMED)
    } else {
        has_bytes == Some(false) && figures(config.balancer_type).filter(counts).all(|name| reading.is_none(name))
    };
    if !no_targets && !quiet {
        return None;
    }
    let cost = monthly(lines).filter(|cost| *cost > LEAST_COST)?;
    let (why, place) =
        if no_targets { ("has no targets", "/config/targets_by_zone") } else { ("serves nothing", "/usage") };
    let message = format!("the load balancer {why} and costs {} a month", format::money(cost));
    Some(context.finding(Severity::Warning, "lb-idle", place, message, "delete it, or enter its load"))
}

/// Rule `lb-cross-zone-uneven`: one zone has more than 1.5 times as many targets as another.
fn uneven(context: &Context<'_>, config: &BalancerConfig) -> Option<Finding> {
    let targets = &config.targets_by_zone;
    let (least, most) = (targets.iter().min()?, targets.iter().max()?);
    if config.crosses_zones() || *most == 0 || most.saturating_mul(2) <= least.saturating_mul(3) {
        return None;
    }
    let percents: Vec<Decimal> = percent_per_target(targets, false).into_iter().flatten().collect();
    let (low, high) = (percents.iter().min()?, percents.iter().max()?);
    let shown = |percent: &Decimal| format::quantity(*percent, 2);
    let mut message = if low == high {
        format!("without cross-zone load balancing each target gets {} % of the traffic", shown(high))
    } else {
        format!(
            "without cross-zone load balancing a target gets between {} and {} % of the traffic, by its zone",
            shown(low),
            shown(high)
        )
    };
    if *least == 0 {
        message.push_str(", and a zone without targets serves no clients");
    }
    let fix = "spread the targets over the zones alike, or turn cross-zone load balancing on";
    Some(context.finding(Severity::Warning, "lb-cross-zone-uneven", "/config/targets_by_zone", message, fix))
}

/// Rule `lb-targets-zones`: targets in zones that the load balancer is not in get no traffic.
fn more_zones(context: &Context<'_>, config: &BalancerConfig) -> Option<Finding> {
    let (listed, zones) = (config.targets_by_zone.len(), config.zones);
    (u64::try_from(listed).is_ok_and(|listed| listed > zones)).then(|| {
        let noun = if zones == 1 { "zone" } else { "zones" };
        let message = format!("targets are listed for {listed} zones, and the load balancer is in {zones} {noun}");
        let fix = "list as many as it has zones, or put it in more";
        context.finding(Severity::Warning, "lb-targets-zones", "/config/targets_by_zone", message, fix)
    })
}

/// Values that are entered for another type and change no price.
fn unused(
    context: &Context<'_>,
    config: &BalancerConfig,
    usage: &BalancerUsage,
    reading: &Reading<'_>,
) -> Option<Finding> {
    let balancer = config.balancer_type;
    let mut used: Vec<&str> = figures(balancer).collect();
    used.push("hours_per_month");
    if balancer == BalancerType::Classic {
        // Advice uses these values to price other types.
        used.extend(["new_per_second", "connection_seconds", "active_connections"]);
    }
    let names = usage.figures().into_iter().map(|(name, _)| name);
    let mut places: Vec<(&str, &str)> =
        names.filter(|name| reading.is_said(name) && !used.contains(name)).map(|name| ("usage", name)).collect();
    if config.mutual_tls && balancer != BalancerType::Application {
        places.push(("config", "mutual_tls"));
    }
    if config.reserved_units.is_some() && balancer == BalancerType::Classic {
        places.push(("config", "reserved_units"));
    }
    let (part, first) = places.first()?;
    let shown: Vec<String> = places.iter().map(|(_, name)| words(name)).collect();
    let message = format!("not priced for {}: {}", many(balancer), shown.join(", "));
    let fix = "leave them out, or choose the type they belong to";
    let place = if *part == "usage" { reading.place(first) } else { format!("/{part}/{first}") };
    Some(context.finding(Severity::Advice, "lb-figures-unused", &place, message, fix))
}

/// Open connections are given by their number or by their duration: if both are given, the number counts.
fn durations_beside(context: &Context<'_>, config: &BalancerConfig, reading: &Reading<'_>) -> Option<Finding> {
    let is_both = |part: &&Part| reading.is_said(part.active) && reading.is_said(part.seconds);
    if reading.has_units() {
        return None;
    }
    let part = parts(config.balancer_type).iter().filter(|part| !part.dimensions.is_empty()).find(is_both)?;
    let message = format!("{} is not used: {} says how many are open", words(part.seconds), words(part.active));
    let fix = "leave one of them out";
    Some(context.finding(Severity::Advice, "lb-duration-unused", &reading.place(part.seconds), message, fix))
}

/// The values that capacity units are computed from are not used when capacity units are given. Bytes have other uses.
fn load_beside(context: &Context<'_>, config: &BalancerConfig, reading: &Reading<'_>) -> Option<Finding> {
    if !reading.has_units() {
        return None;
    }
    let is_load = |name: &&str| *name != CONSUMED && !name.contains("gb_") && reading.is_said(name);
    let names: Vec<&str> = figures(config.balancer_type).filter(is_load).collect();
    let message = format!(
        "not used, as consumed units are given: {}",
        names.iter().map(|name| words(name)).collect::<Vec<_>>().join(", ")
    );
    let fix = "leave them out, or leave the consumed units out";
    Some(context.finding(Severity::Advice, "lb-load-unused", &reading.place(names.first()?), message, fix))
}

/// Requests need connections, and have bytes.
fn requests_only(context: &Context<'_>, reading: &Reading<'_>) -> Option<Finding> {
    reading.is_requests_only().then(|| {
        let message = "requests are entered without connections and GB, which are priced as none";
        let fix = "enter new connections and GB as well, or 0 for them";
        context.finding(Severity::Advice, "lb-requests-only", &reading.place(REQUESTS), message, fix)
    })
}

/// A field name of the document, in words.
fn words(name: &str) -> String {
    let word = |word: &str| match word {
        "gb" | "udp" | "tls" => word.to_uppercase(),
        "lambda" => "Lambda".to_owned(),
        _ => word.to_owned(),
    };
    name.split('_').map(word).collect::<Vec<_>>().join(" ")
}

/// Data to the internet is a separate component, which is easily forgotten.
fn internet_out(context: &Context<'_>, config: &BalancerConfig, has_bytes: Option<bool>) -> Option<Finding> {
    let is_public = config.scheme == Scheme::InternetFacing && config.balancer_type != BalancerType::Gateway;
    // A data transfer with another sender does not belong to this load balancer.
    let is_of_this = |other: &Component| {
        let transfer = Transfer::of(&other.body).filter(|transfer| transfer.path == TransferPath::InternetOut);
        transfer.is_some_and(|transfer| match transfer.from {
            Some(from) => *from == context.component.id,
            None => context.relations.region_of(other) == context.region(),
        })
    };
    // Flows have their own path to the internet.
    if !is_public || has_bytes != Some(true) || context.flows.pass(&context.component.id) {
        return None;
    }
    let is_told = context.design.components.iter().any(is_of_this);
    (!is_told).then(|| {
        let message =
            "responses to the internet are data transfer, which no component of the design charges for this one";
        let fix = "add a data transfer to the internet from this load balancer";
        context.finding(Severity::Advice, "lb-internet-out-missing", "", message, fix)
    })
}
