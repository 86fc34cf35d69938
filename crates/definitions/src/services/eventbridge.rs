//! Amazon EventBridge: events in chunks of 64 KiB, archives, schema discovery, Pipes and Scheduler.

use catalog::PriceList;
use units::Unit;

use crate::{
    Absent, Allowance, Amount, Charge, Condition, Definition, Factor, Field, FormRow, Icon, Key, Level, Measure, Pool,
    Price, Rule, Section, Stands, Test, Text, Type, Unpriced,
};

/// The free allowance of schema discovery.
static DISCOVERY: Allowance = Allowance {
    code: "eventbridge-schema-discovery",
    amount: 5_000_000,
    hourly: false,
    regional: false,
    label: "5 million events of EventBridge schema discovery",
};
/// The free allowance of Scheduler.
static SCHEDULER: Allowance = Allowance {
    code: "eventbridge-scheduler",
    amount: 14_000_000,
    hourly: false,
    regional: false,
    label: "14 million EventBridge Scheduler invocations",
};

/// If one of these is given, custom events that are left out count as zero.
const OTHERS: &[&str] = &["partner_events", "aws_events", "pipe_requests", "scheduler_invocations"];
/// Custom events are given, or no other usage is.
const HAS_CUSTOM: Condition = Condition::Any(&[
    Condition::Given("custom_events"),
    Condition::Not(&Condition::Any(&[
        Condition::Given("partner_events"),
        Condition::Given("aws_events"),
        Condition::Given("pipe_requests"),
        Condition::Given("scheduler_invocations"),
    ])),
]);

/// Events go to another region.
const ELSEWHERE: Condition = Condition::Elsewhere("to_region");

/// Each started chunk of an event is billed.
const PARTS: Factor =
    Factor::of(Amount::Started(&Amount::Field("event_kib"), 64), "part of 64 KiB each", "parts of 64 KiB each");

