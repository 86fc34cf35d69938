//! What API Gateway refuses, and what would be cheaper. The limits are those of its developer guide, quotas.

use super::{HTTP, REST, WEBSOCKET};
use crate::{Amount, Condition, Level, Rule, Test, Text};

/// A REST API without what HTTP APIs do not have.
const PLAIN_REST: Condition =
    Condition::All(&[REST, Condition::Is("cache", &["none"]), Condition::Not(&Condition::On("private"))]);
const REQUESTS: Amount = Amount::Field("requests");

/// Advice to use a load balancer, from this many requests a month on.
const fn load_balancer(when: Condition, requests: u64, message: &'static str) -> Rule {
    Rule {
        id: "lb-lambda-or-api",
        level: Level::Advice,
        place: "/config/api_type",
        test: Test::Above(when, REQUESTS, Amount::Of(requests)),
        message: Text::Is(message),
        fix: "compare with an Application Load Balancer, unless the API needs keys, quotas, validation or authorizers",
    }
}

pub(super) const ALL: &[Rule] = &[
    Rule {
        id: "api-request-size",
        level: Level::Error,
        place: "/usage/request_kib",
        test: Test::Above(HTTP, Amount::Field("request_kib"), Amount::Of(10_240)),
        message: Text::Is("a request and its response have 10 MB at most"),
        fix: "send larger payloads through S3",
    },
    Rule {
        id: "api-message-size",
        level: Level::Error,
        place: "/usage/message_kib",
        test: Test::Above(WEBSOCKET, Amount::Field("message_kib"), Amount::Of(128)),
        message: Text::Is("a message has 128 KB at most"),
        fix: "split it into several messages",
    },
    Rule {
        id: "api-http",
        level: Level::Advice,
        place: "/config/api_type",
        test: Test::CheaperWith(PLAIN_REST, &[("api_type", "http")]),
        message: Text::Is("an HTTP API costs less for requests of up to 512 KB"),
        fix: "use an HTTP API, unless the API needs keys, usage plans, request validation or AWS WAF",
    },
    load_balancer(
        PLAIN_REST,
        10_000_000,
        "above 10 million requests a month, a load balancer in front of the functions may cost less than a REST API",
    ),
    load_balancer(
        HTTP,
        40_000_000,
        "above 40 million requests a month, a load balancer in front of the functions may cost less than an HTTP API",
    ),
];
