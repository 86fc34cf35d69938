//! The GB of a load balancer that flows tell.

use std::borrow::Cow;

use design::{BalancerUsage, Figures, HourlyFigure, Number, UsageValue};
use units::Error;

use super::dimensions::LAMBDA_GB;
use crate::service::Context;
use crate::service::flow::Carried;

/// The figures that tell how much data a load balancer processes.
const GB: [&str; 5] = ["gb_per_hour", "gb_per_month", LAMBDA_GB, "udp_gb_per_hour", "tls_gb_per_hour"];

/// What the GB of a load balancer rest on, where flows tell them.
pub(super) const ASSUMED: &str =
    "the GB are those of the flows that end here, both ways; connections and requests that are not said count as none";

/// The figures with the GB of the flows that end here, where none of its own tells them. A component of several load
/// balancers has each of them carry the same.
pub(super) fn usage<'u>(context: &Context<'_>, usage: &'u BalancerUsage) -> Result<Cow<'u, BalancerUsage>, Error> {
    if GB.iter().any(|name| usage.hours_of(name).is_some() || usage.figure(name).is_some()) {
        return Ok(Cow::Borrowed(usage));
    }
    let mut filled = usage.clone();
    match Carried::to(context, context.component.placement.count())? {
        Carried::Nothing => return Ok(Cow::Borrowed(usage)),
        Carried::Open => filled.gb_per_month = Some(UsageValue::Open),
        Carried::Monthly(gb) => filled.gb_per_month = Some(UsageValue::One(Number(gb))),
        Carried::Hourly(values) => filled.by_hour.0.push(HourlyFigure { figure: "gb_per_hour", values }),
    }
    Ok(Cow::Owned(filled))
}
