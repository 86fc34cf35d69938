//! Data transfer that no other component charges.

use design::{TransferConfig, TransferPath, TransferUsage};
use units::Error;
use units::kinds::Gb;

use super::data;
use crate::finding::Finding;
use crate::line::Line;
use crate::service::charge::{Charge, Price};
use crate::service::{Amounts, Context};

/// The charge of data on its path (Amazon EC2 on-demand pricing, data transfer).
pub(in crate::service) fn charges<'a>(
    context: &Context<'a>,
    config: &'a TransferConfig,
    usage: &TransferUsage,
) -> Result<Vec<Charge<'a>>, Error> {
    let gb = context.figure(usage.gb);
    let free = |code: &'static str, label: &'static str| {
        let amounts = Amounts::times(Vec::new(), gb, "GB", "the GB");
        Charge::new::<Gb>(code, label, context.region(), Price::Free, amounts)
    };
    Ok(vec![match config.path {
        TransferPath::InternetOut => data::internet_out(context, gb),
        TransferPath::InternetIn => free("transfer.internet-in", "Data transfer from the internet"),
        TransferPath::CloudFront => free("transfer.cloudfront", "Data transfer to CloudFront"),
        TransferPath::SameZone => free("transfer.same-zone", "Data transfer within an availability zone"),
        TransferPath::SameRegion => free("transfer.same-region", "Data transfer to services of the region"),
        TransferPath::CrossZone => {
            data::cross_zone(context, "Data transfer between zones", gb, config.ends.unwrap_or(2))
        }
        TransferPath::PublicAddress => data::cross_zone(context, "Data transfer by public addresses", gb, 2),
        TransferPath::OtherRegion => {
            let (from, to) = (context.region(), config.to_region.as_deref().unwrap_or_default());
            data::other_region("transfer.other-region", "Data transfer to another region", from, to, gb)
        }
    }])
}

/// What to know about data transfer.
pub(in crate::service) fn findings(
    _context: &Context<'_>,
    _config: &TransferConfig,
    _usage: &TransferUsage,
    _lines: &[Line],
) -> Result<Vec<Finding>, Error> {
    Ok(Vec::new())
}
