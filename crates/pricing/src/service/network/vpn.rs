//! Site-to-Site VPN connections.

use design::{VpnConfig, VpnUsage};
use units::Error;

use crate::finding::Finding;
use crate::line::Line;
use crate::service::Context;
use crate::service::charge::Charge;

/// Charges of Site-to-Site VPN connections.
pub(in crate::service) fn charges<'a>(
    _context: &Context<'a>,
    _config: &'a VpnConfig,
    _usage: &'a VpnUsage,
) -> Result<Vec<Charge<'a>>, Error> {
    Ok(Vec::new())
}

/// What to know about Site-to-Site VPN connections.
pub(in crate::service) fn findings(
    _context: &Context<'_>,
    _config: &VpnConfig,
    _usage: &VpnUsage,
    _lines: &[Line],
) -> Result<Vec<Finding>, Error> {
    Ok(Vec::new())
}
