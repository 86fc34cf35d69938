//! Amazon Neptune: graph databases with provisioned and serverless instances, and Neptune Analytics.

mod charges;
mod rules;

use catalog::PriceList;

use crate::cluster::{
    BACKUP, CAPACITY, COPIED, COPY_REGION, INSTANCES, IO_REQUESTS, KEPT_COPIES, PROVISIONED, REPLICATED_DATA,
    REPLICATED_WRITES, SECONDARY_REGION, SERVERLESS_INSTANCES, STORAGE, SURPLUS, max_capacity, min_capacity,
    secondary_regions, used_capacity,
};
use crate::purchase_choices::{ON_DEMAND_OR_PLAN, plan_generation, purchase};
use crate::{
    Absent, Choice, Condition, Definition, Field, FormRow, Icon, Measure, PurchaseOptions, Scale, Section, Stands,
    Text, Type,
};

const CONFIGURATIONS: &[Choice] =
    &[Choice::new("standard", "Neptune Standard"), Choice::new("io-optimized", "Neptune I/O-Optimized")];

const GLOBAL: &[Choice] = &[
    Choice::new("none", "None"),
    Choice::new("primary", "Primary cluster"),
    Choice::new("secondary", "Secondary cluster"),
];

/// The dimension of on-demand prices.
const ON_DEMAND_PRICES: Text = Text::All(&[Text::Is("on-demand/"), Text::Of("storage_configuration")]);

static OPTIONS: PurchaseOptions = PurchaseOptions::plan_only(
    &["neptune.instance", "neptune.serverless", "neptune.serverless-minimum"],
    Scale::hours_or(&["capacity_unit_hours"]),
);

/// Neptune clusters.
pub static NEPTUNE: Definition = Definition {
    kind: "neptune",
    title: "Amazon Neptune",
    adds: "Neptune cluster",
    new: ("graph", "Neptune cluster"),
    noun: "cluster",
    count: "Clusters",
    section: Section::Databases,
    icon: Icon::Database,
    stands: Stands::Subnets,
    service: "neptune",
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
            &Text::Is("Neptune Serverless"),
        ),
        Text::After(", ", &Text::Used("storage_gb")),
    ]),
    about: "Instances by the second, by class and configuration, on demand or with a Database Savings Plan; \
            serverless capacity in NCU-hours; storage, billed once and by its largest size; I/O of the Standard \
            configuration; backups above the size of the cluster; snapshots copied to another Region; global \
            databases; Neptune Analytics in m-NCU-hours. Transfer between the instances of a cluster is free.",
    config: &[
        Field::choice("storage_configuration", "Storage configuration", CONFIGURATIONS)
            .hint("I/O-Optimized includes I/O: instances cost 1.35 times as much, storage 2.25 times"),
        CAPACITY,
        Field::new(
            "instance_class",
            "Instance class",
            Type::Item {
                list: PriceList::Neptune,
                dimension: ON_DEMAND_PRICES,
                what: "database class",
                example: "db.r8g.large",
                unpriced: &[],
            },
        )
        .absent(Absent::Refused)
        .when(PROVISIONED),
        INSTANCES,
        SERVERLESS_INSTANCES,
        min_capacity(1, 128, "NCU").hint("In steps of 0.5; an idle instance keeps it"),
        max_capacity(128, "NCU").hint("In steps of 0.5, 2.5 at least; 1 NCU has 2 GiB of memory"),
        purchase(ON_DEMAND_OR_PLAN),
        Field::choice("global_cluster", "Global database", GLOBAL),
        SECONDARY_REGION,
        secondary_regions(5),
        COPY_REGION,
    ],
    usage: &[
        Field::hours().hint("Less than all month: stopped for the rest. Hours above those of the month do not count"),
        used_capacity("Serverless capacity used", "NCU-hours", "the NCU-hours"),
        STORAGE.hint("Per cluster, the largest size that it has had: deleting data does not reduce it; billed once"),
        IO_REQUESTS,
        SURPLUS,
        BACKUP,
        COPIED,
        KEPT_COPIES,
        REPLICATED_WRITES,
        REPLICATED_DATA,
        Field::optional("clone_gb", "Changed pages of clones", Measure::Amount("GB-months"), "the GB of clones")
            .hint("Per cluster: what clones do not share with it; their instances are clusters of their own"),
        Field::optional(
            "analytics_mncu_hours",
            "Neptune Analytics",
            Measure::Count("m-NCU-hours"),
            "the m-NCU-hours of Neptune Analytics",
        )
        .hint("Per cluster: memory of the graph and of each replica, by the hour; a paused graph counts a tenth"),
        Field::optional(
            "analytics_snapshot_gb",
            "Snapshots of Neptune Analytics",
            Measure::Amount("GB-months"),
            "the GB of graph snapshots",
        )
        .hint("Per cluster"),
    ],
    form: &[
        FormRow::Fields(&["storage_configuration", "capacity"]),
        FormRow::Fields(&["instance_class", "instances"]),
        FormRow::Fields(&["serverless_instances", "min_capacity", "max_capacity"]),
        FormRow::Fields(&["capacity_unit_hours"]),
        FormRow::Fields(&["purchase", "hours_per_month"]),
        FormRow::Fields(&["storage_gb", "io_requests"]),
        FormRow::Fields(&["surplus_vcpu_hours", "backup_gb"]),
        FormRow::Fields(&["global_cluster", "secondary_region", "secondary_regions"]),
        FormRow::Fields(&["replicated_write_ios", "replicated_gb"]),
        FormRow::More(
            "Snapshot copies, clones, Neptune Analytics",
            "snapshots in another Region, changed pages of clones, m-NCU-hours, graph snapshots",
            &[
                "backups_copied_to",
                "copied_backup_gb",
                "kept_copies_gb",
                "clone_gb",
                "analytics_mncu_hours",
                "analytics_snapshot_gb",
            ],
        ),
        FormRow::Fields(&["placement/count"]),
        FormRow::Fields(&["placement/subnets"]),
        FormRow::Fields(&["placement/region"]),
    ],
    starts: &[("instance_class", "db.r8g.large"), ("instances", "2")],
    purchase_options: Some(&OPTIONS),
    deployment_options: None,
    allowances: &[],
    charges: charges::ALL,
    rules: rules::ALL,
    unpriced: &[plan_generation("neptune.instance")],
    sources: &[
        "Amazon Neptune pricing",
        "Amazon Neptune user guide, storage billing",
        "Amazon Neptune user guide, Neptune Serverless",
        "Amazon Neptune user guide, global databases",
        "Neptune Analytics user guide, managing graphs",
        "Database Savings Plans pricing",
        "What's New, Database Savings Plans for OpenSearch Service and Neptune Analytics (2026-03)",
    ],
};
