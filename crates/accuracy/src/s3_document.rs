//! The design document that says what a case about S3 gives.

use catalog::Catalogue;
use design::Number;
use serde_json::{Value as Json, json};
use units::time::{HOURS_PER_DAY, HOURS_PER_MONTH};
use units::{Decimal, Error, exact_mul};

use crate::case::{Case, Exact};
use crate::figures::Fault;
use crate::s3_given::{S3Given, Segment};

/// Bytes of a GB.
pub(crate) const BYTES_PER_GB: Decimal = Decimal::from_parts(1 << 30, 0, 0, false, 0);
const GB_PER_TB: Decimal = Decimal::from_parts(1024, 0, 0, false, 0);

/// The component that says what a case gives.
pub(crate) fn document(case: &Case, given: &S3Given) -> Result<Json, Fault> {
    let moved = given.to_class.as_ref().filter(|_| given.transitions.is_some());
    let class = moved.or(given.class.as_ref()).map_or_else(|| "standard".to_owned(), |class| code(class));
    check_rules(&class, given)?;
    let mut usage = json!({
        "objects": number(given.objects), "mean_kib": number(given.object_kb),
        "gb": gb(given)?.map(Number),
        "growth_gb_per_month": number(given.growth_gb_per_month),
        "growth_percent_per_month": number(given.growth_percent_per_month),
        "put_requests": requests(given.put_requests, given.put_per_day, given)?,
        "list_requests": requests(given.list_requests, given.list_per_day, given)?,
        "get_requests": requests(given.get_requests, given.get_per_day, given)?,
        "delete_requests": requests(given.delete_requests, given.delete_per_day, given)?,
        "transitions_in": number(given.transitions), "uploaded_gb": number(given.uploaded_gb),
        "restored_days": number(given.restored_days),
        "noncurrent_gb": number(given.noncurrent_gb), "noncurrent_objects": number(given.noncurrent_objects),
        "incomplete_upload_gb": number(given.incomplete_upload_gb),
        "deleted_early_gb": number(given.deleted_early_gb), "deleted_after_days": number(given.deleted_after_days),
        "replicated_objects": number(given.replicated_objects), "replicated_gb": number(given.replicated_gb),
        "access_point_gb": number(given.routed_gb),
    });
    if let Some(fields) = usage.as_object_mut() {
        fields.extend(percents(given)?);
        fields.extend(retrieval(&class, given)?);
        let small = given.objects_below_128_kb.map(|count| json!({"objects": Number(count.0), "kib": 1}));
        let large = given.objects_of_at_least_128_kb.map(|count| json!({"objects": Number(count.0), "kib": 128}));
        if small.is_some() || large.is_some() {
            let sizes: Vec<Json> = small.into_iter().chain(large).collect();
            fields.insert("sizes".into(), Json::Array(sizes));
            fields.remove("objects");
        }
        fields.insert("stored_days".into(), Json::Array(stored_days(given)?));
    }
    let replication = (given.destination_region.is_some() || given.destination_class.is_some()).then(|| {
        let class = given.destination_class.as_ref().map(|class| code(class));
        let region = given.destination_region.as_ref().filter(|region| **region != case.region);
        json!({"region": region, "storage_class": class})
    });
    let config = json!({"storage_class": class, "replication": replication});
    Ok(json!([{"id": "objects", "kind": "s3", "config": config, "usage": usage}]))
}

/// The rules that a case says again must be those of Abacus.
fn check_rules(class: &str, given: &S3Given) -> Result<(), Fault> {
    let rule = Catalogue::embedded().class_rule(class);
    let rule = rule.ok_or_else(|| Fault::unasked(format!("the unknown class {class:?}")))?;
    let said = [
        (given.minimum_days, rule.min_storage_days),
        (given.minimum_object_kb, rule.min_object_kb),
        (given.overhead_kb_at_archive_rate, 32),
        (given.overhead_kb_at_standard_rate, 8),
    ];
    let other = said.into_iter().any(|(said, known)| said.is_some_and(|said| said.0 != Decimal::from(known)));
    if other { Err(Fault::unasked("other rules of the class than those of AWS")) } else { Ok(()) }
}

