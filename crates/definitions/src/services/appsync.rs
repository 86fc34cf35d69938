//! AWS AppSync: GraphQL APIs and Event APIs. No table has its prices.

use units::Unit;

use crate::common::INTERNET_OUT;
use crate::{
    Absent, Amount, Charge, Choice, Condition, Definition, Factor, Field, FormRow, Icon, Level, Measure, Rule, Section,
    Stands, Test, Text, Type,
};

const REASON: &str = "no table has AppSync";
const GRAPHQL: Condition = Condition::Is("api_type", &["graphql"]);
const EVENTS: Condition = Condition::Is("api_type", &["events"]);
const CACHED: Condition = Condition::All(&[GRAPHQL, Condition::Not(&Condition::Is("cache", &["none"]))]);

const MESSAGES: Condition = Condition::AnyGiven(&["updates", "event_messages"]);
const PRIVATE: Condition = Condition::On("private");

/// Each started 5 KB is billed.
const PARTS: Factor =
    Factor::of(Amount::Parts(&Amount::Field("message_kib"), 5), "part of 5 KB each", "parts of 5 KB each");

/// A charge of AppSync, which has no price.
const fn unlisted(
    code: &'static str,
    label: &'static str,
    unit: Unit,
    factors: &'static [Factor],
    when: Condition,
) -> Charge {
    Charge::unlisted(code, label, unit, factors, when, REASON)
}

