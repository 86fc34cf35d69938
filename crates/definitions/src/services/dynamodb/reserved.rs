//! Reserved capacity of an account and Region, bought apart from the tables it applies to.

use units::Unit;

use super::throughput::price;
use crate::reserved::{APART, Payment, Purchase};
use crate::{
    Amount, Charge, Choice, Condition, Definition, Factor, Field, FormRow, Level, Reservable, Rule, Test, Text,
};

const READ: Condition = Condition::Is("capacity", &["read"]);

const CAPACITY: &[Choice] = &[Choice::new("read", "Read capacity units"), Choice::new("write", "Write capacity units")];
const TERMS: &[Choice] = &[
    Choice::new("1y-partial-upfront", "1 year, partial upfront"),
    Choice::new("3y-partial-upfront", "3 years, partial upfront"),
];

/// Units of a block.
const BLOCK: u64 = 100;
/// Units that the console sells to an account in a Region.
const MOST: u64 = 1_000_000;
const UNITS: Amount = Amount::Times(&[Amount::Placed, Amount::Of(BLOCK)]);

/// What reserved units of a kind and the units of tables have in common. `instances` are the units of one.
const fn reservable(pool: Text, instances: Amount) -> Reservable {
    Reservable { pool, also: Text::Is(""), class: "", flexible: Condition::Always, exact: Text::Is(""), instances }
}

/// The units of tables. Needs the pool, which is empty for tables that reserved capacity does not apply to.
pub(super) const fn of_tables(pool: Text) -> Reservable {
    reservable(pool, Amount::Of(1))
}

static RESERVABLE: Reservable =
    reservable(Text::All(&[Text::Is("dynamodb/"), Text::Of("capacity")]), Amount::Of(BLOCK));

/// A dimension of prices, by the term.
macro_rules! of_term {
    ($dimension:literal) => {
        Text::If(
            Condition::Is("purchase", &["1y-partial-upfront"]),
            &Text::Is(concat!($dimension, "/1y")),
            &Text::Is(concat!($dimension, "/3y")),
        )
    };
}

const KIND: Text = Text::If(READ, &Text::Is("Reserved read capacity, "), &Text::Is("Reserved write capacity, "));
const BOUGHT: Text = Text::All(&[KIND, Text::Label("purchase")]);

const PURCHASE: Purchase = Purchase {
    hourly: Payment {
        code: "dynamodb-reserved.units",
        label: BOUGHT,
        price: price(of_term!("reserved"), Text::Of("capacity")),
    },
    upfront: Payment {
        code: "dynamodb-reserved.upfront",
        label: Text::All(&[BOUGHT, Text::Is(": upfront")]),
        price: price(of_term!("reserved-upfront"), Text::Of("capacity")),
    },
    unit: Unit::CapacityUnitHour,
    factors: &[Factor::of(UNITS, "unit", "units"), Factor::MONTH],
    by_the_hour: &["1y-partial-upfront", "3y-partial-upfront"],
    reservable: &RESERVABLE,
};

/// Both terms have an upfront payment and one by the hour.
const CHARGES: [Charge; 3] = {
    let [hourly, for_1_year, for_3_years] = PURCHASE.charges();
    [
        hourly,
        Charge { when: Condition::Is("purchase", &["1y-partial-upfront"]), ..for_1_year },
        Charge { when: Condition::Is("purchase", &["3y-partial-upfront"]), ..for_3_years },
    ]
};

/// Reserved capacity of DynamoDB.
pub static DYNAMODB_RESERVED: Definition = Definition {
    kind: "dynamodb-reserved",
    title: "DynamoDB reserved capacity",
    adds: "DynamoDB reserved capacity",
    new: ("reserved-capacity", "Reserved capacity"),
    count: "Blocks of 100 units",
    summary: Text::All(&[Text::Label("capacity"), Text::Is(", "), Text::Label("purchase")]),
    about: "It applies to provisioned capacity of all tables of the Region, hour by hour: of the Standard table class, \
            without replicated writes, after the free units and those that a table reserves itself. What is not used is \
            lost.",
    config: &[Field::choice("capacity", "Capacity", CAPACITY), Field::choice("purchase", "Term and payment", TERMS)],
    form: &[FormRow::Fields(&["capacity", "placement/count"]), FormRow::Fields(&["purchase", "placement/region"])],
    charges: &CHARGES,
    rules: &[Rule {
        id: "dynamodb-reserved-most",
        level: Level::Warning,
        place: "/config/capacity",
        test: Test::Above(Condition::Always, UNITS, Amount::Of(MOST)),
        message: Text::Is("the console sells 1,000,000 units of reserved capacity at most"),
        fix: "ask AWS for more",
    }],
    sources: &["Amazon DynamoDB pricing", "Amazon DynamoDB developer guide, reserved capacity"],
    ..APART
};

const _: () = assert!(BLOCK == 100 && MOST == 1_000_000, "the labels and messages say so");
