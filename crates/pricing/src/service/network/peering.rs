//! VPC peering.

use design::{PeeringConfig, PeeringUsage};
use units::Error;

use crate::finding::Finding;
use crate::line::Line;
use crate::service::Context;
use crate::service::charge::Charge;

/// Charges of VPC peering.
pub(in crate::service) fn charges<'a>(
    _context: &Context<'a>,
    _config: &'a PeeringConfig,
    _usage: &'a PeeringUsage,
) -> Result<Vec<Charge<'a>>, Error> {
    Ok(Vec::new())
}

/// What to know about VPC peering.
pub(in crate::service) fn findings(
    _context: &Context<'_>,
    _config: &PeeringConfig,
    _usage: &PeeringUsage,
    _lines: &[Line],
) -> Result<Vec<Finding>, Error> {
    Ok(Vec::new())
}
