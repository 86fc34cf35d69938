//! Amazon Timestream for InfluxDB.

mod charges;
mod rules;

use catalog::PriceList;

use crate::purchase_choices::{ON_DEMAND_OR_PLAN, purchase};
use crate::{
    Absent, Choice, Condition, Definition, Field, FormRow, Icon, Measure, PurchaseOptions, Scale, Section, Stands,
    Text, Type,
};

/// InfluxDB 2, on instances with volumes.
const V2: Condition = Condition::Is("engine", &["influxdb-2"]);
/// InfluxDB 3, which keeps its data in object storage.
const V3: Condition = Condition::Is("engine", &["influxdb-3-core", "influxdb-3-enterprise"]);
const ENTERPRISE: Condition = Condition::Is("engine", &["influxdb-3-enterprise"]);
const READ_REPLICAS: Condition = Condition::All(&[V2, Condition::Is("deployment", &["read-replicas"])]);
const SAVINGS_PLAN: Condition = Condition::Is("purchase", &["database-savings-plan"]);

const ENGINES: &[Choice] = &[
    Choice::new("influxdb-2", "InfluxDB 2"),
    Choice::new("influxdb-3-core", "InfluxDB 3 Core"),
    Choice::new("influxdb-3-enterprise", "InfluxDB 3 Enterprise"),
];
const DEPLOYMENTS: &[Choice] = &[
    Choice::new("single-az", "Single-AZ"),
    Choice::new("multi-az", "Multi-AZ"),
    Choice::new("read-replicas", "Read replica cluster"),
];
const STORAGE_TYPES: &[Choice] = &[
    Choice::new("iops-3000", "Influx IOPS Included, 3,000 IOPS"),
    Choice::new("iops-12000", "Influx IOPS Included, 12,000 IOPS"),
    Choice::new("iops-16000", "Influx IOPS Included, 16,000 IOPS"),
];

/// The dimension of on-demand prices, which names the kind of instance.
const ON_DEMAND_PRICES: Text = Text::All(&[Text::Is("on-demand/"), NODE]);
/// The kind of instance. That of InfluxDB 3 includes I/O.
const NODE: Text = Text::If(
    V3,
    &Text::Is("cluster-node-io-included"),
    &Text::If(READ_REPLICAS, &Text::Is("cluster-node"), &Text::Of("deployment")),
);

static OPTIONS: PurchaseOptions = PurchaseOptions::plan_only(&["timestream.instance"], Scale::HOURS);

/// Databases of InfluxDB.
pub static TIMESTREAM: Definition = Definition {
    kind: "timestream",
    title: "Amazon Timestream for InfluxDB",
    adds: "Timestream for InfluxDB database",
    new: ("influxdb", "InfluxDB database"),
    noun: "database",
    count: "Databases",
    section: Section::Databases,
    icon: Icon::Database,
    stands: Stands::Subnets,
    service: "timestream-influxdb",
    parent: None,
    summary: Text::All(&[
        Text::Of("instance_class"),
        Text::Is(", "),
        Text::Label("engine"),
        Text::If(V2, &Text::All(&[Text::Is(", "), Text::Of("storage_gib"), Text::Is(" GiB")]), &Text::Is("")),
    ]),
    about: "Instances by the second, by class, engine and deployment; storage with included IOPS; read replicas; \
            nodes, object storage and backups of InfluxDB 3; Database Savings Plans.",
    config: &[
        Field::choice("engine", "Engine", ENGINES),
        Field::new(
            "instance_class",
            "DB instance class",
            Type::Item {
                list: PriceList::Timestream,
                dimension: ON_DEMAND_PRICES,
                what: "database class",
                example: "db.influx.medium",
                unpriced: &[],
            },
        )
        .absent(Absent::Refused),
        Field::choice("deployment", "Deployment", DEPLOYMENTS).when(V2),
        Field::new("nodes", "Nodes", Type::Number { least: 1, most: 15, decimals: 0, unit: "" })
            .absent(Absent::Counts(3))
            .hint("Of each cluster, the compactor included; 3 when left out")
            .when(ENTERPRISE),
        Field::choice("storage_type", "Storage type", STORAGE_TYPES).when(V2),
        Field::new("storage_gib", "Storage", Type::Number { least: 20, most: 15_360, decimals: 0, unit: "GiB" })
            .absent(Absent::Number(100))
            .hint("Of each instance; the price of Multi-AZ includes the standby")
            .when(V2),
        purchase(ON_DEMAND_OR_PLAN).hint("A plan covers instances, not storage"),
    ],
    usage: &[
        Field::hours().hint("Less than all month: deleted for the rest; a database cannot be stopped"),
        Field::usage("stored_gb", "Data stored", Measure::Amount("GB-months"), "the GB stored")
            .hint("Of all databases, in object storage")
            .when(V3),
        Field::optional("backup_gb", "Backups", Measure::Amount("GB-months"), "the GB of backups")
            .hint("Scheduled, continuous and on demand, of all databases")
            .when(V3),
    ],
    form: &[
        FormRow::Fields(&["engine", "instance_class"]),
        FormRow::Fields(&["deployment", "nodes", "placement/count"]),
        FormRow::Fields(&["storage_type", "storage_gib", "stored_gb", "backup_gb"]),
        FormRow::Fields(&["purchase", "hours_per_month"]),
        FormRow::Fields(&["placement/subnets"]),
        FormRow::Fields(&["placement/region"]),
    ],
    starts: &[("instance_class", "db.influx.medium")],
    purchase_options: Some(&OPTIONS),
    deployment_options: None,
    allowances: &[],
    charges: charges::ALL,
    rules: rules::ALL,
    unpriced: &[],
    sources: &[
        "Amazon Timestream pricing",
        "Amazon Timestream for InfluxDB developer guide, storage",
        "Amazon Timestream for InfluxDB developer guide, supported instance types",
        "Amazon Timestream for InfluxDB developer guide, read replica clusters",
        "Amazon Timestream for InfluxDB developer guide, read replica licensing through AWS Marketplace",
        "Amazon Timestream for InfluxDB developer guide, clusters and instances FAQ for InfluxDB 3",
        "AWS Savings Plans pricing, Database Savings Plans",
    ],
};
