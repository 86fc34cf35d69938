//! What CloudFront does not do, and what would be cheaper.

use super::fields::ELSEWHERE;
use super::{FLAT_RATE, PAY_AS_YOU_GO};
use crate::{Amount, Condition, Level, Rule, Test, Text};

const GB: Amount = Amount::Field("viewer_gb");
const REQUESTS: Amount = Amount::Field("requests");

/// GB and requests that are included in a flat-rate plan.
const INCLUDED_GB: Amount = Amount::If(
    Condition::Is("plan", &["premium"]),
    &Amount::Times(&[LEVEL, Amount::Of(1_000)]),
    &Amount::ByChoice("plan", &[("free", 100), ("pro", 50_000), ("business", 50_000)]),
);
const INCLUDED_REQUESTS: Amount = Amount::If(
    Condition::Is("plan", &["premium"]),
    &Amount::Times(&[LEVEL, Amount::Of(10_000_000)]),
    &Amount::ByChoice("plan", &[("free", 1_000_000), ("pro", 10_000_000), ("business", 125_000_000)]),
);
const LEVEL: Amount = Amount::ByChoice(
    "premium_level",
    &[("50", 50), ("75", 75), ("125", 125), ("200", 200), ("350", 350), ("600", 600)],
);

/// More than a plan includes.
const fn above_plan(place: &'static str, usage: Amount, included: Amount, message: &'static str) -> Rule {
    Rule {
        id: "cdn-plan-usage",
        level: Level::Warning,
        place,
        test: Test::Above(FLAT_RATE, usage, included),
        message: Text::Is(message),
        fix: "choose a larger plan; AWS does not charge for more, but may serve such viewers more slowly",
    }
}

/// Usage that a plan includes costs less with it.
macro_rules! cheaper_with {
    ($plan:literal, $fits:expr, $gb:literal, $requests:literal, $message:literal) => {
        Rule {
            id: "cdn-flat-rate",
            level: Level::Advice,
            place: "/config/plan",
            test: Test::CheaperWith(
                Condition::All(&[
                    PAY_AS_YOU_GO,
                    // Plans have none of these.
                    Condition::Not(&Condition::AnyGiven(&[
                        "dedicated_ip_certificates",
                        "anycast_ip_lists",
                        "distribution_tenants",
                    ])),
                    $fits,
                    Condition::Within(&GB, &Amount::Of($gb)),
                    Condition::Within(&REQUESTS, &Amount::Of($requests)),
                ]),
                &[("plan", $plan)],
            ),
            message: Text::Is($message),
            fix: "compare the features of the plan; it also includes AWS WAF",
        }
    };
}

pub(super) const ALL: &[Rule] = &[
    Rule {
        id: "cdn-areas",
        level: Level::Error,
        place: "/config/europe_percent",
        test: Test::Above(PAY_AS_YOU_GO, ELSEWHERE, Amount::Of(100)),
        message: Text::Is("the areas of viewers add up to more than 100 %"),
        fix: "enter shares of all viewers",
    },
    above_plan("/usage/viewer_gb", GB, INCLUDED_GB, "the plan includes less data"),
    above_plan("/usage/requests", REQUESTS, INCLUDED_REQUESTS, "the plan includes fewer requests"),
    cheaper_with!(
        "pro",
        Condition::Always,
        50_000,
        10_000_000,
        "the Pro plan includes this data and these requests, and costs less"
    ),
    cheaper_with!(
        "business",
        // Where the Pro plan fits as well, it is the cheaper one.
        Condition::Not(&Condition::Within(&REQUESTS, &Amount::Of(10_000_000))),
        50_000,
        125_000_000,
        "the Business plan includes this data and these requests, and costs less"
    ),
    Rule {
        id: "cdn-dedicated-ip",
        level: Level::Warning,
        place: "/config/dedicated_ip_certificates",
        test: Test::When(Condition::AtLeast("dedicated_ip_certificates", 1)),
        message: Text::Is("dedicated IP addresses serve clients without SNI, which hardly exist any more"),
        fix: "use SNI, which is free",
    },
];
