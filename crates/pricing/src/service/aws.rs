//! The AWS names of the charges of a component: by price key, or by a separate key where several usage types share a
//! price or nothing is charged.

use catalog::{AwsName, PriceList};
use design::Kind;

use super::Context;
use super::charge::PriceKey;
use super::network::data::PAIR_OF_REGIONS;

/// The dimension of data over VPC peering, which has had its own usage types since April 2025 (Cost and Usage Report
/// guide, data transfer charges).
pub(super) const PEERING: &str = "peering";

impl Context<'_> {
    /// The AWS name of a price in the region of the component, if known for certain.
    pub(crate) fn aws(&self, list: PriceList, dimension: &str, item: &str) -> Option<AwsName> {
        self.catalogue.aws_name(list, self.region(), dimension, item)
    }

    /// The AWS name of a charge with this key in `region`; `to` is the region that the data goes to, if it leaves.
    pub(super) fn aws_of_key(&self, region: &str, key: &PriceKey, to: Option<&str>) -> Option<AwsName> {
        let PriceKey { list, dimension, item } = key;
        let (list, dimension, item) = match of_peering(dimension, item).filter(|_| self.is_peered(*list)) {
            Some(item) => (PriceList::Vpc, PEERING, item),
            None => (*list, dimension.as_ref(), item.as_ref()),
        };
        self.catalogue.aws_name_to(list, region, dimension, item, to)
    }

    /// The AWS name of a free charge, by its code.
    pub(super) fn aws_of_free(&self, region: &str, code: &str) -> Option<AwsName> {
        let (dimension, item) = match code {
            "transfer.internet-in" => ("in", "internet"),
            "transfer.cloudfront" => ("out", "cloudfront"),
            _ => return None,
        };
        self.catalogue.aws_name(PriceList::DataTransfer, region, dimension, item)
    }

    fn is_peered(&self, list: PriceList) -> bool {
        list == PriceList::DataTransfer && self.component.body.kind() == Kind::VPC_PEERING
    }
}

/// The item of data over VPC peering, by the dimension and the item of other data transfer.
fn of_peering(dimension: &str, item: &str) -> Option<&'static str> {
    match (dimension, item) {
        ("out", "intra-region") => Some("cross-zone"),
        ("out", "other-regions") | (PAIR_OF_REGIONS, _) => Some("other-region"),
        _ => None,
    }
}
