//! AWS Lambda: requests and GB-seconds, by architecture.

mod charges;
mod rules;

use crate::{
    Absent, Allowance, Choice, Condition, Definition, Field, FormRow, Icon, Measure, Section, Stands, Text, Type,
    limits,
};

/// The free allowance of requests, over both architectures.
static REQUESTS: Allowance = Allowance {
    code: "lambda-requests",
    amount: 1_000_000,
    hourly: false,
    regional: false,
    label: "1 million Lambda requests",
};
/// The free allowance of duration, over both architectures.
static DURATION: Allowance = Allowance {
    code: "lambda-duration",
    amount: 400_000,
    hourly: false,
    regional: false,
    label: "400,000 GB-seconds of Lambda",
};
/// The free allowance of streamed responses, over both architectures.
static STREAMING: Allowance = Allowance {
    code: "lambda-streaming",
    amount: 100,
    hourly: false,
    regional: false,
    label: "100 GB of streamed Lambda responses",
};

/// Provisioned concurrency is used.
const PROVISIONED: Condition = Condition::Given("provisioned_concurrency");

/// The ephemeral storage included in the price.
const INCLUDED_MB: u64 = 512;
const MORE_STORAGE: Condition = Condition::AtLeast("ephemeral_mb", INCLUDED_MB + 1);

const USAGE: &[Field] = &[
    Field::usage("requests", "Requests", Measure::Count("requests"), "the requests")
        .per_million("invocations")
        .hint("On demand; an asynchronous event counts one more for each started 64 KB above 256 KB"),
    Field::usage("duration_ms", "Duration", Measure::Amount("ms"), "the duration")
        .hint("Average of a request, with the initialisation of cold starts"),
    Field::usage(
        "provisioned_requests",
        "Requests it serves",
        Measure::Count("requests"),
        "the requests of provisioned concurrency",
    )
    .per_million("invocations")
    .hint("Besides the requests on demand; at a cheaper duration, without a free allowance")
    .when(PROVISIONED),
    Field::usage("provisioned_hours", "Hours it is configured", Measure::Hours, "the hours of provisioned concurrency")
        .absent(Absent::Month)
        .hint("Each time is rounded up to 5 minutes")
        .when(PROVISIONED),
    Field::optional("internet_out_gb", "Sent to the internet", Measure::Data, "the GB to the internet")
        .hint("By functions outside a VPC; those in a VPC send through its NAT gateway"),
    Field::optional("streamed_gb", "Streamed responses", Measure::Data, "the GB of streamed responses")
        .hint("Above the first 6 MB of each response, which are free"),
    Field::optional(
        "snapstart_cached_gb_seconds",
        "SnapStart cache",
        Measure::Amount("GB-seconds"),
        "the GB-seconds of SnapStart",
    )
    .hint("Memory times the time a version is published, at least 3 hours; Java is free"),
    Field::optional("snapstart_restored_gb", "SnapStart restores", Measure::Data, "the GB that SnapStart restores")
        .hint("Memory times the restores; Java is free"),
    Field::optional("durable_operations", "Durable operations", Measure::Count("operations"), "the durable operations")
        .hint("Starts, steps and waits"),
    Field::optional(
        "durable_written_gb",
        "Written by durable operations",
        Measure::Data,
        "the GB of durable operations",
    ),
    Field::optional(
        "durable_stored_gb",
        "Kept by durable functions",
        Measure::Amount("GB-months"),
        "the GB-months that are kept",
    ),
    Field::optional("tenant_memory_gb", "Tenant isolation", Measure::Amount("GB"), "the GB of isolated environments")
        .hint("Memory times the environments created for tenants"),
    Field::optional(
        "sqs_poller_hours",
        "Event pollers of SQS",
        Measure::Amount("unit-hours"),
        "the hours of event pollers",
    )
    .hint("Provisioned mode; without it, polling costs the requests of the queue"),
    Field::optional(
        "kafka_poller_hours",
        "Event pollers of Kafka",
        Measure::Amount("unit-hours"),
        "the hours of event pollers",
    )
    .hint("Provisioned mode"),
    Field::optional(
        "managed_instance_hours",
        "Managed Instances",
        Measure::Amount("instance-hours"),
        "the hours of Managed Instances",
    )
    .hint("The EC2 instances and a fee of 15 %, instead of a duration"),
];

/// Lambda functions.
pub static LAMBDA: Definition = Definition {
    kind: "lambda",
    title: "AWS Lambda",
    adds: "Lambda function",
    new: ("function", "Lambda function"),
    noun: "function",
    count: "",
    section: Section::Compute,
    icon: Icon::Function,
    stands: Stands::RegionOrSubnets,
    service: "lambda",
    parent: None,
    summary: Text::All(&[
        Text::Label("architecture"),
        Text::Is(", "),
        Text::Of("memory_mb"),
        Text::Is(" MB"),
        Text::After(", ", &Text::Used("requests")),
    ]),
    about: "A function, or several of the same memory and duration: requests, and memory times duration in tiers over all \
            of a region; ephemeral storage above 512 MB; provisioned concurrency. Function URLs cost nothing.",
    config: &[
        Field::choice("architecture", "Architecture", &[Choice::new("x86", "x86"), Choice::new("arm", "Arm")]),
        Field::new("memory_mb", "Memory", Type::Number { least: 128, most: 10_240, decimals: 0, unit: "MB" })
            .absent(Absent::Number(128)),
        Field::new(
            "ephemeral_mb",
            "Ephemeral storage",
            Type::Number { least: INCLUDED_MB, most: 10_240, decimals: 0, unit: "MB" },
        )
        .absent(Absent::Counts(INCLUDED_MB))
        .hint("512 MB are included"),
        Field::new(
            "provisioned_concurrency",
            "Provisioned concurrency",
            Type::Number { least: 1, most: limits::COUNT, decimals: 0, unit: "" },
        )
        .hint("Environments kept ready, billed while they are idle as well"),
    ],
    usage: USAGE,
    form: &[
        FormRow::Fields(&["architecture", "placement/region"]),
        FormRow::Fields(&["memory_mb", "ephemeral_mb"]),
        FormRow::Fields(&["requests", "duration_ms"]),
        FormRow::Fields(&["provisioned_concurrency"]),
        FormRow::Fields(&["provisioned_requests", "provisioned_hours"]),
        FormRow::Fields(&["placement/subnets"]),
        FormRow::Fields(&["internet_out_gb"]),
        FormRow::More(
            "Streaming, SnapStart, pollers and others",
            "streamed responses, SnapStart, durable functions, tenant isolation, event pollers, Managed Instances",
            &[
                "streamed_gb",
                "snapstart_cached_gb_seconds",
                "snapstart_restored_gb",
                "sqs_poller_hours",
                "kafka_poller_hours",
                "durable_operations",
                "durable_written_gb",
                "durable_stored_gb",
                "tenant_memory_gb",
                "managed_instance_hours",
            ],
        ),
    ],
    starts: &[],
    allowances: &[&REQUESTS, &DURATION, &STREAMING],
    charges: charges::ALL,
    rules: rules::ALL,
    purchase_options: None,
    deployment_options: None,
    unpriced: &[],
    sources: &[
        "AWS Lambda pricing",
        "AWS Lambda developer guide, quotas",
        "AWS Lambda developer guide, SnapStart",
        "AWS Compute Blog, AWS Lambda standardizes billing for INIT phase",
    ],
};
