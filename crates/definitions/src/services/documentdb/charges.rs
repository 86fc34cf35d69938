//! The charges of DocumentDB.

use catalog::PriceList;
use units::Unit;

use super::fields::ON_DEMAND_PRICES;
use super::{ELASTIC, HAS_INSTANCES};
use crate::cluster::{
    BURSTABLE, CLUSTERS, CPU_CREDITS, HAS_COPIES, INSTANCES_COVERABLE, INSTANCES_EACH, IO_OPTIMIZED, PLAN_PRICES,
    PRIMARY, PROVISIONED, PROVISIONED_ON_DEMAND, RUNNING, SERVERLESS_ON_DEMAND, STANDARD, backup, billed_capacity,
    clones, copies, cpu_credits, instances, io, io_included, metered, minimum_capacity, provisioned, replicated_data,
    replicated_writes, serverless_capacity, storage,
};
use crate::{Amount, Charge, Commitment, Condition, Factor, Key, Price, Text};

const CLASS: Text = Text::Of("instance_class");
const INSTANCE: Text =
    Text::All(&[Text::Is("DocumentDB "), CLASS, Text::If(IO_OPTIMIZED, &Text::Is(", I/O-Optimized"), &Text::Is(""))]);
const STORAGE: Price = key(Text::Is("storage"), Text::Of("storage_configuration"));

const MINIMUM: &[Factor] = &minimum_capacity("DCU each");
const DCU_HOURS: &[Factor] = &[CLUSTERS, billed_capacity("DCU-hours, at least the minimum capacity")];
const NO_ELASTIC: Price = Price::Unlisted("no table has elastic clusters");

const fn key(dimension: Text, item: Text) -> Price {
    Price::Listed(Key { list: PriceList::DocumentDb, dimension, item })
}

const BACKUP: Price = key(Text::Is("backup"), Text::Is("backup"));
const COPIES: [Charge; 2] = copies(
    ["documentdb.backup-copy", "documentdb.backup-copy-storage"],
    BACKUP,
    Condition::All(&[HAS_INSTANCES, HAS_COPIES]),
);

const INSTANCES: [Charge; 2] = provisioned(
    Charge {
        commitment: Commitment::CoveredBy(&INSTANCES_COVERABLE),
        ..instances("documentdb.instance", INSTANCE, key(ON_DEMAND_PRICES, CLASS), RUNNING, PROVISIONED_ON_DEMAND)
    },
    Text::All(&[INSTANCE, Text::Is(", Database Savings Plan")]),
    key(PLAN_PRICES, CLASS),
);

const CAPACITY: [Charge; 4] = serverless_capacity(
    Charge {
        missing: "the DCU-hours",
        ..metered(
            "documentdb.serverless",
            "",
            Unit::DcuHour,
            DCU_HOURS,
            key(ON_DEMAND_PRICES, Text::Is("serverless")),
            SERVERLESS_ON_DEMAND,
        )
    },
    key(PLAN_PRICES, Text::Is("serverless")),
    ("documentdb.serverless-minimum", MINIMUM),
);

pub(super) const ALL: &[Charge] = &[
    INSTANCES[0],
    INSTANCES[1],
    CAPACITY[0],
    CAPACITY[1],
    CAPACITY[2],
    CAPACITY[3],
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
    storage("documentdb.storage", STORAGE, HAS_INSTANCES),
    Charge { label: Text::Is("Storage of the elastic cluster"), ..storage("documentdb.storage", NO_ELASTIC, ELASTIC) },
    io("documentdb.io", key(Text::Is("io-requests"), Text::Is("standard")), Condition::All(&[HAS_INSTANCES, STANDARD])),
    io_included("documentdb.io", Condition::All(&[HAS_INSTANCES, IO_OPTIMIZED, Condition::Given("io_requests")])),
    backup("documentdb.backup", BACKUP, Condition::All(&[HAS_INSTANCES, Condition::Given("backup_gb")])),
    COPIES[0],
    COPIES[1],
    Charge {
        label: Text::Is("Backup storage above the size of the elastic cluster"),
        ..backup("documentdb.backup", NO_ELASTIC, Condition::All(&[ELASTIC, Condition::Given("backup_gb")]))
    },
    cpu_credits(
        "documentdb.cpu-credits",
        key(CPU_CREDITS.0, CPU_CREDITS.1),
        Condition::All(&[BURSTABLE, Condition::Given("surplus_vcpu_hours")]),
    ),
    replicated_writes(
        "documentdb.replicated-writes",
        Price::Unlisted("no table has the replicated I/O of global clusters"),
        Condition::All(&[HAS_INSTANCES, PRIMARY]),
    ),
    replicated_data(
        "documentdb.replicated-data",
        Condition::All(&[HAS_INSTANCES, PRIMARY, Condition::Elsewhere("secondary_region")]),
    ),
    clones("documentdb.clones", STORAGE, Condition::All(&[HAS_INSTANCES, Condition::Given("clone_gb")])),
    Charge::unlisted(
        "documentdb.extended-support",
        "Extended Support",
        Unit::VcpuHour,
        &[CLUSTERS, INSTANCES_EACH, Factor::of(Amount::Vcpus("instance_class"), "vCPU", "vCPUs"), Factor::HOURS],
        Condition::All(&[PROVISIONED, Condition::Is("extended_support", &["year-1-2", "year-3"])]),
        "no table has the Extended Support of DocumentDB",
    ),
];
