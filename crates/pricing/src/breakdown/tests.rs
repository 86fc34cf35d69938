//! Tests over all examples, and of a design whose groups are worked out by hand.

use std::path::PathBuf;

use design::Kind;

use super::*;

/// Every example with its estimate.
fn examples() -> Vec<(String, Design, Estimate)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/examples");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() > 80, "{}", files.len());
    let read = |file: PathBuf| {
        let design = Design::parse(&std::fs::read_to_string(&file).unwrap()).unwrap();
        let estimate = crate::estimate(&design, Catalogue::embedded()).unwrap();
        (file.file_name().unwrap().to_string_lossy().into_owned(), design, estimate)
    };
    files.into_iter().map(read).collect()
}

/// Whether amounts are equal but for the last of their digits.
fn is_alike(one: Usd, other: Usd) -> bool {
    (one - other).amount().abs() < Decimal::new(1, 12)
}

/// The whole in each grouping is the total of the estimate, exactly.
fn check_sums(name: &str, design: &Design, estimate: &Estimate) {
    let lines: usize = estimate.components.iter().map(|component| component.lines.len()).sum();
    for by in ["service", "component", "charge", "tag:part", "tag:none"] {
        let found = of(design, estimate, &GroupBy::parse(by).unwrap()).unwrap();
        let sum = |amount: fn(&BreakdownRow) -> Usd| found.rows.iter().map(amount).sum::<Usd>();
        let totals = &estimate.totals;
        assert_eq!(sum(|row| row.monthly), totals.monthly, "{name} by {by}");
        assert_eq!(sum(|row| row.upfront), totals.upfront, "{name} by {by}");
        assert_eq!(sum(|row| row.once), totals.once, "{name} by {by}");
        assert_eq!(found.rows.iter().map(|row| row.lines).sum::<usize>(), lines, "{name} by {by}");
        assert_eq!((found.total.monthly, found.total.lines), (totals.monthly, lines), "{name}");
        let unknown: usize = found.rows.iter().map(|row| row.unknown_lines).sum();
        assert_eq!(unknown, found.total.unknown_lines, "{name} by {by}");
        assert_eq!(found.rows.iter().any(|row| row.at_least), Total::Monthly.is_at_least(totals), "{name} by {by}");
        assert!(found.rows.is_sorted_by(|one, next| one.monthly >= next.monthly), "{name} by {by}");
        if by == "charge" {
            let moved = found.rows.iter().find(|row| row.label == "Data transfer").map(|row| row.monthly);
            assert!(is_alike(found.data_transfer.monthly, moved.unwrap_or_default()), "{name}");
        }
    }
}

#[test]
fn the_groups_of_every_example_add_up_to_its_total() {
    for (name, mut design, estimate) in examples() {
        // Every second component is tagged, with one of three values.
        for (index, component) in design.components.iter_mut().enumerate().filter(|(index, _)| index % 2 == 0) {
            component.tags.0.insert("part".to_owned(), ["a", "b", ""][index / 2 % 3].to_owned());
        }
        check_sums(&name, &design, &estimate);
    }
}

#[test]
fn components_have_the_sums_of_the_outline() {
    for (name, design, estimate) in examples() {
        for row in of(&design, &estimate, &GroupBy::Component).unwrap().rows {
            let key = row.key.unwrap();
            let is_of = |id: Option<&ComponentId>| id.is_some_and(|id| id.as_str() == key);
            let mine = estimate.components.iter().filter(|c| c.id.as_str() == key || is_of(c.attached_to.as_ref()));
            assert!(is_alike(row.monthly, mine.map(|component| component.totals.monthly).sum()), "{name} {key}");
        }
    }
}

