//! Amazon API Gateway: REST, HTTP and WebSocket APIs.

mod charges;
mod rules;

use crate::{Absent, Choice, Condition, Definition, Field, FormRow, Icon, Measure, Section, Stands, Text, Type};

const REST: Condition = Condition::Is("api_type", &["rest"]);
const HTTP: Condition = Condition::Is("api_type", &["http"]);
const WEBSOCKET: Condition = Condition::Is("api_type", &["websocket"]);
const PRIVATE: Condition = Condition::All(&[REST, Condition::On("private")]);
const CACHED: Condition = Condition::All(&[REST, Condition::Not(&Condition::Is("cache", &["none"]))]);

/// API Gateway APIs.
pub static API_GATEWAY: Definition = Definition {
    kind: "api-gateway",
    title: "Amazon API Gateway",
    adds: "API Gateway API",
    new: ("api", "API"),
    noun: "API",
    count: "",
    section: Section::Integration,
    icon: Icon::Plug,
    stands: Stands::Region,
    service: "execute-api",
    parent: None,
    summary: Text::All(&[
        Text::Label("api_type"),
        Text::If(CACHED, &Text::All(&[Text::Is(", cache of "), Text::Label("cache")]), &Text::Is("")),
    ]),
    about: "Requests of REST and HTTP APIs, and messages and connection minutes of WebSocket APIs, each with tiers that \
            count the Region; caches of REST APIs by the hour. Authorizers, log groups and integrations are charges of \
            Lambda, CloudWatch and the services behind it. The free tier of the first twelve months, which accounts had \
            until July 2025, is not deducted.",
    config: &[
        Field::choice(
            "api_type",
            "API type",
            &[
                Choice::new("rest", "REST API"),
                Choice::new("http", "HTTP API"),
                Choice::new("websocket", "WebSocket API"),
            ],
        ),
        Field::new("private", "Private API", Type::Flag)
            .absent(Absent::No)
            .hint("Reached through an interface endpoint for execute-api, which bills its hours and data")
            .when(REST),
        Field::choice(
            "cache",
            "Cache",
            &[
                Choice::new("none", "None"),
                Choice::new("0.5", "0.5 GB"),
                Choice::new("1.6", "1.6 GB"),
                Choice::new("6.1", "6.1 GB"),
                Choice::new("13.5", "13.5 GB"),
                Choice::new("28.4", "28.4 GB"),
                Choice::new("58.2", "58.2 GB"),
                Choice::new("118", "118 GB"),
                Choice::new("237", "237 GB"),
            ],
        )
        .hint("Of each stage; answers from it are requests all the same")
        .when(REST),
        Field::new("cached_stages", "Stages with a cache", Type::Number { least: 1, most: 100, decimals: 0, unit: "" })
            .absent(Absent::Counts(1))
            .when(CACHED),
    ],
    usage: &[
        Field::usage("requests", "Requests", Measure::Count("requests"), "the requests")
            .per_million("requests")
            .hint("Also those that are throttled by the API itself or answered from the cache")
            .when(Condition::Not(&WEBSOCKET)),
        Field::usage("request_kib", "Size of a request", Measure::Amount("KB"), "the size of a request")
            .absent(Absent::Counts(512))
            .hint("The larger of request and response; each started 512 KB is a request")
            .when(HTTP),
        Field::usage("messages", "Messages", Measure::Count("messages"), "the messages")
            .per_million("messages")
            .hint("Sent and received")
            .when(WEBSOCKET),
        Field::usage("message_kib", "Size of a message", Measure::Amount("KB"), "the size of a message")
            .absent(Absent::Counts(32))
            .hint("Each started 32 KB is a message")
            .when(WEBSOCKET),
        Field::usage("connection_minutes", "Connection minutes", Measure::Amount("minutes"), "the connection minutes")
            .hint("Of all clients together: 1,000 clients for an hour are 60,000")
            .when(WEBSOCKET),
        Field::usage("cache_hours", "Hours with a cache", Measure::Hours, "the hours with a cache")
            .absent(Absent::Month)
            .when(CACHED),
        Field::usage("internet_out_gb", "Sent to the internet", Measure::Data, "the GB to the internet")
            .absent(Absent::Zero)
            .hint("Responses and messages to clients outside AWS")
            .when(Condition::Not(&PRIVATE)),
    ],
    form: &[
        FormRow::Fields(&["api_type", "placement/region"]),
        FormRow::Fields(&["private"]),
        FormRow::Fields(&["requests", "request_kib"]),
        FormRow::Fields(&["messages", "message_kib"]),
        FormRow::Fields(&["connection_minutes"]),
        FormRow::Fields(&["cache", "cached_stages"]),
        FormRow::Fields(&["cache_hours"]),
        FormRow::Fields(&["internet_out_gb"]),
    ],
    starts: &[("api_type", "http")],
    allowances: &[],
    charges: charges::ALL,
    rules: rules::ALL,
    purchase_options: None,
    deployment_options: None,
    unpriced: &[],
    sources: &[
        "Amazon API Gateway pricing",
        "Amazon API Gateway developer guide, choosing between REST APIs and HTTP APIs",
        "Amazon API Gateway developer guide, quotas",
    ],
};
