//! Amazon RDS: MySQL, MariaDB, PostgreSQL, Oracle, SQL Server and Db2.

mod backups;
mod charges;
mod extras;
mod fields;
mod instances;
mod licenses;
mod options;
mod reserved;
mod rules;
mod storage;
mod unpriced;

pub use reserved::RDS_RESERVED;

use crate::{Allowance, Amount, Condition, Definition, FormRow, Icon, Section, Stands, Text};

/// gp3 volumes.
const GP3: Condition = Condition::Is("storage_type", &["gp3"]);
/// Volumes with provisioned IOPS.
const PROVISIONED: Condition = Condition::Is("storage_type", &["io1", "io2"]);
/// A volume for the logs alone, which no General Purpose storage and no cluster has.
const HAS_LOG_VOLUME: Condition = Condition::All(&[
    PROVISIONED,
    Condition::Not(&CLUSTER),
    Condition::Is("engine", &["mysql", "mariadb", "postgresql"]),
]);
const MAGNETIC: Condition = Condition::Is("storage_type", &["magnetic"]);
const ON_DEMAND: Condition = Condition::Is("purchase", &["on-demand"]);
const SINGLE_AZ: Condition = Condition::Is("deployment", &["single-az"]);
const CLUSTER: Condition = Condition::Is("deployment", &["multi-az-cluster"]);

const ORACLE: Condition = Condition::Is("engine", &["oracle-se2", "oracle-ee"]);
const SQL_SERVER: Condition = Condition::Is(
    "engine",
    &["sqlserver-express", "sqlserver-web", "sqlserver-standard", "sqlserver-enterprise", "sqlserver-developer"],
);
const EXPRESS: Condition = Condition::Is("engine", &["sqlserver-express"]);
const DB2: Condition = Condition::Is("engine", &["db2-standard", "db2-advanced"]);
/// The engines that are sold with a license and without.
const LICENSED: Condition = Condition::Is(
    "engine",
    &["oracle-se2", "sqlserver-standard", "sqlserver-enterprise", "db2-standard", "db2-advanced"],
);
/// Engines whose reservations apply to all sizes of a family: those without a license of AWS (Amazon RDS reserved
/// instances, size flexibility).
const SIZE_FLEXIBLE: Condition = Condition::Any(&[
    Condition::Is("engine", &["mysql", "mariadb", "postgresql", "oracle-ee"]),
    Condition::All(&[Condition::Is("engine", &["oracle-se2"]), Condition::Is("license", &["bring-your-own-license"])]),
]);
const INCLUDED: Condition = Condition::Is("license", &["license-included"]);
/// Classes on which SQL Server and Windows are billed apart from the instance.
const BILLED_APART: Condition = Condition::All(&[
    SQL_SERVER,
    Condition::Any(&[
        Condition::StartsWith("instance_class", "db.m7"),
        Condition::StartsWith("instance_class", "db.r7"),
        Condition::StartsWith("instance_class", "db.m8"),
        Condition::StartsWith("instance_class", "db.r8"),
    ]),
]);
const HAS_EXTENDED_SUPPORT: Condition = Condition::Is("engine", &["mysql", "postgresql"]);
const HAS_PROXY: Condition = Condition::Not(&Condition::Any(&[ORACLE, DB2]));

/// From this size on, gp3 volumes are striped: they include more performance, and it can be increased. Those of SQL
/// Server never are.
const STRIPED_GIB: u64 = 400;
const STRIPED_GIB_OF_ORACLE: u64 = 200;
const STRIPED: Condition = Condition::Any(&[
    Condition::All(&[ORACLE, Condition::AtLeast("storage_gib", STRIPED_GIB_OF_ORACLE)]),
    Condition::All(&[
        Condition::Not(&Condition::Any(&[ORACLE, SQL_SERVER])),
        Condition::AtLeast("storage_gib", STRIPED_GIB),
    ]),
]);
const INCLUDED_IOPS: Amount = Amount::If(STRIPED, &Amount::Of(12_000), &Amount::Of(3_000));
const INCLUDED_MIBPS: Amount = Amount::If(STRIPED, &Amount::Of(500), &Amount::Of(125));

/// The engine in the names of prices. Developer Edition runs where the others do, at the price of the instance.
const ENGINE: Text = Text::If(
    Condition::Is("engine", &["oracle-se2"]),
    &Text::All(&[Text::Is("oracle-se2/"), Text::Of("license")]),
    &Text::If(Condition::Is("engine", &["sqlserver-developer"]), &Text::Is("sqlserver-standard"), &Text::Of("engine")),
);
/// The dimension of on-demand prices.
pub(super) const ON_DEMAND_PRICES: Text =
    Text::All(&[Text::Is("on-demand/"), ENGINE, Text::Is("/"), Text::Of("deployment")]);

