//! What Lambda refuses, and what would be cheaper. The limits are those of the developer guide, quotas.

use super::charges::{HOUR, SECONDS, SERVED};
use super::{INCLUDED_MB, MORE_STORAGE, PROVISIONED};
use crate::{Amount, Condition, Level, Rule, Test, Text};

/// The seconds used by requests served by provisioned concurrency.
const BUSY: Amount = Amount::Times(&[Amount::Field("provisioned_requests"), SECONDS]);
/// The seconds that provisioned concurrency provides.
const READY: Amount =
    Amount::Times(&[Amount::Field("provisioned_concurrency"), Amount::Hours("provisioned_hours"), HOUR]);

/// The utilisation in tenths from which provisioned concurrency costs no more than on-demand, at the prices of both.
const BREAK_EVEN: u64 = 6;

pub(super) const ALL: &[Rule] = &[
    Rule {
        id: "fn-limits",
        level: Level::Error,
        place: "/usage/duration_ms",
        test: Test::Above(Condition::Always, Amount::Field("duration_ms"), Amount::Of(900_000)),
        message: Text::Is("a function runs for 900 s at most"),
        fix: "split the work, or use containers or an instance",
    },
    Rule {
        id: "fn-snapstart",
        level: Level::Error,
        place: "/usage/snapstart_cached_gb_seconds",
        test: Test::When(Condition::All(&[
            Condition::Any(&[
                Condition::Given("snapstart_cached_gb_seconds"),
                Condition::Given("snapstart_restored_gb"),
            ]),
            Condition::Any(&[PROVISIONED, MORE_STORAGE]),
        ])),
        message: Text::Is("SnapStart has neither provisioned concurrency nor more than 512 MB of ephemeral storage"),
        fix: "leave out SnapStart, or provisioned concurrency and the storage",
    },
    Rule {
        id: "fn-concurrency",
        level: Level::Warning,
        place: "/usage/requests",
        test: Test::Above(
            Condition::Always,
            Amount::Times(&[SERVED, SECONDS]),
            Amount::Times(&[Amount::Of(1_000), Amount::Month, HOUR]),
        ),
        message: Text::Is("more than 1,000 requests run at once on average, the default quota of a region"),
        fix: "ask AWS for a higher quota",
    },
    Rule {
        id: "fn-provisioned-full",
        level: Level::Warning,
        place: "/usage/provisioned_requests",
        test: Test::Above(PROVISIONED, BUSY, READY),
        message: Text::Is("provisioned concurrency has no time for so many requests: the rest runs on demand"),
        fix: "provision more, or count the rest as requests on demand",
    },
    Rule {
        id: "fn-provisioned-idle",
        level: Level::Warning,
        place: "/config/provisioned_concurrency",
        test: Test::Above(PROVISIONED, Amount::Over(&Amount::Times(&[READY, Amount::Of(BREAK_EVEN)]), 10), BUSY),
        message: Text::Is(
            "provisioned concurrency is busy for less than 60 % of its time: it costs more than on demand",
        ),
        fix: "provision less or for fewer hours, unless cold starts have to be avoided",
    },
    Rule {
        id: "fn-arm",
        level: Level::Advice,
        place: "/config/architecture",
        test: Test::CheaperWith(Condition::Is("architecture", &["x86"]), &[("architecture", "arm")]),
        message: Text::Is("Arm is cheaper for the same memory and duration"),
        fix: "change the architecture to Arm, where runtime and libraries run on it",
    },
];

const _: () = assert!(INCLUDED_MB == 512 && BREAK_EVEN == 6, "the messages say 512 MB and 60 %");
