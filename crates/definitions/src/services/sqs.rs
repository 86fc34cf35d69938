//! Amazon SQS: requests, in chunks of 64 KiB.

use catalog::PriceList;
use units::Unit;

use crate::common::INTERNET_OUT;
use crate::{
    Absent, Allowance, Amount, Charge, Choice, Condition, Definition, Factor, Field, FormRow, Icon, Key, Level,
    Measure, Pool, Price, Rule, Section, Stands, Test, Text,
};

/// The free allowance of requests, standard and FIFO together.
static REQUESTS: Allowance =
    Allowance { code: "sqs", amount: 1_000_000, hourly: false, regional: false, label: "1 million SQS requests" };

/// SQS queues.
pub static SQS: Definition = Definition {
    kind: "sqs",
    title: "Amazon SQS",
    adds: "SQS queue",
    new: ("queue", "SQS queue"),
    noun: "queue",
    count: "",
    section: Section::Integration,
    icon: Icon::Queue,
    stands: Stands::Region,
    service: "sqs",
    parent: None,
    summary: Text::All(&[Text::Label("queue_type"), Text::Is(" queue")]),
    about: "Requests to a queue, or to several of one type. A request carries up to 64 KiB; more counts as several.",
    config: &[Field::choice("queue_type", "Type", &[Choice::new("standard", "Standard"), Choice::new("fifo", "FIFO")])],
    usage: &[
        Field::usage("requests", "Requests", Measure::Count("requests"), "the requests")
            .per_million("requests")
            .hint("Every send, receive and delete, and every receive that finds nothing"),
        Field::usage("request_kib", "Size of a request", Measure::Amount("KiB"), "the size of a request")
            .absent(Absent::Counts(64))
            .hint("Each started 64 KiB is a request"),
        Field::usage("internet_out_gb", "Sent to the internet", Measure::Data, "the GB to the internet")
            .absent(Absent::Zero)
            .hint("By clients outside AWS; free within the region"),
    ],
    form: &[
        FormRow::Fields(&["queue_type", "placement/region"]),
        FormRow::Fields(&["requests", "request_kib"]),
        FormRow::Fields(&["internet_out_gb"]),
    ],
    starts: &[],
    allowances: &[&REQUESTS],
    charges: &[
        Charge {
            code: "sqs.requests",
            label: Text::All(&[Text::Label("queue_type"), Text::Is(" requests")]),
            unit: Unit::Request,
            factors: &[
                Factor::used("requests", "requests"),
                Factor::of(
                    Amount::Parts(&Amount::Field("request_kib"), 64),
                    "part of 64 KiB each",
                    "parts of 64 KiB each",
                ),
            ],
            price: Price::Listed(Key {
                list: PriceList::Sqs,
                dimension: Text::Is("requests"),
                item: Text::Of("queue_type"),
            }),
            pool: Pool::Region,
            allowance: Some(&REQUESTS),
            ..Charge::NEW
        },
        Charge {
            factors: &[Factor::used("internet_out_gb", "GB to the internet")],
            when: Condition::Given("internet_out_gb"),
            ..INTERNET_OUT
        },
    ],
    rules: &[Rule {
        id: "sqs-message-size",
        level: Level::Error,
        place: "/usage/request_kib",
        test: Test::Above(Condition::Always, Amount::Field("request_kib"), Amount::Of(1_024)),
        message: Text::Is("a message has 1 MiB at most"),
        fix: "put the payload into S3 and send its key",
    }],
    purchase_options: None,
    deployment_options: None,
    unpriced: &[],
    sources: &["Amazon SQS pricing", "Amazon SQS developer guide, message quotas"],
};
