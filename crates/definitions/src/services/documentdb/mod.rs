//! Amazon DocumentDB: instance-based and serverless clusters, and elastic clusters.

mod charges;
mod fields;
mod rules;

use crate::cluster::PROVISIONED;
use crate::purchase_choices::plan_generation;
use crate::{
    Condition, Definition, FormRow, Icon, PurchaseOption, PurchaseOptions, Scale, Section, Stands, Test, Text, Unpriced,
};

const ELASTIC: Condition = Condition::Is("capacity", &["elastic"]);
const HAS_INSTANCES: Condition = Condition::Not(&ELASTIC);

static OPTIONS: PurchaseOptions = PurchaseOptions {
    all: &[
        PurchaseOption::ON_DEMAND,
        PurchaseOption::DATABASE_SAVINGS_PLAN
            .except(&[(Test::When(ELASTIC), "Database Savings Plans do not apply to elastic clusters")]),
    ],
    counts: &["documentdb.instance", "documentdb.serverless", "documentdb.serverless-minimum", "documentdb.elastic"],
    scales: Scale::hours_or(&["capacity_unit_hours"]),
    note: "",
};

/// DocumentDB clusters.
pub static DOCUMENTDB: Definition = Definition {
    kind: "documentdb",
    title: "Amazon DocumentDB",
    adds: "DocumentDB cluster",
    new: ("documents", "DocumentDB cluster"),
    noun: "cluster",
    count: "Clusters",
    section: Section::Databases,
    icon: Icon::Database,
    stands: Stands::Subnets,
    service: "docdb",
    parent: None,
    summary: Text::All(&[
        Text::If(
            PROVISIONED,
            &Text::All(&[
                Text::If(
                    Condition::Given("instances"),
                    &Text::All(&[Text::Of("instances"), Text::Is(" × ")]),
                    &Text::Is(""),
                ),
                Text::Of("instance_class"),
            ]),
            &Text::Label("capacity"),
        ),
        Text::After(", ", &Text::Used("storage_gb")),
    ]),
    about: "Instances by the second, by class and configuration, on demand or with a Database Savings Plan; \
            serverless capacity in DCU-hours; elastic clusters in vCPU-hours; storage that is used, billed once; I/O \
            of the Standard configuration; backups above the size of the cluster, and their copies in another Region; \
            global clusters; Extended Support. Transfer between the instances of a cluster is free.",
    config: fields::CONFIG,
    usage: fields::USAGE,
    form: &[
        FormRow::Fields(&["capacity", "storage_configuration"]),
        FormRow::Fields(&["instance_class", "instances"]),
        FormRow::Fields(&["serverless_instances", "min_capacity", "max_capacity"]),
        FormRow::Fields(&["shards", "shard_vcpus", "shard_instances"]),
        FormRow::Fields(&["capacity_unit_hours"]),
        FormRow::Fields(&["purchase", "hours_per_month"]),
        FormRow::Fields(&["storage_gb", "io_requests"]),
        FormRow::Fields(&["surplus_vcpu_hours", "backup_gb"]),
        FormRow::Fields(&["global_cluster", "secondary_region", "secondary_regions"]),
        FormRow::Fields(&["replicated_write_ios", "replicated_gb"]),
        FormRow::More(
            "Snapshot copies, clones, support",
            "snapshots in another Region, changed pages of clones, Extended Support",
            &["backups_copied_to", "copied_backup_gb", "kept_copies_gb", "clone_gb", "extended_support"],
        ),
        FormRow::Fields(&["placement/count"]),
        FormRow::Fields(&["placement/subnets"]),
        FormRow::Fields(&["placement/region"]),
    ],
    starts: &[("instance_class", "db.r8g.large"), ("instances", "3")],
    purchase_options: Some(&OPTIONS),
    deployment_options: None,
    allowances: &[],
    charges: charges::ALL,
    rules: rules::ALL,
    unpriced: &[
        plan_generation("documentdb.instance"),
        Unpriced {
            code: "documentdb.storage",
            when: crate::cluster::IO_OPTIMIZED,
            reason: "no table has the storage of DocumentDB I/O-Optimized",
        },
        Unpriced {
            code: "documentdb.clones",
            when: crate::cluster::IO_OPTIMIZED,
            reason: "no table has the storage of DocumentDB I/O-Optimized",
        },
    ],
    sources: &[
        "Amazon DocumentDB pricing",
        "Amazon DocumentDB developer guide, cluster storage configurations",
        "Amazon DocumentDB developer guide, DocumentDB serverless",
        "Amazon DocumentDB developer guide, elastic clusters",
        "Amazon DocumentDB developer guide, global clusters",
        "Amazon DocumentDB developer guide, quotas and limits",
        "Database Savings Plans pricing",
    ],
};
