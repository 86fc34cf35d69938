//! The transfer charges of random designs, against those of an independent model.
//!
//! The designs and the expected charges are written by `tests/transfer-model`, a model in another language that shares no
//! code with Abacus. `scripts/transfer-model.sh` compares 1,000 designs with a running server.

use std::collections::BTreeMap;

use catalog::Catalogue;
use design::Design;
use pricing::{Cost, Estimate};
use serde::Deserialize;
use serde_json::Value;
use units::{Decimal, parse_plain};

/// A design, and the charges of its flows and load balancers by the code of the charge: US dollars, or GB that are lost.
#[derive(Deserialize)]
struct Case {
    design: Value,
    expected: BTreeMap<String, BTreeMap<String, String>>,
}

/// Abacus rounds quantities that are no finite decimal to ten places.
const MOST_APART: Decimal = Decimal::from_parts(1, 0, 0, false, 9);

/// The charge of a line without its hop and direction: `cross-zone` of `flow.way2.hop1.cross-zone.request`.
fn charge(code: &str) -> &str {
    let code = code.trim_end_matches(".request").trim_end_matches(".response");
    if code.starts_with("flow.") { code.rsplit('.').next().unwrap() } else { code }
}

fn charges(estimate: &Estimate) -> BTreeMap<String, BTreeMap<String, Decimal>> {
    let mut all = BTreeMap::new();
    for component in &estimate.components {
        let is_balancer = component.kind.code() == "load-balancer";
        if !is_balancer && component.kind.code() != "flow" {
            continue;
        }
        let mut charges = BTreeMap::<String, Decimal>::new();
        for line in component.lines.iter().filter(|line| !is_balancer || line.code == "elb.capacity") {
            let amount = match &line.cost {
                Cost::Priced { monthly } => monthly.amount(),
                Cost::Covered { .. } => continue,
                _ => line.quantity.unwrap_or_default(),
            };
            if !amount.is_zero() {
                *charges.entry(charge(&line.code).to_owned()).or_default() += amount;
            }
        }
        all.insert(component.id.to_string(), charges);
    }
    all
}

#[test]
fn transfer_costs_what_an_independent_model_calculates() {
    let cases: Vec<Case> = serde_json::from_str(include_str!("../../transfer-model/cases.json")).unwrap();
    let mut compared = 0;
    for Case { design, expected } in &cases {
        let name = design["name"].as_str().unwrap();
        let estimate = pricing::estimate(&Design::parse(&design.to_string()).unwrap(), Catalogue::embedded()).unwrap();
        let charges = charges(&estimate);
        assert!(charges.keys().eq(expected.keys()), "{name}");
        for (id, expected) in expected {
            let found = &charges[id];
            assert!(found.keys().eq(expected.keys()), "{name} {id}: {found:?}, the model: {expected:?}");
            for (code, amount) in expected {
                let apart = (found[code] - parse_plain(amount).unwrap()).abs();
                assert!(apart <= MOST_APART, "{name} {id} {code}: {}, the model: {amount}", found[code]);
                compared += 1;
            }
        }
    }
    assert!(cases.len() == 100 && compared > 500, "{compared}");
}
