//! The charges of API Gateway.

use catalog::PriceList;
use units::Unit;

use super::{CACHED, HTTP, PRIVATE, REST, WEBSOCKET};
use crate::common::INTERNET_OUT;
use crate::{Amount, Charge, Condition, Factor, Key, Pool, Price, Text};

const fn key(dimension: &'static str, item: &'static str) -> Price {
    Price::Listed(Key::new(PriceList::ApiGateway, dimension, item))
}

/// Requests or messages, of which the tiers count those of the region.
const fn counted(
    code: &'static str,
    label: &'static str,
    factors: &'static [Factor],
    price: Price,
    when: Condition,
) -> Charge {
    Charge {
        code,
        label: Text::Is(label),
        unit: Unit::Request,
        factors,
        price,
        pool: Pool::Region,
        when,
        ..Charge::NEW
    }
}

pub(super) const ALL: &[Charge] = &[
    counted(
        "api-gateway.requests",
        "Requests of REST APIs",
        &[Factor::used("requests", "requests")],
        key("requests", "rest"),
        REST,
    ),
    Charge {
        perhaps_sold: true,
        ..counted(
            "api-gateway.requests",
            "Requests of HTTP APIs",
            &[
                Factor::used("requests", "requests"),
                Factor::of(
                    Amount::Parts(&Amount::Field("request_kib"), 512),
                    "part of 512 KB each",
                    "parts of 512 KB each",
                ),
            ],
            key("requests", "http"),
            HTTP,
        )
    },
    Charge {
        perhaps_sold: true,
        ..counted(
            "api-gateway.messages",
            "Messages of WebSocket APIs",
            &[
                Factor::used("messages", "messages"),
                Factor::of(
                    Amount::Parts(&Amount::Field("message_kib"), 32),
                    "part of 32 KB each",
                    "parts of 32 KB each",
                ),
            ],
            key("messages", "websocket"),
            WEBSOCKET,
        )
    },
    Charge {
        code: "api-gateway.connections",
        label: Text::Is("Connections of WebSocket APIs"),
        unit: Unit::Minute,
        factors: &[Factor::used("connection_minutes", "connection minutes")],
        price: key("connections", "websocket"),
        perhaps_sold: true,
        when: WEBSOCKET,
        ..Charge::NEW
    },
    Charge {
        code: "api-gateway.cache",
        label: Text::All(&[Text::Is("Cache of "), Text::Label("cache")]),
        unit: Unit::Hour,
        factors: &[
            Factor::of(Amount::Field("cached_stages"), "stage", "stages"),
            Factor::amount(Amount::Hours("cache_hours"), "hours"),
        ],
        price: Price::Listed(Key {
            list: PriceList::ApiGateway,
            dimension: Text::Is("cache"),
            item: Text::Of("cache"),
        }),
        missing: "the hours with a cache",
        when: CACHED,
        ..Charge::NEW
    },
    Charge {
        factors: &[Factor::used("internet_out_gb", "GB to the internet")],
        when: Condition::All(&[Condition::Given("internet_out_gb"), Condition::Not(&PRIVATE)]),
        ..INTERNET_OUT
    },
];
