//! What Step Functions refuses, and what would be cheaper. The limits are those of its developer guide, service quotas.

use super::{EXPRESS, STANDARD};
use crate::{Amount, Condition, Level, Rule, Test, Text};

pub(super) const ALL: &[Rule] = &[
    Rule {
        id: "sfn-express-duration",
        level: Level::Error,
        place: "/usage/duration_ms",
        test: Test::Above(EXPRESS, Amount::Field("duration_ms"), Amount::Of(300_000)),
        message: Text::Is("an Express workflow runs for 5 minutes at most"),
        fix: "use a Standard workflow, or nest short Express workflows in one",
    },
    Rule {
        id: "sfn-history",
        level: Level::Error,
        place: "/usage/transitions",
        test: Test::Above(STANDARD, Amount::Field("transitions"), Amount::Of(25_000)),
        message: Text::Is("the history of an execution has 25,000 events at most, and a transition is at least one"),
        fix: "split the workflow, or start child workflows, such as those of a Distributed Map",
    },
    Rule {
        id: "sfn-express",
        level: Level::Advice,
        place: "/config/workflow_type",
        test: Test::CheaperWith(
            Condition::All(&[STANDARD, Condition::Given("duration_ms")]),
            &[("workflow_type", "express")],
        ),
        message: Text::Is("an Express workflow costs less for short, frequent executions of up to 64 MB"),
        fix: "use an Express workflow, if steps may run more than once and wait for no callback or job",
    },
];
