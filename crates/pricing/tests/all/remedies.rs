//! The changes that findings carry: each changes the total by exactly what it said.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::collections::BTreeMap;
use std::path::Path;

use budget::Budget;
use catalog::Catalogue;
use design::{ComponentId, Design};
use pricing::{Finding, Remedy, estimate};
use serde_json::{Value, json};
use units::format::money;
use units::{Decimal, Usd};

fn examples() -> Vec<(String, Design)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/examples");
    let mut all: Vec<(String, Design)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            (name, Design::parse(&std::fs::read_to_string(path).unwrap()).unwrap())
        })
        .collect();
    all.sort_by(|one, other| one.0.cmp(&other.0));
    all
}

fn applied(design: &Design, finding: &Finding) -> Design {
    let change = finding.change.as_ref().unwrap();
    change.apply(design, &finding.component, Catalogue::embedded(), Budget::unlimited()).unwrap_or_else(|problems| {
        panic!("{} at {}: {problems:?}", finding.rule, finding.component);
    })
}

fn total(design: &Design) -> Usd {
    estimate(design, Catalogue::embedded()).unwrap().totals.effective_monthly
}

/// Every change of every example: the total afterwards is the one before less what the finding says.
#[test]
fn changes_save_exactly_what_their_findings_say() {
    let mut checked = BTreeMap::<String, usize>::new();
    let mut wrong = Vec::new();
    for (name, design) in examples() {
        let found = estimate(&design, Catalogue::embedded()).unwrap();
        for finding in found.findings.iter().filter(|finding| finding.change.is_some()) {
            let changed = applied(&design, finding);
            assert_eq!(Design::parse(&changed.to_json()).as_ref(), Ok(&changed), "{name} {}", finding.rule);
            let Some(saves) = finding.saves else { continue };
            let saved = found.totals.effective_monthly - total(&changed);
            if (saved - saves).amount().abs() > Decimal::new(1, 6) {
                wrong.push(format!("{name} {} {}: says {saves:?}, saves {saved:?}", finding.rule, finding.component));
            }
            let is_path = matches!(finding.change, Some(Remedy::Path { .. }));
            let told = finding.message.contains(&money(saves));
            assert!(is_path || told, "{name} {}: {}", finding.rule, finding.message);
            *checked.entry(finding.rule.to_string()).or_default() += 1;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    println!("{checked:?}");
    assert!(checked.len() >= 8, "{checked:?}");
}

fn design(components: &Value) -> Design {
    Design::parse(&json!({"abacus": 1, "region": "us-east-1", "components": components}).to_string()).unwrap()
}

#[test]
fn a_change_that_is_no_longer_possible_says_so() {
    let design = design(&json!([{"id": "q", "kind": "sqs"}]));
    let apply = |id: &str, change: &Remedy| {
        change.apply(&design, &ComponentId::parse(id).unwrap(), Catalogue::embedded(), Budget::unlimited())
    };
    assert!(apply("gone", &Remedy::Remove).is_err());
    assert!(apply("q", &Remedy::Path { option: "nat-one".into() }).is_err());
    let removed = apply("q", &Remedy::Remove).unwrap();
    assert!(removed.components.is_empty());
}
