//! [`Breakdown`]: where the money of a design goes.

mod charge_kind;
mod group_by;
mod service;

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use budget::Budget;
use catalog::Catalogue;
use design::{Component, ComponentId, Design, Problems};

use serde::{Deserialize, Serialize};
use units::{Decimal, Error, Usd};

use crate::engine::design_too_large;
use crate::estimate::{ComponentEstimate, Estimate, Totals};
use crate::line::Line;
use crate::total::Total;
use crate::{Analysis, Text};

pub use charge_kind::ChargeKind;
pub use group_by::GroupBy;

/// The costs of a design in groups. The support plan and the tax, which are charged on the total, are in none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Breakdown {
    /// How the lines of the estimate are grouped.
    pub by: GroupBy,
    /// The groups, those with the highest monthly cost first. Their sums are the total, exactly.
    pub rows: Vec<BreakdownRow>,
    /// The whole design.
    pub total: BreakdownRow,
    /// All data transfer, whichever way the lines are grouped; it is part of the rows.
    pub data_transfer: BreakdownRow,
    /// The keys of the tags of the design, in order.
    pub tag_keys: Vec<String>,
}

/// The cost of a group of lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BreakdownRow {
    /// What identifies the group: the code of a service or a kind of charge, the id of a component, or the value of a tag;
    /// `None` for what has no such tag, for the whole design, and for all data transfer.
    pub key: Option<Text>,
    /// The name that users see.
    pub label: Text,
    /// The monthly cost.
    pub monthly: Usd,
    /// The share of the monthly total in percent, with one decimal; `None` if the total is zero.
    #[serde(serialize_with = "units::exact::text_or_null")]
    pub share_percent: Option<Decimal>,
    /// Paid at the start of terms.
    pub upfront: Usd,
    /// What occurs in one month only.
    pub once: Usd,
    /// The number of lines.
    pub lines: usize,
    /// The number of lines whose amount is not known, as a price or a usage value is missing.
    pub unknown_lines: usize,
    /// Whether charges are missing from the monthly cost.
    pub at_least: bool,
}

/// Where the money of a design goes.
///
/// # Errors
/// As [`estimate`](fn@crate::estimate).
pub fn breakdown(design: &Design, catalogue: &Catalogue, by: &GroupBy) -> Result<Breakdown, Problems> {
    Analysis::of(design.clone(), catalogue, Budget::unlimited())?.breakdown(by)
}

/// The groups of the lines of an estimate. Bounded by the number of its lines.
pub(crate) fn of(design: &Design, estimate: &Estimate, by: &GroupBy) -> Result<Breakdown, Problems> {
    build(design, estimate, by).map_err(design_too_large)
}

fn build(design: &Design, estimate: &Estimate, by: &GroupBy) -> Result<Breakdown, Error> {
    let lines = || estimate.components.iter().flat_map(|component| &component.lines);
    let total = Group::of(lines());
    let whole = estimate.totals.monthly;
    let moved = Group::of(lines().filter(|line| ChargeKind::of(line) == ChargeKind::DataTransfer));
    let mut rows = Vec::new();
    for ((key, label), group) in groups(design, estimate, by) {
        rows.push(group.row(key, label, whole)?);
    }
    rows.sort_by_key(|row| Reverse((row.monthly, row.upfront, row.once, row.unknown_lines)));
    let totals = &estimate.totals;
    settle(&mut rows, totals.monthly, |row| row.monthly, |row, amount| row.monthly = amount)?;
    settle(&mut rows, totals.upfront, |row| row.upfront, |row, amount| row.upfront = amount)?;
    settle(&mut rows, totals.once, |row| row.once, |row, amount| row.once = amount)?;
    Ok(Breakdown {
        by: by.clone(),
        rows,
        total: BreakdownRow {
            monthly: totals.monthly,
            upfront: totals.upfront,
            once: totals.once,
            ..total.row(None, "Total".into(), whole)?
        },
        data_transfer: moved.row(None, "All data transfer".into(), whole)?,
        tag_keys: tag_keys(design),
    })
}

/// Digits that decimals hold in any case.
const DIGITS: usize = 27;

/// Decimals of the amounts of rows, far below a cent.
const DECIMALS: usize = 15;

