//! Lambda@Edge: functions that CloudFront runs close to the viewer.

use catalog::PriceList;
use units::Unit;

use crate::{
    Absent, Amount, Charge, Choice, Condition, Definition, Factor, Field, FormRow, Icon, Key, Level, Measure, Price,
    Rule, Section, Stands, Test, Text, Type,
};

const VIEWER: Condition = Condition::Is("trigger", &["viewer"]);
const ORIGIN: Condition = Condition::Is("trigger", &["origin"]);

const REQUESTS: Factor = Factor::used("requests", "requests");

/// An error when a function exceeds a limit of its trigger.
const fn refused(place: &'static str, test: Test, message: &'static str, fix: &'static str) -> Rule {
    Rule { id: "fn-edge-limits", level: Level::Error, place, test, message: Text::Is(message), fix }
}

/// Lambda@Edge functions.
pub static LAMBDA_EDGE: Definition = Definition {
    kind: "lambda-edge",
    title: "Lambda@Edge",
    adds: "Lambda@Edge function",
    new: ("edge-function", "Lambda@Edge function"),
    noun: "function",
    count: "",
    section: Section::Compute,
    icon: Icon::Function,
    stands: Stands::Region,
    service: "",
    parent: None,
    summary: Text::All(&[
        Text::Lower("trigger"),
        Text::Is(", "),
        Text::Of("memory_mb"),
        Text::Is(" MB"),
        Text::After(", ", &Text::Used("requests")),
    ]),
    about: "A function that CloudFront runs: requests, and memory times duration, in the region of the edge location. It has \
            no free allowance. CloudFront charges for its own requests and data besides.",
    config: &[
        Field::choice(
            "trigger",
            "Runs on",
            &[
                Choice::new("viewer", "Viewer requests or responses"),
                Choice::new("origin", "Origin requests or responses"),
            ],
        ),
        Field::new("memory_mb", "Memory", Type::Number { least: 128, most: 10_240, decimals: 0, unit: "MB" })
            .absent(Absent::Number(128)),
    ],
    usage: &[
        Field::usage("requests", "Requests", Measure::Count("requests"), "the requests")
            .per_million("invocations")
            .hint("Viewer functions run for every request, origin functions for what is not in the cache"),
        Field::usage("duration_ms", "Duration", Measure::Amount("ms"), "the duration").hint("Average of a request"),
    ],
    form: &[
        FormRow::Fields(&["trigger", "memory_mb"]),
        FormRow::Fields(&["requests", "duration_ms"]),
        FormRow::Fields(&["placement/region"]),
        FormRow::Note(
            "AWS bills each request in the region of the edge location that serves it: add a function for each region.",
            Condition::Always,
        ),
    ],
    starts: &[],
    allowances: &[],
    charges: &[
        Charge {
            code: "lambda-edge.requests",
            label: Text::Is("Lambda@Edge requests"),
            unit: Unit::Request,
            factors: &[REQUESTS],
            price: Price::Listed(Key::new(PriceList::Lambda, "edge", "requests")),
            perhaps_sold: true,
            ..Charge::NEW
        },
        Charge {
            code: "lambda-edge.duration",
            label: Text::Is("Lambda@Edge duration"),
            unit: Unit::GbSecond,
            factors: &[
                REQUESTS,
                Factor::amount(Amount::Over(&Amount::Started(&Amount::Field("duration_ms"), 1), 1_000), "s each"),
                Factor::amount(Amount::Over(&Amount::Field("memory_mb"), 1_024), "GB of memory"),
            ],
            price: Price::Listed(Key::new(PriceList::Lambda, "edge-duration", "edge")),
            perhaps_sold: true,
            ..Charge::NEW
        },
    ],
    rules: &[
        refused(
            "/config/memory_mb",
            Test::When(Condition::All(&[VIEWER, Condition::AtLeast("memory_mb", 129)])),
            "a function of viewer requests and responses has 128 MB",
            "use 128 MB, or run it on origin requests",
        ),
        refused(
            "/usage/duration_ms",
            Test::Above(VIEWER, Amount::Field("duration_ms"), Amount::Of(5_000)),
            "a function of viewer requests and responses runs for 5 s at most",
            "do less, or run it on origin requests",
        ),
        refused(
            "/usage/duration_ms",
            Test::Above(ORIGIN, Amount::Field("duration_ms"), Amount::Of(30_000)),
            "a function of origin requests and responses runs for 30 s at most",
            "do less at the edge",
        ),
    ],
    purchase_options: None,
    deployment_options: None,
    unpriced: &[],
    sources: &["AWS Lambda pricing, Lambda@Edge", "Amazon CloudFront developer guide, quotas on Lambda@Edge"],
};
