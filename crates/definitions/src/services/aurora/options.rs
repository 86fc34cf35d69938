//! The purchase options of Aurora.

use crate::cluster::PROVISIONED;
use crate::{Condition, PurchaseOption, PurchaseOptions, Scale, Set, Test};

macro_rules! option {
    ($code:literal, $label:literal, $gives_up:expr) => {
        PurchaseOption::new($code, $label, &[Set::Choice("purchase", $code)], $gives_up)
    };
}

/// A reservation, of which there is none for serverless capacity.
macro_rules! reserved {
    ($code:literal, $label:literal, $gives_up:expr, $months:literal) => {
        option!($code, $label, $gives_up)
            .committed($months)
            .except(&[(Test::When(Condition::Not(&PROVISIONED)), "serverless capacity cannot be reserved")])
    };
}

const FOR_1_YEAR: &str = "flexibility: engine, class family and Region fixed for 1 year; cannot be sold or cancelled";
const FOR_3_YEARS: &str = "flexibility: engine, class family and Region fixed for 3 years; cannot be sold or cancelled";

pub(super) static ALL: PurchaseOptions = PurchaseOptions {
    all: &[
        option!("on-demand", "On-Demand", "nothing"),
        option!(
            "database-savings-plan",
            "Database Savings Plan, 1 year, no upfront",
            "1 year of spending per hour; any engine, size and Region, classes of generation 7 and newer, serverless"
        )
        .committed(12),
        reserved!("1y-no-upfront", "Reserved, 1 year, no upfront", FOR_1_YEAR, 12),
        reserved!("1y-partial-upfront", "Reserved, 1 year, partial upfront", FOR_1_YEAR, 12),
        reserved!("1y-all-upfront", "Reserved, 1 year, all upfront", FOR_1_YEAR, 12),
        reserved!("3y-partial-upfront", "Reserved, 3 years, partial upfront", FOR_3_YEARS, 36),
        reserved!("3y-all-upfront", "Reserved, 3 years, all upfront", FOR_3_YEARS, 36),
    ],
    counts: &["aurora.instance", "aurora.upfront", "aurora.serverless", "aurora.limitless"],
    scales: Scale::Hours("hours_per_month"),
    note: "",
};
