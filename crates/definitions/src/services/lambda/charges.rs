//! The charges of Lambda.

use catalog::PriceList;
use units::Unit;

use super::{DURATION, INCLUDED_MB, MORE_STORAGE, PROVISIONED, REQUESTS, STREAMING};
use crate::common::INTERNET_OUT;
use crate::{Amount, Charge, Commitment, Condition, Coverable, Factor, Key, Pool, Price, Text};

/// All requests, with or without provisioned concurrency.
pub(super) const SERVED: Amount = Amount::If(
    PROVISIONED,
    &Amount::Sum(&[Amount::Field("requests"), Amount::Field("provisioned_requests")]),
    &Amount::Field("requests"),
);

/// Seconds of a request: each started millisecond is billed.
pub(super) const SECONDS: Amount = Amount::Over(&Amount::Started(&Amount::Field("duration_ms"), 1), 1_000);

/// Seconds in an hour.
pub(super) const HOUR: Amount = Amount::Of(3_600);

const SECONDS_EACH: Factor = Factor::amount(SECONDS, "s each");
const MEMORY: Factor = Factor::amount(Amount::Over(&Amount::Field("memory_mb"), 1_024), "GB of memory");
const PROVISIONED_REQUESTS: Factor = Factor::used("provisioned_requests", "requests");

/// The price for the architecture.
const fn price(dimension: &'static str) -> Price {
    Price::Listed(Key { list: PriceList::Lambda, dimension: Text::Is(dimension), item: Text::Of("architecture") })
}

/// A label followed by the architecture.
macro_rules! of_architecture {
    ($what:literal) => {
        Text::All(&[Text::Is(concat!($what, ", ")), Text::Label("architecture")])
    };
}

const NO_SNAPSTART: &str = "no table has SnapStart";
const NO_DURABLE: &str = "no table has durable functions";
const NO_POLLERS: &str = "no table has event pollers";

