//! VPC endpoints.

use design::{EndpointConfig, EndpointUsage};
use units::Error;

use crate::finding::Finding;
use crate::line::Line;
use crate::service::Context;
use crate::service::charge::Charge;

/// Charges of VPC endpoints.
pub(in crate::service) fn charges<'a>(
    _context: &Context<'a>,
    _config: &'a EndpointConfig,
    _usage: &'a EndpointUsage,
) -> Result<Vec<Charge<'a>>, Error> {
    Ok(Vec::new())
}

/// What to know about VPC endpoints.
pub(in crate::service) fn findings(
    _context: &Context<'_>,
    _config: &EndpointConfig,
    _usage: &EndpointUsage,
    _lines: &[Line],
) -> Result<Vec<Finding>, Error> {
    Ok(Vec::new())
}