/// The read replicas in the summary.
const REPLICAS: Text = Text::All(&[
    Text::Of("read_replicas"),
    Text::If(Condition::Equals("read_replicas", 1), &Text::Is(" read replica, "), &Text::Is(" read replicas, ")),
]);

static INSIGHTS_CALLS: Allowance = Allowance {
    code: "rds-insights-calls",
    amount: 1_000_000,
    hourly: false,
    regional: false,
    label: "1 million Performance Insights API calls",
};

/// RDS databases.
pub static RDS: Definition = Definition {
    kind: "rds",
    title: "Amazon RDS",
    adds: "RDS database",
    new: ("database", "Database"),
    noun: "database",
    count: "Databases",
    section: Section::Databases,
    icon: Icon::Database,
    stands: Stands::Subnets,
    service: "rds",
    parent: None,
    summary: Text::All(&[
        Text::Of("instance_class"),
        Text::Is(", "),
        Text::Label("engine"),
        Text::Is(", "),
        Text::If(SINGLE_AZ, &Text::Is(""), &Text::All(&[Text::Label("deployment"), Text::Is(", ")])),
        Text::If(Condition::AtLeast("read_replicas", 1), &REPLICAS, &Text::Is("")),
        Text::Of("storage_gib"),
        Text::Is(" GiB "),
        Text::Of("storage_type"),
    ]),
    about: "Instances by the second, by class, engine, license and deployment; storage, provisioned IOPS and \
            throughput; backups above the storage of the region's databases; read replicas; reserved instances and \
            Database Savings Plans; RDS Proxy; Extended Support. Credits and the free tier of new accounts are not \
            deducted.",
    config: fields::CONFIG,
    usage: fields::USAGE,
    form: &[
        FormRow::Fields(&["engine", "license"]),
        FormRow::Fields(&["instance_class", "placement/count"]),
        FormRow::Fields(&["deployment", "proxy"]),
        FormRow::Fields(&["storage_type", "storage_gib"]),
        FormRow::Fields(&["iops", "throughput_mibps", "io_requests"]),
        FormRow::Fields(&["purchase", "hours_per_month"]),
        FormRow::Fields(&["surplus_vcpu_hours", "licensed_vcpus"]),
        FormRow::More(
            "Replicas and backups",
            "read replicas, backup storage, exports, other regions",
            &[
                "read_replicas",
                "replicated_to",
                "replicated_gb",
                "backup_gb",
                "backups_copied_to",
                "copied_backup_gb",
                "kept_copies_gb",
                "snapshot_export_gb",
            ],
        ),
        FormRow::More(
            "Autoscaling, support, monitoring",
            "storage autoscaling, dedicated log volume, Extended Support, Database Insights",
            &["autoscaling_max_gib", "dedicated_log_volume", "extended_support", "insights", "insights_calls"],
        ),
        FormRow::More(
            "Workload for comparisons",
            "connections, and what Aurora bills but RDS does not: I/O requests, serverless capacity",
            &["peak_connections", "workload_io_requests", "workload_acu_hours"],
        ),
        FormRow::Fields(&["placement/subnets"]),
        FormRow::Fields(&["placement/region"]),
    ],
    starts: &[("engine", "postgresql"), ("instance_class", "db.m7g.large"), ("storage_gib", "100")],
    allowances: &[&INSIGHTS_CALLS],
    charges: &charges::ALL,
    rules: &rules::ALL,
    purchase_options: Some(&options::ALL),
    deployment_options: Some(&super::relational::DEPLOYMENTS),
    unpriced: unpriced::ALL,
    sources: &[
        "Amazon RDS for MySQL pricing",
        "Amazon RDS for PostgreSQL pricing",
        "Amazon RDS for MariaDB pricing",
        "Amazon RDS for Oracle pricing",
        "Amazon RDS for SQL Server pricing",
        "Amazon RDS for Db2 pricing",
        "Amazon RDS Proxy pricing",
        "Amazon RDS user guide, storage",
        "Amazon RDS user guide, limitations of Multi-AZ DB clusters",
        "Amazon RDS user guide, stopping a DB instance",
        "Amazon RDS user guide, Optimize CPU for RDS for SQL Server",
        "Amazon RDS reserved instances",
        "Database Savings Plans",
    ],
};
