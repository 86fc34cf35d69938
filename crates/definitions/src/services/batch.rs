//! AWS Batch, which is free but shown: what its jobs run on is charged.

use units::Unit;

use crate::{Charge, Choice, Condition, Definition, Factor, Field, FormRow, Icon, Price, Section, Stands, Text};

/// AWS Batch job queues.
pub static BATCH: Definition = Definition {
    kind: "batch",
    title: "AWS Batch",
    adds: "AWS Batch job queue",
    new: ("batch", "Batch jobs"),
    noun: "job queue",
    count: "Job queues",
    section: Section::Compute,
    icon: Icon::Queue,
    stands: Stands::Region,
    service: "batch",
    parent: None,
    summary: Text::All(&[Text::Is("free, jobs on "), Text::Label("compute")]),
    about: "AWS Batch is free. The instances, volumes, tasks on Fargate and EKS clusters that its jobs run on are charged \
            as such: they are components of their own.",
    config: &[Field::choice(
        "compute",
        "Jobs run on",
        &[Choice::new("ec2", "EC2"), Choice::new("fargate", "Fargate"), Choice::new("eks", "EKS")],
    )
    .hint("Instances and tasks that Batch starts are components of their own")],
    usage: &[],
    form: &[
        FormRow::Fields(&["compute", "placement/count"]),
        FormRow::Fields(&["placement/region"]),
        FormRow::Note(
            "AWS Batch is free. Add the EC2 instances that it starts, Spot or on-demand, for the hours that jobs run.",
            Condition::Is("compute", &["ec2"]),
        ),
        FormRow::Note(
            "AWS Batch is free. Add the jobs as ECS tasks on Fargate that start, finish and stop.",
            Condition::Is("compute", &["fargate"]),
        ),
        FormRow::Note(
            "AWS Batch is free. Add the EKS cluster and the EC2 instances that it starts for the hours that jobs run.",
            Condition::Is("compute", &["eks"]),
        ),
    ],
    starts: &[],
    allowances: &[],
    charges: &[Charge {
        code: "batch.queues",
        label: Text::Is("Scheduling of jobs, free in itself"),
        unit: Unit::Hour,
        factors: &[Factor::placed("job queue", "job queues"), Factor::MONTH],
        price: Price::Free,
        ..Charge::NEW
    }],
    rules: &[],
    purchase_options: None,
    deployment_options: None,
    unpriced: &[],
    sources: &["AWS Batch pricing", "AWS Batch user guide, compute environments"],
};
