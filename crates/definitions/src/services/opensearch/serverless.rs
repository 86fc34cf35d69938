//! The charges of serverless collections. No table has their prices.

use units::Unit;

use super::domain::PLAN;
use super::{CLASSIC, SAVINGS_PLAN, SERVERLESS};
use crate::{Amount, Charge, Commitment, Condition, Coverable, Factor, PlanRate, Text};

const REASON: &str = "no table has OpenSearch Serverless";

/// OCU-hours of indexing, and of search, that classic collections are billed for at least: half an OCU, or one with
/// redundancy.
pub(super) const LEAST: Amount = Amount::If(
    CLASSIC,
    &Amount::Over(
        &Amount::Times(&[
            Amount::Placed,
            Amount::If(Condition::On("redundancy"), &Amount::Of(2), &Amount::Of(1)),
            Amount::Hours("hours_per_month"),
        ]),
        2,
    ),
    &Amount::Of(0),
);

/// Database Savings Plans apply to the capacity, unless one is bought with it, which covers all of it.
static COVERABLE: Coverable =
    Coverable { reservable: None, plan: PlanRate::Database(Text::If(SAVINGS_PLAN, &Text::Is(""), &PLAN)) };

/// Capacity of collections.
const fn capacity(code: &'static str, label: Text, factors: &'static [Factor]) -> Charge {
    Charge {
        label,
        commitment: Commitment::CoveredBy(&COVERABLE),
        ..Charge::unlisted(code, "", Unit::OcuHour, factors, SERVERLESS, REASON)
    }
}

const WITH_PLAN: Text = Text::If(SAVINGS_PLAN, &Text::Is(", Database Savings Plan"), &Text::Is(""));

pub(super) const ALL: &[Charge] = &[
    capacity(
        "opensearch.indexing",
        Text::All(&[Text::Is("Indexing"), WITH_PLAN]),
        &[Factor::amount(
            Amount::OfAll(&Amount::EachHour(&Amount::AtLeast(&Amount::Field("indexing_ocu_hours"), &LEAST))),
            "OCU-hours",
        )],
    ),
    capacity(
        "opensearch.search",
        Text::All(&[Text::Is("Search"), WITH_PLAN]),
        &[Factor::amount(
            Amount::OfAll(&Amount::EachHour(&Amount::AtLeast(&Amount::Field("search_ocu_hours"), &LEAST))),
            "OCU-hours",
        )],
    ),
    Charge::unlisted(
        "opensearch.collection-storage",
        "Storage of collections",
        Unit::GbMonth,
        &[Factor::used("collection_gb", "GB-months")],
        SERVERLESS,
        REASON,
    ),
    Charge::unlisted(
        "opensearch.direct-query",
        "Direct query",
        Unit::OcuHour,
        &[Factor::used("direct_query_ocu_hours", "OCU-hours")],
        Condition::Given("direct_query_ocu_hours"),
        REASON,
    ),
];
