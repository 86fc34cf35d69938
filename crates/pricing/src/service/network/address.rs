//! Public IPv4 addresses.

use design::{AddressConfig, AddressUsage};
use units::Error;

use crate::finding::Finding;
use crate::line::Line;
use crate::service::Context;
use crate::service::charge::Charge;

/// Charges of Public IPv4 addresses.
pub(in crate::service) fn charges<'a>(
    _context: &Context<'a>,
    _config: &'a AddressConfig,
    _usage: &'a AddressUsage,
) -> Result<Vec<Charge<'a>>, Error> {
    Ok(Vec::new())
}

/// What to know about Public IPv4 addresses.
pub(in crate::service) fn findings(
    _context: &Context<'_>,
    _config: &AddressConfig,
    _usage: &AddressUsage,
    _lines: &[Line],
) -> Result<Vec<Finding>, Error> {
    Ok(Vec::new())
}
