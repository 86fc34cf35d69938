//! The purchase options of RDS. Reservations for 3 years are paid upfront, at least in part.

use crate::{PurchaseOption, PurchaseOptions, Scale};

pub(super) const OPTIONS: [PurchaseOption; 7] = [
    PurchaseOption::ON_DEMAND,
    PurchaseOption::DATABASE_SAVINGS_PLAN,
    PurchaseOption::RESERVED_1Y_NO_UPFRONT,
    PurchaseOption::RESERVED_1Y_PARTIAL_UPFRONT,
    PurchaseOption::RESERVED_1Y_ALL_UPFRONT,
    PurchaseOption::RESERVED_3Y_PARTIAL_UPFRONT,
    PurchaseOption::RESERVED_3Y_ALL_UPFRONT,
];

pub(super) static ALL: PurchaseOptions = PurchaseOptions {
    all: &OPTIONS,
    counts: &["rds.instance", "rds.replicas", "rds.upfront", "rds.replicas-upfront"],
    scales: Scale::HOURS,
    note: "",
};
