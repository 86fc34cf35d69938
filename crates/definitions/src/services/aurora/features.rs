//! The charges for features of Aurora that a cluster may use.

use units::Unit;

use super::charges::{STORAGE, key};
use super::{ADVANCED_INSIGHTS, EXTENDED_SUPPORT, LIMITLESS as HAS_LIMITLESS, MYSQL};
use crate::cluster::{
    BACKUP_ABOVE, BURSTABLE, CLUSTERS, INSTANCES_EACH, IO_OPTIMIZED, PLAN_COVERS_ALL, PRIMARY, PROVISIONED,
    SAVINGS_PLAN, SECONDARIES, SERVERLESS, STANDARD, billed_capacity, metered,
};
use crate::{Amount, Charge, Commitment, Condition, Coverable, Factor, Price, Text};

const VCPUS: Factor = Factor::of(Amount::Vcpus("instance_class"), "vCPU", "vCPUs");
const VCPU_HOURS: &[Factor] = &[CLUSTERS, INSTANCES_EACH, VCPUS, Factor::HOURS];
const ACU_HOURS: &[Factor] = &[CLUSTERS, billed_capacity("ACU-hours, at least the minimum capacity")];
const LIMITLESS_ACU_HOURS: &[Factor] = &[CLUSTERS, Factor::used("limitless_acu_hours", "ACU-hours")];
const WRITES: &[Factor] = &[CLUSTERS, SECONDARIES, Factor::used("replicated_write_ios", "write I/O requests")];

pub(super) const BACKUP: Charge = metered(
    "aurora.backup",
    "Backup storage above the size of the cluster",
    Unit::GbMonth,
    &[CLUSTERS, BACKUP_ABOVE],
    key(Text::Is("backup"), Text::Is("backup")),
    Condition::Given("backup_gb"),
);

pub(super) const CPU_CREDITS: Charge = metered(
    "aurora.cpu-credits",
    "Surplus CPU credits",
    Unit::VcpuHour,
    &[CLUSTERS, Factor::used("surplus_vcpu_hours", "vCPU-hours")],
    key(
        Text::Is("cpu-credits"),
        Text::If(Condition::StartsWith("instance_class", "db.t4g"), &Text::Is("t4g"), &Text::Is("t3")),
    ),
    Condition::All(&[BURSTABLE, Condition::Given("surplus_vcpu_hours")]),
);

pub(super) const REPLICATED_WRITES: Charge = metered(
    "aurora.replicated-writes",
    "Write I/O replicated to secondary Regions",
    Unit::Request,
    WRITES,
    key(Text::Is("global-database"), Text::Is("replicated-write")),
    Condition::All(&[PRIMARY, STANDARD]),
);

pub(super) const REPLICATED_WRITES_INCLUDED: Charge = Charge {
    assumption: "replicated writes are taken to be included in I/O-Optimized, as all I/O is",
    ..metered(
        "aurora.replicated-writes",
        "Write I/O replicated to secondary Regions, included in I/O-Optimized",
        Unit::Request,
        WRITES,
        Price::Free,
        Condition::All(&[PRIMARY, IO_OPTIMIZED, Condition::Given("replicated_write_ios")]),
    )
};

pub(super) const REPLICATED_DATA: Charge = Charge {
    code: "aurora.replicated-data",
    label: Text::All(&[Text::Is("Replication to "), Text::Of("secondary_region")]),
    unit: Unit::Gb,
    factors: &[CLUSTERS, SECONDARIES, Factor::used("replicated_gb", "GB replicated")],
    price: Price::ToRegion("secondary_region"),
    when: Condition::All(&[PRIMARY, Condition::Elsewhere("secondary_region")]),
    ..Charge::NEW
};

pub(super) const BACKTRACK: Charge = Charge {
    assumption: "records are written evenly, and each is kept for the whole window",
    ..metered(
        "aurora.backtrack",
        "Change records kept for Backtrack",
        Unit::ChangeRecordHour,
        &[
            CLUSTERS,
            Factor::used("change_records", "change records"),
            Factor::amount(Amount::Field("backtrack_hours"), "hours kept"),
        ],
        key(Text::Is("backtrack"), Text::Is("change-record")),
        Condition::All(&[MYSQL, Condition::AtLeast("backtrack_hours", 1)]),
    )
};