pub(super) const ALL: &[Charge] = &[
    Charge {
        code: "lambda.requests",
        label: of_architecture!("Requests"),
        unit: Unit::Request,
        factors: &[Factor::used("requests", "requests")],
        price: price("requests"),
        pool: Pool::Region,
        allowance: Some(&REQUESTS),
        ..Charge::NEW
    },
    Charge {
        code: "lambda.duration",
        label: of_architecture!("Duration"),
        unit: Unit::GbSecond,
        factors: &[Factor::used("requests", "requests"), SECONDS_EACH, MEMORY],
        price: price("duration"),
        commitment: Commitment::CoveredBy(&Coverable::COMPUTE),
        pool: Pool::Region,
        allowance: Some(&DURATION),
        ..Charge::NEW
    },
    Charge {
        code: "lambda.provisioned-concurrency",
        label: of_architecture!("Provisioned concurrency"),
        unit: Unit::GbSecond,
        factors: &[
            Factor::of(Amount::Field("provisioned_concurrency"), "environment", "environments"),
            Factor::amount(Amount::Hours("provisioned_hours"), "hours"),
            Factor::amount(HOUR, "seconds an hour"),
            MEMORY,
        ],
        price: price("provisioned-concurrency"),
        commitment: Commitment::CoveredBy(&Coverable::COMPUTE),
        when: PROVISIONED,
        ..Charge::NEW
    },
    // Counts neither towards the free allowance nor towards the tiers of on-demand duration.
    Charge {
        code: "lambda.provisioned-requests",
        label: of_architecture!("Requests of provisioned concurrency"),
        unit: Unit::Request,
        factors: &[PROVISIONED_REQUESTS],
        price: price("requests"),
        when: PROVISIONED,
        ..Charge::NEW
    },
    Charge {
        code: "lambda.provisioned-duration",
        label: of_architecture!("Duration of provisioned concurrency"),
        unit: Unit::GbSecond,
        factors: &[PROVISIONED_REQUESTS, SECONDS_EACH, MEMORY],
        price: price("provisioned-duration"),
        commitment: Commitment::CoveredBy(&Coverable::COMPUTE),
        when: PROVISIONED,
        ..Charge::NEW
    },
    Charge {
        code: "lambda.ephemeral-storage",
        label: of_architecture!("Ephemeral storage above 512 MB"),
        unit: Unit::GbSecond,
        factors: &[
            Factor::amount(SERVED, "requests"),
            SECONDS_EACH,
            Factor::amount(
                Amount::Over(&Amount::Above(&Amount::Field("ephemeral_mb"), &Amount::Of(INCLUDED_MB)), 1_024),
                "GB above the included",
            ),
        ],
        price: price("ephemeral-storage"),
        when: MORE_STORAGE,
        ..Charge::NEW
    },
    Charge {
        code: "lambda.streaming",
        label: of_architecture!("Streamed responses"),
        unit: Unit::Gb,
        factors: &[Factor::used("streamed_gb", "GB streamed")],
        price: price("streaming"),
        pool: Pool::Region,
        allowance: Some(&STREAMING),
        when: Condition::Given("streamed_gb"),
        perhaps_sold: true,
        ..Charge::NEW
    },
    Charge::unlisted(
        "lambda.snapstart-cache",
        "SnapStart cache",
        Unit::GbSecond,
        &[Factor::used("snapstart_cached_gb_seconds", "GB-seconds")],
        Condition::Given("snapstart_cached_gb_seconds"),
        NO_SNAPSTART,
    ),
    Charge::unlisted(
        "lambda.snapstart-restore",
        "SnapStart restores",
        Unit::Gb,
        &[Factor::used("snapstart_restored_gb", "GB restored")],
        Condition::Given("snapstart_restored_gb"),
        NO_SNAPSTART,
    ),
    Charge::unlisted(
        "lambda.durable-operations",
        "Durable operations",
        Unit::Request,
        &[Factor::used("durable_operations", "operations")],
        Condition::Given("durable_operations"),
        NO_DURABLE,
    ),
    Charge::unlisted(
        "lambda.durable-written",
        "Data written by durable operations",
        Unit::Gb,
        &[Factor::used("durable_written_gb", "GB written")],
        Condition::Given("durable_written_gb"),
        NO_DURABLE,
    ),
    Charge::unlisted(
        "lambda.durable-stored",
        "Data kept by durable functions",
        Unit::GbMonth,
        &[Factor::used("durable_stored_gb", "GB-months")],
        Condition::Given("durable_stored_gb"),
        NO_DURABLE,
    ),
    Charge::unlisted(
        "lambda.tenant-isolation",
        "Environments of isolated tenants",
        Unit::Gb,
        &[Factor::used("tenant_memory_gb", "GB of memory")],
        Condition::Given("tenant_memory_gb"),
        "no table has tenant isolation",
    ),
    Charge::unlisted(
        "lambda.sqs-pollers",
        "Event pollers of SQS",
        Unit::Hour,
        &[Factor::used("sqs_poller_hours", "unit-hours")],
        Condition::Given("sqs_poller_hours"),
        NO_POLLERS,
    ),
    Charge::unlisted(
        "lambda.kafka-pollers",
        "Event pollers of Kafka",
        Unit::Hour,
        &[Factor::used("kafka_poller_hours", "unit-hours")],
        Condition::Given("kafka_poller_hours"),
        NO_POLLERS,
    ),
    Charge::unlisted(
        "lambda.managed-instances",
        "Managed Instances",
        Unit::InstanceHour,
        &[Factor::used("managed_instance_hours", "instance-hours")],
        Condition::Given("managed_instance_hours"),
        "the price of the EC2 instance and 15 %, and the type is not known here",
    ),
    Charge {
        factors: &[Factor::used("internet_out_gb", "GB to the internet")],
        when: Condition::Given("internet_out_gb"),
        ..INTERNET_OUT
    },
];
