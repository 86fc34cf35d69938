//! Reserved DB instances that are bought apart from the databases they apply to.

use catalog::PriceList;
use units::Unit;

use super::fields::{DEPLOYMENT, ENGINE_FIELD, LICENSE};
use super::instances::RESERVABLE;
use super::{ENGINE, unpriced};
use crate::{
    Absent, Charge, Choice, Commitment, Condition, Definition, Factor, Field, FormRow, Icon, Key, Price, Section,
    Stands, Text, Type,
};

const PURCHASES: &[Choice] = &[
    Choice::new("1y-no-upfront", "1 year, no upfront"),
    Choice::new("1y-partial-upfront", "1 year, partial upfront"),
    Choice::new("1y-all-upfront", "1 year, all upfront"),
    Choice::new("3y-partial-upfront", "3 years, partial upfront"),
    Choice::new("3y-all-upfront", "3 years, all upfront"),
];
const CLASS: Text = Text::Of("instance_class");
const BOUGHT: Text = Text::All(&[
    Text::Label("engine"),
    Text::Is(" "),
    CLASS,
    Text::Is(", "),
    Text::Label("deployment"),
    Text::Is(", "),
    Text::Label("purchase"),
]);
const RESERVED: Factor = Factor::placed("reserved DB instance", "reserved DB instances");

/// A dimension of reserved prices.
macro_rules! reserved {
    ($path:literal) => {
        Text::All(&[Text::Is(concat!("reserved/", $path, "/")), ENGINE, Text::Is("/"), Text::Of("deployment")])
    };
}

const fn key(dimension: Text) -> Price {
    Price::Listed(Key { list: PriceList::Rds, dimension, item: CLASS })
}

const fn hourly(option: &'static [&'static str], dimension: Text) -> Charge {
    Charge {
        code: "rds-reserved.instances",
        label: BOUGHT,
        unit: Unit::InstanceHour,
        factors: &[RESERVED, Factor::MONTH],
        price: key(dimension),
        when: Condition::Is("purchase", option),
        perhaps_sold: true,
        commitment: Commitment::Reserves(&RESERVABLE),
        ..Charge::NEW
    }
}

const fn upfront(option: &'static [&'static str], dimension: Text, months: u32) -> Charge {
    Charge {
        code: "rds-reserved.upfront",
        label: Text::All(&[BOUGHT, Text::Is(": upfront")]),
        unit: Unit::Each,
        factors: &[RESERVED],
        once_for_months: Some(months),
        ..hourly(option, dimension)
    }
}

/// Reserved DB instances.
pub static RDS_RESERVED: Definition = Definition {
    kind: "rds-reserved",
    title: "RDS reserved DB instances",
    adds: "RDS reserved DB instances",
    new: ("reserved-database", "Reserved DB instances"),
    noun: "purchase",
    count: "Reserved DB instances",
    section: Section::Purchase,
    icon: Icon::Purchase,
    stands: Stands::Nowhere,
    service: "",
    parent: None,
    summary: Text::All(&[CLASS, Text::Is(", "), Text::Label("engine"), Text::Is(", "), Text::Lower("purchase")]),
    about: "They apply to databases of the region that are bought on demand, hour by hour: to all sizes of the family \
            where AWS sells no license with the engine, a Multi-AZ instance counting as two, otherwise to the same class \
            and deployment. What is not used is lost.",
    config: &[
        ENGINE_FIELD,
        LICENSE,
        Field::new(
            "instance_class",
            "Instance class",
            Type::Item {
                list: PriceList::Rds,
                dimension: super::ON_DEMAND_PRICES,
                what: "database class",
                example: "db.m7g.large",
            },
        )
        .absent(Absent::Refused),
        DEPLOYMENT,
        Field::choice("purchase", "Term and payment", PURCHASES),
    ],
    usage: &[],
    form: &[
        FormRow::Fields(&["engine", "license"]),
        FormRow::Fields(&["instance_class", "deployment", "placement/count"]),
        FormRow::Fields(&["purchase", "placement/region"]),
    ],
    starts: &[("engine", "postgresql"), ("instance_class", "db.m7g.large")],
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
    unpriced: unpriced::RESERVED_APART,
    sources: &["Amazon RDS reserved instances", "Amazon RDS user guide, reserved DB instances"],
};
