//! S3 objects.

use design::{S3Config, S3Usage};
use units::Error;

use crate::finding::Finding;
use crate::line::Line;
use crate::service::Context;
use crate::service::charge::Charge;

/// Charges of S3 objects.
pub(in crate::service) fn charges<'a>(
    _context: &Context<'a>,
    _config: &'a S3Config,
    _usage: &'a S3Usage,
) -> Result<Vec<Charge<'a>>, Error> {
    Ok(Vec::new())
}

/// What to know about S3 objects.
pub(in crate::service) fn findings(
    _context: &Context<'_>,
    _config: &S3Config,
    _usage: &S3Usage,
    _lines: &[Line],
) -> Result<Vec<Finding>, Error> {
    Ok(Vec::new())
}
