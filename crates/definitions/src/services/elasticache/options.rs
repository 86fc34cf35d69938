//! The purchase options of ElastiCache.

use super::{SERVERLESS, VALKEY};
use crate::{Condition, PurchaseOption, PurchaseOptions, Scale, Test};

const UNRESERVABLE: &[(Test, &str)] = &[(Test::When(SERVERLESS), "serverless caches cannot be reserved")];

pub(super) const OPTIONS: [PurchaseOption; 8] = [
    PurchaseOption::ON_DEMAND,
    PurchaseOption::DATABASE_SAVINGS_PLAN
        .except(&[(Test::When(Condition::Not(&VALKEY)), "Database Savings Plans apply to Valkey alone")]),
    PurchaseOption::RESERVED_1Y_NO_UPFRONT.except(UNRESERVABLE),
    PurchaseOption::RESERVED_1Y_PARTIAL_UPFRONT.except(UNRESERVABLE),
    PurchaseOption::RESERVED_1Y_ALL_UPFRONT.except(UNRESERVABLE),
    PurchaseOption::RESERVED_3Y_NO_UPFRONT.except(UNRESERVABLE),
    PurchaseOption::RESERVED_3Y_PARTIAL_UPFRONT.except(UNRESERVABLE),
    PurchaseOption::RESERVED_3Y_ALL_UPFRONT.except(UNRESERVABLE),
];

pub(super) static ALL: PurchaseOptions = PurchaseOptions {
    all: &OPTIONS,
    counts: &[
        "elasticache.nodes",
        "elasticache.upfront",
        "elasticache.data",
        "elasticache.ecpus",
        "elasticache.more-ecpus",
    ],
    scales: Scale::hours_or(&["stored_gb_hours", "requests", "more_ecpus"]),
    note: "",
};
