//! The purchase options of Aurora. Reservations for 3 years are paid upfront, at least in part.

use crate::cluster::PROVISIONED;
use crate::{Condition, PurchaseOption, PurchaseOptions, Scale, Test};

const UNRESERVABLE: &[(Test, &str)] =
    &[(Test::When(Condition::Not(&PROVISIONED)), "serverless capacity cannot be reserved")];

pub(super) const OPTIONS: [PurchaseOption; 7] = [
    PurchaseOption::ON_DEMAND,
    PurchaseOption::DATABASE_SAVINGS_PLAN,
    PurchaseOption::RESERVED_1Y_NO_UPFRONT.except(UNRESERVABLE),
    PurchaseOption::RESERVED_1Y_PARTIAL_UPFRONT.except(UNRESERVABLE),
    PurchaseOption::RESERVED_1Y_ALL_UPFRONT.except(UNRESERVABLE),
    PurchaseOption::RESERVED_3Y_PARTIAL_UPFRONT.except(UNRESERVABLE),
    PurchaseOption::RESERVED_3Y_ALL_UPFRONT.except(UNRESERVABLE),
];

pub(super) static ALL: PurchaseOptions = PurchaseOptions {
    all: &OPTIONS,
    counts: &[
        "aurora.instance",
        "aurora.upfront",
        "aurora.serverless",
        "aurora.serverless-minimum",
        "aurora.limitless",
    ],
    scales: Scale::hours_or(&["capacity_unit_hours", "limitless_acu_hours"]),
    note: "",
};
