//! APIs: requests, messages and caches.

use units::Unit;

use crate::Job;
use crate::draft::Draft;
use crate::many::{self, Key, Label, key};
use crate::report::Report;

const REST: Key = key(Unit::Request, "requests", "rest");
const HTTP: Key = key(Unit::Request, "requests", "http");
const MESSAGES: Key = key(Unit::Request, "messages", "websocket");

/// The price of a cache of this many GB.
const fn cache(label: &'static str, gb: &'static str) -> Label {
    Label::Price(label, key(Unit::Hour, "cache", gb))
}

const LABELS: &[Label] = &[
    Label::Tier("API Calls Number of up to 333 million", 0, REST),
    Label::Tier("API Calls Number of Request Next 667 million", 333_000_000, REST),
    Label::Tier("API Calls Number of Request Next 19 billion", 1_000_000_000, REST),
    Label::Tier("API Calls Number of Request Over 20 billion", 20_000_000_000, REST),
    Label::Tier("ApiGatewayHttpApi First 300 million", 0, HTTP),
    Label::Tier("ApiGatewayHttpApi more than 300 million", 300_000_000, HTTP),
    Label::Tier("WebSocket Messages Messages first 1 billion", 0, MESSAGES),
    Label::Tier("WebSocket Messages Messages over 1 billion", 1_000_000_000, MESSAGES),
    Label::Price("WebSocket Connection Minutes", key(Unit::Minute, "connections", "websocket")),
    cache("Caching Memory Size 0 5", "0.5"),
    cache("Caching Memory Size 1 6", "1.6"),
    cache("Caching Memory Size 6 1", "6.1"),
    cache("Caching Memory Size 13 5", "13.5"),
    cache("Caching Memory Size 28 4", "28.4"),
    cache("Caching Memory Size 58 2", "58.2"),
    cache("Caching Memory Size 118", "118"),
    cache("Caching Memory Size 237", "237"),
];

pub(crate) fn import(job: &Job<'_>, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    many::lists(job, "apigateway", LABELS, draft, report)
}
