//! Amazon Aurora MySQL and Aurora PostgreSQL: clusters of provisioned and serverless instances.

mod charges;
mod features;
mod fields;
mod options;
mod reserved;
mod rules;

pub use reserved::AURORA_RESERVED;

use crate::cluster::{IO_OPTIMIZED, PROVISIONED, SERVERLESS};
use crate::purchase_choices::plan_generation;
use crate::{Condition, Definition, FormRow, Icon, Section, Stands, Text, Unpriced};

const MYSQL: Condition = Condition::Is("engine", &["mysql"]);
/// Aurora PostgreSQL Limitless Database, which needs I/O-Optimized.
const LIMITLESS: Condition =
    Condition::All(&[Condition::Is("engine", &["postgresql"]), IO_OPTIMIZED, Condition::Given("limitless_acu_hours")]);
const RESERVED: Condition = Condition::Not(&Condition::Is("purchase", &["on-demand", "database-savings-plan"]));
const EXTENDED_SUPPORT: Condition = Condition::Is("extended_support", &["year-1-2", "year-3"]);
const YEAR_3: Condition = Condition::Is("extended_support", &["year-3"]);
const ADVANCED_INSIGHTS: Condition = Condition::Is("database_insights", &["advanced"]);

/// The provisioned instances in the summary.
const PROVISIONED_INSTANCES: Text = Text::All(&[
    Text::If(Condition::Given("instances"), &Text::All(&[Text::Of("instances"), Text::Is(" × ")]), &Text::Is("")),
    Text::Of("instance_class"),
]);
/// The serverless instances in the summary.
const SERVERLESS_INSTANCES: Text = Text::All(&[
    Text::If(
        Condition::Given("serverless_instances"),
        &Text::All(&[Text::Of("serverless_instances"), Text::Is(" × ")]),
        &Text::Is(""),
    ),
    Text::Is("Serverless v2"),
    Text::If(
        Condition::Given("max_capacity"),
        &Text::All(&[Text::Is(" up to "), Text::Of("max_capacity"), Text::Is(" ACU")]),
        &Text::Is(""),
    ),
]);

/// Aurora clusters.
pub static AURORA: Definition = Definition {
    kind: "aurora",
    title: "Amazon Aurora",
    adds: "Aurora cluster",
    new: ("aurora", "Aurora cluster"),
    noun: "cluster",
    count: "Clusters",
    section: Section::Databases,
    icon: Icon::Database,
    stands: Stands::Subnets,
    service: "aurora",
    parent: None,
    summary: Text::All(&[
        Text::If(PROVISIONED, &PROVISIONED_INSTANCES, &Text::Is("")),
        Text::If(Condition::Is("capacity", &["mixed"]), &Text::Is(" + "), &Text::Is("")),
        Text::If(SERVERLESS, &SERVERLESS_INSTANCES, &Text::Is("")),
        Text::Is(", "),
        Text::Label("engine"),
        Text::After(", ", &Text::Used("storage_gb")),
    ]),
    about: "Instances by the second, by class, engine and configuration, on demand, reserved or with a Database \
            Savings Plan; serverless capacity in ACU-hours; storage that is used, billed once; I/O of the Standard \
            configuration; backups above the size of the cluster, and their copies in another Region; Backtrack, \
            clones, Global Database, RDS Proxy, RDS Data API, Database Insights, Extended Support. Transfer between \
            the instances of a cluster is free.",
    config: fields::CONFIG,
    usage: fields::USAGE,
    form: &[
        FormRow::Fields(&["engine", "storage_configuration"]),
        FormRow::Fields(&["capacity", "placement/count"]),
        FormRow::Fields(&["instance_class", "instances"]),
        FormRow::Fields(&["serverless_instances", "min_capacity", "max_capacity"]),
        FormRow::Fields(&["capacity_unit_hours"]),
        FormRow::Fields(&["purchase", "hours_per_month"]),
        FormRow::Note(
            "I/O-Optimized takes 1.3 reserved instances for each instance; smaller ones of the family cover the fraction.",
            Condition::All(&[IO_OPTIMIZED, RESERVED]),
        ),
        FormRow::Fields(&["storage_gb", "io_requests"]),
        FormRow::Fields(&["surplus_vcpu_hours", "backup_gb"]),
        FormRow::Fields(&["global_cluster", "secondary_region", "secondary_regions"]),
        FormRow::Fields(&["replicated_write_ios", "replicated_gb"]),
        FormRow::More(
            "Backtrack, clones, snapshot copies and exports",
            "change records, changed pages of clones, snapshots in another Region and in S3",
            &[
                "backtrack_hours",
                "change_records",
                "clone_gb",
                "backups_copied_to",
                "copied_backup_gb",
                "kept_copies_gb",
                "snapshot_export_gb",
            ],
        ),
        FormRow::More(
            "RDS Proxy, Data API, Database Insights, support",
            "RDS Proxy, RDS Data API, Limitless Database, Database Insights, Extended Support",
            &[
                "proxy",
                "data_api_requests",
                "data_api_kb",
                "limitless_acu_hours",
                "database_insights",
                "extended_support",
            ],
        ),
        FormRow::More(
            "Workload for comparisons",
            "connections, and the serverless capacity that the same load would use",
            &["peak_connections", "workload_acu_hours"],
        ),
        FormRow::Fields(&["placement/subnets"]),
        FormRow::Fields(&["placement/region"]),
    ],
    starts: &[("engine", "postgresql"), ("instance_class", "db.r8g.large"), ("instances", "2")],
    purchase_options: Some(&options::ALL),
    deployment_options: Some(&super::relational::DEPLOYMENTS),
    allowances: &[],
    charges: &charges::ALL,
    rules: rules::ALL,
    unpriced: &[
        plan_generation("aurora.instance"),
        Unpriced {
            code: "aurora.extended-support",
            when: Condition::All(&[MYSQL, YEAR_3]),
            reason: "Aurora MySQL version 2 has a price for the third year from December 2026 on, which no table has; \
                     version 3 has no third year",
        },
        Unpriced { code: "aurora.extended-support", when: YEAR_3, reason: "no table has the third year" },
    ],
    sources: &[
        "Amazon Aurora pricing",
        "Amazon Aurora user guide, DB instance billing for Aurora",
        "Amazon Aurora user guide, reserved DB instances",
        "Amazon Aurora user guide, Aurora storage",
        "Amazon Aurora user guide, using Aurora Serverless v2",
        "Amazon Aurora user guide, using Amazon Aurora Global Database",
        "Amazon Aurora user guide, stopping and starting an Aurora DB cluster",
        "Release calendars for Aurora MySQL",
        "Amazon RDS Proxy pricing",
        "Database Savings Plans pricing",
    ],
};
