//! Reserved nodes that are bought apart from the clusters they apply to.

use units::Unit;

use super::charges::{REASON, RESERVED};
use super::{NODE_TYPE, RESERVABLE_FAMILIES, rules};
use crate::reserved::{APART, BY_THE_HOUR, Payment, Purchase, TERM};
use crate::{Condition, Definition, Factor, FormRow, Price, Text};

const NODE: Text = Text::Of("node_type");
const BOUGHT: Text = Text::All(&[NODE, Text::Is(", "), Text::Label("purchase")]);

const PURCHASE: Purchase = Purchase {
    hourly: Payment { code: "memorydb-reserved.nodes", label: BOUGHT, price: Price::Unlisted(REASON) },
    upfront: Payment {
        code: "memorydb-reserved.upfront",
        label: Text::All(&[BOUGHT, Text::Is(": upfront")]),
        price: Price::Unlisted(REASON),
    },
    unit: Unit::NodeHour,
    factors: &[Factor::placed("reserved node", "reserved nodes"), Factor::MONTH],
    by_the_hour: BY_THE_HOUR,
    reservable: &RESERVED,
};

/// Reserved nodes of MemoryDB.
pub static MEMORYDB_RESERVED: Definition = Definition {
    kind: "memorydb-reserved",
    title: "MemoryDB reserved nodes",
    adds: "MemoryDB reserved nodes",
    new: ("reserved-memory", "Reserved MemoryDB nodes"),
    count: "Reserved nodes",
    summary: Text::All(&[NODE, Text::Is(", "), Text::Lower("purchase")]),
    about: "They apply to nodes of the region that are bought on demand, hour by hour, in all sizes of the family: to Redis \
            OSS first, then to Valkey, whose nodes take 0.7 of the units. What is not used is lost. No table has prices: \
            enter your own.",
    config: &[NODE_TYPE, TERM],
    form: &[FormRow::Fields(&["node_type", "placement/count"]), FormRow::Fields(&["purchase", "placement/region"])],
    starts: &[("node_type", "db.r7g.large")],
    charges: &PURCHASE.charges(),
    rules: &[
        rules::NODE_TYPE,
        rules::reserved_family(Condition::All(&[Condition::Given("node_type"), Condition::Not(&RESERVABLE_FAMILIES)])),
    ],
    sources: &[
        "Amazon MemoryDB pricing",
        "Amazon MemoryDB developer guide, overview of reserved nodes, size flexible reserved nodes",
    ],
    ..APART
};
