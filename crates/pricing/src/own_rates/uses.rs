//! [`RateUse`]: what each private rate of a design does.

use std::collections::BTreeMap;

use design::Design;
use serde::{Deserialize, Serialize};
use units::format::money;
use units::{Error, Usd};

use super::words;
use crate::estimate::ComponentEstimate;
use crate::line::Cost;

/// What a private rate does in a design.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RateUse {
    /// Its name.
    pub name: String,
    /// What it does, such as `8 % off`.
    pub change: String,
    /// What it applies to, in words.
    pub scope: String,
    /// The number of charges to which it applies.
    pub charges: usize,
    /// Their monthly cost at list, as far as it is known.
    pub list: Usd,
    /// Whether one of them has no list price.
    #[serde(default)]
    pub fills: bool,
    /// Their monthly cost with all private rates.
    pub yours: Usd,
    /// The day on which it comes into force, if that is after the first month of the design.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub later: Option<String>,
}

impl RateUse {
    /// What it does to the total, in words.
    #[must_use]
    pub fn effect(&self) -> String {
        if let Some(day) = &self.later {
            return format!("comes into force on {day}");
        }
        let charges = match self.charges {
            0 => return "applies to no charge of this design".to_owned(),
            1 => "1 charge".to_owned(),
            more => format!("{more} charges"),
        };
        let list = match (self.fills, self.list.is_zero()) {
            (true, true) => ", without a list price".to_owned(),
            (true, false) => format!(" instead of at least {}", money(self.list)),
            (false, _) => format!(" instead of {}", money(self.list)),
        };
        format!("{charges}, {} a month{list}", money(self.yours))
    }
}

/// What each private rate of a design does, in the order of the design.
///
/// # Errors
/// [`Error::Overflow`] when a sum exceeds the range of exact decimals.
pub(crate) fn uses(design: &Design, components: &[ComponentEstimate]) -> Result<Vec<RateUse>, Error> {
    let mut found: BTreeMap<usize, (usize, Usd, bool, Usd)> = BTreeMap::new();
    let known = |cost: &Cost| cost.known().unwrap_or_default();
    for line in components.iter().flat_map(|component| &component.lines) {
        let Some(own) = &line.own else { continue };
        for rate in &own.rates {
            let (charges, list, fills, yours) = found.entry(rate.index).or_default();
            *fills |= own.list.without_price().is_some();
            *charges = charges.saturating_add(1);
            *list = list.checked_add(known(&own.list))?;
            *yours = yours.checked_add(known(&line.cost))?;
        }
    }
    let of = |(index, rate): (usize, &design::OwnRate)| {
        let (charges, list, fills, yours) = found.remove(&index).unwrap_or_default();
        let later = rate.from.filter(|_| !rate.is_in_force(design.first_month, 0)).map(|day| day.to_string());
        let (change, scope) = (words(rate.rate), rate.applies_to.to_string());
        RateUse { name: rate.name.clone(), change, scope, charges, list, fills, yours, later }
    };
    Ok(design.own_rates.iter().enumerate().map(of).collect())
}
