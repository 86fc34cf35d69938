//! The units of each hour, for the table and the chart.

use units::{Decimal, Error};

use super::load::Load;
use crate::capacity::{CapacityDimension, CapacityUnits};

/// Decimal places of a percentage.
const DECIMALS: u32 = 2;

/// The units of `load`; no dimensions while the load is unknown.
pub(super) fn of_load(unit: &'static str, load: Option<&Load>) -> Result<CapacityUnits, Error> {
    let Some(load) = load else {
        return Ok(CapacityUnits {
            unit: unit.into(),
            dimensions: Vec::new(),
            billed: Vec::new(),
            dominant: Vec::new(),
            mostly: 0,
            next_percent: None,
        });
    };
    let dimensions = load.dimensions.iter().enumerate().map(|(index, dimension)| {
        let of_hour = |hour: &Vec<Decimal>| load.units(hour.get(index).copied().unwrap_or_default());
        let units = load.hours.iter().map(of_hour).collect::<Result<_, Error>>()?;
        Ok(CapacityDimension { name: dimension.spec.name.into(), per_unit: dimension.per_unit().into(), units })
    });
    let billed = load.hours.iter().map(|hour| load.units(load.billed(hour)?));
    let mostly = load.mostly();
    let (largest, next) = load.largest_and_next(mostly)?;
    let percent = next.checked_mul(Decimal::ONE_HUNDRED).and_then(|next| next.checked_div(largest));
    Ok(CapacityUnits {
        unit: unit.into(),
        dimensions: dimensions.collect::<Result<_, Error>>()?,
        billed: billed.collect::<Result<_, Error>>()?,
        dominant: load.hours.iter().map(|hour| load.dominant(hour)).collect(),
        mostly,
        next_percent: percent.map(|percent| percent.round_dp(DECIMALS).normalize()),
    })
}
