//! The purchase options of ElastiCache.

use super::SERVERLESS;
use crate::{PurchaseOption, PurchaseOptions, Scale, Test};

const UNRESERVABLE: &[(Test, &str)] = &[(Test::When(SERVERLESS), "serverless caches are bought on demand")];

pub(super) const OPTIONS: [PurchaseOption; 7] = [
    PurchaseOption::ON_DEMAND.except(UNRESERVABLE),
    PurchaseOption::RESERVED_1Y_NO_UPFRONT.except(UNRESERVABLE),
    PurchaseOption::RESERVED_1Y_PARTIAL_UPFRONT.except(UNRESERVABLE),
    PurchaseOption::RESERVED_1Y_ALL_UPFRONT.except(UNRESERVABLE),
    PurchaseOption::RESERVED_3Y_NO_UPFRONT.except(UNRESERVABLE),
    PurchaseOption::RESERVED_3Y_PARTIAL_UPFRONT.except(UNRESERVABLE),
    PurchaseOption::RESERVED_3Y_ALL_UPFRONT.except(UNRESERVABLE),
];

pub(super) static ALL: PurchaseOptions = PurchaseOptions {
    all: &OPTIONS,
    counts: &["elasticache.nodes", "elasticache.upfront"],
    scales: Scale::HOURS,
    note: "",
};
