//! Amazon EMR on EC2: a fee for each instance on top of EC2 and EBS. No table has its prices.

use units::Unit;

use crate::{
    Absent, Amount, Charge, Choice, Condition, Definition, Factor, Field, FormRow, Icon, Section, Stands, Text, Type,
    limits,
};

const REASON: &str = "no table has the fees of EMR on EC2";
const CLUSTERS: Factor = Factor::placed("cluster", "clusters");
const TASK_NODES: Condition = Condition::Given("task_type");

/// The type of the instances of a node type.
const fn instance_type(name: &'static str, label: &'static str) -> Field {
    Field::new(name, label, Type::InstanceType { example: "m7g.xlarge" })
}

/// The average number of instances of a node type.
const fn nodes(name: &'static str, label: &'static str, least: u64) -> Field {
    Field::new(name, label, Type::Number { least, most: limits::COUNT, decimals: 2, unit: "" })
}

/// The fee of the instances of a node type.
const fn fee(code: &'static str, label: &'static [Text], factors: &'static [Factor], when: Condition) -> Charge {
    Charge { label: Text::All(label), ..Charge::unlisted(code, "", Unit::InstanceHour, factors, when, REASON) }
}

/// EMR clusters on EC2.
pub static EMR: Definition = Definition {
    kind: "emr",
    title: "Amazon EMR on EC2",
    adds: "EMR cluster on EC2",
    new: ("emr", "EMR cluster"),
    noun: "cluster",
    count: "Clusters",
    section: Section::Compute,
    icon: Icon::Boxes,
    stands: Stands::Subnets,
    service: "emr",
    parent: None,
    summary: Text::All(&[Text::Of("core_nodes"), Text::Is(" × "), Text::Of("core_type")]),
    about: "The fee of EMR for each instance by its type, by the second, at least a minute. The EC2 instances and EBS \
            volumes are components of their own; Reserved Instances, Savings Plans and Spot lower their price and not the \
            fee. No table has prices: enter your own.",
    config: &[
        instance_type("primary_type", "Primary instance type").absent(Absent::Refused),
        Field::choice(
            "primary_nodes",
            "Primary nodes",
            &[Choice::new("1", "1"), Choice::new("3", "3, highly available")],
        ),
        instance_type("core_type", "Core instance type").absent(Absent::Refused),
        nodes("core_nodes", "Core nodes", 0).absent(Absent::Number(2)).hint("On average, if the cluster scales"),
        instance_type("task_type", "Task instance type").hint("Nodes without HDFS, often Spot"),
        nodes("task_nodes", "Task nodes", 0).absent(Absent::Number(1)).hint("On average").when(TASK_NODES),
    ],
    usage: &[Field::hours().hint("From the start of the cluster to its end; idle clusters are billed")],
    form: &[
        FormRow::Fields(&["primary_type", "primary_nodes"]),
        FormRow::Fields(&["core_type", "core_nodes"]),
        FormRow::Fields(&["task_type", "task_nodes"]),
        FormRow::Fields(&["placement/count", "hours_per_month"]),
        FormRow::Note("The EC2 instances and EBS volumes are components of their own.", Condition::Always),
        FormRow::Fields(&["placement/subnets"]),
        FormRow::Fields(&["placement/region"]),
    ],
    starts: &[("primary_type", "m7g.xlarge"), ("core_type", "m7g.xlarge")],
    allowances: &[],
    charges: &[
        fee(
            "emr.primary",
            &[Text::Is("Fee of primary nodes, "), Text::Of("primary_type")],
            &[
                CLUSTERS,
                Factor::of(Amount::ByChoice("primary_nodes", &[("1", 1), ("3", 3)]), "node", "nodes"),
                Factor::HOURS,
            ],
            Condition::Always,
        ),
        fee(
            "emr.core",
            &[Text::Is("Fee of core nodes, "), Text::Of("core_type")],
            &[CLUSTERS, Factor::of(Amount::Field("core_nodes"), "node", "nodes"), Factor::HOURS],
            Condition::Always,
        ),
        fee(
            "emr.task",
            &[Text::Is("Fee of task nodes, "), Text::Of("task_type")],
            &[CLUSTERS, Factor::of(Amount::Field("task_nodes"), "node", "nodes"), Factor::HOURS],
            TASK_NODES,
        ),
    ],
    rules: &[],
    purchase_options: None,
    deployment_options: None,
    unpriced: &[],
    sources: &["Amazon EMR pricing", "Amazon EMR management guide, understanding node types"],
};
