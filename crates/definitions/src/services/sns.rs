//! Amazon SNS: publishes, and deliveries by protocol.

use catalog::PriceList;
use units::Unit;

use crate::common::INTERNET_OUT;
use crate::{
    Absent, Allowance, Amount, Charge, Choice, Condition, Definition, Factor, Field, FormRow, Icon, Key, Level,
    Measure, Pool, Price, Rule, Section, Stands, Test, Text,
};

/// The free allowance of publishes to standard topics.
static PUBLISHES: Allowance =
    Allowance { code: "sns", amount: 1_000_000, hourly: false, regional: false, label: "1 million SNS publishes" };
/// The free allowance of deliveries to HTTP endpoints.
static HTTP: Allowance = Allowance {
    code: "sns-http",
    amount: 100_000,
    hourly: false,
    regional: false,
    label: "100,000 SNS deliveries to HTTP endpoints",
};
/// The free allowance of e-mails.
static EMAIL: Allowance = Allowance {
    code: "sns-email",
    amount: 1_000,
    hourly: false,
    regional: false,
    label: "1,000 SNS deliveries by e-mail",
};

const STANDARD: Condition = Condition::Is("topic_type", &["standard"]);
const FIFO: Condition = Condition::Is("topic_type", &["fifo"]);

const fn key(dimension: &'static str, item: &'static str) -> Price {
    Price::Listed(Key::new(PriceList::Sns, dimension, item))
}

/// Deliveries over one protocol: zero when left out.
const fn deliveries(name: &'static str, label: &'static str, missing: &'static str) -> Field {
    Field::usage(name, label, Measure::Count("deliveries"), missing).absent(Absent::Zero).when(STANDARD)
}

/// The charge for the deliveries over one protocol.
const fn delivered(
    code: &'static str,
    label: &'static str,
    item: &'static str,
    factors: &'static [Factor],
    when: Condition,
) -> Charge {
    Charge {
        code,
        label: Text::Is(label),
        unit: Unit::Request,
        factors,
        price: key("deliveries", item),
        when,
        ..Charge::NEW
    }
}

/// The charge for the data of a FIFO topic.
const fn data(code: &'static str, label: &'static str, item: &'static str, factors: &'static [Factor]) -> Charge {
    Charge {
        code,
        label: Text::Is(label),
        unit: Unit::Gb,
        factors,
        price: key("data", item),
        when: FIFO,
        ..Charge::NEW
    }
}