const fn key(dimension: &'static str, item: &'static str) -> Price {
    Price::Listed(Key::new(PriceList::EventBridge, dimension, item))
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

/// EventBridge buses, pipes and schedules.
pub static EVENTBRIDGE: Definition = Definition {
    kind: "eventbridge",
    title: "Amazon EventBridge",
    adds: "EventBridge bus",
    new: ("bus", "Event bus"),
    noun: "event bus",
    count: "",
    section: Section::Integration,
    icon: Icon::Event,
    stands: Stands::Region,
    service: "events",
    parent: None,
    summary: Text::All(&[Text::Is("event bus"), Text::After(", ", &Text::Used("custom_events"))]),
    about: "An event bus, or several of a region: custom and partner events, each started 64 KiB as one; events of AWS \
            services are free, and so are rules and targets. Archives, replays, schema discovery, Pipes, Scheduler.",
    config: &[Field::new("to_region", "Sends to region", Type::Region)
        .hint("Where another bus receives events; sent data is charged")],
    usage: &[
        Field::usage("custom_events", "Custom events", Measure::Count("events"), "the custom events")
            .absent(Absent::OpenUnless(OTHERS))
            .hint("Sent with PutEvents, each entry as one"),
        Field::optional("event_kib", "Size of an event", Measure::Amount("KiB"), "the size of an event")
            .absent(Absent::Counts(8))
            .hint("Each started 64 KiB is an event, for schema discovery each started 8 KiB"),
        Field::optional("partner_events", "Partner events", Measure::Count("events"), "the partner events")
            .hint("From SaaS applications"),
        Field::optional("aws_events", "Events of AWS services", Measure::Count("events"), "the events of AWS services")
            .hint("Free, except opt-in events"),
        Field::optional("opt_in_events", "Opt-in events", Measure::Count("events"), "the opt-in events")
            .hint("Those that an AWS service sends only when it is told to"),
        Field::optional(
            "forwarded_events",
            "Sent to other buses",
            Measure::Count("events"),
            "the events to other buses",
        )
        .hint("Of this or other accounts and regions; billed as custom events to the sender"),
        Field::usage("to_region_gb", "Sent to the region", Measure::Data, "the GB to another region")
            .hint("Size of an event times those sent there")
            .when(Condition::Given("to_region")),
        Field::optional("archived_gb", "Archived", Measure::Data, "the GB that are archived")
            .hint("Size of an event times the events"),
        Field::optional(
            "archive_gb_months",
            "Archive storage",
            Measure::Amount("GB-months"),
            "the GB-months of the archive",
        ),
        Field::optional("replayed_events", "Replayed events", Measure::Count("events"), "the events that are replayed")
            .hint("Billed as custom events"),
        Field::optional(
            "discovered_events",
            "Schema discovery",
            Measure::Count("events"),
            "the events of schema discovery",
        )
        .hint("All events of a bus while discovery is on"),
        Field::optional("pipe_requests", "Pipes", Measure::Count("requests"), "the requests of pipes")
            .hint("After the filter; a batch is one for each started 64 KiB"),
        Field::optional(
            "scheduler_invocations",
            "Scheduler",
            Measure::Count("invocations"),
            "the invocations of Scheduler",
        ),
        Field::optional(
            "api_destination_events",
            "API destinations",
            Measure::Count("events"),
            "the events to API destinations",
        )
        .hint("Each started 64 KiB; data to the internet is charged besides"),
    ],
    form: &[
        FormRow::Fields(&["custom_events", "event_kib"]),
        FormRow::Fields(&["partner_events", "aws_events"]),
        FormRow::Fields(&["scheduler_invocations", "pipe_requests"]),
        FormRow::More(
            "Archive and schema discovery",
            "archive, replays, schema discovery",
            &["archived_gb", "archive_gb_months", "replayed_events", "discovered_events"],
        ),
        FormRow::More(
            "Other events and destinations",
            "other buses, another region, API destinations, opt-in events",
            &["forwarded_events", "to_region", "to_region_gb", "api_destination_events", "opt_in_events"],
        ),
        FormRow::Fields(&["placement/region"]),
    ],
    starts: &[],
    allowances: &[&DISCOVERY, &SCHEDULER],
    charges: &[
        counted(
            "eventbridge.custom-events",
            "Custom events",
            &[Factor::used("custom_events", "events"), PARTS],
            key("events", "custom"),
            HAS_CUSTOM,
        ),
        counted(
            "eventbridge.partner-events",
            "Partner events",
            &[Factor::used("partner_events", "events"), PARTS],
            key("events", "partner"),
            Condition::Given("partner_events"),
        ),
        counted(
            "eventbridge.aws-events",
            "Events of AWS services",
            &[Factor::used("aws_events", "events")],
            Price::Free,
            Condition::Given("aws_events"),
        ),
        counted(
            "eventbridge.opt-in-events",
            "Opt-in events of AWS services",
            &[Factor::used("opt_in_events", "events"), PARTS],
            Price::Unlisted("no table has opt-in events"),
            Condition::Given("opt_in_events"),
        ),
        counted(
            "eventbridge.forwarded-events",
            "Events sent to other buses",
            &[Factor::used("forwarded_events", "events"), PARTS],
            key("events", "custom"),
            Condition::Given("forwarded_events"),
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
        counted(
            "eventbridge.replayed-events",
            "Replayed events",
            &[Factor::used("replayed_events", "events"), PARTS],
            key("events", "custom"),
            Condition::Given("replayed_events"),
        ),
        Charge {
            pool: Pool::Region,
            allowance: Some(&DISCOVERY),
            ..counted(
                "eventbridge.schema-discovery",
                "Schema discovery",
                &[
                    Factor::used("discovered_events", "events"),
                    Factor::of(
                        Amount::Started(&Amount::Field("event_kib"), 8),
                        "part of 8 KiB each",
                        "parts of 8 KiB each",
                    ),
                ],
                key("events", "schema-discovery"),
                Condition::Given("discovered_events"),
            )
        },
        counted(
            "eventbridge.pipes",
            "Requests of pipes",
            &[Factor::used("pipe_requests", "requests")],
            Price::Unlisted("no table has Pipes"),
            Condition::Given("pipe_requests"),
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
        counted(
            "eventbridge.api-destinations",
            "Events to API destinations",
            &[Factor::used("api_destination_events", "events"), PARTS],
            Price::Unlisted("no table has API destinations"),
            Condition::Given("api_destination_events"),
        ),
    ],
    rules: &[
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
    ],
    purchase_options: None,
    deployment_options: None,
    unpriced: &[Unpriced {
        code: "eventbridge.scheduler",
        when: Condition::Given("scheduler_invocations"),
        reason: "no table has Scheduler, of which a part is free",
    }],
    sources: &[
        "Amazon EventBridge pricing",
        "Amazon EventBridge user guide, sending events between buses",
        "AWS Compute Blog, serverless services now support payloads up to 1 MB",
    ],
};
