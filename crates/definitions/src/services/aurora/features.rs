//! The charges for features of Aurora that a cluster may use.

use catalog::PriceList;
use units::Unit;

use super::charges::{STORAGE, key};
use super::{ADVANCED_INSIGHTS, EXTENDED_SUPPORT, LIMITLESS as HAS_LIMITLESS, MYSQL};
use crate::cluster::{
    self, BILLED_CAPACITY, BURSTABLE, CLUSTERS, INSTANCES_EACH, IO_OPTIMIZED, PLAN_COVERS_ALL, PRIMARY, PROVISIONED,
    SAVINGS_PLAN, SERVERLESS, STANDARD, billed_capacity, metered,
};
use crate::{Amount, Charge, Commitment, Condition, Coverable, Factor, Key, PlanRate, Price, Text};

const VCPUS: Factor = Factor::of(Amount::Vcpus("instance_class"), "vCPU", "vCPUs");
const VCPU_HOURS: &[Factor] = &[CLUSTERS, INSTANCES_EACH, VCPUS, Factor::HOURS];
const ACU_HOURS: &[Factor] = &[CLUSTERS, billed_capacity("ACU-hours, at least the minimum capacity")];
const LIMITLESS_ACU_HOURS: &[Factor] = &[CLUSTERS, Factor::used("limitless_acu_hours", "ACU-hours")];

const BACKUP_PRICE: Price = key(Text::Is("backup"), Text::Is("backup"));

pub(super) const BACKUP: Charge = cluster::backup("aurora.backup", BACKUP_PRICE, Condition::Given("backup_gb"));

pub(super) const COPIES: [Charge; 2] =
    cluster::copies(["aurora.backup-copy", "aurora.backup-copy-storage"], BACKUP_PRICE, cluster::HAS_COPIES);

pub(super) const CPU_CREDITS: Charge = cluster::cpu_credits(
    "aurora.cpu-credits",
    key(cluster::CPU_CREDITS.0, cluster::CPU_CREDITS.1),
    Condition::All(&[BURSTABLE, Condition::Given("surplus_vcpu_hours")]),
);

pub(super) const REPLICATED_WRITES: Charge = cluster::replicated_writes(
    "aurora.replicated-writes",
    key(Text::Is("global-database"), Text::Is("replicated-write")),
    Condition::All(&[PRIMARY, STANDARD]),
);

pub(super) const REPLICATED_WRITES_INCLUDED: Charge = cluster::replicated_writes_included(
    "aurora.replicated-writes",
    Condition::All(&[PRIMARY, IO_OPTIMIZED, Condition::Given("replicated_write_ios")]),
);

pub(super) const REPLICATED_DATA: Charge = cluster::replicated_data(
    "aurora.replicated-data",
    Condition::All(&[PRIMARY, Condition::Elsewhere("secondary_region")]),
);

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

pub(super) const CLONES: Charge = cluster::clones("aurora.clones", STORAGE, Condition::Given("clone_gb"));

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

/// A proxy for provisioned instances, of which each counts 2 vCPUs at least. It has the price of a proxy of RDS.
pub(super) const PROXY: Charge = Charge {
    missing: "the vCPUs of the class",
    ..metered(
        "aurora.proxy",
        "RDS Proxy",
        Unit::VcpuHour,
        &[
            CLUSTERS,
            INSTANCES_EACH,
            Factor::of(Amount::AtLeast(&Amount::Vcpus("instance_class"), &Amount::Of(2)), "vCPU", "vCPUs"),
            Factor::HOURS,
        ],
        Price::Listed(Key::new(PriceList::Rds, "proxy", "provisioned")),
        Condition::All(&[PROVISIONED, Condition::On("proxy")]),
    )
};

/// A proxy for serverless instances, which counts 8 ACUs at least in every hour.
pub(super) const PROXY_SERVERLESS: Charge = Charge {
    missing: "the ACU-hours",
    assumption: "the minimum of 8 ACUs is that of all serverless instances of the cluster",
    ..metered(
        "aurora.proxy-serverless",
        "RDS Proxy for serverless instances",
        Unit::AcuHour,
        &[
            CLUSTERS,
            Factor::amount(
                Amount::EachHour(&Amount::AtLeast(
                    &BILLED_CAPACITY,
                    &Amount::Times(&[Amount::Of(8), Amount::Hours("hours_per_month")]),
                )),
                "ACU-hours, at least 8 ACUs",
            ),
        ],
        key(Text::Is("proxy"), Text::Is("serverless")),
        Condition::All(&[SERVERLESS, Condition::On("proxy")]),
    )
};

pub(super) const DATA_API: Charge = Charge::unlisted(
    "aurora.data-api",
    "RDS Data API",
    Unit::Request,
    &[
        CLUSTERS,
        Factor::used("data_api_requests", "requests"),
        Factor::of(Amount::Parts(&Amount::Field("data_api_kb"), 32), "unit of 32 KB each", "units of 32 KB each"),
    ],
    Condition::Given("data_api_requests"),
    "no table has the RDS Data API",
);

/// Without a price on demand, what a plan saves is not known.
static LIMITLESS_COVERABLE: Coverable = Coverable { reservable: None, plan: PlanRate::Database(LIMITLESS_PLAN_PRICES) };
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
