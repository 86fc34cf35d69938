//! Direct Connect ports.

use design::{DirectConnectConfig, DirectConnectUsage};
use units::Error;

use crate::finding::Finding;
use crate::line::Line;
use crate::service::Context;
use crate::service::charge::Charge;

/// Charges of Direct Connect ports.
pub(in crate::service) fn charges<'a>(
    _context: &Context<'a>,
    _config: &'a DirectConnectConfig,
    _usage: &'a DirectConnectUsage,
) -> Result<Vec<Charge<'a>>, Error> {
    Ok(Vec::new())
}

/// What to know about Direct Connect ports.
pub(in crate::service) fn findings(
    _context: &Context<'_>,
    _config: &DirectConnectConfig,
    _usage: &DirectConnectUsage,
    _lines: &[Line],
) -> Result<Vec<Finding>, Error> {
    Ok(Vec::new())
}
