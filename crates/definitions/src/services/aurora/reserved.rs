//! Reserved DB instances of Aurora that are bought apart from the clusters they apply to.

use catalog::PriceList;
use units::Unit;

use super::charges::{RESERVABLE, key};
use super::fields::ENGINES;
use crate::reserved::{APART, DB_BY_THE_HOUR, DB_TERM, DB_TERM_PRICES, Payment, Purchase};
use crate::{Absent, Definition, Factor, Field, FormRow, Text, Type};

const CLASS: Text = Text::Of("instance_class");
const BOUGHT: Text = Text::All(&[Text::Label("engine"), Text::Is(" "), CLASS, Text::Is(", "), Text::Label("purchase")]);
const PURCHASE: Purchase = Purchase {
    hourly: Payment {
        code: "aurora-reserved.instances",
        label: BOUGHT,
        price: key(Text::All(&[DB_TERM_PRICES, Text::Is("/"), Text::Of("engine")]), CLASS),
    },
    upfront: Payment {
        code: "aurora-reserved.upfront",
        label: Text::All(&[BOUGHT, Text::Is(": upfront")]),
        price: key(Text::All(&[DB_TERM_PRICES, Text::Is("-fee/"), Text::Of("engine")]), CLASS),
    },
    unit: Unit::InstanceHour,
    factors: &[Factor::placed("reserved DB instance", "reserved DB instances"), Factor::MONTH],
    by_the_hour: DB_BY_THE_HOUR,
    reservable: &RESERVABLE,
};

/// Reserved DB instances of Aurora.
pub static AURORA_RESERVED: Definition = Definition {
    kind: "aurora-reserved",
    title: "Aurora reserved DB instances",
    adds: "Aurora reserved DB instances",
    new: ("reserved-aurora", "Reserved Aurora instances"),
    count: "Reserved DB instances",
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
                unpriced: &[],
            },
        )
        .absent(Absent::Refused),
        DB_TERM,
    ],
    form: &[
        FormRow::Fields(&["engine", "instance_class", "placement/count"]),
        FormRow::Fields(&["purchase", "placement/region"]),
    ],
    starts: &[("instance_class", "db.r7g.large")],
    charges: &PURCHASE.charges(),
    sources: &["Amazon Aurora pricing", "Amazon Aurora user guide, reserved DB instances"],
    ..APART
};
