//! Cases about services that have a definition: whole designs, and which charges the results are.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use catalog::Catalogue;
use design::Design;
use pricing::{Estimate, Line, estimate};
use serde::Deserialize;
use serde_json::Value as Json;
use units::{Decimal, Error, Usd};

use crate::case::Case;
use crate::design_case;
use crate::figures::{Fault, Figures};

/// The inputs of a case about services.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServiceGiven {
    /// Designs without version and region. Of several, the results of each have its number behind their names.
    pub designs: Vec<serde_json::Map<String, Json>>,
    /// By the name of a result: the code of a charge; with `/quantity` behind it how much there is, with `/billed` how much
    /// of it has a price above zero.
    pub figures: BTreeMap<String, String>,
}

/// The cases of all files in `cases/services`, by the names of the files.
pub(crate) fn cases() -> Result<Vec<Case<ServiceGiven>>, serde_json::Error> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/services");
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(serde_json::Error::io)? {
        paths.push(entry.map_err(serde_json::Error::io)?.path());
    }
    paths.sort();
    let mut all = Vec::new();
    for path in paths {
        let text = fs::read_to_string(path).map_err(serde_json::Error::io)?;
        all.extend(serde_json::from_str::<Vec<Case<ServiceGiven>>>(&text)?);
    }
    Ok(all)
}

/// What Abacus says of the designs.
pub(crate) fn figures(case: &Case, given: &ServiceGiven) -> Result<Figures, Fault> {
    let mut figures = Figures::of("estimate of a design");
    let mut dates = Vec::new();
    for (index, design) in given.designs.iter().enumerate() {
        let mut document = design.clone();
        document.insert("abacus".to_owned(), 1.into());
        document.insert("region".to_owned(), case.region.clone().into());
        let design = Design::parse(&Json::Object(document).to_string())?;
        let estimate = estimate(&design, Catalogue::embedded())?;
        let name =
            |figure: &str| if given.designs.len() == 1 { figure.to_owned() } else { format!("{figure}.{index}") };
        figures.set(name("total_usd"), estimate.totals.monthly);
        for (figure, charge) in &given.figures {
            let (code, what) = charge.split_once('/').unwrap_or((charge, "cost"));
            figures.set(name(figure), of_charge(&estimate, code, what)?);
        }
        figures.bases.extend(design_case::bases(&estimate));
        dates.extend(estimate.price_dates);
    }
    let oldest = dates.iter().map(|dates| &dates.oldest).min();
    figures.price_dates = oldest.cloned().zip(dates.iter().map(|dates| &dates.newest).max().cloned());
    Ok(figures)
}

/// The sum over the lines of a charge.
fn of_charge(estimate: &Estimate, code: &str, what: &str) -> Result<Decimal, Fault> {
    let lines = estimate.components.iter().flat_map(|component| &component.lines);
    let mut lines = lines.filter(|line| line.code == code).peekable();
    if lines.peek().is_none() {
        return Err(Fault::unasked(format!("there is no charge {code}")));
    }
    let billed = |line: &Line| {
        let Some(price) = &line.price else { return Some(Decimal::ZERO) };
        let paid: Decimal =
            price.slices.iter().filter(|slice| !slice.price.is_zero()).map(|slice| slice.quantity).sum();
        match price.pool {
            // The line has its part of what all of the region pays.
            Some(pool) => paid.checked_mul(line.quantity?)?.checked_div(pool),
            None => Some(paid),
        }
    };
    let mut sum = Decimal::ZERO;
    for line in lines {
        let part = match what {
            "quantity" => line.quantity,
            "billed" => billed(line),
            _ => line.cost.known().map(Usd::amount),
        };
        let part = part.ok_or_else(|| Fault::unasked(format!("{code} is not known")))?;
        sum = sum.checked_add(part).ok_or(Error::Overflow)?;
    }
    Ok(sum)
}
