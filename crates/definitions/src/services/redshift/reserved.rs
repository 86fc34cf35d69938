//! Reserved nodes that are bought apart from the clusters they apply to.

use units::Unit;

use super::charges::{NODE, NOT_LISTED, RESERVABLE};
use super::fields::NODE_TYPE;
use crate::reserved::{APART, BY_THE_HOUR, Payment, Purchase, TERM};
use crate::{Definition, Factor, FormRow, Price, Text};

const BOUGHT: Text = Text::All(&[NODE, Text::Is(", "), Text::Label("purchase")]);

const PURCHASE: Purchase = Purchase {
    hourly: Payment { code: "redshift-reserved.nodes", label: BOUGHT, price: Price::Unlisted(NOT_LISTED) },
    upfront: Payment {
        code: "redshift-reserved.upfront",
        label: Text::All(&[BOUGHT, Text::Is(": upfront")]),
        price: Price::Unlisted(NOT_LISTED),
    },
    unit: Unit::NodeHour,
    factors: &[Factor::placed("reserved node", "reserved nodes"), Factor::MONTH],
    by_the_hour: BY_THE_HOUR,
    reservable: &RESERVABLE,
};

/// Reserved nodes of Redshift.
pub static REDSHIFT_RESERVED: Definition = Definition {
    kind: "redshift-reserved",
    title: "Redshift reserved nodes",
    adds: "Redshift reserved nodes",
    new: ("reserved-nodes", "Reserved Redshift nodes"),
    count: "Reserved nodes",
    summary: Text::All(&[NODE, Text::Is(", "), Text::Lower("purchase")]),
    about: "They apply to nodes of the region and the same node type that are bought on demand, hour by hour, also to those \
            in the second zone of a Multi-AZ cluster. What is not used is lost. No table has prices: enter your own.",
    config: &[NODE_TYPE, TERM],
    form: &[FormRow::Fields(&["node_type", "placement/count"]), FormRow::Fields(&["purchase", "placement/region"])],
    charges: &PURCHASE.charges(),
    sources: &["Amazon Redshift pricing", "Amazon Redshift management guide, reserved nodes"],
    ..APART
};
