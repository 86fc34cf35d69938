//! Amazon ECS: tasks on Fargate, and what ECS charges for tasks elsewhere.

mod charges;
mod rules;

use crate::{
    Absent, Amount, Choice, Condition, Definition, Field, FormRow, Icon, Measure, Section, Stands, Text, Type, fargate,
    limits,
};

const FARGATE: Condition = Condition::Is("capacity", &["fargate"]);
const SPOT: Condition = Condition::Is("capacity", &["fargate-spot"]);
const ON_FARGATE: Condition = Condition::Is("capacity", &["fargate", "fargate-spot"]);
/// Instances that ECS charges for: those that it manages, and those outside AWS.
const ON_INSTANCES: Condition = Condition::Is("capacity", &["managed-instances", "anywhere"]);
const ANYWHERE: Condition = Condition::Is("capacity", &["anywhere"]);
const MANAGED: Condition = Condition::Is("capacity", &["managed-instances"]);
/// Tasks that run all the time that they are counted for.
const SERVICE: Condition = Condition::All(&[ON_FARGATE, Condition::Is("work", &["service"])]);
/// Tasks that start, do their work and stop.
const RUNS: Condition = Condition::All(&[ON_FARGATE, Condition::Is("work", &["runs"])]);
const WINDOWS: Condition = Condition::Is("platform", &["windows"]);

/// The storage that is included in the price of a task.
const INCLUDED_GB: u64 = 20;
const MORE_STORAGE: Condition = Condition::AtLeast("ephemeral_gb", INCLUDED_GB + 1);

/// The vCPUs of a task.
const VCPUS: Amount = Amount::Over(&Amount::ByChoice("vcpu", fargate::QUARTERS), 4);
/// The seconds that a run is billed for at least.
const LEAST_SECONDS: Amount = Amount::If(WINDOWS, &Amount::Of(300), &Amount::Of(60));
/// The seconds billed for a run.
const RUN_SECONDS: Amount = Amount::AtLeast(&Amount::Started(&Amount::Field("run_seconds"), 1), &LEAST_SECONDS);

/// Amazon ECS services and tasks.
pub static ECS: Definition = Definition {
    kind: "ecs",
    title: "Amazon ECS and AWS Fargate",
    adds: "ECS service or task",
    new: ("service", "ECS service"),
    noun: "service",
    count: "Tasks",
    section: Section::Compute,
    icon: Icon::Boxes,
    stands: Stands::Subnets,
    service: "ecs-tasks",
    parent: None,
    summary: Text::All(&[
        Text::Label("capacity"),
        Text::If(
            ON_FARGATE,
            &Text::All(&[Text::Is(", "), Text::Label("vcpu"), Text::Is(", "), Text::Of("memory_gb"), Text::Is(" GB")]),
            &Text::Is(""),
        ),
    ]),
    about: "Tasks on Fargate: vCPUs, memory and storage above 20 GB, by the second, at least 1 minute, on Windows at least 5 \
            minutes and with a licence for each vCPU. ECS itself is free: tasks on EC2 cost what their instances \
            cost, which are components of their own. Images, logs and load balancers are charges of ECR, CloudWatch and \
            Elastic Load Balancing.",
    config: &[
        Field::choice(
            "capacity",
            "Capacity",
            &[
                Choice::new("fargate", "Fargate"),
                Choice::new("fargate-spot", "Fargate Spot"),
                Choice::new("ec2", "EC2 instances"),
                Choice::new("managed-instances", "ECS Managed Instances"),
                Choice::new("anywhere", "ECS Anywhere"),
            ],
        ),
        Field::choice(
            "platform",
            "Platform",
            &[
                Choice::new("x86", "Linux, x86"),
                Choice::new("arm", "Linux, Arm"),
                Choice::new("windows", "Windows Server"),
            ],
        )
        .when(ON_FARGATE),
        Field::choice("vcpu", "vCPUs of a task", fargate::VCPUS).absent(Absent::Is("1")).when(ON_FARGATE),
        Field::new("memory_gb", "Memory of a task", Type::Number { least: 0, most: 244, decimals: 1, unit: "GB" })
            .absent(Absent::Number(2))
            .when(ON_FARGATE),
        Field::new(
            "ephemeral_gb",
            "Ephemeral storage of a task",
            Type::Number { least: INCLUDED_GB, most: 200, decimals: 0, unit: "GB" },
        )
        .absent(Absent::Counts(INCLUDED_GB))
        .hint("20 GB are included")
        .when(ON_FARGATE),
        Field::choice(
            "work",
            "How tasks run",
            &[Choice::new("service", "Run as a service"), Choice::new("runs", "Start, finish and stop")],
        )
        .when(ON_FARGATE),
        Field::new("public_ipv4", "Public IPv4 address for each task", Type::Flag)
            .absent(Absent::No)
            .hint("Billed by the hour; without it, tasks need a NAT gateway or endpoints to pull images")
            .when(SERVICE),
        Field::new("instances", "Instances", Type::Number { least: 1, most: limits::COUNT, decimals: 0, unit: "" })
            .absent(Absent::Number(1))
            .when(ON_INSTANCES),
    ],
    usage: &[
        Field::hours()
            .hint("For a schedule or scaling, enter the share of the tasks that runs in each hour of the day")
            .when(Condition::Any(&[SERVICE, ON_INSTANCES])),
        Field::usage("runs", "Tasks started", Measure::Count("tasks"), "the tasks started").when(RUNS),
        Field::usage("run_seconds", "Duration of a task", Measure::Amount("s"), "the duration of a task")
            .hint("From pulling the image until it stops")
            .when(RUNS),
    ],
    form: &[
        FormRow::Fields(&["capacity", "platform"]),
        FormRow::Fields(&["vcpu", "memory_gb"]),
        FormRow::Fields(&["ephemeral_gb", "work"]),
        FormRow::Fields(&["placement/count", "instances"]),
        FormRow::Fields(&["hours_per_month"]),
        FormRow::Fields(&["runs", "run_seconds"]),
        FormRow::Fields(&["placement/subnets"]),
        FormRow::Fields(&["public_ipv4"]),
        FormRow::Fields(&["placement/region"]),
        FormRow::Note(
            "Tasks on EC2 cost nothing of their own: add the instances as a group.",
            Condition::Is("capacity", &["ec2"]),
        ),
        FormRow::Note("Add the instances as a group as well: this is the fee for their management.", MANAGED),
    ],
    starts: &[],
    allowances: &[],
    charges: &charges::ALL,
    rules: rules::ALL,
    purchase_options: None,
    deployment_options: None,
    unpriced: &[],
    sources: &[
        "AWS Fargate pricing",
        "Amazon ECS pricing",
        "Amazon ECS developer guide, task size",
        "Amazon ECS developer guide, Fargate task ephemeral storage",
    ],
};
