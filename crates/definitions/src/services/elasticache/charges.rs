//! The charges of ElastiCache.

use catalog::PriceList;
use units::Unit;

use super::{
    DURABLE, EXTENDED_SUPPORT, MEMCACHED, MEMCACHED_NODES, NODES, ON_DEMAND, ON_DEMAND_PRICES, REDIS, SAVINGS_PLAN,
    SERVERLESS, VALKEY,
};
use crate::cluster::PLAN_COVERS_ALL;
use crate::commitment::OLD_NODE;
use crate::reserved::{BY_THE_HOUR, UPFRONT_1_YEAR, UPFRONT_3_YEARS};
use crate::{Amount, Charge, Commitment, Condition, Coverable, Factor, Key, PlanRate, Price, Reservable, Text};

/// The nodes of each cluster: in each shard a primary and its replicas.
pub(super) const NODES_EACH: Amount = Amount::If(
    MEMCACHED,
    &Amount::Field("nodes"),
    &Amount::Times(&[Amount::Field("shards"), Amount::Sum(&[Amount::Of(1), Amount::Field("replicas")])]),
);

const CLUSTERS: Factor = Factor::placed("cluster", "clusters");
const EACH: Factor = Factor::of(NODES_EACH, "node", "nodes");
const NODE: Text = Text::Of("node_type");
const RUNNING: &[Factor] = &[CLUSTERS, EACH, Factor::STARTED_HOURS];
const ALL_MONTH: &[Factor] = &[CLUSTERS, EACH, Factor::MONTH];

/// Reserved nodes of Memcached cost as much as those of Redis OSS.
pub(super) const RESERVED_ENGINE: Text = Text::If(MEMCACHED, &Text::Is("redis"), &Text::Of("engine"));

pub(super) const fn key(dimension: Text, item: Text) -> Price {
    Price::Listed(Key { list: PriceList::ElastiCache, dimension, item })
}

/// Reservations apply to all sizes of a family. Those of Redis OSS apply to Valkey as well, whose nodes take 0.8 of the
/// units (Amazon ElastiCache user guide, reserved nodes). AWS does not document the order: they cover Redis OSS first.
pub(super) static RESERVABLE: Reservable = Reservable {
    pool: Text::All(&[Text::Is("elasticache/"), Text::Of("engine")]),
    also: Text::If(REDIS, &Text::Is("elasticache/valkey"), &Text::Is("")),
    class: "node_type",
    flexible: Condition::Always,
    exact: Text::Is(""),
    instances: Amount::If(VALKEY, &Amount::Over(&Amount::Of(8), 10), &Amount::Of(1)),
};
static COVERABLE: Coverable = Coverable { reservable: Some(&RESERVABLE), plan: PlanRate::Database(PLAN_PRICES) };
const VALKEY_PLAN: Text = Text::Is("savings-plan/database/1y/no-upfront/valkey");
/// Rates of Database Savings Plans, which apply to Valkey alone.
const PLAN_PRICES: Text = Text::If(Condition::All(&[VALKEY, Condition::Not(&OLD_NODE)]), &VALKEY_PLAN, &Text::Is(""));
const SERVERLESS_PLAN: Text = Text::Is("savings-plan/database/1y/no-upfront/serverless");
/// A plan bought with the cache covers all of it already.
static SERVERLESS_COVERABLE: Coverable = Coverable {
    reservable: None,
    plan: PlanRate::Database(Text::If(
        Condition::All(&[VALKEY, Condition::Not(&SAVINGS_PLAN)]),
        &SERVERLESS_PLAN,
        &Text::Is(""),
    )),
};

/// Nodes at an hourly price.
const fn nodes(
    code: &'static str,
    label: Text,
    dimension: Text,
    factors: &'static [Factor],
    when: Condition,
) -> Charge {
    Charge {
        code,
        label,
        unit: Unit::NodeHour,
        factors,
        price: key(dimension, NODE),
        when,
        perhaps_sold: true,
        ..Charge::NEW
    }
}