#[test]
fn every_line_of_every_example_has_a_kind_and_a_service() {
    let mut moved = 0;
    for (name, _, estimate) in examples() {
        for component in &estimate.components {
            for line in &component.lines {
                let place = format!("{name} {} {:?}", line.code, line.aws);
                let kind = ChargeKind::known(line).unwrap_or_else(|| panic!("no kind: {place}"));
                service::known(line, component.kind).unwrap_or_else(|| panic!("no service: {place}"));
                let Some(aws) = &line.aws else { continue };
                assert!(service::is_billed(&aws.service_code), "no service of AWS: {place}");
                let is_transfer = &*aws.service_code == "AWSDataTransfer"
                    || ["DataTransfer", "AWS-Out-Bytes", "AWS-In-Bytes"]
                        .iter()
                        .any(|text| aws.usage_type.contains(text));
                if is_transfer {
                    assert_eq!(kind, ChargeKind::DataTransfer, "{place}");
                    moved += 1;
                }
                if kind == ChargeKind::DataTransfer {
                    assert_eq!(line.unit, units::Unit::Gb, "{place}");
                }
            }
        }
    }
    assert!(moved > 100, "{moved} lines of data transfer");
}

#[test]
fn every_kind_of_component_has_a_service() {
    for kind in Kind::all() {
        let line = Line::bare("x", "x", units::Unit::Month, crate::Cost::Priced { monthly: Usd::ZERO });
        assert!(service::known(&line, kind).is_some(), "{}", kind.code());
    }
}

/// Two t3.micro at $0.0104 an hour for 730 hours: $15.184, each with a gp3 volume of 10 GB at $0.08: $1.60. Secrets: one
/// at $0.40 and a million calls at $0.05 per 10,000: $5.40. Data out: 100 GB at $0.09: $9. The queue is open.
const DESIGN: &str = r#"{"abacus":1,"region":"us-east-1","components":[
    {"id":"web","name":"Web","kind":"ec2","placement":{"count":2},"tags":{"env":"prod"},
     "config":{"instance_type":"t3.micro","credits":"standard"}},
    {"id":"disk","kind":"ebs","tags":{"env":"prod"},
     "config":{"volume_type":"gp3","size_gib":10,"attached_to":"web"}},
    {"id":"keys","name":"Keys","kind":"secrets-manager","tags":{"env":"test"},"usage":{"api_calls":1000000}},
    {"id":"out","name":"Out","kind":"data-transfer","config":{"path":"internet-out"},"usage":{"gb":100}},
    {"id":"queue","kind":"sqs","tags":{"env":""},"usage":{"requests":"open"}}]}"#;

/// The keys with monthly costs and shares.
fn rows(by: &str) -> Vec<String> {
    let design = Design::parse(DESIGN).unwrap();
    let found = breakdown(&design, Catalogue::embedded(), &GroupBy::parse(by).unwrap()).unwrap();
    let row = |row: &BreakdownRow| {
        let key = row.key.as_deref().unwrap_or("untagged");
        let unknown = if row.at_least { format!(", {} unknown", row.unknown_lines) } else { String::new() };
        let share = row.share_percent.unwrap();
        format!("{key}: {} {share} %{unknown}", row.monthly.amount().normalize())
    };
    found.rows.iter().filter(|row| !row.monthly.is_zero() || row.at_least).map(row).collect()
}

#[test]
fn groups_are_sorted_by_cost_with_their_shares() {
    // The total is 15.184 + 1.60 + 5.40 + 9 = 31.184.
    let component = ["web: 16.784 53.8 %", "out: 9 28.9 %", "keys: 5.4 17.3 %", "queue: 0 0 %, 1 unknown"];
    assert_eq!(rows("component"), component);
    let charge = ["hours: 15.184 48.7 %", "data-transfer: 9 28.9 %", "requests: 5 16.0 %, 1 unknown"];
    assert_eq!(rows("charge"), [charge.as_slice(), &["storage: 1.6 5.1 %", "other: 0.4 1.3 %"]].concat());
    let service = ["ec2: 15.184 48.7 %", "data-transfer: 9 28.9 %", "secrets-manager: 5.4 17.3 %"];
    assert_eq!(rows("service"), [service.as_slice(), &["ebs: 1.6 5.1 %", "sqs: 0 0 %, 1 unknown"]].concat());
    let tag = ["prod: 16.784 53.8 %", "untagged: 9 28.9 %", "test: 5.4 17.3 %", ": 0 0 %, 1 unknown"];
    assert_eq!(rows("tag:env"), tag);
}
