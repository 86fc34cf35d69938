//! An estimate as CSV (RFC 4180), for spreadsheets.

use std::fmt::Write;

use markup::quoted;
use units::{Decimal, Usd};

use crate::bill::BillLine;
use crate::budget_use::BudgetUse;
use crate::estimate::Estimate;
use crate::line::Line;
use crate::working;

const HEADER: &str = "component,name,region,charge,label,quantity,unit,unit_price_usd,monthly_usd,upfront_usd,term_months,once_usd,once_month,status,price_date,price_basis,aws_service_code,aws_usage_type,aws_operation,own_rate,list_monthly_usd,list_upfront_usd,working";

/// One row per line with exact numbers; unknown amounts are empty, never zero.
#[must_use]
pub fn csv(estimate: &Estimate) -> String {
    let mut text = format!("{HEADER}\r\n");
    for component in &estimate.components {
        for line in &component.lines {
            let cells = [component.id.as_str(), &component.name, &component.region, &line.code, &line.label];
            for cell in cells {
                let _ = write!(text, "{},", quoted(cell));
            }
            let _ = write!(text, "{}\r\n", numbers(line));
        }
    }
    for line in estimate.bill.iter().flat_map(|bill| &bill.lines) {
        let _ = write!(text, "{}\r\n", below_the_total(line));
    }
    if let Some(budget) = &estimate.budget {
        let _ = write!(text, "{}\r\n", budget_row(budget));
    }
    for assumption in &estimate.assumptions {
        let _ = write!(text, "{}\r\n", assumed(assumption));
    }
    text
}

/// The support plan or the tax: a row without a component.
fn below_the_total(line: &BillLine) -> String {
    let number = |amount: Usd| amount.amount().normalize().to_string();
    let cell = |column: &str| match column {
        "name" => "Below the total".to_owned(),
        "charge" => line.code.clone(),
        "label" => quoted(&line.label).to_string(),
        "monthly_usd" => number(line.monthly),
        "upfront_usd" => number(line.upfront),
        "once_usd" => number(line.once),
        "status" => "priced".to_owned(),
        _ => String::new(),
    };
    HEADER.split(',').map(cell).collect::<Vec<_>>().join(",")
}

/// The budget: a row without a component. Its amount is the quantity, as it is no cost.
fn budget_row(budget: &BudgetUse) -> String {
    let cell = |column: &str| match column {
        "name" => "Budget".to_owned(),
        "charge" => "budget".to_owned(),
        "label" => quoted(&budget.text()).to_string(),
        "quantity" => budget.budget.amount().normalize().to_string(),
        "unit" => "usd-month".to_owned(),
        _ => String::new(),
    };
    HEADER.split(',').map(cell).collect::<Vec<_>>().join(",")
}

/// An assumption of the whole estimate, such as what is put in: a row without a component and without amounts.
fn assumed(assumption: &str) -> String {
    let cell = |column: &str| match column {
        "name" => "Assumption".to_owned(),
        "charge" => "assumption".to_owned(),
        "label" => quoted(assumption).to_string(),
        _ => String::new(),
    };
    HEADER.split(',').map(cell).collect::<Vec<_>>().join(",")
}

fn numbers(line: &Line) -> String {
    let number = |value: Option<Decimal>| value.map(|n| n.normalize().to_string()).unwrap_or_default();
    let price = line.price.as_ref();
    let (upfront, once) = (line.cost.upfront(), line.cost.once());
    let (aws, own) = (line.aws.as_ref(), line.own.as_ref());
    let basis = price.map_or("", |price| price.basis.code());
    [
        number(line.quantity),
        line.unit.code().to_owned(),
        number(price.map(|price| price.unit_price.amount())),
        number(line.cost.known().map(Usd::amount)),
        number(upfront.map(|(amount, _)| amount.amount())),
        upfront.map(|(_, months)| months.to_string()).unwrap_or_default(),
        number(once.map(|(amount, _)| amount.amount())),
        once.map(|(_, month)| month.to_string()).unwrap_or_default(),
        line.cost.code().to_owned(),
        price.and_then(|price| price.as_of.as_ref()).map(ToString::to_string).unwrap_or_default(),
        basis.to_owned(),
        quoted(aws.map_or("", |name| &name.service_code)),
        quoted(aws.map_or("", |name| &name.usage_type)),
        quoted(aws.and_then(|name| name.operation.as_deref()).unwrap_or_default()),
        quoted(&own.map(|own| own.names()).unwrap_or_default()),
        number(own.and_then(|own| own.list.known()).map(Usd::amount)),
        number(own.and_then(|own| own.list.upfront()).map(|(amount, _)| amount.amount())),
        quoted(&working(line).lines().map(str::trim).collect::<Vec<_>>().join("; ")),
    ]
    .join(",")
}
