//! Amazon DynamoDB Accelerator (DAX): a cache in front of DynamoDB tables. No table has its prices.

use units::Unit;

use crate::common::is_node_type;
use crate::{
    Absent, Amount, Charge, Condition, Definition, Factor, Field, FormRow, Icon, Level, Measure, Rule, Section, Stands,
    Test, Text, Type,
};

const REASON: &str = "no table has DAX";
/// Nodes whose CPU credits are unlimited.
const BURSTABLE: Condition = Condition::StartsWith("node_type", "dax.t3.");
const CLUSTERS: Factor = Factor::placed("cluster", "clusters");
const NODES: Amount = Amount::Field("nodes");

/// DAX clusters.
pub static DAX: Definition = Definition {
    kind: "dax",
    title: "Amazon DynamoDB Accelerator (DAX)",
    adds: "DAX cluster",
    new: ("accelerator", "Accelerator"),
    noun: "cluster",
    count: "Clusters",
    section: Section::Databases,
    icon: Icon::Database,
    stands: Stands::Subnets,
    service: "dax",
    parent: None,
    summary: Text::All(&[Text::Of("nodes"), Text::Is(" × "), Text::Of("node_type")]),
    about: "Nodes by the started hour, whether primary or replica; surplus CPU credits of T3 nodes. No table has prices: \
            enter your own.",
    config: &[
        Field::new("node_type", "Node type", Type::Text { example: "dax.r5.large" }).absent(Absent::Refused),
        Field::new("nodes", "Nodes", Type::Number { least: 1, most: 11, decimals: 0, unit: "" })
            .absent(Absent::Number(3))
            .hint("The primary and up to 10 read replicas"),
    ],
    usage: &[
        Field::hours().hint("A started hour is billed in full"),
        Field::optional(
            "surplus_vcpu_hours",
            "Surplus CPU credits",
            Measure::Amount("vCPU-hours"),
            "the surplus credits",
        )
        .hint("Of all nodes, above the baseline")
        .when(BURSTABLE),
    ],
    form: &[
        FormRow::Fields(&["node_type", "nodes"]),
        FormRow::Fields(&["placement/count", "hours_per_month"]),
        FormRow::Fields(&["surplus_vcpu_hours"]),
        FormRow::Fields(&["placement/subnets"]),
        FormRow::Fields(&["placement/region"]),
    ],
    starts: &[("node_type", "dax.r5.large")],
    purchase_options: None,
    deployment_options: None,
    allowances: &[],
    charges: &[
        Charge {
            label: Text::Of("node_type"),
            perhaps_sold: true,
            ..Charge::unlisted(
                "dax.nodes",
                "",
                Unit::NodeHour,
                &[CLUSTERS, Factor::of(NODES, "node", "nodes"), Factor::STARTED_HOURS],
                Condition::Always,
                REASON,
            )
        },
        Charge::unlisted(
            "dax.cpu-credits",
            "Surplus CPU credits",
            Unit::VcpuHour,
            &[Factor::used("surplus_vcpu_hours", "vCPU-hours")],
            Condition::All(&[BURSTABLE, Condition::Given("surplus_vcpu_hours")]),
            REASON,
        ),
    ],
    rules: &[
        Rule {
            id: "dax-node-type",
            level: Level::Error,
            place: "/config/node_type",
            test: Test::By(|reading| !is_node_type(reading.values.text("node_type").unwrap_or_default(), "dax")),
            message: Text::Is("the node types of DAX are named like dax.r5.large"),
            fix: "enter the node type as AWS writes it",
        },
        Rule {
            id: "dax-nodes",
            level: Level::Warning,
            place: "/config/nodes",
            test: Test::Above(Condition::Always, Amount::Of(3), NODES),
            message: Text::Is("AWS recommends at least three nodes in different zones for production"),
            fix: "use three nodes, unless this is a test",
        },
    ],
    unpriced: &[],
    sources: &["Amazon DynamoDB pricing, DAX", "Amazon DynamoDB developer guide, DAX cluster components"],
};
