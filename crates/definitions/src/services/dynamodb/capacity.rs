//! The units of capacity that requests take, provisioned units need and reserved units cover.

use units::{Decimal, Error};

use super::{GLOBAL, GLOBAL_INDEXES, READ_UNITS_FOLLOW, WRITE_UNITS_FOLLOW};
use crate::common::unit_hours;
use crate::reading::Reading;
use crate::{Amount, Condition};

/// Units of a strongly consistent read: each started 4 KB of the item.
const READ_SIZE: Amount = Amount::Parts(&Amount::Field("item_kb"), 4);
/// Units of a write: each started KB of the item.
const WRITE_SIZE: Amount = Amount::Parts(&Amount::Field("item_kb"), 1);
/// Units of the index entries that a write changes.
const INDEX_SIZE: Amount =
    Amount::Times(&[Amount::Field("indexes"), Amount::Parts(&Amount::Field("index_item_kb"), 1)]);

/// An eventually consistent read takes half a unit, a transactional one two.
pub(super) const READS: Amount = Amount::Times(&[
    Amount::Sum(&[
        Amount::Over(&Amount::Field("eventual_reads"), 2),
        Amount::Field("strong_reads"),
        Amount::Times(&[Amount::Of(2), Amount::Field("transactional_reads")]),
    ]),
    READ_SIZE,
]);
/// The writes of items. A transactional write takes twice the units.
const ITEM_WRITES: Amount = Amount::Times(&[
    Amount::Sum(&[Amount::Field("writes"), Amount::Times(&[Amount::Of(2), Amount::Field("transactional_writes")])]),
    WRITE_SIZE,
]);
/// The writes of index entries, whose units a transaction does not double.
pub(super) const INDEX_WRITES: Amount =
    Amount::Times(&[Amount::Sum(&[Amount::Field("writes"), Amount::Field("transactional_writes")]), INDEX_SIZE]);
/// The writes that take the units of the table. The indexes of a global table have ordinary units of their own.
pub(super) const WRITES: Amount = Amount::Sum(&[ITEM_WRITES, Amount::If(GLOBAL, &Amount::Of(0), &INDEX_WRITES)]);

fn read_unit_hours(reading: &Reading<'_>) -> Result<Option<Decimal>, Error> {
    unit_hours(&READS, reading)
}

fn write_unit_hours(reading: &Reading<'_>) -> Result<Option<Decimal>, Error> {
    unit_hours(&WRITES, reading)
}

fn index_unit_hours(reading: &Reading<'_>) -> Result<Option<Decimal>, Error> {
    unit_hours(&INDEX_WRITES, reading)
}

pub(super) const READ_CAPACITY: Amount = Amount::If(
    READ_UNITS_FOLLOW,
    &Amount::EachHour(&Amount::By(read_unit_hours)),
    &Amount::If(
        Condition::Given("read_unit_hours"),
        &Amount::Field("read_unit_hours"),
        &Amount::Times(&[Amount::Field("read_units"), Amount::Month]),
    ),
);
pub(super) const WRITE_CAPACITY: Amount = Amount::If(
    WRITE_UNITS_FOLLOW,
    &Amount::EachHour(&Amount::By(write_unit_hours)),
    &Amount::If(
        Condition::Given("write_unit_hours"),
        &Amount::Field("write_unit_hours"),
        &Amount::Times(&[Amount::Field("write_units"), Amount::Month]),
    ),
);
/// The capacity of the indexes of a global table, which follows from the writes.
pub(super) const INDEX_CAPACITY: Amount = Amount::EachHour(&Amount::By(index_unit_hours));
/// The write capacity that reserved capacity applies to: of a global table only that of its indexes.
pub(super) const RESERVABLE_WRITES: Amount =
    Amount::If(GLOBAL, &Amount::If(GLOBAL_INDEXES, &INDEX_CAPACITY, &Amount::Of(0)), &WRITE_CAPACITY);

pub(super) const RESERVED_READS: Amount = Amount::Times(&[Amount::Field("reserved_read_units"), Amount::Month]);
pub(super) const RESERVED_WRITES: Amount = Amount::Times(&[Amount::Field("reserved_write_units"), Amount::Month]);
