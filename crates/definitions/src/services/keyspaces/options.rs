//! The ways to pay for the capacity of Keyspaces: both capacity modes, on demand and with a Database Savings Plan.

use crate::purchase_choices::{capacity_modes, requests_unknown};
use crate::{PurchaseOption, PurchaseOptions, Scale, Set, Test};

const NEEDS_REQUESTS: &[(Test, &str)] = requests_unknown!(["local_one_reads", "local_quorum_reads"], ["writes"]);

macro_rules! sets {
    ($capacity:literal, $purchase:literal) => {
        &[Set::Choice("capacity", $capacity), Set::Choice("purchase", $purchase)]
    };
}

const MODES: [PurchaseOption; 4] = capacity_modes(
    [
        sets!("on-demand", "on-demand"),
        sets!("on-demand", "database-savings-plan"),
        sets!("provisioned", "on-demand"),
        sets!("provisioned", "database-savings-plan"),
    ],
    NEEDS_REQUESTS,
);

pub(super) static ALL: PurchaseOptions = PurchaseOptions {
    all: &MODES,
    counts: &["keyspaces.reads", "keyspaces.writes", "keyspaces.read-capacity", "keyspaces.write-capacity"],
    scales: Scale::requests(&[
        "local_one_reads",
        "local_quorum_reads",
        "writes",
        "read_unit_hours",
        "write_unit_hours",
    ]),
    note: "Provisioned units are those that the table names, otherwise those that its requests need on average at the \
           target utilization.",
};