/// SNS topics.
pub static SNS: Definition = Definition {
    kind: "sns",
    title: "Amazon SNS",
    adds: "SNS topic",
    new: ("topic", "SNS topic"),
    noun: "topic",
    count: "",
    section: Section::Integration,
    icon: Icon::Fan,
    stands: Stands::Region,
    service: "sns",
    parent: None,
    summary: Text::All(&[Text::Label("topic_type"), Text::Is(" topic")]),
    about: "Publishes to a topic, or to several of one type, and deliveries by protocol; deliveries to SQS and Lambda are \
            free. Standard topics count each started 64 KiB of a publish. FIFO topics pay per message and per GB, published \
            and delivered.",
    config: &[Field::choice("topic_type", "Type", &[Choice::new("standard", "Standard"), Choice::new("fifo", "FIFO")])],
    usage: &[
        Field::usage("publishes", "Publishes", Measure::Count("publishes"), "the publishes")
            .per_million("publishes")
            .hint("Every message that is sent to the topic"),
        Field::usage("message_kib", "Size of a message", Measure::Amount("KiB"), "the size of a message")
            .absent(Absent::Counts(64))
            .hint("Each started 64 KiB is a publish")
            .when(STANDARD),
        Field::usage("published_gb", "Published", Measure::Data, "the GB published")
            .hint("Size of a message times the publishes")
            .when(FIFO),
        Field::usage(
            "fifo_deliveries",
            "Deliveries to queues",
            Measure::Count("deliveries"),
            "the deliveries to queues",
        )
        .hint("A message to three queues is three deliveries")
        .when(FIFO),
        Field::usage("delivered_gb", "Delivered", Measure::Data, "the GB delivered")
            .hint("Size of a message times the deliveries")
            .when(FIFO),
        deliveries("sqs_deliveries", "To SQS", "the deliveries to SQS").hint("Free; SQS charges for its requests"),
        deliveries("lambda_deliveries", "To Lambda", "the deliveries to Lambda")
            .hint("Free; Lambda charges for its requests"),
        deliveries("http_deliveries", "To HTTP and HTTPS", "the deliveries to HTTP endpoints"),
        deliveries("email_deliveries", "By e-mail", "the e-mails"),
        deliveries("firehose_deliveries", "To Data Firehose", "the deliveries to Data Firehose"),
        deliveries("push_deliveries", "Mobile push", "the mobile push notifications"),
        deliveries("sms_deliveries", "SMS", "the SMS messages").hint("Priced by country and carrier: no price here"),
        Field::usage("filtered_gb", "Scanned by payload filters", Measure::Data, "the GB that filters scan")
            .absent(Absent::Zero)
            .hint("Filters on attributes are free"),
        Field::usage("internet_out_gb", "Sent to the internet", Measure::Data, "the GB to the internet")
            .absent(Absent::Zero)
            .hint("By deliveries to endpoints outside AWS")
            .when(STANDARD),
    ],
    form: &[
        FormRow::Fields(&["topic_type", "placement/region"]),
        FormRow::Fields(&["publishes", "message_kib", "published_gb"]),
        FormRow::Fields(&["fifo_deliveries", "delivered_gb"]),
        FormRow::Fields(&["sqs_deliveries", "lambda_deliveries"]),
        FormRow::Fields(&["http_deliveries", "email_deliveries"]),
        FormRow::More(
            "Other deliveries, filters, internet",
            "Data Firehose, mobile push, SMS, payload filters, data to the internet",
            &["firehose_deliveries", "push_deliveries", "sms_deliveries", "filtered_gb", "internet_out_gb"],
        ),
    ],
    starts: &[],
    allowances: &[&PUBLISHES, &HTTP, &EMAIL],
    charges: &[
        Charge {
            code: "sns.publishes",
            label: Text::Is("Standard publishes"),
            unit: Unit::Request,
            factors: &[
                Factor::used("publishes", "publishes"),
                Factor::of(
                    Amount::Parts(&Amount::Field("message_kib"), 64),
                    "part of 64 KiB each",
                    "parts of 64 KiB each",
                ),
            ],
            price: key("requests", "standard"),
            pool: Pool::Region,
            allowance: Some(&PUBLISHES),
            when: STANDARD,
            ..Charge::NEW
        },
        Charge {
            code: "sns.publishes",
            label: Text::Is("FIFO publishes"),
            unit: Unit::Request,
            factors: &[Factor::used("publishes", "publishes")],
            price: key("requests", "fifo"),
            when: FIFO,
            ..Charge::NEW
        },
        data(
            "sns.published-data",
            "Data published to FIFO topics",
            "fifo-publish",
            &[Factor::used("published_gb", "GB published")],
        ),
        delivered(
            "sns.fifo-deliveries",
            "Deliveries of FIFO topics",
            "fifo",
            &[Factor::used("fifo_deliveries", "deliveries")],
            FIFO,
        ),
        data(
            "sns.delivered-data",
            "Data delivered by FIFO topics",
            "fifo-delivery",
            &[Factor::used("delivered_gb", "GB delivered")],
        ),
        delivered(
            "sns.sqs",
            "Deliveries to SQS",
            "sqs",
            &[Factor::used("sqs_deliveries", "deliveries")],
            Condition::All(&[STANDARD, Condition::Given("sqs_deliveries")]),
        ),
        delivered(
            "sns.lambda",
            "Deliveries to Lambda",
            "lambda",
            &[Factor::used("lambda_deliveries", "deliveries")],
            Condition::All(&[STANDARD, Condition::Given("lambda_deliveries")]),
        ),
        Charge {
            pool: Pool::Region,
            allowance: Some(&HTTP),
            ..delivered(
                "sns.http",
                "Deliveries to HTTP and HTTPS endpoints",
                "http",
                &[Factor::used("http_deliveries", "deliveries")],
                Condition::All(&[STANDARD, Condition::Given("http_deliveries")]),
            )
        },
        Charge {
            pool: Pool::Region,
            allowance: Some(&EMAIL),
            ..delivered(
                "sns.email",
                "Deliveries by e-mail",
                "email",
                &[Factor::used("email_deliveries", "deliveries")],
                Condition::All(&[STANDARD, Condition::Given("email_deliveries")]),
            )
        },
        delivered(
            "sns.firehose",
            "Deliveries to Data Firehose",
            "firehose",
            &[Factor::used("firehose_deliveries", "deliveries")],
            Condition::All(&[STANDARD, Condition::Given("firehose_deliveries")]),
        ),
        Charge {
            perhaps_sold: true,
            ..delivered(
                "sns.mobile-push",
                "Mobile push notifications",
                "mobile-push",
                &[Factor::used("push_deliveries", "deliveries")],
                Condition::All(&[STANDARD, Condition::Given("push_deliveries")]),
            )
        },
        Charge {
            price: Price::Unlisted("SMS is priced by country and carrier, of which there is no table"),
            ..delivered(
                "sns.sms",
                "SMS messages",
                "",
                &[Factor::used("sms_deliveries", "messages")],
                Condition::All(&[STANDARD, Condition::Given("sms_deliveries")]),
            )
        },
        Charge {
            when: Condition::Given("filtered_gb"),
            ..data(
                "sns.filtered-data",
                "Data scanned by payload filters",
                "filtered",
                &[Factor::used("filtered_gb", "GB scanned")],
            )
        },
        Charge {
            factors: &[Factor::used("internet_out_gb", "GB to the internet")],
            when: Condition::All(&[STANDARD, Condition::Given("internet_out_gb")]),
            ..INTERNET_OUT
        },
    ],
    rules: &[
        Rule {
            id: "sns-message-size",
            level: Level::Error,
            place: "/usage/message_kib",
            test: Test::Above(STANDARD, Amount::Field("message_kib"), Amount::Of(256)),
            message: Text::Is("a message has 256 KiB at most"),
            fix: "put the payload into S3 and send its key",
        },
        Rule {
            id: "sns-sms-quota",
            level: Level::Warning,
            place: "/usage/sms_deliveries",
            test: Test::When(Condition::All(&[STANDARD, Condition::Given("sms_deliveries")])),
            message: Text::Is("the spend quota of an account for SMS is 1 USD a month until AWS raises it"),
            fix: "ask AWS for a higher spend quota",
        },
    ],
    purchase_options: None,
    deployment_options: None,
    unpriced: &[],
    sources: &["Amazon SNS pricing", "Amazon SNS developer guide, message size and quotas"],
};
