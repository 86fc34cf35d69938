//! Private rates, the support plan and the tax.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod examples;
mod properties;

use catalog::Catalogue;
use design::Design;
use pricing::{Cost, Estimate, Line, Totals};
use units::{Decimal, Usd};

/// The estimate of a document.
fn priced(document: &str) -> Estimate {
    let design = Design::parse(document).unwrap_or_else(|problems| panic!("{problems}"));
    pricing::estimate(&design, Catalogue::embedded()).unwrap()
}

/// A document in Ireland with these private rates and components.
fn document(rates: &str, components: &str) -> String {
    format!(r#"{{"abacus":1,"region":"eu-west-1","own_rates":[{rates}],"components":[{components}]}}"#)
}

fn usd(text: &str) -> Usd {
    Usd::parse(text).unwrap()
}

fn cents(amount: Usd) -> Usd {
    Usd::new(amount.amount().round_dp(2))
}

fn line<'e>(estimate: &'e Estimate, code: &str) -> &'e Line {
    let mut lines = estimate.components.iter().flat_map(|component| &component.lines);
    lines.find(|line| line.code == code).unwrap_or_else(|| panic!("no line {code}"))
}

fn monthly(line: &Line) -> Usd {
    match line.cost {
        Cost::Priced { monthly } => monthly,
        ref other => panic!("{}: {other:?}", line.code),
    }
}

fn without_range(totals: &Totals) -> Totals {
    Totals { range: None, ..*totals }
}

fn decimal(text: &str) -> Decimal {
    units::parse_plain(text).unwrap()
}