pub(super) const CLONES: Charge = metered(
    "aurora.clones",
    "Changed pages of clones",
    Unit::GbMonth,
    &[CLUSTERS, Factor::used("clone_gb", "GB-months")],
    STORAGE,
    Condition::Given("clone_gb"),
);

pub(super) const SNAPSHOT_EXPORT: Charge = Charge {
    assumption: "requests and storage of the export in S3 are charges of S3",
    ..metered(
        "aurora.snapshot-export",
        "Snapshots exported to S3",
        Unit::Gb,
        &[CLUSTERS, Factor::used("snapshot_export_gb", "GB of snapshots")],
        key(Text::Is("snapshot-export"), Text::Is("snapshot")),
        Condition::Given("snapshot_export_gb"),
    )
};

pub(super) const DATA_API: Charge = Charge::unlisted(
    "aurora.data-api",
    "RDS Data API",
    Unit::Request,
    &[
        CLUSTERS,
        Factor::used("data_api_requests", "requests"),
        Factor::of(Amount::Started(&Amount::Field("data_api_kb"), 32), "unit of 32 KB each", "units of 32 KB each"),
    ],
    Condition::Given("data_api_requests"),
    "no table has the RDS Data API",
);

/// Without a price on demand, what a plan saves is not known.
static LIMITLESS_COVERABLE: Coverable = Coverable { reservable: None, plan: Some(LIMITLESS_PLAN_PRICES) };
const LIMITLESS_PLAN_PRICES: Text = Text::Is("savings-plan/database/1y/no-upfront/postgresql/io-optimized");

pub(super) const LIMITLESS: Charge = Charge {
    commitment: Commitment::CoveredBy(&LIMITLESS_COVERABLE),
    ..Charge::unlisted(
        "aurora.limitless",
        "Limitless Database capacity",
        Unit::AcuHour,
        LIMITLESS_ACU_HOURS,
        Condition::All(&[HAS_LIMITLESS, Condition::Not(&SAVINGS_PLAN)]),
        "the tables have Limitless Database with a Savings Plan only",
    )
};

pub(super) const LIMITLESS_PLAN: Charge = Charge {
    assumption: PLAN_COVERS_ALL,
    ..metered(
        "aurora.limitless",
        "Limitless Database capacity, Database Savings Plan",
        Unit::AcuHour,
        LIMITLESS_ACU_HOURS,
        key(LIMITLESS_PLAN_PRICES, Text::Is("limitless")),
        Condition::All(&[HAS_LIMITLESS, SAVINGS_PLAN]),
    )
};

pub(super) const INSIGHTS: Charge = Charge::unlisted(
    "aurora.database-insights",
    "Database Insights, Advanced mode",
    Unit::VcpuHour,
    VCPU_HOURS,
    Condition::All(&[PROVISIONED, ADVANCED_INSIGHTS]),
    "no table has Database Insights",
);

pub(super) const INSIGHTS_SERVERLESS: Charge = Charge {
    missing: "the ACU-hours",
    ..Charge::unlisted(
        "aurora.database-insights-serverless",
        "Database Insights of serverless instances, Advanced mode",
        Unit::AcuHour,
        ACU_HOURS,
        Condition::All(&[SERVERLESS, ADVANCED_INSIGHTS]),
        "no table has Database Insights",
    )
};

pub(super) const SUPPORT: Charge = Charge {
    code: "aurora.extended-support",
    label: Text::Label("extended_support"),
    unit: Unit::VcpuHour,
    factors: VCPU_HOURS,
    price: key(Text::Is("extended-support"), Text::Of("extended_support")),
    when: Condition::All(&[PROVISIONED, EXTENDED_SUPPORT]),
    assumption: "every instance of the cluster is billed",
    missing: "the vCPUs of the class",
    ..Charge::NEW
};

pub(super) const SUPPORT_SERVERLESS: Charge = Charge {
    missing: "the ACU-hours",
    ..Charge::unlisted(
        "aurora.support-serverless",
        "Extended Support of serverless instances",
        Unit::AcuHour,
        ACU_HOURS,
        Condition::All(&[SERVERLESS, EXTENDED_SUPPORT]),
        "no table has Extended Support per ACU-hour",
    )
};
