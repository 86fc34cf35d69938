//! The charges of Neptune.

use catalog::PriceList;
use units::Unit;

use super::ON_DEMAND_PRICES;
use crate::cluster::{
    ALL_MONTH, BACKUP_ABOVE, BURSTABLE, CLUSTERS, IO_OPTIMIZED, PLAN_COVERS_ALL, PRIMARY, PROVISIONED_ON_DEMAND,
    PROVISIONED_PLAN, RUNNING, SECONDARIES, SERVERLESS_ON_DEMAND, SERVERLESS_PLAN, STANDARD, billed_capacity,
    instances, metered,
};
use crate::{Charge, Commitment, Condition, Coverable, Factor, Key, Price, Text};

const CLASS: Text = Text::Of("instance_class");
const INSTANCE: Text =
    Text::All(&[Text::Is("Neptune "), CLASS, Text::If(IO_OPTIMIZED, &Text::Is(", I/O-Optimized"), &Text::Is(""))]);
const PLAN_PRICES: Text =
    Text::All(&[Text::Is("savings-plan/database/1y/no-upfront/"), Text::Of("storage_configuration")]);
/// There are no reservations of it.
static COVERABLE: Coverable = Coverable { reservable: None, plan: Some(PLAN_PRICES) };
/// Plans apply to Neptune Analytics, at rates that no table has.
static ANALYTICS_COVERABLE: Coverable =
    Coverable { reservable: None, plan: Some(Text::Is("savings-plan/database/1y/no-upfront/analytics")) };
const STORAGE: Price = key(Text::Is("storage"), Text::Of("storage_configuration"));

const NCU_HOURS: &[Factor] = &[CLUSTERS, billed_capacity("NCU-hours, at least the minimum capacity")];
const IO: &[Factor] = &[CLUSTERS, Factor::used("io_requests", "I/O requests")];
const WRITES: &[Factor] = &[CLUSTERS, SECONDARIES, Factor::used("replicated_write_ios", "write I/O requests")];

const fn key(dimension: Text, item: Text) -> Price {
    Price::Listed(Key { list: PriceList::Neptune, dimension, item })
}

/// The capacity of serverless instances.
const fn serverless(label: &'static str, dimension: Text, assumption: &'static str, when: Condition) -> Charge {
    let price = key(dimension, Text::Is("serverless"));
    Charge {
        assumption,
        missing: "the NCU-hours",
        perhaps_sold: true,
        ..metered("neptune.serverless", label, Unit::NcuHour, NCU_HOURS, price, when)
    }
}

pub(super) const ALL: &[Charge] = &[
    Charge {
        commitment: Commitment::CoveredBy(&COVERABLE),
        ..instances("neptune.instance", INSTANCE, key(ON_DEMAND_PRICES, CLASS), RUNNING, PROVISIONED_ON_DEMAND)
    },
    Charge {
        assumption: PLAN_COVERS_ALL,
        ..instances(
            "neptune.instance",
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
    Charge {
        perhaps_sold: true,
        ..metered(
            "neptune.storage",
            "Storage",
            Unit::GbMonth,
            &[CLUSTERS, Factor::used("storage_gb", "GB-months")],
            STORAGE,
            Condition::Always,
        )
    },
    Charge {
        perhaps_sold: true,
        ..metered(
            "neptune.io",
            "I/O requests",
            Unit::Request,
            IO,
            key(Text::Is("io-requests"), Text::Is("standard")),
            STANDARD,
        )
    },
    metered(
        "neptune.io",
        "I/O requests, included in I/O-Optimized",
        Unit::Request,
        IO,
        Price::Free,
        Condition::All(&[IO_OPTIMIZED, Condition::Given("io_requests")]),
    ),
    metered(
        "neptune.backup",
        "Backup storage above the size of the cluster",
        Unit::GbMonth,
        &[CLUSTERS, BACKUP_ABOVE],
        key(Text::Is("backup"), Text::Is("backup")),
        Condition::Given("backup_gb"),
    ),
    Charge::unlisted(
        "neptune.cpu-credits",
        "Surplus CPU credits",
        Unit::VcpuHour,
        &[CLUSTERS, Factor::used("surplus_vcpu_hours", "vCPU-hours")],
        Condition::All(&[BURSTABLE, Condition::Given("surplus_vcpu_hours")]),
        "no table has the CPU credits of Neptune",
    ),
    metered(
        "neptune.replicated-writes",
        "Write I/O replicated to secondary Regions",
        Unit::Request,
        WRITES,
        key(Text::Is("global-database"), Text::Is("replicated-write")),
        Condition::All(&[PRIMARY, STANDARD]),
    ),
    Charge {
        assumption: "replicated writes are taken to be included in I/O-Optimized, as all I/O is",
        ..metered(
            "neptune.replicated-writes",
            "Write I/O replicated to secondary Regions, included in I/O-Optimized",
            Unit::Request,
            WRITES,
            Price::Free,
            Condition::All(&[PRIMARY, IO_OPTIMIZED, Condition::Given("replicated_write_ios")]),
        )
    },
    Charge {
        code: "neptune.replicated-data",
        label: Text::All(&[Text::Is("Replication to "), Text::Of("secondary_region")]),
        unit: Unit::Gb,
        factors: &[CLUSTERS, SECONDARIES, Factor::used("replicated_gb", "GB replicated")],
        price: Price::ToRegion("secondary_region"),
        when: Condition::All(&[PRIMARY, Condition::Elsewhere("secondary_region")]),
        ..Charge::NEW
    },
    metered(
        "neptune.clones",
        "Changed pages of clones",
        Unit::GbMonth,
        &[CLUSTERS, Factor::used("clone_gb", "GB-months")],
        STORAGE,
        Condition::Given("clone_gb"),
    ),
    Charge {
        commitment: Commitment::CoveredBy(&ANALYTICS_COVERABLE),
        ..Charge::unlisted(
            "neptune.analytics",
            "Neptune Analytics",
            Unit::NcuHour,
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
