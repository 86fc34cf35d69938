//! Cases about S3, written as design documents.

use catalog::Catalogue;
use design::{Design, Number};
use pricing::{Estimate, Line, estimate};
use serde_json::{Value as Json, json};
use units::{Decimal, Error, Usd, exact_mul};

use crate::case::Case;
use crate::design_case::{bases, lines};
use crate::figures::{Fault, Figures};
use crate::s3_document::{BYTES_PER_GB, document, month_days};
use crate::s3_given::S3Given;

/// Lines whose sums and quantities have names.
const NAMES: [(&str, &str); 23] = [
    ("frequent", "s3.storage-frequent"),
    ("infrequent", "s3.storage-infrequent"),
    ("archive_instant", "s3.storage-archive-instant"),
    ("monitoring", "s3.monitoring"),
    ("overhead_archive", "s3.archive-overhead"),
    ("overhead_standard", "s3.archive-overhead-standard"),
    ("put", "s3.put"),
    ("list", "s3.list"),
    ("get", "s3.get"),
    ("delete", "s3.delete"),
    ("transition", "s3.transitions"),
    ("transitions", "s3.transitions"),
    ("upload", "s3.upload"),
    ("early_delete", "s3.early-delete"),
    ("restored_copy", "s3.restored-copies"),
    ("noncurrent", "s3.noncurrent"),
    ("incomplete_upload", "s3.incomplete-uploads"),
    ("routing", "s3.access-point"),
    ("replica_storage", "s3.replica-storage"),
    ("replica_put", "s3.replica-put"),
    ("replication_put", "s3.replica-put"),
    ("replication_transfer", "s3.replica-transfer"),
    ("transfer", "s3.replica-transfer"),
];

/// Sums over lines whose codes begin alike.
const PREFIXES: [(&str, &[&str]); 5] = [
    ("storage_usd", &["s3.storage"]),
    ("overhead_usd", &["s3.archive-overhead"]),
    ("requests_usd", &["s3.put", "s3.list", "s3.get", "s3.delete"]),
    ("retrieval_usd", &["s3.retrieval", "s3.expedited", "s3.standard", "s3.bulk"]),
    ("replication_usd", &["s3.replica"]),
];

/// Names of the classes in the ratios between their prices.
const CLASSES: [(&str, &str); 9] = [
    ("standard", "standard"),
    ("standard_ia", "standard-ia"),
    ("onezone_ia", "onezone-ia"),
    ("express_onezone", "express-onezone"),
    ("glacier_ir", "glacier-ir"),
    ("glacier", "glacier"),
    ("glacier_flexible", "glacier"),
    ("deep_archive", "deep-archive"),
    ("intelligent_tiering", "intelligent-tiering"),
];

/// What Abacus says about a case of S3.
pub(crate) fn figures(case: &Case, given: &S3Given) -> Result<Figures, Fault> {
    match given.dimension.as_deref() {
        None => estimated(case, given),
        Some("storage per GB-month") => ratios(case),
        Some(other) => Err(Fault::unasked(format!("the ratios of {other:?}"))),
    }
}

fn estimated(case: &Case, given: &S3Given) -> Result<Figures, Fault> {
    let (estimate, mut figures) = priced(case, &document(case, given)?)?;
    figures.set("monthly_usd", estimate.totals.monthly);
    figures.set("total_usd", estimate.totals.monthly);
    figures.set("first_12_months_usd", estimate.totals.first_year);
    let mut set = |name: String, is_part: &dyn Fn(&str) -> bool| -> Result<(), Error> {
        if let Some(amount) = sum(&estimate, is_part)? {
            figures.set(name, amount);
        }
        Ok(())
    };
    for (name, of) in NAMES {
        set(format!("{name}_usd"), &|code| code == of)?;
    }
    for (name, starts) in PREFIXES {
        set(name.to_owned(), &|code| starts.iter().any(|start| code.starts_with(start)))?;
    }
    set("retrieval_requests_usd".into(), &|code| code.ends_with("-requests"))?;
    set("retrieval_data_usd".into(), &|code| code.ends_with("-data") || code == "s3.retrieval")?;
    for (name, code) in NAMES {
        if let Some(quantity) = find(&estimate, code).and_then(|line| line.quantity) {
            for unit in ["gb", "gb_month", "requests", "objects"] {
                figures.set(format!("{name}_{unit}"), quantity);
            }
        }
    }
    overhead(&estimate, &mut figures)?;
    storage(&estimate, &mut figures)?;
    rates(given, &estimate)?;
    Ok(figures)
}

