//! The charges of serverless collections. No table has their prices.

use units::Unit;

use super::domain::PLAN;
use super::{CLASSIC, SERVERLESS};
use crate::{Amount, Charge, Commitment, Condition, Coverable, Factor};

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

/// Database Savings Plans apply to the capacity.
static COVERABLE: Coverable = Coverable { reservable: None, plan: Some(PLAN) };

/// Capacity of collections.
const fn capacity(code: &'static str, label: &'static str, factors: &'static [Factor]) -> Charge {
    Charge {
        commitment: Commitment::CoveredBy(&COVERABLE),
        ..Charge::unlisted(code, label, Unit::OcuHour, factors, SERVERLESS, REASON)
    }
}

pub(super) const ALL: &[Charge] = &[
    capacity(
        "opensearch.indexing",
        "Indexing",
        &[Factor::amount(
            Amount::OfAll(&Amount::EachHour(&Amount::AtLeast(&Amount::Field("indexing_ocu_hours"), &LEAST))),
            "OCU-hours",
        )],
    ),
    capacity(
        "opensearch.search",
        "Search",
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
