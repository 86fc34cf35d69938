//! [`DeploymentCost`]: what a component costs in a deployment.

use units::{Error, Usd};

use super::super::row::RowBasis;
use crate::estimate::Totals;
use crate::known::{basis_of, missing};
use crate::line::Line;

/// The cost of a component in a deployment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct DeploymentCost {
    /// What it costs, with what it adds to the rest of the design; "at least" if something is not known.
    pub totals: Totals,
    /// What is not known; `None` if everything is.
    pub missing: Option<String>,
    pub basis: RowBasis,
}

/// What the other components of a design cost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rest {
    totals: Totals,
    /// The codes of the charges whose cost is not known, in the order of the components.
    unknown: Vec<String>,
}

impl Rest {
    /// The charges of all components but the one at `index`.
    pub fn of(lines: &[Vec<Line>], index: usize) -> Result<Rest, Error> {
        let others = || lines.iter().enumerate().filter(|(at, _)| *at != index).flat_map(|(_, lines)| lines);
        let open = others().filter(|line| line.cost.known().is_none());
        Ok(Rest { totals: Totals::of_lines(others())?, unknown: open.map(|line| line.code.to_string()).collect() })
    }
}

impl DeploymentCost {
    /// The component at `index` among the charges of a design; `now` is what the rest costs in its present deployment.
    pub fn of(lines: &[Vec<Line>], index: usize, now: &Rest) -> Result<DeploymentCost, Error> {
        let own = lines.get(index).map(Vec::as_slice).unwrap_or_default();
        let rest = Rest::of(lines, index)?;
        let mut totals = Totals::of_lines(own)?;
        let add = |own: Usd, rest: Usd, now: Usd| own.checked_add(rest - now);
        totals.upfront = add(totals.upfront, rest.totals.upfront, now.totals.upfront)?;
        totals.monthly = add(totals.monthly, rest.totals.monthly, now.totals.monthly)?;
        totals.first_year = add(totals.first_year, rest.totals.first_year, now.totals.first_year)?;
        totals.effective_monthly =
            add(totals.effective_monthly, rest.totals.effective_monthly, now.totals.effective_monthly)?;
        let mut missing = missing(own);
        if rest.unknown != now.unknown {
            totals.at_least = true;
            missing.get_or_insert_with(|| "charges of other components are not known".to_owned());
        }
        Ok(DeploymentCost { totals, missing, basis: basis_of(own) })
    }

    /// The effective monthly cost, if everything is known.
    pub fn known(&self) -> Option<Usd> {
        self.missing.is_none().then_some(self.totals.effective_monthly)
    }
}
