//! Data transfer.

use definitions::{ComponentId, DATA_TRANSFER};

use crate::component::Body;
use crate::words::codes;

codes! {
    /// The path of a data transfer.
    TransferPath {
        /// To the internet, in tiers over the whole region.
        InternetOut = "internet-out";
        /// From the internet; free.
        InternetIn = "internet-in";
        /// To CloudFront; free.
        CloudFront = "cloudfront";
        /// Within an Availability Zone over private addresses; free.
        SameZone = "same-zone";
        /// To another Availability Zone of the region; charged at each end.
        CrossZone = "cross-zone";
        /// Between instances of a region over public addresses; charged at each end.
        PublicAddress = "public-address";
        /// To or from AWS services of the region, without a NAT gateway or interface endpoint; free.
        SameRegion = "same-region";
        /// To another region; charged by the sending region.
        OtherRegion = "other-region";
    }
}

/// A data transfer from one place to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Transfer<'a> {
    /// Its path.
    pub path: TransferPath,
    /// The component that sends the data, whose region counts.
    pub from: Option<&'a ComponentId>,
    /// The destination region, for the path `other-region`.
    pub to_region: Option<&'a str>,
}

impl<'a> Transfer<'a> {
    /// Reads a component, if it is of this kind.
    #[must_use]
    pub fn of(body: &'a Body) -> Option<Transfer<'a>> {
        let values = body.values().filter(|values| *values.definition() == DATA_TRANSFER)?;
        let path = TransferPath::ALL.iter().find(|(code, _)| *code == values.code("path"))?.1;
        Some(Transfer { path, from: values.reference("from"), to_region: values.text("to_region") })
    }
}
