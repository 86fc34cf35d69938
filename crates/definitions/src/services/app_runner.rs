//! AWS App Runner: memory of provisioned instances, vCPU and memory of active ones. No table has its prices.

use units::Unit;

use crate::common::INTERNET_OUT;
use crate::{
    Absent, Amount, Charge, Choice, Condition, Definition, Factor, Field, FormRow, Icon, Level, Measure, Rule, Section,
    Stands, Test, Text, Type, limits,
};

const REASON: &str = "no table has App Runner";
const AUTOMATIC: Condition = Condition::On("automatic_deployments");

/// Sizes of an instance.
const SIZES: &[Choice] = &[
    Choice::new("0.25-0.5", "0.25 vCPU, 0.5 GB"),
    Choice::new("0.25-1", "0.25 vCPU, 1 GB"),
    Choice::new("0.5-1", "0.5 vCPU, 1 GB"),
    Choice::new("1-2", "1 vCPU, 2 GB"),
    Choice::new("1-3", "1 vCPU, 3 GB"),
    Choice::new("1-4", "1 vCPU, 4 GB"),
    Choice::new("2-4", "2 vCPU, 4 GB"),
    Choice::new("2-6", "2 vCPU, 6 GB"),
    Choice::new("4-8", "4 vCPU, 8 GB"),
    Choice::new("4-10", "4 vCPU, 10 GB"),
    Choice::new("4-12", "4 vCPU, 12 GB"),
];

const VCPUS: Factor = Factor::amount(
    Amount::Over(
        &Amount::ByChoice(
            "size",
            &[
                ("0.25-0.5", 1),
                ("0.25-1", 1),
                ("0.5-1", 2),
                ("1-2", 4),
                ("1-3", 4),
                ("1-4", 4),
                ("2-4", 8),
                ("2-6", 8),
                ("4-8", 16),
                ("4-10", 16),
                ("4-12", 16),
            ],
        ),
        4,
    ),
    "vCPU each",
);
const MEMORY: Factor = Factor::amount(
    Amount::Over(
        &Amount::ByChoice(
            "size",
            &[
                ("0.25-0.5", 1),
                ("0.25-1", 2),
                ("0.5-1", 2),
                ("1-2", 4),
                ("1-3", 6),
                ("1-4", 8),
                ("2-4", 8),
                ("2-6", 12),
                ("4-8", 16),
                ("4-10", 20),
                ("4-12", 24),
            ],
        ),
        2,
    ),
    "GB each",
);

const ACTIVE: Factor = Factor::used("active_hours", "active instance-hours");
/// Hours of provisioned instances that are not active.
const IDLE: Factor = Factor::amount(
    Amount::Above(
        &Amount::Times(&[Amount::Placed, Amount::Field("instances"), Amount::Hours("hours_per_month")]),
        &Amount::Field("active_hours"),
    ),
    "idle instance-hours",
);

/// App Runner services.
pub static APP_RUNNER: Definition = Definition {
    kind: "app-runner",
    title: "AWS App Runner",
    adds: "App Runner service",
    new: ("service", "App Runner service"),
    noun: "service",
    count: "Services",
    section: Section::Compute,
    icon: Icon::Boxes,
    stands: Stands::Region,
    service: "apprunner",
    parent: None,
    summary: Text::Label("size"),
    about: "Memory of provisioned instances while they are idle, vCPU and memory while they serve requests, by the second; \
            automatic deployments and builds from source code. Closed to new customers since 30 April 2026. No table has \
            prices: enter your own.",
    config: &[
        Field::choice("size", "Instance size", SIZES),
        Field::new(
            "instances",
            "Provisioned instances",
            Type::Number { least: 1, most: limits::COUNT, decimals: 0, unit: "" },
        )
        .absent(Absent::Number(1))
        .hint("The minimum size of a service, kept ready"),
        Field::new("automatic_deployments", "Automatic deployments", Type::Flag)
            .absent(Absent::No)
            .hint("A fee for each service and month"),
    ],
    usage: &[
        Field::hours().hint("A paused service is not billed"),
        Field::usage("active_hours", "Active instance-hours", Measure::Amount("instance-hours"), "the active hours")
            .hint("Of all instances while they serve requests, at least a minute each time"),
        Field::optional("build_minutes", "Builds", Measure::Amount("minutes"), "the build minutes")
            .hint("Only of services deployed from source code"),
        Field::optional("internet_out_gb", "Sent to the internet", Measure::Data, "the GB to the internet")
            .hint("Responses to clients outside AWS"),
    ],
    form: &[
        FormRow::Fields(&["size", "placement/region"]),
        FormRow::Fields(&["placement/count", "instances"]),
        FormRow::Fields(&["hours_per_month", "active_hours"]),
        FormRow::Fields(&["internet_out_gb"]),
        FormRow::More("Deployments", "automatic deployments, builds", &["automatic_deployments", "build_minutes"]),
    ],
    starts: &[("size", "1-2")],
    allowances: &[],
    charges: &[
        Charge {
            assumption: "active instances are among those that are provisioned",
            ..Charge::unlisted(
                "app-runner.provisioned-memory",
                "Memory of idle instances",
                Unit::GbHour,
                &[IDLE, MEMORY],
                Condition::Always,
                REASON,
            )
        },
        Charge::unlisted(
            "app-runner.active-memory",
            "Memory of active instances",
            Unit::GbHour,
            &[ACTIVE, MEMORY],
            Condition::Always,
            REASON,
        ),
        Charge::unlisted(
            "app-runner.active-vcpu",
            "vCPU of active instances",
            Unit::VcpuHour,
            &[ACTIVE, VCPUS],
            Condition::Always,
            REASON,
        ),
        Charge::unlisted(
            "app-runner.automatic-deployments",
            "Automatic deployments",
            Unit::Month,
            &[Factor::placed("service", "services")],
            AUTOMATIC,
            REASON,
        ),
        Charge::unlisted(
            "app-runner.builds",
            "Builds",
            Unit::Minute,
            &[Factor::used("build_minutes", "minutes")],
            Condition::Given("build_minutes"),
            REASON,
        ),
        Charge {
            factors: &[Factor::used("internet_out_gb", "GB to the internet")],
            when: Condition::Given("internet_out_gb"),
            ..INTERNET_OUT
        },
    ],
    rules: &[Rule {
        id: "app-runner-closed",
        level: Level::Warning,
        place: "/config/size",
        test: Test::When(Condition::Always),
        message: Text::Is("App Runner has been closed to new customers since 30 April 2026"),
        fix: "without an account that used it before, choose Amazon ECS Express Mode, which AWS recommends instead",
    }],
    purchase_options: None,
    deployment_options: None,
    unpriced: &[],
    sources: &[
        "AWS App Runner pricing",
        "AWS App Runner developer guide, availability change",
        "AWS App Runner API reference, InstanceConfiguration",
    ],
};
