//! Reserved DB instances of Aurora that are bought apart from the clusters they apply to.

use catalog::PriceList;
use units::Unit;

use super::charges::{RESERVABLE, key};
use super::fields::ENGINES;
use crate::{
    Absent, Charge, Choice, Commitment, Condition, Definition, Factor, Field, FormRow, Icon, Section, Stands, Text,
    Type,
};

const PURCHASES: &[Choice] = &[
    Choice::new("1y-no-upfront", "1 year, no upfront"),
    Choice::new("1y-partial-upfront", "1 year, partial upfront"),
    Choice::new("1y-all-upfront", "1 year, all upfront"),
    Choice::new("3y-partial-upfront", "3 years, partial upfront"),
    Choice::new("3y-all-upfront", "3 years, all upfront"),
];
const CLASS: Text = Text::Of("instance_class");
const BOUGHT: Text = Text::All(&[Text::Label("engine"), Text::Is(" "), CLASS, Text::Is(", "), Text::Label("purchase")]);
const RESERVED: Factor = Factor::placed("reserved DB instance", "reserved DB instances");

/// A dimension of reserved prices.
macro_rules! reserved {
    ($path:literal) => {
        Text::All(&[Text::Is(concat!("reserved/", $path, "/")), Text::Of("engine")])
    };
}

const fn hourly(option: &'static [&'static str], dimension: Text) -> Charge {
    Charge {
        code: "aurora-reserved.instances",
        label: BOUGHT,
        unit: Unit::InstanceHour,
        factors: &[RESERVED, Factor::MONTH],
        price: key(dimension, CLASS),
        when: Condition::Is("purchase", option),
        perhaps_sold: true,
        commitment: Commitment::Reserves(&RESERVABLE),
        ..Charge::NEW
    }
}

const fn upfront(option: &'static [&'static str], dimension: Text, months: u32) -> Charge {
    Charge {
        code: "aurora-reserved.upfront",
        label: Text::All(&[BOUGHT, Text::Is(": upfront")]),
        unit: Unit::Each,
        factors: &[RESERVED],
        once_for_months: Some(months),
        ..hourly(option, dimension)
    }
}

/// Reserved DB instances of Aurora.
pub static AURORA_RESERVED: Definition = Definition {
    kind: "aurora-reserved",
    title: "Aurora reserved DB instances",
    adds: "Aurora reserved DB instances",
    new: ("reserved-aurora", "Reserved Aurora instances"),
    noun: "purchase",
    count: "Reserved DB instances",
    section: Section::Purchase,
    icon: Icon::Purchase,
    stands: Stands::Nowhere,
    service: "",
    parent: None,
    summary: Text::All(&[CLASS, Text::Is(", "), Text::Label("engine"), Text::Is(", "), Text::Label("purchase")]),
    about: "They apply to instances of the region and the engine that are bought on demand, hour by hour, in all sizes of \
            the family; an instance of I/O-Optimized takes 1.3 of them. What is not used is lost.",
    config: &[
        Field::choice("engine", "Engine", ENGINES),
        Field::new(
            "instance_class",
            "Instance class",
            Type::Item {
                list: PriceList::Aurora,
                dimension: Text::All(&[Text::Is("on-demand/"), Text::Of("engine"), Text::Is("/standard")]),
                what: "database class",
                example: "db.r7g.large",
            },
        )
        .absent(Absent::Refused),
        Field::choice("purchase", "Term and payment", PURCHASES),
    ],
    usage: &[],
    form: &[
        FormRow::Fields(&["engine", "instance_class", "placement/count"]),
        FormRow::Fields(&["purchase", "placement/region"]),
    ],
    starts: &[("instance_class", "db.r7g.large")],
    purchase_options: None,
    allowances: &[],
    charges: &[
        hourly(&["1y-no-upfront"], reserved!("1y/no-upfront")),
        hourly(&["1y-partial-upfront"], reserved!("1y/partial-upfront")),
        hourly(&["3y-partial-upfront"], reserved!("3y/partial-upfront")),
        upfront(&["1y-partial-upfront"], reserved!("1y/partial-upfront-fee"), 12),
        upfront(&["3y-partial-upfront"], reserved!("3y/partial-upfront-fee"), 36),
        upfront(&["1y-all-upfront"], reserved!("1y/all-upfront-fee"), 12),
        upfront(&["3y-all-upfront"], reserved!("3y/all-upfront-fee"), 36),
    ],
    rules: &[],
    unpriced: &[],
    sources: &["Amazon Aurora pricing", "Amazon Aurora user guide, reserved DB instances"],
};
