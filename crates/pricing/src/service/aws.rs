//! What AWS calls the charges of a component: by their price key, and by a key of their own where one price stands for
//! several usage types, or where nothing is charged.

use catalog::{AwsName, Service};
use design::Kind;

use super::Context;
use super::charge::PriceKey;

/// The dimension of what passes VPC peering, which has usage types of its own since April 2025 (Cost and Usage Report
/// guide, data transfer charges).
pub(super) const PEERING: &str = "peering";

impl Context<'_> {
    /// What AWS calls a price of the component's region, where it is surely known.
    pub(crate) fn aws(&self, service: Service, dimension: &str, item: &str) -> Option<AwsName> {
        self.catalogue.aws_name(service, self.region(), dimension, item)
    }

    /// What AWS calls what is billed in `region` by this key; of data that leaves it, for the region `to`.
    pub(super) fn aws_of_key(&self, region: &str, key: &PriceKey, to: Option<&str>) -> Option<AwsName> {
        let PriceKey { service, dimension, item } = key;
        let (service, dimension, item) = match of_peering(item).filter(|_| self.is_peered(*service)) {
            Some(item) => (Service::Vpc, PEERING, item),
            None => (*service, dimension.as_ref(), item.as_ref()),
        };
        self.catalogue.aws_name_to(service, region, dimension, item, to)
    }

    /// What AWS calls what is free, by the code of its charge.
    pub(super) fn aws_of_free(&self, region: &str, code: &str) -> Option<AwsName> {
        let (dimension, item) = match code {
            "transfer.internet-in" => ("in", "internet"),
            "transfer.cloudfront" => ("out", "cloudfront"),
            _ => return None,
        };
        self.catalogue.aws_name(Service::DataTransfer, region, dimension, item)
    }

    fn is_peered(&self, service: Service) -> bool {
        service == Service::DataTransfer && self.component.body.kind() == Kind::VPC_PEERING
    }
}

/// The item of what passes VPC peering, by that of other data transfer.
pub(super) fn of_peering(item: &str) -> Option<&'static str> {
    match item {
        "intra-region" => Some("cross-zone"),
        "other-regions" | "us-east-regions" => Some("other-region"),
        _ => None,
    }
}
