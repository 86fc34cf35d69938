//! Usage that is taken over from one kind by the other.

use units::Decimal;

use crate::limits::{USAGE, USAGE_DECIMALS};
use crate::usage::{Number, UsageValue};
use crate::usage_value::Usage;
use crate::value::{Value, Values};

/// Usage and configuration of the same name, which mean the same in both kinds.
const SAME: &[&str] = &[
    "hours_per_month",
    "extended_support",
    "purchase",
    "instance_class",
    "proxy",
    "peak_connections",
    "backups_copied_to",
];
/// Usage that RDS has of all databases together, and Aurora of each cluster.
const OF_ALL: &[&str] =
    &["backup_gb", "snapshot_export_gb", "surplus_vcpu_hours", "copied_backup_gb", "kept_copies_gb"];
/// What the other kind has no use for because it is part of its storage or its engine.
const WITHOUT_USE: &[&str] = &[
    "engine",
    "license",
    "deployment",
    "storage_type",
    "storage_gib",
    "iops",
    "throughput_mibps",
    "io_requests",
    "autoscaling_max_gib",
    "dedicated_log_volume",
    "read_replicas",
    "insights",
    "workload_io_requests",
    "workload_acu_hours",
    "storage_configuration",
    "capacity",
    "instances",
    "serverless_instances",
    "min_capacity",
    "max_capacity",
    "capacity_unit_hours",
    "storage_gb",
    "database_insights",
    "data_api_kb",
];

/// Copies what means the same, and usage of all databases or of each: `times` is what it is multiplied by, `over` what
/// it is divided by.
pub(super) fn common(old: &Values, new: &mut Values, (times, over): (u64, u64)) {
    for name in SAME {
        if let Some(value) = old.get(name) {
            new.set(name, Some(alike(value, new, name)));
        }
    }
    for name in OF_ALL {
        if let Some(usage) = old.used(name) {
            new.set(name, Some(Value::Usage(scaled(usage, times.into(), over.into()))));
        }
    }
}

/// Sets usage to that of another field; leaves it out if that is not given.
pub(super) fn usage(old: &Values, from: &str, new: &mut Values, to: &str) {
    new.set(to, old.used(from).cloned().map(Value::Usage));
}

/// The labels of what the new component does not have, such as `RDS Proxy`.
pub(super) fn left_out(old: &Values) -> Vec<&'static str> {
    let fields = old.definition().fields().filter(|field| old.is_changed(field.name) && field.when.holds_for(old));
    let is_left = |name: &str| ![SAME, OF_ALL, WITHOUT_USE].iter().any(|names| names.contains(&name));
    fields.filter(|field| is_left(field.name)).map(|field| field.label).collect()
}

/// The same value; a choice as that of the other kind, which has the same code.
fn alike(value: &Value, new: &Values, name: &str) -> Value {
    let choice = |code| new.field(name).and_then(|(field, _)| field.choice_of(code)).map(Value::Choice);
    match value {
        Value::Choice(own) => choice(own.code).unwrap_or_else(|| value.clone()),
        _ => value.clone(),
    }
}

/// Usage multiplied and divided, within the limits of usage.
fn scaled(usage: &Usage, times: Decimal, over: Decimal) -> Usage {
    let number = |own: Number| {
        let exact = own.0.checked_mul(times).and_then(|product| product.checked_div(over));
        Number(exact.map_or(own.0, |exact| exact.round_dp(USAGE_DECIMALS).normalize().min(USAGE.into())))
    };
    let value = |own: &UsageValue| match own {
        UsageValue::One(one) => UsageValue::One(number(*one)),
        UsageValue::Range { low, typical, high } => {
            UsageValue::Range { low: number(*low), typical: number(*typical), high: number(*high) }
        }
        UsageValue::Open => UsageValue::Open,
        UsageValue::Once { low, typical, high, month } => {
            UsageValue::Once { low: number(*low), typical: number(*typical), high: number(*high), month: *month }
        }
    };
    match usage {
        Usage::Monthly(own) => Usage::Monthly(value(own)),
        Usage::Rate { value: own, unit, size_kib } => Usage::Rate { value: value(own), unit, size_kib: *size_kib },
        Usage::ByHour(hours) => Usage::ByHour(hours.iter().copied().map(number).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usage_of_all_databases_is_shared_by_them() {
        let third = |usage: &Usage| scaled(usage, Decimal::ONE, Decimal::from(3));
        assert_eq!(third(&Usage::known(900)), Usage::known(300));
        let Usage::Monthly(UsageValue::One(rounded)) = third(&Usage::known(100)) else { panic!("one value") };
        assert_eq!(rounded.0, Decimal::new(333_333, 4));
        assert_eq!(third(&Usage::Monthly(UsageValue::Open)), Usage::Monthly(UsageValue::Open));
        let hours = third(&Usage::ByHour(vec![Number::from(6); 24].into()));
        assert_eq!(hours, Usage::ByHour(vec![Number::from(2); 24].into()));
    }
}