/// Makes the rows add up to the total exactly, in any order. Amounts such as a third of a dollar have as many digits as
/// decimals hold, so that the last digit of their sum depends on the order: rows are rounded to fewer digits, and the
/// largest takes the rest.
fn settle(
    rows: &mut [BreakdownRow],
    total: Usd,
    get: fn(&BreakdownRow) -> Usd,
    set: fn(&mut BreakdownRow, Usd),
) -> Result<(), Error> {
    let whole_digits = total.amount().trunc().abs().to_string().len();
    let decimals = u32::try_from(DIGITS.saturating_sub(whole_digits).min(DECIMALS)).unwrap_or_default();
    let mut sum = Usd::ZERO;
    for row in rows.iter_mut() {
        let rounded = Usd::new(get(row).amount().round_dp(decimals));
        set(row, rounded);
        sum = sum.checked_add(rounded)?;
    }
    let rest = total.checked_add(-sum)?;
    if let Some(largest) = rows.iter_mut().max_by_key(|row| get(row)) {
        let settled = get(largest).checked_add(rest)?;
        set(largest, settled);
    }
    Ok(())
}

/// The keys of all tags, in order.
fn tag_keys(design: &Design) -> Vec<String> {
    let mut keys: Vec<&str> = design.components.iter().flat_map(|component| component.tags.keys()).collect();
    keys.sort_unstable();
    keys.dedup();
    keys.into_iter().map(str::to_owned).collect()
}

/// The lines of a group.
#[derive(Default)]
struct Group<'e> {
    lines: Vec<&'e Line>,
}

impl<'e> Group<'e> {
    fn of(lines: impl Iterator<Item = &'e Line>) -> Group<'e> {
        Group { lines: lines.collect() }
    }

    fn row(self, key: Option<Text>, label: Text, whole: Usd) -> Result<BreakdownRow, Error> {
        let totals = Totals::of_lines(self.lines.iter().copied())?;
        Ok(BreakdownRow {
            key,
            label,
            monthly: totals.monthly,
            share_percent: totals.monthly.percent_of(whole, 1),
            upfront: totals.upfront,
            once: totals.once,
            lines: self.lines.len(),
            unknown_lines: self.lines.iter().filter(|line| line.cost.known().is_none()).count(),
            at_least: Total::Monthly.is_at_least(&totals),
        })
    }
}

/// The key and the label of a group.
type Name = (Option<Text>, Text);

/// The groups with their lines, in the order of their keys; components in the order of the design.
fn groups<'e>(design: &Design, estimate: &'e Estimate, by: &GroupBy) -> Vec<(Name, Group<'e>)> {
    match by {
        GroupBy::Service => collect(estimate, |component, line| {
            let (code, title) = service::of(line, component.kind);
            (Some(code.into()), title.into())
        }),
        GroupBy::Charge => collect(estimate, |_, line| {
            let kind = ChargeKind::of(line);
            (Some(kind.code().into()), kind.label().into())
        }),
        GroupBy::Tag(key) => {
            let parts: HashMap<&ComponentId, &Component> =
                design.components.iter().map(|component| (&component.id, component)).collect();
            collect(estimate, |component, _| match parts.get(&component.id).and_then(|part| part.tags.get(key)) {
                Some("") => (Some("".into()), "(empty)".into()),
                Some(value) => (Some(value.to_owned().into()), value.to_owned().into()),
                None => (None, "untagged".into()),
            })
        }
        GroupBy::Component => by_component(estimate),
    }
}

/// The groups of lines by the names that `name` gives them.
fn collect<'e>(
    estimate: &'e Estimate,
    name: impl Fn(&'e ComponentEstimate, &'e Line) -> Name,
) -> Vec<(Name, Group<'e>)> {
    let mut groups: BTreeMap<Name, Group<'e>> = BTreeMap::new();
    for component in &estimate.components {
        for line in &component.lines {
            groups.entry(name(component, line)).or_default().lines.push(line);
        }
    }
    groups.into_iter().collect()
}

/// Each component with what is attached to it.
fn by_component(estimate: &Estimate) -> Vec<(Name, Group<'_>)> {
    let mut groups: Vec<(Name, Group<'_>)> = Vec::new();
    let mut places: HashMap<&ComponentId, usize> = HashMap::new();
    for component in estimate.components.iter().filter(|component| component.attached_to.is_none()) {
        places.insert(&component.id, groups.len());
        let name = (Some(component.id.to_string().into()), component.name.clone().into());
        groups.push((name, Group::default()));
    }
    for component in &estimate.components {
        let place = places.get(component.attached_to.as_ref().unwrap_or(&component.id));
        if let Some((_, group)) = place.and_then(|place| groups.get_mut(*place)) {
            group.lines.extend(&component.lines);
        }
    }
    // Components that charge nothing, such as VPCs, have no lines.
    groups.retain(|(_, group)| !group.lines.is_empty());
    groups
}

#[cfg(test)]
mod tests;
