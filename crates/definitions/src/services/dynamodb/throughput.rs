//! The charges for the throughput of DynamoDB: requests, and provisioned and reserved capacity.

use catalog::PriceList;
use units::Unit;

use super::capacity::{
    INDEX_CAPACITY, INDEX_WRITES, READ_CAPACITY, READS, RESERVED_READS, RESERVED_WRITES, WRITE_CAPACITY, WRITES,
};
use super::reserved::of_tables;
use super::{
    GLOBAL, GLOBAL_INDEXES, ON_DEMAND, PROVISIONED, READ_UNITS, REPLICATED_WRITE_UNITS, RESERVES, SAVINGS_PLAN,
    STANDARD, WRITE_UNITS,
};
use crate::{
    Allowance, Amount, Charge, Commitment, Condition, Coverable, Factor, Key, PlanRate, Pool, Price, Reservable, Text,
};

pub(super) const fn price(dimension: Text, item: Text) -> Price {
    Price::Listed(Key { list: PriceList::DynamoDb, dimension, item })
}

const TABLES: Factor = Factor::placed("table", "tables");

/// An item of a price that depends on the table class.
macro_rules! of_class {
    ($item:literal) => {
        Text::All(&[Text::Is(concat!($item, "/")), Text::Of("table_class")])
    };
}

/// A label, followed by the plan that covers it.
macro_rules! bought {
    ($label:expr) => {
        Text::All(&[$label, Text::If(SAVINGS_PLAN, &Text::Is(", Database Savings Plan"), &Text::Is(""))])
    };
}

const READ_ITEM: Text = of_class!("read");
const ORDINARY_WRITE_ITEM: Text = of_class!("write");
const WRITE_ITEM: Text = Text::If(GLOBAL, &of_class!("replicated-write"), &ORDINARY_WRITE_ITEM);
const READ_CAPACITY_LABEL: Text = bought!(Text::Is("Provisioned read capacity"));
const WRITE_LABEL: Text =
    bought!(Text::If(GLOBAL, &Text::Is("Replicated write request units"), &Text::Is("Write request units")));
const WRITE_CAPACITY_LABEL: Text = bought!(Text::If(
    GLOBAL,
    &Text::Is("Provisioned replicated write capacity"),
    &Text::Is("Provisioned write capacity")
));
const INDEX_CAPACITY_LABEL: Text = bought!(Text::Is("Provisioned write capacity of indexes"));

const REQUESTS_PLAN: Text = Text::Is("savings-plan/database/1y/no-upfront/on-demand");
const CAPACITY_PLAN: Text = Text::Is("savings-plan/database/1y/no-upfront/provisioned");
const REQUESTS_PRICE: Text = Text::If(SAVINGS_PLAN, &REQUESTS_PLAN, &Text::Is("on-demand"));
const CAPACITY_PRICE: Text = Text::If(SAVINGS_PLAN, &CAPACITY_PLAN, &Text::Is("provisioned"));

/// Database Savings Plans apply to requests and provisioned capacity, after reserved capacity. A plan that is bought with
/// the table covers all of it already.
const fn coverable(reservable: Option<&'static Reservable>, plan: &'static Text) -> Coverable {
    Coverable { reservable, plan: PlanRate::Database(Text::If(SAVINGS_PLAN, &Text::Is(""), plan)) }
}

/// Units that reserved capacity covers, unless a plan is bought with the table.
macro_rules! reservable {
    ($pool:literal) => {
        of_tables(Text::If(SAVINGS_PLAN, &Text::Is(""), &Text::Is($pool)))
    };
}

static READ_RESERVABLE: Reservable = reservable!("dynamodb/read");
static WRITE_RESERVABLE: Reservable = reservable!("dynamodb/write");
static REQUESTS: Coverable = coverable(None, &REQUESTS_PLAN);
static CAPACITY: Coverable = coverable(None, &CAPACITY_PLAN);
static READ_COVERABLE: Coverable = coverable(Some(&READ_RESERVABLE), &CAPACITY_PLAN);
static WRITE_COVERABLE: Coverable = coverable(Some(&WRITE_RESERVABLE), &CAPACITY_PLAN);

const fn requests(code: &'static str, label: Text, item: Text, factors: &'static [Factor]) -> Charge {
    Charge {
        code,
        label,
        unit: Unit::Request,
        factors,
        price: price(REQUESTS_PRICE, item),
        when: ON_DEMAND,
        commitment: Commitment::CoveredBy(&REQUESTS),
        ..Charge::NEW
    }
}

