//! The charges of DocumentDB.

use catalog::PriceList;
use units::Unit;

use super::fields::ON_DEMAND_PRICES;
use super::{ELASTIC, HAS_INSTANCES};
use crate::cluster::{
    ALL_MONTH, BACKUP_ABOVE, BURSTABLE, CLUSTERS, INSTANCES_EACH, IO_OPTIMIZED, PLAN_COVERS_ALL, PRIMARY, PROVISIONED,
    PROVISIONED_ON_DEMAND, PROVISIONED_PLAN, RUNNING, SECONDARIES, SERVERLESS_ON_DEMAND, SERVERLESS_PLAN, STANDARD,
    billed_capacity, instances, metered,
};
use crate::{Amount, Charge, Commitment, Condition, Coverable, Factor, Key, Price, Text};

const CLASS: Text = Text::Of("instance_class");
const INSTANCE: Text =
    Text::All(&[Text::Is("DocumentDB "), CLASS, Text::If(IO_OPTIMIZED, &Text::Is(", I/O-Optimized"), &Text::Is(""))]);
const PLAN_PRICES: Text =
    Text::All(&[Text::Is("savings-plan/database/1y/no-upfront/"), Text::Of("storage_configuration")]);
/// There are no reservations of it.
static COVERABLE: Coverable = Coverable { reservable: None, plan: Some(PLAN_PRICES) };
const STORAGE: Price = key(Text::Is("storage"), Text::Of("storage_configuration"));

const DCU_HOURS: &[Factor] = &[CLUSTERS, billed_capacity("DCU-hours, at least the minimum capacity")];
const STORED: &[Factor] = &[CLUSTERS, Factor::used("storage_gb", "GB-months")];
const IO: &[Factor] = &[CLUSTERS, Factor::used("io_requests", "I/O requests")];
const BACKED_UP: &[Factor] = &[CLUSTERS, BACKUP_ABOVE];

const fn key(dimension: Text, item: Text) -> Price {
    Price::Listed(Key { list: PriceList::DocumentDb, dimension, item })
}

/// The capacity of serverless instances.
const fn serverless(label: &'static str, dimension: Text, assumption: &'static str, when: Condition) -> Charge {
    let price = key(dimension, Text::Is("serverless"));
    Charge {
        assumption,
        missing: "the DCU-hours",
        perhaps_sold: true,
        ..metered("documentdb.serverless", label, Unit::DcuHour, DCU_HOURS, price, when)
    }
}

pub(super) const ALL: &[Charge] = &[
    Charge {
        commitment: Commitment::CoveredBy(&COVERABLE),
        ..instances("documentdb.instance", INSTANCE, key(ON_DEMAND_PRICES, CLASS), RUNNING, PROVISIONED_ON_DEMAND)
    },
    Charge {
        assumption: PLAN_COVERS_ALL,
        ..instances(
            "documentdb.instance",
            Text::All(&[INSTANCE, Text::Is(", Database Savings Plan")]),
            key(PLAN_PRICES, CLASS),
            ALL_MONTH,
            PROVISIONED_PLAN,
        )
    },
    Charge {
        commitment: Commitment::CoveredBy(&COVERABLE),
        ..serverless("Serverless capacity", ON_DEMAND_PRICES, "", SERVERLESS_ON_DEMAND)
    },
    serverless("Serverless capacity, Database Savings Plan", PLAN_PRICES, PLAN_COVERS_ALL, SERVERLESS_PLAN),
    Charge::unlisted(
        "documentdb.elastic",
        "Elastic cluster",
        Unit::VcpuHour,
        &[
            CLUSTERS,
            Factor::of(Amount::Field("shards"), "shard", "shards"),
            Factor::of(Amount::Field("shard_instances"), "instance each", "instances each"),
            Factor::of(Amount::Field("shard_vcpus"), "vCPU", "vCPUs"),
            Factor::HOURS,
        ],
        ELASTIC,
        "no table has elastic clusters",
    ),
    metered("documentdb.storage", "Storage", Unit::GbMonth, STORED, STORAGE, HAS_INSTANCES),
    Charge::unlisted(
        "documentdb.storage",
        "Storage of the elastic cluster",
        Unit::GbMonth,
        STORED,
        ELASTIC,
        "no table has elastic clusters",
    ),
    metered(
        "documentdb.io",
        "I/O requests",
        Unit::Request,
        IO,
        key(Text::Is("io-requests"), Text::Is("standard")),
        Condition::All(&[HAS_INSTANCES, STANDARD]),
    ),
    metered(
        "documentdb.io",
        "I/O requests, included in I/O-Optimized",
        Unit::Request,
        IO,
        Price::Free,
        Condition::All(&[HAS_INSTANCES, IO_OPTIMIZED, Condition::Given("io_requests")]),
    ),
    metered(
        "documentdb.backup",
        "Backup storage above the size of the cluster",
        Unit::GbMonth,
        BACKED_UP,
        key(Text::Is("backup"), Text::Is("backup")),
        Condition::All(&[HAS_INSTANCES, Condition::Given("backup_gb")]),
    ),
    Charge::unlisted(
        "documentdb.backup",
        "Backup storage above the size of the elastic cluster",
        Unit::GbMonth,
        BACKED_UP,
        Condition::All(&[ELASTIC, Condition::Given("backup_gb")]),
        "no table has elastic clusters",
    ),
    metered(
        "documentdb.cpu-credits",
        "Surplus CPU credits",
        Unit::VcpuHour,
        &[CLUSTERS, Factor::used("surplus_vcpu_hours", "vCPU-hours")],
        key(
            Text::Is("cpu-credits"),
            Text::If(Condition::StartsWith("instance_class", "db.t4g"), &Text::Is("t4g"), &Text::Is("t3")),
        ),
        Condition::All(&[BURSTABLE, Condition::Given("surplus_vcpu_hours")]),
    ),
    Charge::unlisted(
        "documentdb.replicated-writes",
        "Write I/O replicated to secondary Regions",
        Unit::Request,
        &[CLUSTERS, SECONDARIES, Factor::used("replicated_write_ios", "write I/O requests")],
        Condition::All(&[HAS_INSTANCES, PRIMARY]),
        "no table has the replicated I/O of global clusters",
    ),
    Charge {
        code: "documentdb.replicated-data",
        label: Text::All(&[Text::Is("Replication to "), Text::Of("secondary_region")]),
        unit: Unit::Gb,
        factors: &[CLUSTERS, SECONDARIES, Factor::used("replicated_gb", "GB replicated")],
        price: Price::ToRegion("secondary_region"),
        when: Condition::All(&[HAS_INSTANCES, PRIMARY, Condition::Elsewhere("secondary_region")]),
        ..Charge::NEW
    },
    metered(
        "documentdb.clones",
        "Changed pages of clones",
        Unit::GbMonth,
        &[CLUSTERS, Factor::used("clone_gb", "GB-months")],
        STORAGE,
        Condition::All(&[HAS_INSTANCES, Condition::Given("clone_gb")]),
    ),
    Charge::unlisted(
        "documentdb.extended-support",
        "Extended Support",
        Unit::VcpuHour,
        &[CLUSTERS, INSTANCES_EACH, Factor::of(Amount::Vcpus("instance_class"), "vCPU", "vCPUs"), Factor::HOURS],
        Condition::All(&[PROVISIONED, Condition::Is("extended_support", &["year-1-2", "year-3"])]),
        "no table has the Extended Support of DocumentDB",
    ),
];
