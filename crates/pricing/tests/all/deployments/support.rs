use catalog::Catalogue;
use design::{ComponentId, Design};
use pricing::compare::{self, DeploymentRow, Deployments, WorkloadCosts};
use pricing::{Estimate, estimate};
use serde_json::{Value, json};
use units::Decimal;

pub fn one(region: &str, kind: &str, config: &Value, usage: &Value) -> Design {
    let component = json!({"id": "it", "kind": kind, "config": config, "usage": usage});
    let document = json!({"abacus": 1, "region": region, "components": [component]});
    Design::parse(&document.to_string()).unwrap()
}

pub fn compared(design: &Design, id: Option<&ComponentId>) -> Deployments {
    compare::deployments(design, id, Catalogue::embedded()).unwrap()
}

pub fn deployed(design: &Design, id: &ComponentId, code: &str) -> Design {
    let mut design = design.clone();
    compare::deploy(&mut design, Some(id), code, Catalogue::embedded()).unwrap();
    design
}

pub fn estimated(design: &Design) -> Estimate {
    estimate(design, Catalogue::embedded()).unwrap()
}

pub fn row<'a>(compared: &'a Deployments, code: &str) -> &'a DeploymentRow {
    compared.rows.iter().find(|row| row.code == code).unwrap()
}

/// The effective monthly cost of a row, with what is missing from it.
pub fn told(compared: &Deployments, code: &str) -> String {
    let row = row(compared, code);
    let Some(totals) = row.totals else { return row.unavailable.clone().unwrap() };
    let amount = totals.effective_monthly.amount().round_dp(4).normalize();
    assert_eq!(totals.at_least, row.missing.is_some(), "{code}");
    match &row.missing {
        Some(missing) => format!("at least {amount}: {missing}"),
        None => amount.to_string(),
    }
}

pub fn over<'a>(compared: &'a Deployments, code: &str) -> &'a WorkloadCosts {
    compared.workloads.iter().find(|costs| costs.code == code).unwrap()
}

pub fn crossing(costs: &WorkloadCosts, below: &str, above: &str) -> (Decimal, String) {
    let found = costs.crossings.iter().find(|crossing| crossing.below == below && crossing.above == above);
    let found = found.unwrap_or_else(|| panic!("{below} and {above}: {:?}", costs.crossings));
    (found.at, costs.told(found))
}
