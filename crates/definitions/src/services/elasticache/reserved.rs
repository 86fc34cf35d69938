//! Reserved cache nodes that are bought apart from the clusters they apply to.

use units::Unit;

use super::charges::{RESERVABLE, RESERVED_ENGINE, key};
use super::fields::{ENGINES, NODE_TYPE};
use super::rules;
use crate::reserved::{APART, BY_THE_HOUR, Payment, Purchase, TERM};
use crate::{Definition, Factor, Field, FormRow, Text};

const NODE: Text = Text::Of("node_type");
const BOUGHT: Text = Text::All(&[Text::Label("engine"), Text::Is(" "), NODE, Text::Is(", "), Text::Label("purchase")]);
const PRICES: Text = Text::All(&[Text::Is("reserved/"), Text::Of("purchase")]);

const PURCHASE: Purchase = Purchase {
    hourly: Payment {
        code: "elasticache-reserved.nodes",
        label: BOUGHT,
        price: key(Text::All(&[PRICES, Text::Is("/"), RESERVED_ENGINE]), NODE),
    },
    upfront: Payment {
        code: "elasticache-reserved.upfront",
        label: Text::All(&[BOUGHT, Text::Is(": upfront")]),
        price: key(Text::All(&[PRICES, Text::Is("-fee/"), RESERVED_ENGINE]), NODE),
    },
    unit: Unit::NodeHour,
    factors: &[Factor::placed("reserved node", "reserved nodes"), Factor::MONTH],
    by_the_hour: BY_THE_HOUR,
    reservable: &RESERVABLE,
};

/// Reserved cache nodes.
pub static ELASTICACHE_RESERVED: Definition = Definition {
    kind: "elasticache-reserved",
    title: "ElastiCache reserved nodes",
    adds: "ElastiCache reserved nodes",
    new: ("reserved-nodes", "Reserved cache nodes"),
    count: "Reserved nodes",
    summary: Text::All(&[NODE, Text::Is(", "), Text::Label("engine"), Text::Is(", "), Text::Label("purchase")]),
    about: "They apply to nodes of the region and the engine that are bought on demand, hour by hour, in all sizes of the \
            family. What those of Redis OSS have left applies to Valkey as well, whose nodes take 0.8 of the units. What is \
            not used is lost.",
    config: &[Field::choice("engine", "Engine", ENGINES), NODE_TYPE, TERM],
    form: &[
        FormRow::Fields(&["engine", "node_type", "placement/count"]),
        FormRow::Fields(&["purchase", "placement/region"]),
    ],
    starts: &[("node_type", "cache.r7g.large")],
    charges: &PURCHASE.charges(),
    rules: &[rules::T2],
    sources: &["Amazon ElastiCache reserved nodes", "Amazon ElastiCache user guide, reserved nodes, size flexibility"],
    ..APART
};
