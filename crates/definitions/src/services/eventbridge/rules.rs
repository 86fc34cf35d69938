//! What EventBridge refuses, and what has no effect.

use super::ELSEWHERE;
use crate::{Amount, Condition, Level, Rule, Test, Text};

pub(super) const ALL: &[Rule] = &[
    Rule {
        id: "ev-event-size",
        level: Level::Error,
        place: "/usage/event_kib",
        test: Test::Above(Condition::Always, Amount::Field("event_kib"), Amount::Of(1_024)),
        message: Text::Is("an event has 1 MiB at most"),
        fix: "put the payload into S3 and send its key",
    },
    Rule {
        id: "ev-own-region",
        level: Level::Warning,
        place: "/config/to_region",
        test: Test::When(Condition::All(&[Condition::Given("to_region"), Condition::Not(&ELSEWHERE)])),
        message: Text::Is("this is the region of the bus: no data leaves it"),
        fix: "name another region, or none",
    },
];
