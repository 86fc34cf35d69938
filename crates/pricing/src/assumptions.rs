//! The assumptions of an estimate, in sentences.

use design::{Design, Kind};
use topology::Proposal;

use crate::estimate::ComponentEstimate;
use crate::service::kinds::{self, Growth};

/// The assumptions that apply to the whole estimate.
pub(crate) fn of(
    design: &Design,
    proposals: &[Proposal],
    components: &[ComponentEstimate],
    growing: bool,
) -> Vec<String> {
    let month = match design.month_days {
        None => "A month has 730 hours (365 × 24 ÷ 12).".to_owned(),
        Some(days) => format!("The month has {days} days, {} hours.", design.month().hours()),
    };
    let mut all = vec![month, "List prices in US dollars, without tax and private discounts.".to_owned()];
    all.push(allowances(design));
    if growing {
        let has = |growth| design.components.iter().any(|one| kinds::with(one, |kind| kind.growth() == Some(growth)));
        let what = match (has(Growth::Once), has(Growth::Storage)) {
            (true, true) => "Some storage grows, and some usage is in one month only",
            (true, false) => "Some usage is in one month only",
            (false, _) => "Some storage grows",
        };
        all.push(format!("{what}: monthly is month 1, first 12 months is the sum of twelve months."));
    }
    if design.components.iter().any(|c| c.body.kind() == Kind::Ebs) {
        all.push("Volumes are billed as long as they exist, also while instances are stopped.".into());
    }
    all.extend(proposed(proposals, components));
    all
}

/// The proposals that count in the total.
fn proposed<'a>(
    proposals: &'a [Proposal],
    components: &'a [ComponentEstimate],
) -> impl Iterator<Item = String> + use<'a> {
    let costs = |proposal: &&Proposal| {
        let of = components.iter().find(|component| component.id == proposal.component);
        of.is_some_and(|of| !proposal.added || of.totals.at_least || !of.totals.monthly.is_zero())
    };
    proposals.iter().filter(costs).map(|proposal| proposal.text.clone())
}

/// The free allowances that are deducted.
fn allowances(design: &Design) -> String {
    let on = &design.free_allowances;
    let of_services: Vec<&str> = definitions::allowances()
        .into_iter()
        .filter(|allowance| on.has(allowance.code) && design.uses_allowance(allowance.code))
        .map(|allowance| allowance.label)
        .collect();
    match (on.internet_out, of_services.is_empty()) {
        (false, true) => "Free allowances are off.".into(),
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
    }
}
