//! [`Cover`]: of which prices a file has all.

use std::fmt;

use catalog::{Catalogue, PriceList};
use serde::Serialize;

use crate::key::PriceKey;

/// What a file has all prices of, in its regions.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cover {
    /// The products and reservations of a service, by its service code.
    Service(String),
    /// Savings Plans of instances.
    SavingsPlans,
    /// Savings Plans of databases.
    DatabaseSavingsPlans,
    /// Savings and interruptions of Spot.
    SpotAdvice,
    /// Prices of Spot.
    SpotPrices,
}

impl Cover {
    /// Which kind of file has the price of a key; `None` if none has.
    pub(crate) fn of(catalogue: &Catalogue, key: &PriceKey) -> Option<Cover> {
        let service = |code: &str| Some(Cover::Service(code.to_owned()));
        match (key.list, key.dimension.split('/').next()) {
            (PriceList::Ec2, Some("savings-plan")) => Some(Cover::SavingsPlans),
            (_, Some("savings-plan")) => is_rate(catalogue, key).then_some(Cover::DatabaseSavingsPlans),
            (PriceList::Ec2, Some("spot")) => Some(Cover::SpotPrices),
            (PriceList::Ec2, Some("reserved")) => service("AmazonEC2"),
            (PriceList::Rds | PriceList::Aurora, Some("reserved")) => service("AmazonRDS"),
            (PriceList::ElastiCache, Some("reserved")) => service("AmazonElastiCache"),
            (PriceList::S3, Some("storage")) if &*key.item == "deep-archive" => service("AmazonS3GlacierDeepArchive"),
            // Hosts reserved for a term are listed without their upfront part.
            (PriceList::Ec2, Some("dedicated-host")) if key.dimension.contains("reserved") => None,
            _ => service(&catalogue.aws_name(key.list, &key.region, &key.dimension, &key.item)?.service_code),
        }
    }
}

/// Whether a plan rate of a database can be read: it is found by the name and the price of what it applies to on demand.
fn is_rate(catalogue: &Catalogue, key: &PriceKey) -> bool {
    // After the kind of the plan, the term and the payment.
    let Some(of) = key.dimension.splitn(5, '/').nth(4) else { return false };
    let has_price = |dimension: &str| {
        catalogue.point(key.list, &key.region, dimension, &key.item).is_some()
            && catalogue.aws_name(key.list, &key.region, dimension, &key.item).is_some()
    };
    has_price(of) || has_price(&format!("on-demand/{of}"))
}

impl Cover {
    /// How a refresh is asked for it: the service code, `savings-plans`, `database-savings-plans` or `spot-advice`; `None`
    /// for prices of Spot, which no price list has.
    #[must_use]
    pub fn asked_as(&self) -> Option<&str> {
        match self {
            Cover::Service(code) => Some(code),
            Cover::SavingsPlans => Some("savings-plans"),
            Cover::DatabaseSavingsPlans => Some("database-savings-plans"),
            Cover::SpotAdvice => Some("spot-advice"),
            Cover::SpotPrices => None,
        }
    }
}

impl From<&str> for Cover {
    /// What a text of [`Display`](fmt::Display) names; any other text is a service code.
    fn from(text: &str) -> Cover {
        match text {
            "Savings Plans" => Cover::SavingsPlans,
            "Database Savings Plans" => Cover::DatabaseSavingsPlans,
            "Spot advice" => Cover::SpotAdvice,
            "Spot prices" => Cover::SpotPrices,
            code => Cover::Service(code.to_owned()),
        }
    }
}

impl fmt::Display for Cover {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Cover::Service(code) => f.write_str(code),
            Cover::SavingsPlans => f.write_str("Savings Plans"),
            Cover::DatabaseSavingsPlans => f.write_str("Database Savings Plans"),
            Cover::SpotAdvice => f.write_str("Spot advice"),
            Cover::SpotPrices => f.write_str("Spot prices"),
        }
    }
}
