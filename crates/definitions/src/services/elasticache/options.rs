//! The purchase options of ElastiCache.

use super::SERVERLESS;
use crate::{PurchaseOption, PurchaseOptions, Scale, Set, Test};

/// An option of node-based clusters.
macro_rules! option {
    ($code:literal, $label:literal, $gives_up:expr) => {
        PurchaseOption::new($code, $label, &[Set::Choice("purchase", $code)], $gives_up)
            .except(&[(Test::When(SERVERLESS), "serverless caches are bought on demand")])
    };
}

const FOR_1_YEAR: &str = "flexibility: engine, node family and Region fixed for 1 year; cannot be sold or cancelled";
const FOR_3_YEARS: &str = "flexibility: engine, node family and Region fixed for 3 years; cannot be sold or cancelled";

pub(super) static ALL: PurchaseOptions = PurchaseOptions {
    all: &[
        option!("on-demand", "On-Demand", "nothing"),
        option!("1y-no-upfront", "Reserved, 1 year, no upfront", FOR_1_YEAR).committed(12),
        option!("1y-partial-upfront", "Reserved, 1 year, partial upfront", FOR_1_YEAR).committed(12),
        option!("1y-all-upfront", "Reserved, 1 year, all upfront", FOR_1_YEAR).committed(12),
        option!("3y-no-upfront", "Reserved, 3 years, no upfront", FOR_3_YEARS).committed(36),
        option!("3y-partial-upfront", "Reserved, 3 years, partial upfront", FOR_3_YEARS).committed(36),
        option!("3y-all-upfront", "Reserved, 3 years, all upfront", FOR_3_YEARS).committed(36),
    ],
    counts: &["elasticache.nodes", "elasticache.upfront"],
    scales: Scale::Hours("hours_per_month"),
    note: "",
};
