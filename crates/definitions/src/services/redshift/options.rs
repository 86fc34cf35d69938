//! The purchase options of Redshift: those of nodes, which serverless workgroups have as reservations of their base
//! capacity.

use super::SERVERLESS;
use crate::{Amount, PurchaseOption, PurchaseOptions, Scale, Set, Test};

/// A term and payment that nodes and RPUs have.
macro_rules! reserved {
    ($option:ident, $gives_up:expr) => {
        PurchaseOption {
            sets: &[
                Set::Choice("purchase", PurchaseOption::$option.code),
                Set::Choice("reservation", PurchaseOption::$option.code),
                Set::Number("reserved_rpu", Amount::Field("base_rpu")),
            ],
            ..PurchaseOption::$option.giving_up($gives_up)
        }
    };
}

const FOR_1_YEAR: &str =
    "flexibility: node type (serverless: RPUs) and Region fixed for 1 year; cannot be sold or cancelled";
const FOR_3_YEARS: &str =
    "flexibility: node type (serverless: RPUs) and Region fixed for 3 years; cannot be sold or cancelled";
const NODES_ONLY: &[(Test, &str)] =
    &[(Test::When(SERVERLESS), "serverless reservations have no partial upfront payment")];

pub(super) const OPTIONS: [PurchaseOption; 7] = [
    PurchaseOption {
        sets: &[Set::Choice("purchase", "on-demand"), Set::Choice("reservation", "none")],
        ..PurchaseOption::ON_DEMAND
    },
    reserved!(RESERVED_1Y_NO_UPFRONT, FOR_1_YEAR),
    PurchaseOption::RESERVED_1Y_PARTIAL_UPFRONT.giving_up(FOR_1_YEAR).except(NODES_ONLY),
    reserved!(RESERVED_1Y_ALL_UPFRONT, FOR_1_YEAR),
    reserved!(RESERVED_3Y_NO_UPFRONT, FOR_3_YEARS),
    PurchaseOption::RESERVED_3Y_PARTIAL_UPFRONT.giving_up(FOR_3_YEARS).except(NODES_ONLY),
    reserved!(RESERVED_3Y_ALL_UPFRONT, FOR_3_YEARS),
];

pub(super) static ALL: PurchaseOptions = PurchaseOptions {
    all: &OPTIONS,
    counts: &[
        "redshift.nodes",
        "redshift.upfront",
        "redshift.serverless",
        "redshift.reserved-rpus",
        "redshift.reserved-upfront",
    ],
    scales: Scale { hours: &["hours_per_month", "active_hours"], requests: &[] },
    note: "Serverless reservations are for all of the base capacity.",
};
