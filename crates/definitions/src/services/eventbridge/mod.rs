//! Amazon EventBridge: events in chunks of 64 KiB, archives, schema discovery, Pipes and Scheduler.

mod charges;
mod rules;

use crate::{
    Absent, Allowance, Condition, Definition, Field, FormRow, Icon, Measure, Section, Stands, Text, Type, Unpriced,
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
const OTHERS: &[&str] = &[
    "partner_events",
    "aws_events",
    "opt_in_events",
    "forwarded_events",
    "cross_account_deliveries",
    "archived_gb",
    "archive_gb_months",
    "replayed_events",
    "discovered_events",
    "pipe_requests",
    "scheduler_invocations",
    "api_destination_events",
];
/// Custom events are given, or no other usage is.
const HAS_CUSTOM: Condition =
    Condition::Any(&[Condition::Given("custom_events"), Condition::Not(&Condition::AnyGiven(OTHERS))]);

const PIPES: Condition = Condition::Given("pipe_requests");

/// Events go to another region.
const ELSEWHERE: Condition = Condition::Elsewhere("to_region");

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
    about: "An event bus, or several of a region: custom and partner events, each started 64 KiB as one. Events of AWS \
            services are free, and so are rules, targets in the account, global endpoints and the schema registry. \
            Archives, replays, schema discovery, Pipes, Scheduler, API destinations, and events to other buses, \
            accounts and regions. Enrichments and targets are charges of their services.",
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
        Field::optional(
            "cross_account_deliveries",
            "Delivered to other accounts",
            Measure::Count("events"),
            "the events delivered to other accounts",
        )
        .hint("Straight to a queue, function or other target there, without a bus of that account"),
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
            .hint("Events of the source; a batch counts as one"),
        Field::optional("pipe_passed_percent", "Pass the filter", Measure::Percent, "the share that passes the filter")
            .absent(Absent::Counts(100))
            .hint("What a filter of the pipe drops costs nothing")
            .when(PIPES),
        Field::optional("pipe_request_kib", "Size of a request", Measure::Amount("KiB"), "the size of a pipe request")
            .absent(Absent::Counts(64))
            .hint("Of an event or a batch; each started 64 KiB is a request")
            .when(PIPES),
        Field::optional(
            "scheduler_invocations",
            "Scheduler",
            Measure::Count("invocations"),
            "the invocations of Scheduler",
        )
        .hint("Scheduled rules of a bus are events of AWS services instead, and free"),
        Field::optional(
            "api_destination_events",
            "API destinations",
            Measure::Count("events"),
            "the events to API destinations",
        )
        .hint("Each started 64 KiB"),
        Field::optional("internet_out_gb", "Sent to the internet", Measure::Data, "the GB to the internet")
            .hint("To API destinations outside AWS"),
    ],
    form: &[
        FormRow::Fields(&["custom_events", "event_kib"]),
        FormRow::Fields(&["partner_events", "aws_events"]),
        FormRow::Fields(&["scheduler_invocations", "pipe_requests"]),
        FormRow::Fields(&["pipe_passed_percent", "pipe_request_kib"]),
        FormRow::More(
            "Archive and schema discovery",
            "archive, replays, schema discovery",
            &["archived_gb", "archive_gb_months", "replayed_events", "discovered_events"],
        ),
        FormRow::More(
            "Other events and destinations",
            "other buses, accounts and regions, API destinations, opt-in events",
            &[
                "forwarded_events",
                "cross_account_deliveries",
                "to_region",
                "to_region_gb",
                "api_destination_events",
                "internet_out_gb",
                "opt_in_events",
            ],
        ),
        FormRow::Fields(&["placement/region"]),
    ],
    starts: &[],
    allowances: &[&DISCOVERY, &SCHEDULER],
    charges: charges::ALL,
    rules: rules::ALL,
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
