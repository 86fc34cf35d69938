//! Findings about how well a commitment that is a separate component is used.

use design::{Body, Component, Ec2Config};
use units::time::HOURS_PER_WEEK;
use units::{Decimal, Usd, format};

use super::Context;
use super::coverage::OnDemand;
use crate::finding::{Finding, Severity};

/// A commitment with less use than this wastes money (rule `po-commit-unused`).
pub(super) const WELL_USED: Decimal = Decimal::from_parts(98, 0, 0, false, 2);

/// What is told about usage whose amount follows from an approximate plan rate.
pub(super) const APPROXIMATE: &str = "the rate of a plan is approximate, and so is how much it covers";

/// The maximum number of groups that a finding names.
const MOST_NAMED: usize = 5;

/// The on-demand groups that a commitment can apply to, whatever covers them in the end.
#[derive(Debug, Default)]
pub(super) struct Candidates {
    /// Whether there are any.
    pub any: bool,
    /// The names of the first groups with unknown hours.
    open: Vec<String>,
    /// Whether their usage is unknown, not their hours alone.
    of_usage: bool,
    /// The names of the first groups in a capacity reservation.
    reserved: Vec<String>,
}

impl Candidates {
    /// Those of a commitment that applies to something, with the names of what has unknown usage.
    pub fn named(open: impl Iterator<Item = String>) -> Candidates {
        Candidates { any: true, open: open.take(MOST_NAMED).collect(), of_usage: true, reserved: Vec::new() }
    }

    /// The groups that `fits` accepts, in a region and family or anywhere.
    pub fn of(
        context: &Context<'_>,
        place: Option<(&str, &str)>,
        fits: &dyn Fn(&Component, &Ec2Config) -> bool,
    ) -> Candidates {
        let mut found = Candidates::default();
        for OnDemand { index, open } in context.coverage.on_demand(place) {
            let Some(group) = context.design.components.get(index) else { continue };
            let Body::Ec2 { config, .. } = &group.body else { continue };
            if !fits(group, config) {
                continue;
            }
            found.any = true;
            let note = |names: &mut Vec<String>| {
                if names.len() < MOST_NAMED {
                    names.push(group.title().to_owned());
                }
            };
            if open {
                note(&mut found.open);
            }
            if config.capacity_reservation > 0 {
                note(&mut found.reserved);
            }
        }
        found
    }

    /// Adds components of other kinds that a Compute Savings Plan applies to.
    pub fn add_planned(&mut self, context: &Context<'_>) {
        for OnDemand { index, open } in context.coverage.planned() {
            let Some(component) = context.design.components.get(*index) else { continue };
            self.any = true;
            if *open {
                self.of_usage = true;
                if self.open.len() < MOST_NAMED {
                    self.open.push(component.title().to_owned());
                }
            }
        }
    }
}

/// Rule `po-sp-count`: a plan is paid once, whatever its count.
pub(super) fn counted(context: &Context<'_>) -> Option<Finding> {
    let count = context.component.placement.count();
    let message = format!("count is {count}, but a plan is a single commitment, which is paid once");
    let fix = "leave the count out, or enter the commitment of all plans";
    (count != 1).then(|| context.finding(Severity::Error, "po-sp-count", "/placement/count", message, fix))
}

/// The names of the first groups whose rate under this plan is unknown.
fn unknown<'a>(context: &Context<'a>) -> Vec<&'a str> {
    let groups = context.coverage.unknown(context.index).iter();
    groups.filter_map(|index| context.design.components.get(*index)).map(Component::title).collect()
}

/// Findings about a commitment that costs `per_hour` and whose used share is `used`.
/// `of_unknown` says what to do about groups whose plan rate is unknown.
pub(super) fn findings(
    context: &Context<'_>,
    used: Decimal,
    per_hour: Usd,
    candidates: &Candidates,
    of_unknown: &'static str,
) -> Vec<Finding> {
    let mut all = Vec::new();
    let title = context.component.title();
    if !candidates.open.is_empty() {
        let (what, fix) = if candidates.of_usage {
            ("usage", "enter their usage, or their hours per month")
        } else {
            ("hours", "enter their hours per month")
        };
        let message = format!("what {title} covers of {} depends on their {what}", candidates.open.join(", "));
        all.push(context.finding(Severity::Advice, "gen-usage-missing", "/config", message, fix));
    }
    let unknown = unknown(context);
    if !unknown.is_empty() {
        let names = unknown.join(", ");
        let message =
            format!("no plan rate is known for {names}: the total counts this usage on-demand and may be too high");
        all.push(context.finding(Severity::Warning, "gen-price-missing", "/config", message, of_unknown));
    }
    if used >= WELL_USED || (used.is_zero() && !unknown.is_empty()) {
        return all;
    }
    let worth = context.used().on_demand.amount();
    let percent = |share: Decimal| format::quantity(share.saturating_mul(Decimal::ONE_HUNDRED), 1);
    let below = per_hour.amount().checked_mul(HOURS_PER_WEEK).is_some_and(|cost| worth < cost);
    // Unknown hours may still use the rest.
    if !candidates.open.is_empty() {
        return all;
    }
    let (rule, message) = if used.is_zero() {
        (
            "po-commit-unused",
            format!("nothing of {title} is used: other commitments or free allowances cover what it is for"),
        )
    } else if below {
        let message =
            format!("{title} is used to {} %, below its break-even, so on-demand would cost less", percent(used));
        ("po-commit-below-breakeven", message)
    } else {
        (
            "po-commit-unused",
            format!("{} % of {title} is paid for and not used", percent(Decimal::ONE.saturating_sub(used))),
        )
    };
    let fix = "commit to less: unused hours never carry over";
    all.push(context.finding(Severity::Warning, rule, "/config", message, fix));
    all
}

/// Rule `po-cr-zonal-ri`.
pub(super) fn zonal_in_reservation(context: &Context<'_>, candidates: &Candidates) -> Option<Finding> {
    (!candidates.reserved.is_empty()).then(|| {
        let names = candidates.reserved.join(", ");
        let message = format!("zonal Reserved Instances give no discount in the capacity reservation of {names}");
        let fix = "use regional Reserved Instances or a Savings Plan";
        context.finding(Severity::Error, "po-cr-zonal-ri", "/placement/zones", message, fix)
    })
}
