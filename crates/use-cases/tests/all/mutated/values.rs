//! Values that might stand in a document.

use design::limits;
use serde_json::{Value, json};

/// Stands before and behind a number in a document that is not yet text, so that it may have any digits.
const RAW: &str = "\u{1}";

/// The text of a document, with its raw numbers.
pub fn text_of(document: &Value) -> String {
    document.to_string().replace("\"\\u0001", "").replace("\\u0001\"", "")
}

/// A number of just these digits.
fn raw(digits: impl std::fmt::Display) -> Value {
    Value::String(format!("{RAW}{digits}{RAW}"))
}

/// Where ranges end.
const ENDS: &[u64] = &[
    0,
    1,
    7,
    12,
    24,
    28,
    31,
    168,
    730,
    3_600,
    limits::PERCENT,
    limits::HOURS_PER_MONTH,
    limits::REPEATED_WORK_PERCENT,
    limits::ATTACHMENTS,
    limits::RESTORE_HOURS,
    limits::SNAPSHOTS,
    limits::KEEP_DAYS,
    limits::COUNT,
    limits::VOLUME_GIB,
    limits::RUN_SECONDS,
    limits::IOPS,
    limits::SNAPSHOT_GIB,
    limits::USAGE,
];

/// The ends of ranges and powers of ten, in order.
pub fn ends() -> Vec<u64> {
    let mut all: Vec<u64> = (1..=12).map(|digits| 10_u64.pow(digits)).chain(ENDS.iter().copied()).collect();
    all.sort_unstable();
    all
}

/// Numbers that mostly are allowed where another one is.
pub fn near(number: u64) -> Vec<Value> {
    let (twice, ten) = (number.saturating_mul(2), number.saturating_mul(10));
    [0, 1, number / 2, number.saturating_sub(1), number.saturating_add(1), twice, ten].map(Value::from).to_vec()
}

/// Numbers within ranges, at their ends, and beside them.
pub fn numbers(before: &Value) -> Vec<Value> {
    let mut all: Vec<Value> = ENDS.iter().map(|end| json!(end)).collect();
    for end in ENDS {
        all.extend([json!(end + 1), raw(format_args!("{end}.0001")), raw(format_args!("-{end}"))]);
        all.extend(end.checked_sub(1).map(|below| raw(format_args!("{below}.9999"))));
    }
    let odd = [
        "0.00001",
        "0.0001",
        "0.5",
        "1.23456789012345678901234567890123",
        "1e300",
        "1e-300",
        "1e999",
        "1E+3",
        "2e0",
        "-0",
        "-0.0",
        "9007199254740993",
        "18446744073709551615",
        "18446744073709551616",
        "79228162514264337593543950335",
        "123456789012345678901234567890",
        "999999999999.9999",
    ];
    all.extend(odd.map(raw));
    all.extend([raw(format_args!("{before}0")), raw(format_args!("{before}e2")), raw(format_args!("{before}e-3"))]);
    all
}

/// Words of the format, ids and names of the document, and texts that are none of these.
pub fn texts(before: &str, document: &Value) -> Vec<Value> {
    let words = [
        "",
        " ",
        "x",
        "no-such-word",
        "open",
        "always",
        "on-demand",
        "spot",
        "@",
        "@internet",
        "@on-premises",
        "@service/s3",
        "@service/x",
        "@service/",
        "@region/eu-west-1",
        "@region/nowhere",
        "us-east-1",
        "cn-north-1",
        "us-gov-west-1",
        "Europe",
        "global",
        "a",
        "0.0.0.0/0",
        "10.0.0.0/8",
        "10.0.0.0/33",
        "10.0.0.1/16",
        "::/0",
        "m7g.large",
        "mac2.metal",
        "db.m7g.large",
        "m7g",
        "Ünïcødé 🧮\u{202e}\u{0}",
        "<b>&\"'",
        "~0~1/",
        "5",
    ];
    let mut all: Vec<Value> = words.into_iter().map(Value::from).collect();
    for name in ["id", "name"] {
        all.extend(named(document, name));
    }
    all.extend([before.to_uppercase(), format!("{before}s"), before.chars().skip(1).collect()].map(Value::from));
    all.extend([65, 201, 10_001].map(|length| Value::from("l".repeat(length))));
    all
}

/// All texts in fields of this name: ids of components, names of subnets and route tables.
fn named(value: &Value, name: &str) -> Vec<Value> {
    let inner: Vec<&Value> = match value {
        Value::Array(items) => items.iter().collect(),
        Value::Object(fields) => fields.values().collect(),
        _ => Vec::new(),
    };
    let own = value.get(name).filter(|value| value.is_string()).cloned();
    own.into_iter().chain(inner.into_iter().flat_map(|inner| named(inner, name))).collect()
}

/// A number in every form that usage has, right and wrong.
pub fn usage(number: &Value) -> Vec<Value> {
    let mut all = vec![
        json!("open"),
        json!({"low": 0, "typical": number, "high": 999_999_999}),
        json!({"low": number, "typical": number, "high": number}),
        json!({"low": 0, "typical": 0.5, "high": number}),
        json!({"low": 999_999_999, "typical": number, "high": 0}),
        json!({"low": number, "high": number}),
        json!({"low": 1, "typical": 2, "high": 3, "unit": "per-minute"}),
        json!({"once": number, "month": 1}),
        json!({"once": number, "month": 12}),
        json!({"once": number, "month": 13}),
        json!({"once": "open", "month": 1}),
        json!({"once": {"low": 0, "typical": number, "high": 999_999_999}, "month": 2}),
        json!({"hours_per_month": number}),
    ];
    let units = definitions::RATE_UNITS.iter().map(|unit| unit.code).chain(["per-fortnight"]);
    for unit in units {
        all.push(json!({"value": number, "unit": unit}));
        all.push(json!({"value": number, "unit": unit, "size_kib": 0.5}));
    }
    for hours in [0, 1, 23, 24, 25, 167, 168, 169] {
        all.push(json!({"by_hour": vec![number; hours]}));
        let rising: Vec<usize> = (0..hours).collect();
        all.push(json!({ "by_hour": rising }));
    }
    all
}
