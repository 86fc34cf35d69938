//! What is known of charges: the usage and prices that are missing, and the basis of the prices.

use catalog::Basis;

use crate::compare::RowBasis;
use crate::estimate::Estimate;
use crate::line::{Cost, Line};

impl Estimate {
    /// The usage values that are open, and the first charge without a price; `None` if everything is known.
    #[must_use]
    pub fn missing(&self) -> Option<String> {
        missing(self.components.iter().flat_map(|component| &component.lines))
    }

    /// The basis of its prices; the weakest counts.
    #[must_use]
    pub fn basis(&self) -> RowBasis {
        basis_of(self.components.iter().flat_map(|component| &component.lines))
    }
}

/// The usage values that are open, and the first charge without a price.
pub(crate) fn missing<'a>(lines: impl IntoIterator<Item = &'a Line> + Clone) -> Option<String> {
    let mut open: Vec<&str> = Vec::new();
    for line in lines.clone() {
        if let Cost::DependsOnUsage { missing } = &line.cost
            && !open.contains(&missing.as_ref())
        {
            open.push(missing);
        }
    }
    let without = lines.into_iter().find_map(|line| line.why_unpriced().map(|why| format!("{}: {why}", line.label)));
    let open = match open.as_slice() {
        [] => None,
        [one] => Some(format!("depends on {one}")),
        [all @ .., last] => Some(format!("depends on {} and {last}", all.join(", "))),
    };
    let told: Vec<String> = [open, without].into_iter().flatten().collect();
    (!told.is_empty()).then(|| told.join("; "))
}

/// The weakest basis of the prices of charges.
pub(crate) fn basis_of<'a>(lines: impl IntoIterator<Item = &'a Line>) -> RowBasis {
    let all = lines.into_iter().filter_map(|line| line.price.as_ref()).map(|price| strength(&price.basis));
    all.max().unwrap_or(RowBasis::Listed)
}

fn strength(basis: &Basis) -> RowBasis {
    match basis {
        Basis::Listed => RowBasis::Listed,
        Basis::Derived { .. } => RowBasis::Derived,
        Basis::Stale { .. } => RowBasis::Stale,
        Basis::Approximate { .. } => RowBasis::Approximate,
    }
}
