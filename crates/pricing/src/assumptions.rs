//! The assumptions of an estimate, in sentences.

use definitions::Allowance;
use design::{Design, Kind};
use topology::Proposal;
use units::format::capitalised;

use crate::estimate::ComponentEstimate;
use crate::own_rates;
use crate::service::kinds;

/// The assumptions that apply to the whole estimate.
pub(crate) fn of(
    design: &Design,
    proposals: &[Proposal],
    components: &[ComponentEstimate],
    growing: bool,
    without: impl Fn(usize) -> Option<String>,
) -> Vec<String> {
    let month = match design.month_days {
        None => "A month has 730 hours (365 × 24 ÷ 12).".to_owned(),
        Some(days) => format!("The month has {days} days, {} hours.", design.month().hours()),
    };
    let mut all = vec![month, prices(design)];
    all.push(allowances(design));
    if !design.own_rates.is_empty() {
        all.push(
            "What commitments cover, and findings about purchase options, are worked out at list prices.".to_owned(),
        );
    }
    let dated = design.own_rates.iter().any(|rate| rate.from.is_some());
    if dated && design.first_month.is_none() {
        all.push("The first month is not given: all private rates are taken to be in force.".to_owned());
    }
    if growing {
        let grows = design.components.iter().any(|one| kinds::with(one, |kind| kind.grows()));
        let reasons = [
            (grows, "some storage grows"),
            (own_rates::change_later(design), "some private rates come into force later"),
        ];
        let reasons: Vec<&str> = reasons.into_iter().filter_map(|(holds, reason)| holds.then_some(reason)).collect();
        let what = capitalised(&reasons.join(", and "));
        all.push(format!("{what}: monthly is month 1, first 12 months is the sum of twelve months."));
    }
    if !design.once_months().is_empty() {
        all.push("What occurs once is no part of a monthly amount: it counts once in the first 12 months.".to_owned());
    }
    if design.components.iter().any(|c| c.body.kind() == Kind::Ebs) {
        all.push("Volumes are billed as long as they exist, also while instances are stopped.".into());
    }
    all.extend(proposed(proposals, components, without));
    all
}

/// Which prices the total is made of.
fn prices(design: &Design) -> String {
    let (at_list, no_tax) = (design.own_rates.is_empty(), design.tax.is_none());
    let without = match (at_list, no_tax) {
        (true, true) => ", without tax and private discounts",
        (true, false) => ", without private discounts",
        (false, true) => ", without tax",
        (false, false) => "",
    };
    let prices = if at_list { "List prices" } else { "Your own rates where they apply, otherwise list prices," };
    let below = match (&design.support, &design.tax) {
        (None, None) => "",
        (Some(_), None) => "; the support plan is below the total",
        (None, Some(_)) => "; tax is below the total",
        (Some(_), Some(_)) => "; the support plan and tax are below the total",
    };
    format!("{prices} in US dollars{without}{below}.")
}

/// The proposals that count in the total: what costs something, and what lowers the cost, with what it would be
/// `without` it.
fn proposed(
    proposals: &[Proposal],
    components: &[ComponentEstimate],
    without: impl Fn(usize) -> Option<String>,
) -> Vec<String> {
    let sentence = |proposal: &Proposal| {
        let index = components.iter().position(|component| component.id == proposal.component)?;
        let of = components.get(index)?;
        if !proposal.added || of.totals.at_least || !of.totals.monthly.is_zero() {
            return Some(proposal.text.clone());
        }
        without(index).map(|told| format!("{} {told}", proposal.text))
    };
    proposals.iter().filter_map(sentence).collect()
}

/// The free allowances that are deducted.
fn allowances(design: &Design) -> String {
    let on = &design.free_allowances;
    let is_used = |allowance: &&Allowance| on.has(allowance.code) && design.uses_allowance(allowance.code);
    let used = || definitions::allowances().iter().copied().filter(is_used);
    let regional: Vec<&str> = used().filter(|of| of.regional).map(|of| of.label).collect();
    let of_services: Vec<&str> = used().filter(|of| !of.regional).map(|of| of.label).collect();
    let shared = shared_allowances(on.internet_out, &of_services);
    match (shared, regional.is_empty()) {
        (Some(shared), true) => shared,
        (None, true) => "Free allowances are off.".into(),
        (shared, false) => {
            let shared = shared.map(|shared| format!("{shared} ")).unwrap_or_default();
            format!("{shared}Free in every region: {} a month; not in GovCloud and China.", regional.join(", "))
        }
    }
}

/// The free allowances that all regions share; `None` if there are none.
fn shared_allowances(internet_out: bool, of_services: &[&str]) -> Option<String> {
    let text = match (internet_out, of_services.is_empty()) {
        (false, true) => return None,
        (true, true) => {
            "Free allowances are on: 100 GB a month to the internet, shared by the regions in proportion to \
                         their GB; GovCloud and China have none."
                .into()
        }
        (internet_out, false) => {
            let internet = if internet_out { "100 GB to the internet, " } else { "" };
            format!(
                "Free allowances are on: {internet}{} a month, shared by the regions in proportion to their usage; \
                 GovCloud and China have none.",
                of_services.join(", ")
            )
        }
    };
    Some(text)
}
