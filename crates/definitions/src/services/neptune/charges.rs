//! The charges of Neptune.

use catalog::PriceList;
use units::Unit;

use super::ON_DEMAND_PRICES;
use crate::cluster::{
    BURSTABLE, CLUSTERS, HAS_COPIES, INSTANCES_COVERABLE, IO_OPTIMIZED, PLAN_PRICES, PRIMARY, PROVISIONED_ON_DEMAND,
    RUNNING, SERVERLESS_ON_DEMAND, STANDARD, backup, billed_capacity, clones, copies, instances, io, io_included,
    metered, minimum_capacity, provisioned, replicated_data, replicated_writes, replicated_writes_included,
    serverless_capacity, storage,
};
use crate::{Charge, Commitment, Condition, Coverable, Factor, Key, PlanRate, Price, Text};

const CLASS: Text = Text::Of("instance_class");
const INSTANCE: Text =
    Text::All(&[Text::Is("Neptune "), CLASS, Text::If(IO_OPTIMIZED, &Text::Is(", I/O-Optimized"), &Text::Is(""))]);
/// Plans apply to Neptune Analytics, at rates that no table has.
static ANALYTICS_COVERABLE: Coverable =
    Coverable { reservable: None, plan: PlanRate::Database(Text::Is("savings-plan/database/1y/no-upfront/analytics")) };
const STORAGE: Price = key(Text::Is("storage"), Text::Of("storage_configuration"));

const MINIMUM: &[Factor] = &minimum_capacity("NCU each");
const NCU_HOURS: &[Factor] = &[CLUSTERS, billed_capacity("NCU-hours, at least the minimum capacity")];

const fn key(dimension: Text, item: Text) -> Price {
    Price::Listed(Key { list: PriceList::Neptune, dimension, item })
}

const BACKUP: Price = key(Text::Is("backup"), Text::Is("backup"));
const COPIES: [Charge; 2] = copies(["neptune.backup-copy", "neptune.backup-copy-storage"], BACKUP, HAS_COPIES);

const INSTANCES: [Charge; 2] = provisioned(
    Charge {
        commitment: Commitment::CoveredBy(&INSTANCES_COVERABLE),
        ..instances("neptune.instance", INSTANCE, key(ON_DEMAND_PRICES, CLASS), RUNNING, PROVISIONED_ON_DEMAND)
    },
    Text::All(&[INSTANCE, Text::Is(", Database Savings Plan")]),
    key(PLAN_PRICES, CLASS),
);

const CAPACITY: [Charge; 4] = serverless_capacity(
    Charge {
        missing: "the NCU-hours",
        ..metered(
            "neptune.serverless",
            "",
            Unit::NcuHour,
            NCU_HOURS,
            key(ON_DEMAND_PRICES, Text::Is("serverless")),
            SERVERLESS_ON_DEMAND,
        )
    },
    key(PLAN_PRICES, Text::Is("serverless")),
    ("neptune.serverless-minimum", MINIMUM),
);

pub(super) const ALL: &[Charge] = &[
    INSTANCES[0],
    INSTANCES[1],
    CAPACITY[0],
    CAPACITY[1],
    CAPACITY[2],
    CAPACITY[3],
    Charge { perhaps_sold: true, ..storage("neptune.storage", STORAGE, Condition::Always) },
    Charge { perhaps_sold: true, ..io("neptune.io", key(Text::Is("io-requests"), Text::Is("standard")), STANDARD) },
    io_included("neptune.io", Condition::All(&[IO_OPTIMIZED, Condition::Given("io_requests")])),
    backup("neptune.backup", BACKUP, Condition::Given("backup_gb")),
    COPIES[0],
    COPIES[1],
    Charge::unlisted(
        "neptune.cpu-credits",
        "Surplus CPU credits",
        Unit::VcpuHour,
        &[CLUSTERS, Factor::used("surplus_vcpu_hours", "vCPU-hours")],
        Condition::All(&[BURSTABLE, Condition::Given("surplus_vcpu_hours")]),
        "no table has the CPU credits of Neptune",
    ),
    replicated_writes(
        "neptune.replicated-writes",
        key(Text::Is("global-database"), Text::Is("replicated-write")),
        Condition::All(&[PRIMARY, STANDARD]),
    ),
    replicated_writes_included(
        "neptune.replicated-writes",
        Condition::All(&[PRIMARY, IO_OPTIMIZED, Condition::Given("replicated_write_ios")]),
    ),
    replicated_data("neptune.replicated-data", Condition::All(&[PRIMARY, Condition::Elsewhere("secondary_region")])),
    clones("neptune.clones", STORAGE, Condition::Given("clone_gb")),
    Charge {
        commitment: Commitment::CoveredBy(&ANALYTICS_COVERABLE),
        ..Charge::unlisted(
            "neptune.analytics",
            "Neptune Analytics",
            Unit::MNcuHour,
            &[CLUSTERS, Factor::used("analytics_mncu_hours", "m-NCU-hours")],
            Condition::Given("analytics_mncu_hours"),
            "no table has Neptune Analytics",
        )
    },
    metered(
        "neptune.analytics-snapshots",
        "Snapshots of Neptune Analytics",
        Unit::GbMonth,
        &[CLUSTERS, Factor::used("analytics_snapshot_gb", "GB-months")],
        key(Text::Is("backup"), Text::Is("analytics")),
        Condition::Given("analytics_snapshot_gb"),
    ),
];
