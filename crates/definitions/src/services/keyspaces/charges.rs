//! The charges of Keyspaces.

use catalog::PriceList;
use units::{Decimal, Error, Unit};

use super::{
    MULTI_REGION, ON_DEMAND, PROVISIONED, READ_UNITS_FOLLOW, READS as FREE_READS, SAVINGS_PLAN, STORAGE,
    WRITE_UNITS_FOLLOW, WRITES as FREE_WRITES,
};
use crate::common::unit_hours;
use crate::reading::Reading;
use crate::{Allowance, Amount, Charge, Commitment, Condition, Coverable, Factor, Key, PlanRate, Pool, Price, Text};

const TABLES: Factor = Factor::placed("table", "tables");

/// Units of a read with LOCAL_QUORUM: each started 4 KB.
const READ_SIZE: Amount =
    Amount::Parts(&Amount::If(Condition::Given("read_kb"), &Amount::Field("read_kb"), &Amount::Field("row_kb")), 4);
/// Units of a written or expired row: each started KB.
const ROW_SIZE: Amount = Amount::Parts(&Amount::Field("row_kb"), 1);

/// A read with LOCAL_ONE takes half a unit.
pub(super) const READS: Amount = Amount::Times(&[
    Amount::Sum(&[Amount::Over(&Amount::Field("local_one_reads"), 2), Amount::Field("local_quorum_reads")]),
    READ_SIZE,
]);
pub(super) const WRITES: Amount = Amount::Times(&[Amount::Field("writes"), ROW_SIZE]);

fn read_unit_hours(reading: &Reading<'_>) -> Result<Option<Decimal>, Error> {
    unit_hours(&READS, reading)
}

fn write_unit_hours(reading: &Reading<'_>) -> Result<Option<Decimal>, Error> {
    unit_hours(&WRITES, reading)
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

const PURCHASE: Text =
    Text::If(SAVINGS_PLAN, &Text::Is("savings-plan/database/1y/no-upfront/"), &Text::Is("on-demand/"));

/// A label, followed by the plan that covers it.
macro_rules! bought {
    ($label:literal) => {
        Text::All(&[Text::Is($label), Text::If(SAVINGS_PLAN, &Text::Is(", Database Savings Plan"), &Text::Is(""))])
    };
}

/// Plans that are bought apart apply to units on demand.
const fn coverable(plan: &'static Text) -> Coverable {
    Coverable { reservable: None, plan: PlanRate::Database(Text::If(SAVINGS_PLAN, &Text::Is(""), plan)) }
}

static REQUESTS_COVERABLE: Coverable = coverable(&Text::Is("savings-plan/database/1y/no-upfront/requests"));
static CAPACITY_COVERABLE: Coverable = coverable(&Text::Is("savings-plan/database/1y/no-upfront/capacity"));

/// Units, at the price of the purchase option. With a plan they keep their name on bills.
const fn units(
    code: &'static str,
    label: Text,
    unit: Unit,
    (dimension, named, coverable): Units,
    item: &'static str,
    factors: &'static [Factor],
    when: Condition,
) -> Charge {
    Charge {
        code,
        label,
        unit,
        factors,
        price: Price::Listed(Key { list: PriceList::Keyspaces, dimension, item: Text::Is(item) }),
        when,
        named: Some((named, item)),
        commitment: Commitment::CoveredBy(coverable),
        ..Charge::NEW
    }
}

/// Dimension, name on bills, and plan.
type Units = (Text, &'static str, &'static Coverable);
const REQUESTS: Units = (Text::All(&[PURCHASE, Text::Is("requests")]), "on-demand/requests", &REQUESTS_COVERABLE);
const CAPACITY: Units = (Text::All(&[PURCHASE, Text::Is("capacity")]), "on-demand/capacity", &CAPACITY_COVERABLE);

/// Request units with their free allowance.
const fn requests(charge: Charge, allowance: &'static Allowance) -> Charge {
    Charge { pool: Pool::Region, allowance: Some(allowance), ..charge }
}

const fn key(dimension: &'static str, item: &'static str) -> Key {
    Key::new(PriceList::Keyspaces, dimension, item)
}

pub(super) const ALL: &[Charge] = &[
    requests(
        units(
            "keyspaces.reads",
            bought!("Read request units"),
            Unit::Request,
            REQUESTS,
            "read",
            &[TABLES, Factor::amount(READS, "read request units, by size and consistency")],
            ON_DEMAND,
        ),
        &FREE_READS,
    ),
    requests(
        units(
            "keyspaces.writes",
            bought!("Write request units"),
            Unit::Request,
            REQUESTS,
            "write",
            &[TABLES, Factor::amount(WRITES, "write request units, by row size")],
            ON_DEMAND,
        ),
        &FREE_WRITES,
    ),
    units(
        "keyspaces.read-capacity",
        bought!("Provisioned read capacity"),
        Unit::CapacityUnitHour,
        CAPACITY,
        "read",
        &[TABLES, Factor::amount(READ_CAPACITY, "unit-hours")],
        PROVISIONED,
    ),
    units(
        "keyspaces.write-capacity",
        bought!("Provisioned write capacity"),
        Unit::CapacityUnitHour,
        CAPACITY,
        "write",
        &[TABLES, Factor::amount(WRITE_CAPACITY, "unit-hours")],
        PROVISIONED,
    ),
    Charge {
        pool: Pool::Region,
        allowance: Some(&STORAGE),
        when: Condition::Always,
        ..Charge::if_used(
            "keyspaces.storage",
            "Storage",
            Unit::GbMonth,
            key("storage", "table"),
            &[TABLES, Factor::used("storage_gb", "GB-months")],
            "storage_gb",
        )
    },
    Charge::if_used(
        "keyspaces.continuous-backup",
        "Point-in-time recovery",
        Unit::GbMonth,
        key("backup", "continuous"),
        &[TABLES, Factor::used("continuous_backup_gb", "GB-months")],
        "continuous_backup_gb",
    ),
    Charge::if_used(
        "keyspaces.restore",
        "Restored from backups",
        Unit::Gb,
        key("restore", "backup"),
        &[TABLES, Factor::used("restored_gb", "GB restored")],
        "restored_gb",
    ),
    Charge::if_used(
        "keyspaces.ttl-deletes",
        "Time to Live deletes",
        Unit::Request,
        key("ttl", "deletes"),
        &[TABLES, Factor::amount(Amount::Times(&[Amount::Field("ttl_deletes"), ROW_SIZE]), "TTL deletes, by row size")],
        "ttl_deletes",
    ),
    Charge::if_used(
        "keyspaces.stream-reads",
        "CDC stream reads",
        Unit::Request,
        key("streams", "reads"),
        &[TABLES, Factor::used("stream_reads", "requests")],
        "stream_reads",
    ),
    Charge {
        code: "keyspaces.replication",
        label: Text::All(&[Text::Is("Replicated data sent to "), Text::Of("replicated_to")]),
        unit: Unit::Gb,
        factors: &[TABLES, Factor::used("replicated_gb", "GB replicated")],
        price: Price::ToRegion("replicated_to"),
        when: Condition::All(&[MULTI_REGION, Condition::Elsewhere("replicated_to")]),
        ..Charge::NEW
    },
];
