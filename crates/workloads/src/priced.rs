//! [`Pricer`]: the full estimate of an option at a load.

use budget::Budget;
use catalog::Catalogue;
use design::Design;
use pricing::compare::RowBasis;
use pricing::{PriceDates, Severity, Totals, estimate_within};
use problem::Problems;
use serde_json::Value;
use units::format::quantity;
use units::{Decimal, Usd};

use crate::option::{Designed, LoadOption};
use crate::workload::Workload;

/// Prices the options of a workload.
#[derive(Clone, Copy)]
pub(crate) struct Pricer<'a> {
    pub workload: &'a Workload,
    pub catalogue: &'a Catalogue,
    pub budget: &'a Budget,
}

/// An option at a load.
pub(crate) enum Outcome {
    Priced(Priced),
    /// Why it cannot serve the load.
    Not(String),
}

/// An option with the estimate of its design.
pub(crate) struct Priced {
    pub document: Value,
    pub runs_as: String,
    pub totals: Totals,
    /// The usage or price that is not known.
    pub missing: Option<String>,
    pub basis: RowBasis,
    pub dates: Option<PriceDates>,
}

impl Pricer<'_> {
    /// An option at a load. An option whose design has a problem or an error is not possible.
    pub fn at(&self, option: &LoadOption, load: Decimal) -> Outcome {
        if let Some(most) = (option.most)(self.workload).filter(|most| load > *most) {
            let unit = self.workload.topic().unit();
            return Outcome::Not(format!("includes up to {} {unit} with responses of this size", quantity(most, 2)));
        }
        let (document, runs_as) = match (option.design)(self.workload, load) {
            Designed::As(document, runs_as) => (document, runs_as),
            Designed::Not(reason) => return Outcome::Not(reason),
        };
        let refused = |Problems(problems): Problems| {
            let first = problems.first().map(|problem| format!("more than a design holds: {}", problem.message));
            Outcome::Not(first.unwrap_or_else(|| "not possible".to_owned()))
        };
        let design = match Design::parse(&document.to_string()) {
            Ok(design) => design,
            Err(problems) => return refused(problems),
        };
        let estimate = match estimate_within(&design, self.catalogue, self.budget) {
            Ok(estimate) => estimate,
            Err(problems) => return refused(problems),
        };
        if let Some(error) = estimate.findings.iter().find(|finding| finding.severity == Severity::Error) {
            return Outcome::Not(error.message.to_string());
        }
        let (missing, basis) = (estimate.missing(), estimate.basis());
        Outcome::Priced(Priced {
            document,
            runs_as,
            totals: estimate.totals,
            missing,
            basis,
            dates: estimate.price_dates,
        })
    }

    /// The effective monthly cost of an option at a load; `None` if it is not possible or not known completely.
    pub fn cost(&self, option: &LoadOption, load: Decimal) -> Option<Usd> {
        match self.at(option, load) {
            Outcome::Priced(priced) => priced.missing.is_none().then_some(priced.totals.effective_monthly),
            Outcome::Not(_) => None,
        }
    }
}
