//! The purchase options of MemoryDB.

use crate::{PurchaseOption, PurchaseOptions, Scale};

pub(super) const OPTIONS: [PurchaseOption; 7] = [
    PurchaseOption::ON_DEMAND,
    PurchaseOption::RESERVED_1Y_NO_UPFRONT,
    PurchaseOption::RESERVED_1Y_PARTIAL_UPFRONT,
    PurchaseOption::RESERVED_1Y_ALL_UPFRONT,
    PurchaseOption::RESERVED_3Y_NO_UPFRONT,
    PurchaseOption::RESERVED_3Y_PARTIAL_UPFRONT,
    PurchaseOption::RESERVED_3Y_ALL_UPFRONT,
];

pub(super) static ALL: PurchaseOptions =
    PurchaseOptions { all: &OPTIONS, counts: &["memorydb.nodes", "memorydb.upfront"], scales: Scale::HOURS, note: "" };
