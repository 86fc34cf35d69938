//! [`AwsName`]: the name of a price on a bill.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::schema::{AwsNameRow, Prefix};
use crate::{Catalogue, PriceList, Region};

/// The region in which the older usage types have no prefix.
const US_EAST_1: &str = "us-east-1";

/// What AWS calls a charge on bills and in price lists. Only all three together are unique.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct AwsName {
    /// Code of the service in the price list, such as `AmazonEC2`.
    pub service_code: Arc<str>,
    /// The usage type with its region prefix: `EUC1-NatGateway-Bytes`, in us-east-1 `NatGateway-Bytes`.
    pub usage_type: String,
    /// The operation, such as `RunInstances:0002`: empty where AWS leaves it empty, `None` if it is unknown or one
    /// charge has several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operation: Option<Arc<str>>,
}

impl Catalogue {
    /// The service code under which AWS bills most of a service's charges, such as `AmazonEC2`.
    #[must_use]
    pub fn service_code(&self, list: PriceList) -> Option<Arc<str>> {
        Some(Arc::clone(&self.tables.aws_names.get(self.names.service(list)?)?.service_code))
    }

    /// What AWS calls a price in a region, if that is known for certain. The key need not have a price.
    #[must_use]
    pub fn aws_name(&self, list: PriceList, region: &str, dimension: &str, item: &str) -> Option<AwsName> {
        self.aws_name_to(list, region, dimension, item, None)
    }

    /// The same for data sent to the region `to`, which is part of some usage types.
    #[must_use]
    pub fn aws_name_to(
        &self,
        list: PriceList,
        region: &str,
        dimension: &str,
        item: &str,
        to: Option<&str>,
    ) -> Option<AwsName> {
        let region = self.region(region)?;
        let to = to.and_then(|to| self.region(to));
        let row = self.tables.aws_names.get(self.names.aws(list, dimension, item)?)?;
        Some(AwsName {
            service_code: Arc::clone(&row.service_code),
            usage_type: usage_type(row, region, item, to)?,
            operation: row.operation.clone(),
        })
    }
}

pub(crate) fn usage_type(row: &AwsNameRow, region: &Region, item: &str, to: Option<&Region>) -> Option<String> {
    let is_us_east_1 = region.code == US_EAST_1;
    let (prefix, template) = match &row.prefix {
        Prefix::UnknownInUsEast1 if is_us_east_1 => return None,
        Prefix::OtherInUsEast1(other) if is_us_east_1 => ("", other.as_str()),
        Prefix::NotInUsEast1 if is_us_east_1 => ("", row.usage_type.as_str()),
        Prefix::Nowhere => ("", row.usage_type.as_str()),
        _ => (region.usage_prefix.as_deref()?, row.usage_type.as_str()),
    };
    if template.is_empty() {
        return None;
    }
    let mut text = String::with_capacity(prefix.len() + 1 + template.len() + item.len());
    if !prefix.is_empty() {
        text.push_str(prefix);
        text.push('-');
    }
    let mut rest = template;
    while let Some((before, place)) = rest.split_once('{') {
        let (place, after) = place.split_once('}')?;
        text.push_str(before);
        match place {
            "item" => text.push_str(item),
            "class" => push_class(&mut text, item),
            "to" => text.push_str(to?.usage_prefix.as_deref()?),
            "region" => text.push_str(&region.code),
            _ => return None,
        }
        rest = after;
    }
    text.push_str(rest);
    Some(text)
}

/// RDS usage types abbreviate sizes: `db.m7g.2xl` is the class `db.m7g.2xlarge`.
fn push_class(text: &mut String, class: &str) {
    text.push_str(class.strip_suffix("xlarge").unwrap_or(class));
    if class.ends_with("xlarge") {
        text.push_str("xl");
    }
}