/// Prices a document, as a file that a user brings.
fn priced(case: &Case, components: &Json) -> Result<(Estimate, Figures), Fault> {
    let days = match &case.given.s3 {
        Some(given) => month_days(given)?,
        None => None,
    };
    let document =
        json!({"abacus": 1, "region": case.region, "month_days": days.map(Number), "components": components});
    let estimate = estimate(&Design::parse(&document.to_string())?, Catalogue::embedded())?;
    let mut figures = Figures::of("estimate of a design");
    figures.price_dates = estimate.price_dates.as_ref().map(|dates| (dates.oldest.clone(), dates.newest.clone()));
    figures.bases = bases(&estimate);
    Ok((estimate, figures))
}

/// Storage by tier, and in bytes for all hours of the month.
fn storage(estimate: &Estimate, figures: &mut Figures) -> Result<(), Fault> {
    let Some(line) = lines(estimate).find(|line| line.code.starts_with("s3.storage")) else { return Ok(()) };
    let Some(quantity) = line.quantity else { return Ok(()) };
    for name in ["gb_month", "storage_gb", "storage_gb_month", "billed_gb", "billable_gb", "billed_gb_month"] {
        figures.set(name, quantity);
    }
    figures.set("byte_hours", exact_mul(exact_mul(quantity, BYTES_PER_GB)?, estimate.month_hours)?);
    let slices = line.price.iter().flat_map(|price| &price.slices);
    for (tier, slice) in (1..).zip(slices) {
        figures.set(format!("tier_{tier}_gb"), slice.quantity);
        figures.set(format!("tier_{tier}_usd"), slice.amount);
    }
    Ok(())
}

/// What is added to archived objects, together.
fn overhead(estimate: &Estimate, figures: &mut Figures) -> Result<(), Fault> {
    let parts = lines(estimate).filter(|line| line.code.starts_with("s3.archive-overhead"));
    let parts: Option<Vec<Decimal>> = parts.map(|line| line.quantity).collect();
    if let Some(parts) = parts.filter(|parts| !parts.is_empty()) {
        figures.set("overhead_total_gb", parts.into_iter().sum::<Decimal>());
    }
    Ok(())
}

/// A rate that the case brings must be the listed one.
fn rates(given: &S3Given, estimate: &Estimate) -> Result<(), Fault> {
    let Some(rates) = &given.rates else { return Ok(()) };
    let listed = find(estimate, "s3.access-point").and_then(|line| line.price.as_ref()).map(|price| price.unit_price);
    if listed != Some(Usd::new(rates.usd_per_gb_routed.0)) {
        return Err(Fault::unasked("another rate of routing than the listed one"));
    }
    Ok(())
}

/// The price of storage in every class over that in every other, from an estimate of each.
fn ratios(case: &Case) -> Result<Figures, Fault> {
    let component = |(_, class): &(&str, &str)| json!({"id": class, "kind": "s3", "config": {"storage_class": class}, "usage": {"gb": 1}});
    // Two names stand for one class.
    let components: Vec<Json> = CLASSES.iter().filter(|(name, _)| *name != "glacier_flexible").map(component).collect();
    let (estimate, mut figures) = priced(case, &Json::Array(components))?;
    let price = |class: &str| {
        let priced = estimate.components.iter().find(|component| component.id.as_str() == class)?;
        let line = priced.lines.iter().find(|line| line.code.starts_with("s3.storage"))?;
        Some(line.price.as_ref()?.unit_price.amount())
    };
    for (over, over_class) in CLASSES {
        for (under, under_class) in CLASSES {
            if let (Some(over_price), Some(under_price)) = (price(over_class), price(under_class)) {
                let ratio = over_price.checked_div(under_price).ok_or(Error::Overflow)?;
                figures.set(format!("{over}_over_{under}_ratio"), ratio);
            }
        }
    }
    Ok(figures)
}

fn find<'a>(estimate: &'a Estimate, code: &str) -> Option<&'a Line> {
    lines(estimate).find(|line| line.code == code)
}

