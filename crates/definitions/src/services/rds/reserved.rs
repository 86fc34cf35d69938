//! Reserved DB instances that are bought apart from the databases they apply to.

use catalog::PriceList;
use units::Unit;

use super::fields::{DEPLOYMENT, ENGINE_FIELD, LICENSE};
use super::instances::RESERVABLE;
use super::{ENGINE, unpriced};
use crate::reserved::{APART, DB_BY_THE_HOUR, DB_TERM, DB_TERM_PRICES, Payment, Purchase};
use crate::{Absent, Definition, Factor, Field, FormRow, Key, Price, Text, Type};

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
const PURCHASE: Purchase = Purchase {
    hourly: Payment {
        code: "rds-reserved.instances",
        label: BOUGHT,
        price: key(Text::All(&[DB_TERM_PRICES, Text::Is("/"), ENGINE, Text::Is("/"), Text::Of("deployment")])),
    },
    upfront: Payment {
        code: "rds-reserved.upfront",
        label: Text::All(&[BOUGHT, Text::Is(": upfront")]),
        price: key(Text::All(&[DB_TERM_PRICES, Text::Is("-fee/"), ENGINE, Text::Is("/"), Text::Of("deployment")])),
    },
    unit: Unit::InstanceHour,
    factors: &[Factor::placed("reserved DB instance", "reserved DB instances"), Factor::MONTH],
    by_the_hour: DB_BY_THE_HOUR,
    reservable: &RESERVABLE,
};

const fn key(dimension: Text) -> Price {
    Price::Listed(Key { list: PriceList::Rds, dimension, item: CLASS })
}

/// Reserved DB instances.
pub static RDS_RESERVED: Definition = Definition {
    kind: "rds-reserved",
    title: "RDS reserved DB instances",
    adds: "RDS reserved DB instances",
    new: ("reserved-database", "Reserved DB instances"),
    count: "Reserved DB instances",
    summary: Text::All(&[CLASS, Text::Is(", "), Text::Label("engine"), Text::Is(", "), Text::Lower("purchase")]),
    about: "They apply to databases of the region that are bought on demand, hour by hour: to all sizes of the family \
            where AWS sells no license with the engine, a Multi-AZ instance counting as two and a Multi-AZ cluster as three, otherwise to the same class \
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
                unpriced: &[],
            },
        )
        .absent(Absent::Refused),
        DEPLOYMENT,
        DB_TERM,
    ],
    form: &[
        FormRow::Fields(&["engine", "license"]),
        FormRow::Fields(&["instance_class", "deployment", "placement/count"]),
        FormRow::Fields(&["purchase", "placement/region"]),
    ],
    starts: &[("engine", "postgresql"), ("instance_class", "db.m7g.large")],
    charges: &PURCHASE.charges(),
    unpriced: unpriced::RESERVED_APART,
    sources: &["Amazon RDS reserved instances", "Amazon RDS user guide, reserved DB instances"],
    ..APART
};
