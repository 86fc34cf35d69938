//! Advice about load balancers: another type, no data between zones, and the dimension that sets the bill.

mod dominance;
mod other;

use design::{BalancerConfig, BalancerUsage};
use units::Error;

use crate::finding::Finding;
use crate::line::Line;
use crate::service::Context;
use crate::service::balancer::reading::Reading;
use crate::service::balancer::{in_subnets, of_flows};

/// How load balancers with these lines could cost less.
pub(super) fn findings(
    context: &Context<'_>,
    config: &BalancerConfig,
    usage: &BalancerUsage,
    lines: &[Line],
) -> Result<Vec<Finding>, Error> {
    let config = &in_subnets(context, config);
    let usage = &of_flows::usage(context, usage)?;
    let reading = Reading::of(context, config, usage);
    let mut found = other::findings(context, config, usage, lines)?;
    found.extend(dominance::findings(context, config, &reading, lines)?);
    Ok(found)
}
