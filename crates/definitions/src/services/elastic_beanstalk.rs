//! AWS Elastic Beanstalk, which is free but shown: what its environments consist of is charged.

use units::Unit;

use crate::{Charge, Choice, Condition, Definition, Factor, Field, FormRow, Icon, Price, Section, Stands, Text};

/// Elastic Beanstalk environments.
pub static ELASTIC_BEANSTALK: Definition = Definition {
    kind: "elastic-beanstalk",
    title: "AWS Elastic Beanstalk",
    adds: "Elastic Beanstalk environment",
    new: ("environment", "Environment"),
    noun: "environment",
    count: "Environments",
    section: Section::Compute,
    icon: Icon::Boxes,
    stands: Stands::Region,
    service: "elasticbeanstalk",
    parent: None,
    summary: Text::All(&[Text::Is("free, "), Text::Lower("environment_type")]),
    about: "Elastic Beanstalk is free. The instances, load balancers, buckets, queues and databases of its environments \
            are charged as such: they are components of their own.",
    config: &[Field::choice(
        "environment_type",
        "Environment",
        &[
            Choice::new("load-balanced", "Load-balanced"),
            Choice::new("single-instance", "Single instance"),
            Choice::new("worker", "Worker"),
        ],
    )
    .hint("What it starts are components of their own")],
    usage: &[],
    form: &[
        FormRow::Fields(&["environment_type", "placement/count"]),
        FormRow::Fields(&["placement/region"]),
        FormRow::Note(
            "Elastic Beanstalk is free. Add the EC2 instances and the load balancer of each environment.",
            Condition::Is("environment_type", &["load-balanced"]),
        ),
        FormRow::Note(
            "Elastic Beanstalk is free. Add the EC2 instance of each environment, which has a public IPv4 address.",
            Condition::Is("environment_type", &["single-instance"]),
        ),
        FormRow::Note(
            "Elastic Beanstalk is free. Add the EC2 instances and the SQS queue of each environment.",
            Condition::Is("environment_type", &["worker"]),
        ),
    ],
    starts: &[],
    allowances: &[],
    charges: &[Charge {
        code: "elastic-beanstalk.environments",
        label: Text::Is("Management of environments, free in itself"),
        unit: Unit::Hour,
        factors: &[Factor::placed("environment", "environments"), Factor::MONTH],
        price: Price::Free,
        ..Charge::NEW
    }],
    rules: &[],
    purchase_options: None,
    deployment_options: None,
    unpriced: &[],
    sources: &["AWS Elastic Beanstalk pricing", "AWS Elastic Beanstalk developer guide, environment types"],
};