/// The sum of the lines whose codes are a part of it; `None` when one of them is not known.
fn sum(estimate: &Estimate, is_part: &dyn Fn(&str) -> bool) -> Result<Option<Usd>, Error> {
    let parts = lines(estimate).filter(|line| is_part(&line.code)).map(|line| line.cost.known());
    let Some(parts) = parts.collect::<Option<Vec<Usd>>>() else { return Ok(None) };
    parts.into_iter().try_fold(Usd::ZERO, Usd::checked_add).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::Value;
    use units::parse_plain;

    /// What Abacus says about a case that gives this, in us-east-1.
    fn asked(given: &str) -> Result<Figures, Fault> {
        let case = format!(
            r#"{{"id": "", "system": "s3", "title": "", "region": "us-east-1", "given": {given}, "expect": {{}},
                "tolerance": {{}}, "rates_from": "catalogue", "source": "", "note": "", "recomputed": true}}"#
        );
        let case: Case<S3Given> = serde_json::from_str(&case).unwrap();
        crate::figures::figures(&Case::from(case))
    }

    fn check(given: &str, expected: &[(&str, &str)]) {
        let figures = asked(given).unwrap();
        for (name, number) in expected {
            let number = Value::Number(parse_plain(number).unwrap());
            assert_eq!(figures.values.get(*name), Some(&number), "{name} of {given}");
        }
    }

    #[test]
    fn storage_is_told_by_tier_class_and_size() {
        check(
            r#"{"class": "STANDARD", "storage_gb": 600000}"#,
            &[
                ("tier_1_gb", "51200"),
                ("tier_2_gb", "460800"),
                ("tier_3_gb", "88000"),
                ("tier_3_usd", "1848"),
                ("storage_usd", "13163.2"),
            ],
        );
        check(r#"{"class": "STANDARD", "storage_tb": 60}"#, &[("tier_2_gb", "10240")]);
        check(
            r#"{"class": "STANDARD_IA", "objects": 8192, "object_kb": 10, "minimum_object_kb": 128}"#,
            &[("billed_gb", "1"), ("storage_usd", "0.0125")],
        );
        check(
            r#"{"class": "INTELLIGENT_TIERING", "frequent_gb": 100, "infrequent_gb": 300, "objects": 1000}"#,
            &[("frequent_usd", "2.3"), ("infrequent_usd", "3.75"), ("monitoring_usd", "0.0025")],
        );
    }

    #[test]
    fn reading_moving_and_deleting_are_told() {
        check(r#"{"class": "STANDARD_IA", "retrieved_gb": 250}"#, &[("retrieval_usd", "2.5")]);
        check(
            r#"{"class": "GLACIER", "retrieved_gb": 100, "restore_requests": 1000, "retrieval_tier": "expedited"}"#,
            &[("retrieval_data_usd", "3"), ("retrieval_requests_usd", "10"), ("retrieval_usd", "13")],
        );
        check(
            r#"{"class": "STANDARD", "to_class": "GLACIER_IR", "transitions": 50000}"#,
            &[("transition_usd", "1"), ("transitions_usd", "1")],
        );
        check(
            r#"{"class": "GLACIER", "deleted_gb": 100, "deleted_after_days": 60, "minimum_days": 90, "month_days": 30}"#,
            &[("early_delete_usd", "0.36")],
        );
        check(
            r#"{"class": "STANDARD", "storage_gb": 100, "destination_region": "us-west-2", "replicated_gb": 100,
                "replicated_objects": 1000}"#,
            &[("replica_storage_usd", "2.3"), ("replica_put_usd", "0.005"), ("replication_transfer_usd", "2")],
        );
    }

    #[test]
    fn what_is_not_known_has_no_figure_and_what_differs_is_not_asked() {
        let open = asked(r#"{"class": "GLACIER", "storage_gb": 1}"#).unwrap();
        assert_eq!(open.values.get("overhead_usd"), None);
        for given in [
            r#"{"class": "GLACIER", "storage_gb": 1, "minimum_days": 91}"#,
            r#"{"class": "COLD", "storage_gb": 1}"#,
            r#"{"class": "STANDARD", "routed_gb": 1, "rates": {"usd_per_gb_routed": 0.0034}}"#,
            r#"{"class": "STANDARD", "put_per_day": 1}"#,
        ] {
            assert!(asked(given).is_err(), "{given}");
        }
    }
}