/// `GLACIER_IR` is `glacier-ir`.
fn code(class: &str) -> String {
    let code = class.to_lowercase().replace('_', "-");
    match code.strip_prefix("s3-").unwrap_or(&code) {
        "glacier-flexible" | "glacier-flexible-retrieval" => "glacier".into(),
        "glacier-instant" | "glacier-instant-retrieval" => "glacier-ir".into(),
        "glacier-deep-archive" => "deep-archive".into(),
        "one-zone-ia" => "onezone-ia".into(),
        other => other.into(),
    }
}

fn number(given: Option<Exact>) -> Option<Number> {
    given.map(|given| Number(given.0))
}

/// Days of the month, where the case says them.
pub(crate) fn month_days(given: &S3Given) -> Result<Option<Decimal>, Fault> {
    match (given.month_days, given.month_hours) {
        (Some(days), _) => Ok(Some(days.0)),
        (None, Some(hours)) if hours.0 == HOURS_PER_MONTH => Ok(None),
        (None, Some(hours)) => Ok(Some(hours.0.checked_div(HOURS_PER_DAY).ok_or(Error::Overflow)?)),
        (None, None) => Ok(None),
    }
}

/// Requests of a month.
fn requests(month: Option<Exact>, day: Option<Exact>, given: &S3Given) -> Result<Option<Number>, Fault> {
    match (month, day, month_days(given)?) {
        (month, None, _) => Ok(number(month)),
        (None, Some(day), Some(days)) => Ok(Some(Number(exact_mul(day.0, days)?))),
        _ => Err(Fault::unasked("requests a day without the days of the month")),
    }
}

/// GB stored; the sum of the tiers of Intelligent-Tiering where these are given.
fn gb(given: &S3Given) -> Result<Option<Decimal>, Fault> {
    if let Some(tb) = given.storage_tb {
        return Ok(Some(exact_mul(tb.0, GB_PER_TB)?));
    }
    let parts: Vec<Decimal> = tiers(given).into_iter().flatten().map(|part| part.0).collect();
    Ok(given.storage_gb.map(|gb| gb.0).or((!parts.is_empty()).then(|| parts.into_iter().sum())))
}

const fn tiers(given: &S3Given) -> [Option<Exact>; 5] {
    [given.frequent_gb, given.infrequent_gb, given.archive_instant_gb, given.archive_gb, given.deep_archive_gb]
}

/// The tiers as percent of all.
fn percents(given: &S3Given) -> Result<Vec<(String, Json)>, Fault> {
    let names = ["infrequent_percent", "archive_instant_percent", "archive_percent", "deep_archive_percent"];
    let all = gb(given)?.unwrap_or_default();
    let mut fields = Vec::new();
    for (name, part) in names.into_iter().zip(tiers(given).into_iter().skip(1)) {
        if let Some(part) = part {
            let percent = exact_mul(part.0, Decimal::ONE_HUNDRED)?.checked_div(all).ok_or(Error::Overflow)?;
            fields.push((name.to_owned(), json!(Number(percent))));
        }
    }
    Ok(fields)
}

/// What is read: from archives, at a speed.
fn retrieval(class: &str, given: &S3Given) -> Result<Vec<(String, Json)>, Fault> {
    let archived = matches!(class, "glacier" | "deep-archive");
    let gb = json!(number(given.retrieved_gb));
    if !archived && given.retrieval_tier.is_none() {
        return Ok(vec![("retrieved_gb".to_owned(), gb)]);
    }
    let speed = given.retrieval_tier.as_deref().unwrap_or("standard").to_lowercase();
    match speed.as_str() {
        "expedited" | "standard" | "bulk" => {
            let requests = json!(number(given.restore_requests));
            Ok(vec![(format!("{speed}_gb"), gb), (format!("{speed}_requests"), requests)])
        }
        _ => Err(Fault::unasked(format!("the unknown speed {speed:?}"))),
    }
}

fn stored_days(given: &S3Given) -> Result<Vec<Json>, Fault> {
    let stored = |segment: &Segment| {
        let of_bytes = |bytes: Exact| bytes.0.checked_div(BYTES_PER_GB);
        let gb = segment.gb.map(|gb| gb.0).or_else(|| segment.bytes.and_then(of_bytes));
        let gb = gb.ok_or_else(|| Fault::unasked("a segment without a size"))?;
        Ok(json!({"gb": Number(gb.normalize()), "days": Number(segment.days.0)}))
    };
    given.segments.iter().map(stored).collect()
}
