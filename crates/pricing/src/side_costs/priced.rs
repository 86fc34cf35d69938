//! Prices side costs: each as the difference that it makes to the whole design.

use budget::Budget;
use catalog::Catalogue;
use definitions::limits;
use design::{Design, Problems};
use units::Usd;

use super::candidate::{Candidate, Change};
use super::{AddedCost, SideCost, SideCosts};
use crate::engine::{charges_on, design_too_large};
use crate::flows::Flows;
use crate::line::{Cost, Line};

/// The maximum number of side costs priced one by one.
const PRICED: u64 = 40;
/// The approximate number of steps for pricing them: when pricing the design takes many steps, fewer are priced. It does not
/// depend on the budget, so that the same design always has the same list.
const STEPS: u64 = 150_000;

/// Everything besides the design that determines its charges.
type Prices<'a> = (&'a Flows, &'a Catalogue, &'a Budget);

/// Prices the candidates of `said`, whose completion is `complete`.
pub(super) fn price(
    said: &Design,
    complete: &Design,
    mut candidates: Vec<Candidate>,
    prices: Prices<'_>,
) -> Result<SideCosts, Problems> {
    // As many as the document has room for: accepting all of them stops there, too.
    let mut room = limits::COMPONENTS.saturating_sub(said.components.len());
    candidates.retain(|candidate| {
        let fits = !matches!(candidate.change, Change::Add(_)) || room > 0;
        room = room.saturating_sub(usize::from(matches!(candidate.change, Change::Add(_))));
        fits
    });
    if candidates.is_empty() {
        return Ok(SideCosts::default());
    }
    let (_, _, budget) = prices;
    let now = lines(complete, prices)?;
    let started = budget.used();
    let all: Vec<&Candidate> = candidates.iter().collect();
    let sum = added(complete, &all, &now, prices)?;
    let once = budget.used().saturating_sub(started).max(1);

    candidates.sort_by(|one, other| other.weight.cmp(&one.weight).then_with(|| one.id.cmp(&other.id)));
    let most = usize::try_from(STEPS.checked_div(once).unwrap_or(PRICED).clamp(1, PRICED)).unwrap_or(usize::MAX);
    let mut items = Vec::new();
    for candidate in candidates.iter().take(most) {
        if budget.is_over() {
            break;
        }
        let Some(cause) = said.components.get(candidate.cause) else { continue };
        items.push(SideCost {
            id: candidate.id.clone(),
            component: cause.id.clone(),
            title: candidate.title.clone(),
            assumption: candidate.assumption.clone(),
            change: candidate.change_text(),
            added: added(complete, &[candidate], &now, prices)?,
        });
    }
    items.sort_by(|one, other| other.added.monthly.cmp(&one.added.monthly).then_with(|| one.id.cmp(&other.id)));
    let more = candidates.len().saturating_sub(items.len());
    Ok(SideCosts { items, more, all: sum })
}

fn lines(design: &Design, (flows, catalogue, budget): Prices<'_>) -> Result<Vec<Vec<Line>>, Problems> {
    charges_on(design, flows, catalogue, budget)
}

/// What the complete design costs more with these candidates. Added components come after those that were proposed, where
/// they change no index: none of them is passed by a flow.
fn added(
    complete: &Design,
    candidates: &[&Candidate],
    now: &[Vec<Line>],
    prices: Prices<'_>,
) -> Result<AddedCost, Problems> {
    let mut changed = complete.clone();
    for candidate in candidates {
        candidate.apply(&mut changed);
    }
    let then = lines(&changed, prices)?;
    let monthly = sum(&then)? - sum(now)?;
    let mut added = AddedCost { monthly, ..AddedCost::default() };
    let mut position = complete.components.len();
    for candidate in candidates {
        let place = match candidate.change {
            Change::Add(_) => position,
            _ => candidate.cause,
        };
        position = position.saturating_add(usize::from(place == position));
        let before = now.get(place).map(Vec::as_slice).unwrap_or_default();
        let is_new = |line: &&Line| !before.iter().any(|old| old.code == line.code && old.cost == line.cost);
        for line in then.get(place).into_iter().flatten().filter(is_new) {
            match &line.cost {
                Cost::DependsOnUsage { missing } => {
                    let text = candidate.depends_on.map_or_else(|| missing.to_string(), str::to_owned);
                    push(&mut added.depends_on, text);
                }
                cost if cost.known().is_none() => push(&mut added.without_price, line.label.to_string()),
                _ => {}
            }
        }
    }
    Ok(added)
}

fn push(texts: &mut Vec<String>, text: String) {
    if !texts.contains(&text) {
        texts.push(text);
    }
}

fn sum(lines: &[Vec<Line>]) -> Result<Usd, Problems> {
    let mut known = lines.iter().flatten().filter_map(|line| line.cost.known());
    known.try_fold(Usd::ZERO, Usd::checked_add).map_err(design_too_large)
}
