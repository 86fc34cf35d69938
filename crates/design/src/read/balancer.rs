//! Reads load balancers.

use super::figures::figures;
use super::node::{Node, Object};
use crate::balancer::{BalancerConfig, BalancerType, BalancerUsage, HourlyFigure, HourlyFigures, Scheme};
use crate::component::Body;
use crate::figures::Figures;
use definitions::Number;
use definitions::limits;

pub(super) fn balancer(object: &mut Object<'_, '_>) -> Option<Body> {
    let config = object.required("config", config);
    let usage = object.optional("usage", usage).unwrap_or_default();
    Some(Body::LoadBalancer { config: config?, usage })
}

fn config(node: Node<'_, '_>) -> Option<BalancerConfig> {
    let mut object = node.object()?;
    let zones_limit = u64::try_from(limits::ZONES).unwrap_or(u64::MAX);
    let balancer_type = object.required("balancer_type", |node| node.word(BalancerType::ALL));
    let scheme = object.optional("scheme", |node| node.word(Scheme::ALL)).unwrap_or_default();
    let zones = object.optional("zones", |node| node.whole(1, zones_limit));
    let cross_zone = object.optional("cross_zone", |node| node.boolean());
    let targets = object.optional("targets_by_zone", |node| {
        node.list(limits::ZONES)?.into_iter().map(|node| node.whole(0, limits::COUNT)).collect::<Option<Vec<_>>>()
    });
    let mutual_tls = object.optional("mutual_tls", |node| node.boolean());
    let reserved_units = object.optional("reserved_units", |node| node.whole(0, limits::CAPACITY_UNITS));
    let waf = object.optional("waf", |node| node.boolean());
    let fixed_addresses = object.optional("fixed_addresses", |node| node.boolean());
    object.finish();
    Some(BalancerConfig {
        scheme,
        zones: zones.unwrap_or(BalancerConfig::default_zones()),
        cross_zone,
        targets_by_zone: targets.unwrap_or_default(),
        mutual_tls: mutual_tls.unwrap_or_default(),
        reserved_units,
        waf: waf.unwrap_or_default(),
        fixed_addresses: fixed_addresses.unwrap_or_default(),
        balancer_type: balancer_type?,
    })
}

fn usage(node: Node<'_, '_>) -> Option<Box<BalancerUsage>> {
    let mut object = node.object()?;
    let mut usage = Box::<BalancerUsage>::default();
    figures(&mut object, usage.as_mut());
    usage.by_hour = object.optional("by_hour", |node| by_hour(node, BalancerUsage::HOURLY)).unwrap_or_default();
    for (hour, month) in BalancerUsage::BYTES {
        if usage.figure(month).is_none() {
            continue;
        }
        if usage.figure(hour).is_some() {
            let message = format!("{hour} and {month} say the same thing");
            object.node().refuse::<()>(message, "leave one of them out");
        }
        if usage.hours_of(hour).is_some() {
            let message = format!("{hour} by the hour and {month} say the same thing");
            object.node().refuse::<()>(message, "leave one of them out");
        }
    }
    object.finish();
    Some(usage)
}

/// Reads usage values that differ by the hour of the day.
pub(super) fn by_hour(node: Node<'_, '_>, names: &[&'static str]) -> Option<HourlyFigures> {
    let mut object = node.object()?;
    let mut all = Vec::new();
    for name in names {
        if let Some(values) = object.optional(name, day) {
            all.push(HourlyFigure { figure: name, values });
        }
    }
    object.finish();
    Some(HourlyFigures(all))
}

fn day(node: Node<'_, '_>) -> Option<[Number; 24]> {
    let number = |node: Node<'_, '_>| node.number(0, limits::USAGE, limits::USAGE_DECIMALS);
    let values: Vec<Number> = node.list(24)?.into_iter().map(number).collect::<Option<_>>()?;
    let count = values.len();
    match <[Number; 24]>::try_from(values) {
        Ok(values) => Some(values),
        Err(_) => node.refuse(format!("{count} values"), "write 24, one for each hour from midnight"),
    }
}
