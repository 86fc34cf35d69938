//! The charges of Timestream for LiveAnalytics.

use catalog::PriceList;
use units::Unit;

use super::{COMPUTE, SCANNED};
use crate::{Amount, Charge, Condition, Factor, Key, Price, Text};

const KB_PER_GB: u64 = 1_048_576;
/// The billed KB of a write: each started one.
const WRITE_KB: Amount = Amount::Parts(&Amount::Field("write_kb"), 1);
/// The billed MB of a query.
const QUERY_MB: Amount = Amount::AtLeast(&Amount::Field("scanned_mb"), &Amount::Of(10));

const fn charge(
    code: &'static str,
    label: &'static str,
    unit: Unit,
    key: (&'static str, &'static str),
    factors: &'static [Factor],
    when: Condition,
) -> Charge {
    Charge {
        code,
        label: Text::Is(label),
        unit,
        factors,
        price: Price::Listed(Key::new(PriceList::Timestream, key.0, key.1)),
        when,
        perhaps_sold: true,
        ..Charge::NEW
    }
}

pub(super) const ALL: &[Charge] = &[
    charge(
        "timestream-liveanalytics.writes",
        "Data written",
        Unit::Gb,
        ("writes", "data"),
        &[Factor::amount(
            Amount::Over(&Amount::Times(&[Amount::Field("writes"), WRITE_KB]), KB_PER_GB),
            "GB written, by the started KB of each write",
        )],
        Condition::Always,
    ),
    charge(
        "timestream-liveanalytics.memory",
        "Memory store",
        Unit::GbHour,
        ("storage", "memory"),
        &[Factor::used("memory_gb", "GB"), Factor::MONTH],
        Condition::Always,
    ),
    charge(
        "timestream-liveanalytics.magnetic",
        "Magnetic store",
        Unit::GbMonth,
        ("storage", "magnetic"),
        &[Factor::used("magnetic_gb", "GB-months")],
        Condition::Always,
    ),
    charge(
        "timestream-liveanalytics.queries",
        "Queries, compute units",
        Unit::TcuHour,
        ("queries", "compute"),
        &[
            Factor::amount(Amount::Field("query_tcus"), "TCUs"),
            Factor::amount(Amount::Hours("query_hours"), "hours with queries"),
        ],
        COMPUTE,
    ),
    charge(
        "timestream-liveanalytics.queries",
        "Queries, data scanned",
        Unit::Gb,
        ("queries", "scanned"),
        &[Factor::amount(
            Amount::Over(&Amount::Times(&[Amount::Field("queries"), QUERY_MB]), 1_024),
            "GB scanned, of each query 10 MB at least",
        )],
        SCANNED,
    ),
];
