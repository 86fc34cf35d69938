//! The ways to pay for the capacity of DynamoDB.

use units::{Decimal, Error};

use super::STANDARD;
use super::capacity::{READ_CAPACITY, RESERVABLE_WRITES};
use crate::purchase_choices::{capacity_modes, requests_unknown};
use crate::reading::Reading;
use crate::{Amount, Condition, PurchaseOption, PurchaseOptions, Scale, Set, Test};

/// The average units of an hour in hundreds, rounded down, as far as they can be entered.
fn hundreds(unit_hours: &Amount, reading: &Reading<'_>) -> Result<Option<Decimal>, Error> {
    let hundred_all_month = reading.length.hours() * Decimal::ONE_HUNDRED;
    let hundreds = unit_hours.of(reading)?.map(|all| (all / hundred_all_month).floor().min(Decimal::from(100_000)));
    Ok(hundreds.map(|hundreds| hundreds * Decimal::ONE_HUNDRED))
}

fn average_reads(reading: &Reading<'_>) -> Result<Option<Decimal>, Error> {
    hundreds(&READ_CAPACITY, reading)
}

fn average_writes(reading: &Reading<'_>) -> Result<Option<Decimal>, Error> {
    hundreds(&RESERVABLE_WRITES, reading)
}

macro_rules! reserved {
    ($term:literal) => {
        &[
            Set::Choice("capacity", "provisioned"),
            Set::Choice("purchase", "on-demand"),
            Set::Choice("reserved", $term),
            Set::Number("reserved_read_units", Amount::By(average_reads)),
            Set::Number("reserved_write_units", Amount::By(average_writes)),
        ]
    };
}

const UNRESERVABLE: &[(Test, &str)] = &[
    (Test::When(Condition::Not(&STANDARD)), "sold only for the Standard table class"),
    (
        Test::Above(
            Condition::Always,
            Amount::Times(&[Amount::Of(100), Amount::Month]),
            Amount::AtLeast(&READ_CAPACITY, &RESERVABLE_WRITES),
        ),
        "sold in blocks of 100 units, and fewer are needed",
    ),
];

const NEEDS_REQUESTS: &[(Test, &str)] =
    requests_unknown!(["eventual_reads", "strong_reads", "transactional_reads"], ["writes", "transactional_writes"]);

macro_rules! sets {
    ($capacity:literal, $purchase:literal $(, $more:expr)?) => {
        &[Set::Choice("capacity", $capacity), Set::Choice("purchase", $purchase) $(, $more)?]
    };
}

const MODES: [PurchaseOption; 4] = capacity_modes(
    [
        sets!("on-demand", "on-demand"),
        sets!("on-demand", "database-savings-plan"),
        sets!("provisioned", "on-demand", Set::Choice("reserved", "none")),
        sets!("provisioned", "database-savings-plan", Set::Choice("reserved", "none")),
    ],
    NEEDS_REQUESTS,
);

pub(super) static ALL: PurchaseOptions = PurchaseOptions {
    all: &[
        MODES[0],
        MODES[1],
        MODES[2],
        MODES[3],
        PurchaseOption::new(
            "reserved-1y",
            "Provisioned, reserved capacity, 1 year",
            reserved!("1y"),
            "Region fixed for 1 year, paid for whether used or not; cannot be cancelled; the rest scales",
        )
        .committed(12)
        .except(UNRESERVABLE),
        PurchaseOption::new(
            "reserved-3y",
            "Provisioned, reserved capacity, 3 years",
            reserved!("3y"),
            "Region fixed for 3 years, paid for whether used or not; cannot be cancelled; the rest scales",
        )
        .committed(36)
        .except(UNRESERVABLE),
    ],
    counts: &[
        "dynamodb.reads",
        "dynamodb.writes",
        "dynamodb.index-writes",
        "dynamodb.read-capacity",
        "dynamodb.write-capacity",
        "dynamodb.index-write-capacity",
        "dynamodb.reserved-reads",
        "dynamodb.reserved-reads.upfront",
        "dynamodb.reserved-writes",
        "dynamodb.reserved-writes.upfront",
    ],
    scales: Scale::requests(&[
        "eventual_reads",
        "strong_reads",
        "transactional_reads",
        "writes",
        "transactional_writes",
        "read_unit_hours",
        "write_unit_hours",
    ]),
    note: "Provisioned units are those that the table names, otherwise those that its requests need on average at the \
           target utilization. Reserved units cover this average in blocks of 100, rounded down.",
};
