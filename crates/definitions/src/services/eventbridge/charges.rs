//! The charges of EventBridge.

use catalog::PriceList;
use units::Unit;

use super::{DISCOVERY, ELSEWHERE, HAS_CUSTOM, PIPES, SCHEDULER};
use crate::common::INTERNET_OUT;
use crate::{Amount, Charge, Condition, Factor, Key, Pool, Price, Text};

/// Each started chunk of an event is billed.
const PARTS: Factor =
    Factor::of(Amount::Parts(&Amount::Field("event_kib"), 64), "part of 64 KiB each", "parts of 64 KiB each");

const fn key(dimension: &'static str, item: &'static str) -> Price {
    Price::Listed(Key::new(PriceList::EventBridge, dimension, item))
}

/// A charge by event.
const fn events(
    code: &'static str,
    label: &'static str,
    factors: &'static [Factor],
    price: Price,
    when: Condition,
) -> Charge {
    Charge { unit: Unit::Event, ..counted(code, label, factors, price, when) }
}

/// A charge by count.
const fn counted(
    code: &'static str,
    label: &'static str,
    factors: &'static [Factor],
    price: Price,
    when: Condition,
) -> Charge {
    Charge { code, label: Text::Is(label), unit: Unit::Request, factors, price, when, ..Charge::NEW }
}

pub(super) const ALL: &[Charge] = &[
    events(
        "eventbridge.custom-events",
        "Custom events",
        &[Factor::used("custom_events", "events"), PARTS],
        key("events", "custom"),
        HAS_CUSTOM,
    ),
    events(
        "eventbridge.partner-events",
        "Partner events",
        &[Factor::used("partner_events", "events"), PARTS],
        key("events", "partner"),
        Condition::Given("partner_events"),
    ),
    events(
        "eventbridge.aws-events",
        "Events of AWS services",
        &[Factor::used("aws_events", "events")],
        Price::Free,
        Condition::Given("aws_events"),
    ),
    events(
        "eventbridge.opt-in-events",
        "Opt-in events of AWS services",
        &[Factor::used("opt_in_events", "events"), PARTS],
        Price::Unlisted("no table has opt-in events"),
        Condition::Given("opt_in_events"),
    ),
    events(
        "eventbridge.forwarded-events",
        "Events sent to other buses",
        &[Factor::used("forwarded_events", "events"), PARTS],
        key("events", "custom"),
        Condition::Given("forwarded_events"),
    ),
    events(
        "eventbridge.cross-account-deliveries",
        "Events delivered to other accounts",
        &[Factor::used("cross_account_deliveries", "events"), PARTS],
        Price::Unlisted("no table has deliveries to targets of other accounts"),
        Condition::Given("cross_account_deliveries"),
    ),
    Charge {
        code: "transfer.other-region",
        label: Text::All(&[Text::Is("Events sent to "), Text::Of("to_region")]),
        unit: Unit::Gb,
        factors: &[Factor::used("to_region_gb", "GB")],
        price: Price::ToRegion("to_region"),
        when: ELSEWHERE,
        ..Charge::NEW
    },
    Charge {
        code: "eventbridge.archive-processing",
        label: Text::Is("Events archived"),
        unit: Unit::Gb,
        factors: &[Factor::used("archived_gb", "GB archived")],
        price: key("archive", "processing"),
        when: Condition::Given("archived_gb"),
        ..Charge::NEW
    },
    Charge {
        code: "eventbridge.archive-storage",
        label: Text::Is("Archive storage"),
        unit: Unit::GbMonth,
        factors: &[Factor::used("archive_gb_months", "GB-months")],
        price: key("archive", "storage"),
        when: Condition::Given("archive_gb_months"),
        ..Charge::NEW
    },
    events(
        "eventbridge.replayed-events",
        "Replayed events",
        &[Factor::used("replayed_events", "events"), PARTS],
        key("events", "custom"),
        Condition::Given("replayed_events"),
    ),
    Charge {
        pool: Pool::Region,
        allowance: Some(&DISCOVERY),
        ..events(
            "eventbridge.schema-discovery",
            "Schema discovery",
            &[
                Factor::used("discovered_events", "events"),
                Factor::of(Amount::Parts(&Amount::Field("event_kib"), 8), "part of 8 KiB each", "parts of 8 KiB each"),
            ],
            key("events", "schema-discovery"),
            Condition::Given("discovered_events"),
        )
    },
    counted(
        "eventbridge.pipes",
        "Requests of pipes",
        &[
            Factor::used("pipe_requests", "requests"),
            Factor::amount(Amount::Over(&Amount::Field("pipe_passed_percent"), 100), "share that passes the filter"),
            Factor::of(
                Amount::Parts(&Amount::Field("pipe_request_kib"), 64),
                "part of 64 KiB each",
                "parts of 64 KiB each",
            ),
        ],
        Price::Unlisted("no table has Pipes"),
        PIPES,
    ),
    Charge {
        pool: Pool::Region,
        allowance: Some(&SCHEDULER),
        ..counted(
            "eventbridge.scheduler",
            "Invocations of Scheduler",
            &[Factor::used("scheduler_invocations", "invocations")],
            key("scheduler", "invocations"),
            Condition::Given("scheduler_invocations"),
        )
    },
    events(
        "eventbridge.api-destinations",
        "Events to API destinations",
        &[Factor::used("api_destination_events", "events"), PARTS],
        Price::Unlisted("no table has API destinations"),
        Condition::Given("api_destination_events"),
    ),
    Charge {
        factors: &[Factor::used("internet_out_gb", "GB to the internet")],
        when: Condition::Given("internet_out_gb"),
        ..INTERNET_OUT
    },
];
