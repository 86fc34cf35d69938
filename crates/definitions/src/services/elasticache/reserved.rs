//! Reserved cache nodes that are bought apart from the clusters they apply to.

use catalog::PriceList;
use units::Unit;

use super::ON_DEMAND_PRICES;
use super::charges::{BY_THE_HOUR, RESERVABLE, RESERVED_ENGINE, key};
use super::fields::ENGINES;
use crate::{
    Absent, Charge, Choice, Commitment, Condition, Definition, Factor, Field, FormRow, Icon, Section, Stands, Text,
    Type,
};

const PURCHASES: &[Choice] = &[
    Choice::new("1y-no-upfront", "1 year, no upfront"),
    Choice::new("1y-partial-upfront", "1 year, partial upfront"),
    Choice::new("1y-all-upfront", "1 year, all upfront"),
    Choice::new("3y-no-upfront", "3 years, no upfront"),
    Choice::new("3y-partial-upfront", "3 years, partial upfront"),
    Choice::new("3y-all-upfront", "3 years, all upfront"),
];
const NODE: Text = Text::Of("node_type");
const BOUGHT: Text = Text::All(&[Text::Label("engine"), Text::Is(" "), NODE, Text::Is(", "), Text::Label("purchase")]);
const RESERVED: Factor = Factor::placed("reserved node", "reserved nodes");

const HOURLY: Charge = Charge {
    code: "elasticache-reserved.nodes",
    label: BOUGHT,
    unit: Unit::NodeHour,
    factors: &[RESERVED, Factor::MONTH],
    price: key(Text::All(&[Text::Is("reserved/"), Text::Of("purchase"), Text::Is("/"), RESERVED_ENGINE]), NODE),
    when: Condition::Is("purchase", BY_THE_HOUR),
    perhaps_sold: true,
    commitment: Commitment::Reserves(&RESERVABLE),
    ..Charge::NEW
};

const fn upfront(purchases: &'static [&'static str], months: u32) -> Charge {
    Charge {
        code: "elasticache-reserved.upfront",
        label: Text::All(&[BOUGHT, Text::Is(": upfront")]),
        unit: Unit::Each,
        factors: &[RESERVED],
        price: key(Text::All(&[Text::Is("reserved/"), Text::Of("purchase"), Text::Is("-fee/"), RESERVED_ENGINE]), NODE),
        once_for_months: Some(months),
        when: Condition::Is("purchase", purchases),
        ..HOURLY
    }
}

/// Reserved cache nodes.
pub static ELASTICACHE_RESERVED: Definition = Definition {
    kind: "elasticache-reserved",
    title: "ElastiCache reserved nodes",
    adds: "ElastiCache reserved nodes",
    new: ("reserved-nodes", "Reserved cache nodes"),
    noun: "purchase",
    count: "Reserved nodes",
    section: Section::Purchase,
    icon: Icon::Purchase,
    stands: Stands::Nowhere,
    service: "",
    parent: None,
    summary: Text::All(&[NODE, Text::Is(", "), Text::Label("engine"), Text::Is(", "), Text::Label("purchase")]),
    about: "They apply to nodes of the region and the engine that are bought on demand, hour by hour, in all sizes of the \
            family. What is not used is lost.",
    config: &[
        Field::choice("engine", "Engine", ENGINES),
        Field::new(
            "node_type",
            "Node type",
            Type::Item {
                list: PriceList::ElastiCache,
                dimension: ON_DEMAND_PRICES,
                what: "node type",
                example: "cache.r7g.large",
            },
        )
        .absent(Absent::Refused),
        Field::choice("purchase", "Term and payment", PURCHASES),
    ],
    usage: &[],
    form: &[
        FormRow::Fields(&["engine", "node_type", "placement/count"]),
        FormRow::Fields(&["purchase", "placement/region"]),
    ],
    starts: &[("node_type", "cache.r7g.large")],
    purchase_options: None,
    allowances: &[],
    charges: &[
        HOURLY,
        upfront(&["1y-partial-upfront", "1y-all-upfront"], 12),
        upfront(&["3y-partial-upfront", "3y-all-upfront"], 36),
    ],
    rules: &[],
    unpriced: &[],
    sources: &["Amazon ElastiCache reserved nodes", "Amazon ElastiCache user guide, reserved nodes, size flexibility"],
};