/// The upfront payment for reserved nodes.
const fn upfront(when: Condition, months: u32) -> Charge {
    Charge {
        code: "elasticache.upfront",
        label: Text::All(&[Text::Label("purchase"), Text::Is(": upfront payment")]),
        unit: Unit::Each,
        factors: &[CLUSTERS, EACH],
        price: key(Text::All(&[Text::Is("reserved/"), Text::Of("purchase"), Text::Is("-fee/"), RESERVED_ENGINE]), NODE),
        once_for_months: Some(months),
        when,
        perhaps_sold: true,
        ..Charge::NEW
    }
}

const HOURS: Amount = Amount::Hours("hours_per_month");
/// The GB of each serverless cache that are billed at least.
const LEAST_GB: Amount = Amount::If(
    Condition::Given("minimum_gb"),
    &Amount::Field("minimum_gb"),
    &Amount::If(VALKEY, &Amount::Over(&Amount::Of(1), 10), &Amount::Of(1)),
);
/// The GB-hours of all serverless caches that are billed at least.
pub(super) const LEAST_GB_HOURS: Amount = Amount::Times(&[Amount::Placed, LEAST_GB, HOURS]);

/// ECPUs of a request: one for each KB, at least one.
const ECPUS_EACH: Amount = Amount::AtLeast(&Amount::Of(1), &Amount::Field("kb_per_request"));
const HAS_LEAST_ECPUS: Condition = Condition::Given("minimum_ecpus_per_second");
/// ECPUs of all serverless caches that are billed at least.
const LEAST_ECPUS: Amount =
    Amount::Times(&[Amount::Placed, Amount::Field("minimum_ecpus_per_second"), Amount::Of(3_600), HOURS]);

/// A price of serverless caches, by purchase option and engine.
macro_rules! serverless {
    ($what:literal) => {
        key(
            Text::If(SAVINGS_PLAN, &SERVERLESS_PLAN, &Text::Is("serverless")),
            Text::All(&[Text::Is(concat!($what, "-")), Text::Of("engine")]),
        )
    };
}

/// A label, followed by the plan that covers it.
macro_rules! bought {
    ($label:literal) => {
        Text::All(&[Text::Is($label), Text::If(SAVINGS_PLAN, &Text::Is(", Database Savings Plan"), &Text::Is(""))])
    };
}

/// ECPUs of serverless caches.
const fn ecpus(code: &'static str, label: Text, factors: &'static [Factor], when: Condition) -> Charge {
    Charge {
        code,
        label,
        unit: Unit::ProcessingUnit,
        factors,
        price: serverless!("ecpu"),
        commitment: Commitment::CoveredBy(&SERVERLESS_COVERABLE),
        when,
        missing: "the requests",
        ..Charge::NEW
    }
}

