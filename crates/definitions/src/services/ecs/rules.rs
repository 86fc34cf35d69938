//! What Fargate refuses, and what would be cheaper. The limits are those of the developer guide, task size.

use super::{FARGATE, LEAST_SECONDS, ON_FARGATE, RUNS, SERVICE, SPOT, VCPUS, WINDOWS};
use crate::{Amount, Condition, Level, Rule, Test, Text, fargate};

pub(super) const ALL: &[Rule] = &[
    Rule {
        id: "task-fargate-size",
        level: Level::Error,
        place: "/config/memory_gb",
        test: Test::By(|reading| {
            let values = reading.values;
            let memory = values.number("memory_gb").map(|memory| memory.0);
            ON_FARGATE.holds(reading) && memory.is_some_and(|memory| !fargate::is_size(values.code("vcpu"), memory))
        }),
        message: Text::All(&[
            Text::Label("vcpu"),
            Text::Is(" with "),
            Text::Of("memory_gb"),
            Text::Is(" GB is not a Fargate size"),
        ]),
        fix: "use 0.5, 1 or 2 GB with 0.25 vCPU; 1 to 4 with 0.5; 2 to 8 with 1; 4 to 16 with 2; 8 to 30 with 4; 16 to 60 \
              in steps of 4 with 8; 32 to 120 in steps of 8 with 16; 60, 120 or 244 with 32",
    },
    Rule {
        id: "task-windows-size",
        level: Level::Error,
        place: "/config/vcpu",
        test: Test::When(Condition::All(&[
            ON_FARGATE,
            WINDOWS,
            Condition::Not(&Condition::Is("vcpu", &["1", "2", "4"])),
        ])),
        message: Text::Is("Windows tasks on Fargate have 1, 2 or 4 vCPUs"),
        fix: "choose another size, or Linux",
    },
    Rule {
        id: "task-windows-spot",
        level: Level::Error,
        place: "/config/capacity",
        test: Test::When(Condition::All(&[SPOT, WINDOWS])),
        message: Text::Is("Fargate Spot does not run Windows tasks"),
        fix: "use Fargate, or Linux",
    },
    Rule {
        id: "task-minimum",
        level: Level::Advice,
        place: "/usage/run_seconds",
        test: Test::Above(RUNS, LEAST_SECONDS, Amount::Field("run_seconds")),
        message: Text::If(
            WINDOWS,
            &Text::Is("a Windows task is billed for at least 5 minutes"),
            &Text::Is("a task is billed for at least 1 minute"),
        ),
        fix: "do more work in each task, or use a Lambda function",
    },
    Rule {
        id: "task-arm",
        level: Level::Advice,
        place: "/config/platform",
        test: Test::CheaperWith(
            Condition::All(&[FARGATE, Condition::Is("platform", &["x86"])]),
            &[("platform", "arm")],
        ),
        message: Text::Is("Arm is cheaper for the same vCPUs and memory"),
        fix: "change the platform to Arm, where the images are built for it",
    },
    Rule {
        id: "task-fargate-or-ec2",
        level: Level::Advice,
        place: "/config/capacity",
        test: Test::Above(
            Condition::All(&[FARGATE, SERVICE]),
            Amount::Times(&[Amount::Placed, VCPUS, Amount::Hours("hours_per_month")]),
            Amount::Times(&[Amount::Of(8), Amount::Month]),
        ),
        message: Text::Is("more than 8 vCPUs run all month: EC2 instances that are packed well may cost less"),
        fix: "compare with a group of instances, which pays off above a utilisation of about 70 %",
    },
];
