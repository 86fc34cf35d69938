//! Transit gateways.

use design::{TransitConfig, TransitUsage};
use units::Error;

use crate::finding::Finding;
use crate::line::Line;
use crate::service::Context;
use crate::service::charge::Charge;

/// Charges of Transit gateways.
pub(in crate::service) fn charges<'a>(
    _context: &Context<'a>,
    _config: &'a TransitConfig,
    _usage: &'a TransitUsage,
) -> Result<Vec<Charge<'a>>, Error> {
    Ok(Vec::new())
}

/// What to know about Transit gateways.
pub(in crate::service) fn findings(
    _context: &Context<'_>,
    _config: &TransitConfig,
    _usage: &TransitUsage,
    _lines: &[Line],
) -> Result<Vec<Finding>, Error> {
    Ok(Vec::new())
}