pub(super) const ALL: &[Charge] = &[
    Charge {
        commitment: Commitment::CoveredBy(&COVERABLE),
        ..nodes(
            "elasticache.nodes",
            Text::All(&[Text::Label("engine"), Text::Is(" "), NODE]),
            ON_DEMAND_PRICES,
            RUNNING,
            Condition::All(&[NODES, ON_DEMAND]),
        )
    },
    nodes(
        "elasticache.nodes",
        Text::All(&[Text::Label("engine"), Text::Is(" "), NODE, Text::Is(", "), Text::Lower("purchase")]),
        Text::All(&[Text::Is("reserved/"), Text::Of("purchase"), Text::Is("/"), RESERVED_ENGINE]),
        ALL_MONTH,
        Condition::All(&[NODES, Condition::Is("purchase", BY_THE_HOUR)]),
    ),
    Charge {
        assumption: PLAN_COVERS_ALL,
        ..nodes(
            "elasticache.nodes",
            Text::All(&[Text::Label("engine"), Text::Is(" "), NODE, Text::Is(", Database Savings Plan")]),
            VALKEY_PLAN,
            ALL_MONTH,
            Condition::All(&[NODES, VALKEY, SAVINGS_PLAN]),
        )
    },
    Charge {
        label: Text::All(&[Text::Label("engine"), Text::Is(" "), NODE, Text::Is(", Database Savings Plan")]),
        ..Charge::unlisted(
            "elasticache.nodes",
            "",
            Unit::NodeHour,
            ALL_MONTH,
            Condition::All(&[NODES, Condition::Not(&VALKEY), SAVINGS_PLAN]),
            "Database Savings Plans apply to Valkey alone",
        )
    },
    upfront(Condition::All(&[NODES, Condition::Is("purchase", UPFRONT_1_YEAR)]), 12),
    upfront(Condition::All(&[NODES, Condition::Is("purchase", UPFRONT_3_YEARS)]), 36),
    nodes("elasticache.durability", Text::Is("Synchronous durability"), Text::Is("durability"), RUNNING, DURABLE),
    nodes(
        "elasticache.extended-support",
        Text::Label("extended_support"),
        Text::All(&[Text::Is("extended-support/"), Text::Of("extended_support")]),
        RUNNING,
        EXTENDED_SUPPORT,
    ),
    Charge {
        code: "elasticache.data",
        label: bought!("Data stored"),
        unit: Unit::GbHour,
        factors: &[Factor::amount(
            Amount::OfAll(&Amount::EachHour(&Amount::AtLeast(&Amount::Field("stored_gb_hours"), &LEAST_GB_HOURS))),
            "GB-hours",
        )],
        price: serverless!("data"),
        commitment: Commitment::CoveredBy(&SERVERLESS_COVERABLE),
        when: SERVERLESS,
        assumption: "the minimum of a cache is applied to the month, unless the data is given by the hour",
        missing: "the GB-hours of data",
        ..Charge::NEW
    },
    ecpus(
        "elasticache.ecpus",
        bought!("ECPUs of requests"),
        &[Factor::used("requests", "requests"), Factor::of(ECPUS_EACH, "ECPU each", "ECPUs each")],
        Condition::All(&[SERVERLESS, Condition::Not(&HAS_LEAST_ECPUS)]),
    ),
    ecpus(
        "elasticache.more-ecpus",
        bought!("Additional ECPUs"),
        &[Factor::used("more_ecpus", "ECPUs")],
        Condition::All(&[SERVERLESS, Condition::Not(&HAS_LEAST_ECPUS), Condition::Given("more_ecpus")]),
    ),
    ecpus(
        "elasticache.ecpus",
        bought!("ECPUs, at least the scaling minimum"),
        &[Factor::amount(
            Amount::OfAll(&Amount::EachHour(&Amount::AtLeast(
                &Amount::Sum(&[Amount::Times(&[Amount::Field("requests"), ECPUS_EACH]), Amount::Field("more_ecpus")]),
                &LEAST_ECPUS,
            ))),
            "ECPUs",
        )],
        Condition::All(&[SERVERLESS, HAS_LEAST_ECPUS]),
    ),
    Charge {
        code: "elasticache.backup",
        label: Text::Is("Backup storage"),
        unit: Unit::GbMonth,
        factors: &[Factor::used("backup_gb", "GB-months of backups")],
        price: key(Text::Is("backup"), Text::Is("backup")),
        when: Condition::All(&[Condition::Not(&MEMCACHED_NODES), Condition::Given("backup_gb")]),
        ..Charge::NEW
    },
    Charge {
        code: "elasticache.global-datastore",
        label: Text::All(&[Text::Is("Replication to "), Text::Of("secondary_region")]),
        unit: Unit::Gb,
        factors: &[Factor::used("replicated_gb", "GB replicated")],
        price: Price::ToRegion("secondary_region"),
        when: Condition::All(&[super::SHARDED, Condition::Elsewhere("secondary_region")]),
        ..Charge::NEW
    },
];
