//! [`UnitCost`]: what a component costs for each million of what it serves.

use definitions::{Charge, Field, Reading, Values};
use serde::{Deserialize, Serialize};
use units::{Decimal, Error, Usd};

use crate::estimate::Totals;
use crate::line::{Cost, Line, Text};
use crate::service::Context;
use crate::service::defined::with_reading;
use crate::service::pool::is_commercial;

const MILLION: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);

/// The cost of a component for each million of what it serves, such as invocations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitCost {
    /// What is counted, in the plural.
    pub what: Text,
    /// How many of them the component has in the month.
    #[serde(serialize_with = "units::exact::text")]
    pub quantity: Decimal,
    /// The monthly cost of all lines of the component, divided by the quantity and times a million.
    pub per_million: Usd,
    /// Whether free allowances of the account are deducted; `None` if none applies to the component.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after_allowances: Option<bool>,
}

impl UnitCost {
    /// The cost of a component whose definition names what it serves; `None` while a line or the quantity is not known, if
    /// the quantity is zero, if a commitment pays for a part of it, or if the numbers are too large to be divided.
    pub(crate) fn of(context: &Context<'_>, lines: &[Line], totals: &Totals) -> Option<UnitCost> {
        UnitCost::divided(context, lines, totals).ok().flatten()
    }

    fn divided(context: &Context<'_>, lines: &[Line], totals: &Totals) -> Result<Option<UnitCost>, Error> {
        let Some(values) = context.component.body.values() else { return Ok(None) };
        let counted = || values.definition().usage.iter().filter(|field| !field.per_million.is_empty());
        let Some(Field { per_million: what, .. }) = counted().next() else { return Ok(None) };
        if totals.at_least || lines.iter().any(|line| matches!(line.cost, Cost::Covered { .. })) {
            return Ok(None);
        }
        with_reading(context, values, |reading| {
            let mut quantity = Decimal::ZERO;
            for field in counted().filter(|field| field.when.holds(reading)) {
                let Some(number) = reading.number(field.name)? else { return Ok(None) };
                quantity = quantity.checked_add(number).ok_or(Error::Overflow)?;
            }
            if quantity.is_zero() {
                return Ok(None);
            }
            let per_million = totals.effective_monthly.share(MILLION, quantity)?.to_price();
            let after_allowances = after_allowances(context, values, reading);
            Ok(Some(UnitCost { what: (*what).into(), quantity, per_million, after_allowances }))
        })
    }

    /// What it is, in a few words.
    #[must_use]
    pub fn label(&self) -> String {
        let free = match self.after_allowances {
            Some(true) => ", after free allowances",
            Some(false) => ", without free allowances",
            None => "",
        };
        format!("per million {}{free}", self.what)
    }
}

/// Whether the design deducts one of the free allowances that count charges of a component; `None` without any.
fn after_allowances(context: &Context<'_>, values: &Values, reading: &Reading<'_>) -> Option<bool> {
    let is_counted = |charge: &&Charge| charge.when.holds(reading);
    let allowances = values.definition().charges.iter().filter(is_counted).filter_map(|charge| charge.allowance);
    let has = |code| context.design.free_allowances.has(code) && is_commercial(context.region());
    allowances.map(|allowance| has(allowance.code)).reduce(|one, other| one || other)
}
