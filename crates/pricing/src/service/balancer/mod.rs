//! Load balancers.

use design::{BalancerConfig, BalancerUsage};
use units::Error;

use crate::finding::Finding;
use crate::line::Line;
use crate::service::Context;
use crate::service::charge::Charge;

/// Charges of Load balancers.
pub(in crate::service) fn charges<'a>(
    _context: &Context<'a>,
    _config: &'a BalancerConfig,
    _usage: &'a BalancerUsage,
) -> Result<Vec<Charge<'a>>, Error> {
    Ok(Vec::new())
}

/// What to know about Load balancers.
pub(in crate::service) fn findings(
    _context: &Context<'_>,
    _config: &BalancerConfig,
    _usage: &BalancerUsage,
    _lines: &[Line],
) -> Result<Vec<Finding>, Error> {
    Ok(Vec::new())
}

/// The capacity units of a load balancer, for the table and the chart; none of a Classic one.
pub(crate) fn capacity(
    _context: &Context<'_>,
    _config: &BalancerConfig,
    _usage: &BalancerUsage,
) -> Result<Option<crate::capacity::CapacityUnits>, Error> {
    Ok(None)
}
