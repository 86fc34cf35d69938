//! The GB of a load balancer, taken from flows.

use std::borrow::Cow;
use std::ops::Deref;

use design::{BalancerUsage, HourlyFigure, Number, UsageValue};
use units::Error;

use super::dimensions::LAMBDA_GB;
use crate::service::Context;
use crate::service::flow::Carried;

/// The assumption about the GB of a load balancer when they come from flows.
pub(super) const ASSUMED: &str =
    "the GB are those of the flows that end here, both ways; connections and requests that are not said count as none";

/// The usage values of a load balancer, with the GB from flows.
pub(crate) struct Told<'u>(Cow<'u, BalancerUsage>);

impl Told<'_> {
    /// Whether the GB come from flows.
    pub const fn is_of_flows(&self) -> bool {
        matches!(self.0, Cow::Owned(_))
    }
}

impl Deref for Told<'_> {
    type Target = BalancerUsage;

    fn deref(&self) -> &BalancerUsage {
        &self.0
    }
}

/// Whether the usage values of the load balancer itself give the amount of data it processes.
pub(in crate::service) fn says_gb(usage: &BalancerUsage) -> bool {
    usage.is_said(LAMBDA_GB)
        || BalancerUsage::BYTES.iter().any(|(hour, month)| usage.is_said(hour) || usage.is_said(month))
}

/// The usage values with the GB of the flows that end here, unless the load balancer has GB of its own. If a component
/// has several load balancers, each carries the same amount.
pub(crate) fn usage<'u>(context: &Context<'_>, usage: &'u BalancerUsage) -> Result<Told<'u>, Error> {
    if says_gb(usage) {
        return Ok(Told(Cow::Borrowed(usage)));
    }
    let mut filled = usage.clone();
    match Carried::to(context, context.component.placement.count())? {
        Carried::Nothing => return Ok(Told(Cow::Borrowed(usage))),
        Carried::Open => filled.gb_per_month = Some(UsageValue::Open),
        Carried::Monthly(gb) => filled.gb_per_month = Some(UsageValue::One(Number(gb))),
        Carried::Hourly(values) => filled.by_hour.0.push(HourlyFigure { figure: "gb_per_hour", values: *values }),
    }
    Ok(Told(Cow::Owned(filled)))
}
