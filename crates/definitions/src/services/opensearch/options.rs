//! The purchase options of OpenSearch. Reservations are for one instance type.

use super::SERVERLESS;
use crate::{PurchaseOption, PurchaseOptions, Scale, Test};

const FOR_1_YEAR: &str = "flexibility: instance type and Region fixed for 1 year; cannot be sold or cancelled";
const FOR_3_YEARS: &str = "flexibility: instance type and Region fixed for 3 years; cannot be sold or cancelled";
const UNRESERVABLE: &[(Test, &str)] = &[(Test::When(SERVERLESS), "serverless capacity cannot be reserved")];

pub(super) const OPTIONS: [PurchaseOption; 8] = [
    PurchaseOption::ON_DEMAND,
    PurchaseOption::DATABASE_SAVINGS_PLAN,
    PurchaseOption::RESERVED_1Y_NO_UPFRONT.giving_up(FOR_1_YEAR).except(UNRESERVABLE),
    PurchaseOption::RESERVED_1Y_PARTIAL_UPFRONT.giving_up(FOR_1_YEAR).except(UNRESERVABLE),
    PurchaseOption::RESERVED_1Y_ALL_UPFRONT.giving_up(FOR_1_YEAR).except(UNRESERVABLE),
    PurchaseOption::RESERVED_3Y_NO_UPFRONT.giving_up(FOR_3_YEARS).except(UNRESERVABLE),
    PurchaseOption::RESERVED_3Y_PARTIAL_UPFRONT.giving_up(FOR_3_YEARS).except(UNRESERVABLE),
    PurchaseOption::RESERVED_3Y_ALL_UPFRONT.giving_up(FOR_3_YEARS).except(UNRESERVABLE),
];

pub(super) static ALL: PurchaseOptions = PurchaseOptions {
    all: &OPTIONS,
    counts: &[
        "opensearch.data-nodes",
        "opensearch.data-upfront",
        "opensearch.master-nodes",
        "opensearch.master-upfront",
        "opensearch.coordinator-nodes",
        "opensearch.coordinator-upfront",
        "opensearch.indexing",
        "opensearch.search",
    ],
    scales: Scale::hours_or(&["indexing_ocu_hours", "search_ocu_hours"]),
    note: "",
};