/// Provisioned capacity; the allowance is that of the Standard class, to which reserved capacity applies as well.
const fn capacity(
    code: &'static str,
    label: Text,
    item: Text,
    factors: &'static [Factor],
    allowance: Option<&'static Allowance>,
    when: Condition,
) -> Charge {
    Charge {
        code,
        label,
        unit: Unit::CapacityUnitHour,
        factors,
        price: price(CAPACITY_PRICE, item),
        commitment: Commitment::CoveredBy(&CAPACITY),
        pool: if allowance.is_some() { Pool::Region } else { Pool::None },
        allowance,
        when,
        ..Charge::NEW
    }
}

const READ_FACTORS: &[Factor] = &[
    TABLES,
    Factor::amount(
        Amount::If(RESERVES, &Amount::EachHour(&Amount::Above(&READ_CAPACITY, &RESERVED_READS)), &READ_CAPACITY),
        "unit-hours",
    ),
];
/// Reserved capacity does not apply to replicated writes.
const WRITE_FACTORS: &[Factor] = &[
    TABLES,
    Factor::amount(
        Amount::If(
            Condition::All(&[RESERVES, Condition::Not(&GLOBAL)]),
            &Amount::EachHour(&Amount::Above(&WRITE_CAPACITY, &RESERVED_WRITES)),
            &WRITE_CAPACITY,
        ),
        "unit-hours",
    ),
];
/// The indexes of a global table are written in each Region, so their units are not replicated ones.
const INDEX_FACTORS: &[Factor] = &[
    TABLES,
    Factor::amount(
        Amount::If(RESERVES, &Amount::EachHour(&Amount::Above(&INDEX_CAPACITY, &RESERVED_WRITES)), &INDEX_CAPACITY),
        "unit-hours",
    ),
];

const PROVISIONED_STANDARD: Condition = Condition::All(&[PROVISIONED, STANDARD]);
const PROVISIONED_IA: Condition = Condition::All(&[PROVISIONED, Condition::Not(&STANDARD)]);

/// What is reserved is paid for every hour, used or not.
const fn reserved(
    code: &'static str,
    label: &'static str,
    item: &'static str,
    dimension: &'static str,
    factors: &'static [Factor],
    when: Condition,
) -> Charge {
    Charge {
        code,
        label: Text::Is(label),
        unit: Unit::CapacityUnitHour,
        factors,
        price: price(Text::Is(dimension), Text::Is(item)),
        when,
        ..Charge::NEW
    }
}

const fn upfront(
    code: &'static str,
    label: &'static str,
    item: &'static str,
    dimension: &'static str,
    months: u32,
    factors: &'static [Factor],
    when: Condition,
) -> Charge {
    Charge {
        code,
        label: Text::Is(label),
        unit: Unit::Each,
        factors,
        price: price(Text::Is(dimension), Text::Is(item)),
        once_for_months: Some(months),
        when,
        ..Charge::NEW
    }
}

const READS_RESERVED: &[Factor] = &[TABLES, Factor::amount(RESERVED_READS, "reserved unit-hours")];
const WRITES_RESERVED: &[Factor] = &[TABLES, Factor::amount(RESERVED_WRITES, "reserved unit-hours")];
const READ_FEES: &[Factor] = &[TABLES, Factor::amount(Amount::Field("reserved_read_units"), "read units")];
const WRITE_FEES: &[Factor] = &[TABLES, Factor::amount(Amount::Field("reserved_write_units"), "write units")];

macro_rules! reserved_for {
    ($term:literal, $units:literal) => {
        Condition::All(&[RESERVES, Condition::Is("reserved", &[$term]), Condition::AtLeast($units, 1)])
    };
}
const READS_FOR_1_YEAR: Condition = reserved_for!("1y", "reserved_read_units");
const READS_FOR_3_YEARS: Condition = reserved_for!("3y", "reserved_read_units");
const WRITES_FOR_1_YEAR: Condition = reserved_for!("1y", "reserved_write_units");
const WRITES_FOR_3_YEARS: Condition = reserved_for!("3y", "reserved_write_units");

