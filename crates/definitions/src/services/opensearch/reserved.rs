//! Reserved Instances that are bought apart from the domains they apply to.

use units::Unit;

use super::domain::{NO_RESERVED, reservable};
use super::rules::INSTANCE_TYPE;
use crate::reserved::{APART, BY_THE_HOUR, Payment, Purchase, TERM};
use crate::{Absent, Definition, Factor, Field, FormRow, Price, Reservable, Text, Type};

const INSTANCE: Text = Text::Of("instance_type");
const BOUGHT: Text = Text::All(&[INSTANCE, Text::Is(", "), Text::Label("purchase")]);
static RESERVABLE: Reservable = reservable("instance_type");

const PURCHASE: Purchase = Purchase {
    hourly: Payment { code: "opensearch-reserved.instances", label: BOUGHT, price: Price::Unlisted(NO_RESERVED) },
    upfront: Payment {
        code: "opensearch-reserved.upfront",
        label: Text::All(&[BOUGHT, Text::Is(": upfront")]),
        price: Price::Unlisted(NO_RESERVED),
    },
    unit: Unit::InstanceHour,
    factors: &[Factor::placed("reserved instance", "reserved instances"), Factor::MONTH],
    by_the_hour: BY_THE_HOUR,
    reservable: &RESERVABLE,
};

/// Reserved Instances of OpenSearch.
pub static OPENSEARCH_RESERVED: Definition = Definition {
    kind: "opensearch-reserved",
    title: "OpenSearch Reserved Instances",
    adds: "OpenSearch Reserved Instances",
    new: ("reserved-search", "Reserved OpenSearch instances"),
    count: "Reserved instances",
    summary: Text::All(&[INSTANCE, Text::Is(", "), Text::Lower("purchase")]),
    about: "They apply to data, dedicated master, dedicated coordinator and UltraWarm nodes of the region with exactly this instance type that are \
            bought on demand, hour by hour. What is not used is lost. No table has prices: enter your own.",
    config: &[
        Field::new("instance_type", "Instance type", Type::Text { example: "r7g.large.search" })
            .absent(Absent::Refused),
        TERM,
    ],
    form: &[FormRow::Fields(&["instance_type", "placement/count"]), FormRow::Fields(&["purchase", "placement/region"])],
    starts: &[("instance_type", "r7g.large.search")],
    charges: &PURCHASE.charges(),
    rules: &[INSTANCE_TYPE],
    sources: &["Amazon OpenSearch Service pricing", "Amazon OpenSearch Service developer guide, Reserved Instances"],
    ..APART
};
