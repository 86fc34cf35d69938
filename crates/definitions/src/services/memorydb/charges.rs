//! The charges of MemoryDB. No table has its prices.

use units::Unit;

use super::{MULTI_REGION, ON_DEMAND, REDIS, VALKEY};
use crate::reserved::{BY_THE_HOUR, UPFRONT_1_YEAR, UPFRONT_3_YEARS};
use crate::{Amount, Charge, Commitment, Condition, Coverable, Factor, PlanRate, Price, Reservable, Text};

pub(super) const REASON: &str = "no table has MemoryDB";

/// GB written a month that Valkey includes.
const INCLUDED_GB: u64 = 10_240;

/// The nodes of each cluster.
pub(super) const NODES_EACH: Amount =
    Amount::Times(&[Amount::Field("shards"), Amount::Sum(&[Amount::Of(1), Amount::Field("replicas")])]);

const CLUSTERS: Factor = Factor::placed("cluster", "clusters");
const EACH: Factor = Factor::of(NODES_EACH, "node", "nodes");
/// Reserved nodes are those of Redis OSS; Valkey takes 0.7 of the units of the same size (Amazon MemoryDB developer guide,
/// size flexible reserved nodes).
const UNITS: Amount = Amount::If(VALKEY, &Amount::Over(&Amount::Of(7), 10), &Amount::Of(1));
const NODES: Amount = Amount::Times(&[Amount::Placed, NODES_EACH]);
/// The reserved nodes of this type that cover all clusters: whole ones, as AWS sells them.
const RESERVED_NODES: Factor = Factor::of(
    Amount::Started(
        &Amount::If(VALKEY, &Amount::Times(&[Amount::Of(7), NODES]), &Amount::Times(&[Amount::Of(10), NODES])),
        10,
    ),
    "reserved node",
    "reserved nodes",
);

static RESERVABLE: Reservable = Reservable {
    pool: Text::All(&[Text::Is("memorydb/"), Text::Of("engine")]),
    also: Text::Is(""),
    class: "node_type",
    flexible: Condition::Always,
    exact: Text::Is(""),
    instances: UNITS,
};
static COVERABLE: Coverable = Coverable { reservable: Some(&RESERVABLE), plan: PlanRate::None };
/// What reserved nodes apply to: AWS does not document the order, and they cover Redis OSS first.
pub(super) static RESERVED: Reservable = Reservable {
    pool: Text::Is("memorydb/redis"),
    also: Text::Is("memorydb/valkey"),
    instances: Amount::Of(1),
    ..RESERVABLE
};

/// Nodes by the hour.
const fn nodes(label: Text, factors: &'static [Factor], when: Condition) -> Charge {
    Charge {
        label,
        perhaps_sold: true,
        ..Charge::unlisted("memorydb.nodes", "", Unit::NodeHour, factors, when, REASON)
    }
}

/// The upfront payment for reserved nodes.
const fn upfront(purchases: &'static [&'static str], months: u32) -> Charge {
    Charge {
        label: Text::All(&[Text::Label("purchase"), Text::Is(": upfront payment")]),
        once_for_months: Some(months),
        ..Charge::unlisted(
            "memorydb.upfront",
            "",
            Unit::Each,
            &[RESERVED_NODES],
            Condition::Is("purchase", purchases),
            REASON,
        )
    }
}

pub(super) const ALL: &[Charge] = &[
    Charge {
        commitment: Commitment::CoveredBy(&COVERABLE),
        ..nodes(
            Text::All(&[Text::Label("engine"), Text::Is(" "), Text::Of("node_type")]),
            &[CLUSTERS, EACH, Factor::STARTED_HOURS],
            ON_DEMAND,
        )
    },
    nodes(
        Text::All(&[
            Text::Label("engine"),
            Text::Is(" "),
            Text::Of("node_type"),
            Text::Is(", "),
            Text::Lower("purchase"),
        ]),
        &[RESERVED_NODES, Factor::MONTH],
        Condition::Is("purchase", BY_THE_HOUR),
    ),
    upfront(UPFRONT_1_YEAR, 12),
    upfront(UPFRONT_3_YEARS, 36),
    Charge::unlisted(
        "memorydb.written",
        "Data written",
        Unit::Gb,
        &[Factor::used("written_gb", "GB written")],
        REDIS,
        REASON,
    ),
    Charge {
        assumption: "no other component uses the 10 TB that a region includes",
        ..Charge::unlisted(
            "memorydb.written",
            "Data written above 10 TB",
            Unit::Gb,
            &[Factor::amount(
                Amount::Above(&Amount::Field("written_gb"), &Amount::Of(INCLUDED_GB)),
                "GB written above the included",
            )],
            VALKEY,
            REASON,
        )
    },
    Charge::unlisted(
        "memorydb.snapshots",
        "Snapshot storage",
        Unit::GbMonth,
        &[Factor::used("snapshot_gb", "GB-months of snapshots")],
        Condition::Given("snapshot_gb"),
        REASON,
    ),
    Charge {
        code: "memorydb.multi-region",
        label: Text::All(&[Text::Is("Replication to "), Text::Of("replica_region")]),
        unit: Unit::Gb,
        factors: &[Factor::used("replicated_gb", "GB replicated")],
        price: Price::ToRegion("replica_region"),
        when: Condition::All(&[MULTI_REGION, Condition::Elsewhere("replica_region")]),
        ..Charge::NEW
    },
];

const _: () = assert!(INCLUDED_GB == 10 * 1_024, "the labels say 10 TB");
