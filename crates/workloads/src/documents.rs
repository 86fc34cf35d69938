//! The designs of options as documents.

use serde_json::{Map, Value, json};
use units::Decimal;

use crate::workload::Workload;

/// Decimals that a number of a design may have.
const DECIMALS: u32 = 4;
/// KB of a GB: AWS counts 1,024 MB of 1,024 KB.
pub(crate) const KB_PER_GB: u32 = 1_048_576;
/// Seconds of the 730 hours of a month.
pub(crate) const SECONDS_PER_MONTH: u32 = 2_628_000;

/// A design with these components.
pub(crate) fn design(workload: &Workload, name: &str, allowances: &[&str], components: Vec<Value>) -> Value {
    let mut design = json!({"abacus": 1, "name": name, "region": workload.text("region")});
    if let Value::Object(members) = &mut design {
        if workload.is_on("free_allowances") && !allowances.is_empty() {
            let on: Map<String, Value> =
                allowances.iter().map(|code| ((*code).to_owned(), Value::Bool(true))).collect();
            members.insert("free_allowances".to_owned(), Value::Object(on));
        }
        members.insert("components".to_owned(), Value::Array(components));
    }
    design
}

/// A number of a document: exact, rounded to four decimals.
pub(crate) fn number(value: Decimal) -> Value {
    let text = value.round_dp(DECIMALS).normalize().to_string();
    serde_json::from_str(&text).unwrap_or(Value::Null)
}

/// The requests of a month at this many a second; `None` if the number leaves the range of decimals.
pub(crate) fn requests_per_month(per_second: Decimal) -> Option<Decimal> {
    per_second.checked_mul(Decimal::from(SECONDS_PER_MONTH))
}