pub(super) const THROUGHPUT: &[Charge] = &[
    requests(
        "dynamodb.reads",
        bought!(Text::Is("Read request units")),
        READ_ITEM,
        &[TABLES, Factor::amount(READS, "read units, by item size and consistency")],
    ),
    requests(
        "dynamodb.writes",
        WRITE_LABEL,
        WRITE_ITEM,
        &[TABLES, Factor::amount(WRITES, "write units, by item size, with indexes")],
    ),
    Charge {
        when: Condition::All(&[ON_DEMAND, GLOBAL_INDEXES]),
        ..requests(
            "dynamodb.index-writes",
            bought!(Text::Is("Write request units of indexes")),
            ORDINARY_WRITE_ITEM,
            &[TABLES, Factor::amount(INDEX_WRITES, "write units, by size of the entries")],
        )
    },
    Charge {
        commitment: Commitment::CoveredBy(&READ_COVERABLE),
        ..capacity(
            "dynamodb.read-capacity",
            READ_CAPACITY_LABEL,
            READ_ITEM,
            READ_FACTORS,
            Some(&READ_UNITS),
            PROVISIONED_STANDARD,
        )
    },
    capacity("dynamodb.read-capacity", READ_CAPACITY_LABEL, READ_ITEM, READ_FACTORS, None, PROVISIONED_IA),
    Charge {
        commitment: Commitment::CoveredBy(&WRITE_COVERABLE),
        ..capacity(
            "dynamodb.write-capacity",
            WRITE_CAPACITY_LABEL,
            WRITE_ITEM,
            WRITE_FACTORS,
            Some(&WRITE_UNITS),
            Condition::All(&[PROVISIONED_STANDARD, Condition::Not(&GLOBAL)]),
        )
    },
    capacity(
        "dynamodb.write-capacity",
        WRITE_CAPACITY_LABEL,
        WRITE_ITEM,
        WRITE_FACTORS,
        Some(&REPLICATED_WRITE_UNITS),
        Condition::All(&[PROVISIONED_STANDARD, GLOBAL]),
    ),
    capacity("dynamodb.write-capacity", WRITE_CAPACITY_LABEL, WRITE_ITEM, WRITE_FACTORS, None, PROVISIONED_IA),
    Charge {
        commitment: Commitment::CoveredBy(&WRITE_COVERABLE),
        ..capacity(
            "dynamodb.index-write-capacity",
            INDEX_CAPACITY_LABEL,
            ORDINARY_WRITE_ITEM,
            INDEX_FACTORS,
            Some(&WRITE_UNITS),
            Condition::All(&[PROVISIONED_STANDARD, GLOBAL_INDEXES]),
        )
    },
    capacity(
        "dynamodb.index-write-capacity",
        INDEX_CAPACITY_LABEL,
        ORDINARY_WRITE_ITEM,
        INDEX_FACTORS,
        None,
        Condition::All(&[PROVISIONED_IA, GLOBAL_INDEXES]),
    ),
    reserved(
        "dynamodb.reserved-reads",
        "Reserved read capacity",
        "read",
        "reserved/1y",
        READS_RESERVED,
        READS_FOR_1_YEAR,
    ),
    reserved(
        "dynamodb.reserved-reads",
        "Reserved read capacity",
        "read",
        "reserved/3y",
        READS_RESERVED,
        READS_FOR_3_YEARS,
    ),
    reserved(
        "dynamodb.reserved-writes",
        "Reserved write capacity",
        "write",
        "reserved/1y",
        WRITES_RESERVED,
        WRITES_FOR_1_YEAR,
    ),
    reserved(
        "dynamodb.reserved-writes",
        "Reserved write capacity",
        "write",
        "reserved/3y",
        WRITES_RESERVED,
        WRITES_FOR_3_YEARS,
    ),
    upfront(
        "dynamodb.reserved-reads.upfront",
        "Reserved read capacity: upfront",
        "read",
        "reserved-upfront/1y",
        12,
        READ_FEES,
        READS_FOR_1_YEAR,
    ),
    upfront(
        "dynamodb.reserved-reads.upfront",
        "Reserved read capacity: upfront",
        "read",
        "reserved-upfront/3y",
        36,
        READ_FEES,
        READS_FOR_3_YEARS,
    ),
    upfront(
        "dynamodb.reserved-writes.upfront",
        "Reserved write capacity: upfront",
        "write",
        "reserved-upfront/1y",
        12,
        WRITE_FEES,
        WRITES_FOR_1_YEAR,
    ),
    upfront(
        "dynamodb.reserved-writes.upfront",
        "Reserved write capacity: upfront",
        "write",
        "reserved-upfront/3y",
        36,
        WRITE_FEES,
        WRITES_FOR_3_YEARS,
    ),
];