/// AppSync APIs.
pub static APPSYNC: Definition = Definition {
    kind: "appsync",
    title: "AWS AppSync",
    adds: "AppSync API",
    new: ("appsync", "AppSync API"),
    noun: "API",
    count: "",
    section: Section::Integration,
    icon: Icon::Plug,
    stands: Stands::Region,
    service: "appsync-api",
    parent: None,
    summary: Text::All(&[
        Text::Label("api_type"),
        Text::If(CACHED, &Text::All(&[Text::Is(", "), Text::Lower("cache"), Text::Is(" cache")]), &Text::Is("")),
    ]),
    about: "Queries, mutations and real-time updates of a GraphQL API, operations of an Event API, the minutes that \
            clients are connected, a cache by the hour, and transfer to the internet. No table has prices: enter your \
            own. Data sources, authorizers and log groups are charges of their services. The free tier of the first \
            twelve months, which accounts had until July 2025, is not deducted.",
    config: &[
        Field::choice(
            "api_type",
            "API type",
            &[Choice::new("graphql", "GraphQL API"), Choice::new("events", "Event API")],
        ),
        Field::choice(
            "cache",
            "Cache",
            &[
                Choice::new("none", "None"),
                Choice::new("small", "Small (1.5 GiB)"),
                Choice::new("medium", "Medium (3 GiB)"),
                Choice::new("large", "Large (12.3 GiB)"),
                Choice::new("xlarge", "xLarge (25.05 GiB)"),
                Choice::new("2xlarge", "2xLarge (50.47 GiB)"),
                Choice::new("4xlarge", "4xLarge (101.38 GiB)"),
                Choice::new("8xlarge", "8xLarge (203.26 GiB)"),
                Choice::new("12xlarge", "12xLarge (317.77 GiB)"),
            ],
        )
        .hint("Answers from the cache are queries all the same")
        .when(GRAPHQL),
        Field::new("private", "Private API", Type::Flag)
            .absent(Absent::No)
            .hint("Reached through an interface endpoint for appsync-api, which bills its hours and data"),
    ],
    usage: &[
        Field::usage("queries", "Queries and mutations", Measure::Count("operations"), "the queries and mutations")
            .when(GRAPHQL),
        Field::optional("updates", "Real-time updates", Measure::Count("updates"), "the real-time updates")
            .hint("Delivered to subscribed clients: a mutation that 100 clients see is 100 updates")
            .when(GRAPHQL),
        Field::usage("event_messages", "Messages", Measure::Count("messages"), "the messages")
            .hint("Published and delivered: one that 100 clients receive is 101")
            .when(EVENTS),
        Field::optional("event_operations", "Other operations", Measure::Count("operations"), "the other operations")
            .hint("Connects, subscriptions, pings and runs of handlers")
            .when(EVENTS),
        Field::optional("message_kib", "Size of a message", Measure::Amount("KB"), "the size of a message")
            .absent(Absent::Counts(5))
            .hint("Each started 5 KB of an update or message counts")
            .when(Condition::Any(&[EVENTS, Condition::Given("updates")])),
        Field::optional(
            "connection_minutes",
            "Connection minutes",
            Measure::Amount("minutes"),
            "the connection minutes",
        )
        .hint("Of all clients together: 1,000 clients for an hour are 60,000"),
        Field::usage("cache_hours", "Hours with the cache", Measure::Hours, "the hours with the cache")
            .absent(Absent::Month)
            .when(CACHED),
        Field::optional("internet_out_gb", "Sent to the internet", Measure::Data, "the GB to the internet")
            .hint("Answers and updates to clients outside AWS")
            .when(Condition::Not(&PRIVATE)),
    ],
    form: &[
        FormRow::Fields(&["api_type", "placement/region"]),
        FormRow::Fields(&["private"]),
        FormRow::Fields(&["queries", "updates"]),
        FormRow::Fields(&["event_messages", "event_operations"]),
        FormRow::Fields(&["message_kib", "connection_minutes"]),
        FormRow::Fields(&["cache", "cache_hours"]),
        FormRow::Fields(&["internet_out_gb"]),
    ],
    starts: &[],
    allowances: &[],
    charges: &[
        unlisted(
            "appsync.queries",
            "Queries and mutations",
            Unit::Request,
            &[Factor::used("queries", "operations")],
            GRAPHQL,
        ),
        unlisted(
            "appsync.updates",
            "Real-time updates",
            Unit::Request,
            &[Factor::used("updates", "updates"), PARTS],
            Condition::All(&[GRAPHQL, Condition::Given("updates")]),
        ),
        unlisted(
            "appsync.event-messages",
            "Messages of Event APIs",
            Unit::Request,
            &[Factor::used("event_messages", "messages"), PARTS],
            EVENTS,
        ),
        unlisted(
            "appsync.event-operations",
            "Other operations of Event APIs",
            Unit::Request,
            &[Factor::used("event_operations", "operations")],
            Condition::All(&[EVENTS, Condition::Given("event_operations")]),
        ),
        unlisted(
            "appsync.connections",
            "Connections",
            Unit::Minute,
            &[Factor::used("connection_minutes", "connection minutes")],
            Condition::Given("connection_minutes"),
        ),
        Charge {
            label: Text::All(&[Text::Label("cache"), Text::Is(" cache")]),
            ..unlisted(
                "appsync.cache",
                "",
                Unit::Hour,
                &[Factor::amount(Amount::Hours("cache_hours"), "hours")],
                CACHED,
            )
        },
        Charge {
            factors: &[Factor::used("internet_out_gb", "GB to the internet")],
            when: Condition::All(&[Condition::Given("internet_out_gb"), Condition::Not(&PRIVATE)]),
            ..INTERNET_OUT
        },
    ],
    rules: &[
        Rule {
            id: "aps-message-size",
            level: Level::Error,
            place: "/usage/message_kib",
            test: Test::Above(Condition::Always, Amount::Field("message_kib"), Amount::Of(240)),
            message: Text::Is("an update or message has 240 KB at most"),
            fix: "send a key, and let the client fetch the rest",
        },
        Rule {
            id: "aps-connections",
            level: Level::Warning,
            place: "/usage/connection_minutes",
            test: Test::When(Condition::All(&[MESSAGES, Condition::Not(&Condition::Given("connection_minutes"))])),
            message: Text::Is("clients that receive updates are connected, and no connection minutes are given"),
            fix: "enter the minutes of all clients",
        },
    ],
    purchase_options: None,
    deployment_options: None,
    unpriced: &[],
    sources: &[
        "AWS AppSync pricing",
        "AWS AppSync GraphQL developer guide, caching and compression",
        "AWS AppSync Events developer guide",
        "AWS General Reference, AWS AppSync endpoints and quotas",
    ],
};
