//! How well a commitment that is a component of its own is used, as findings.

use catalog::InstanceType;
use design::{Body, Ec2Config, Tenancy};
use units::time::HOURS_PER_WEEK;
use units::{Decimal, Usd, format};

use super::ec2_fleet::Fleet;
use super::ec2_load::Load;
use super::{Context, ec2_rates};
use crate::finding::{Finding, Severity};

/// A commitment of which less than this is used is worth a word.
const WELL_USED: Decimal = Decimal::from_parts(98, 0, 0, false, 2);

/// The on-demand groups that a commitment is for, whatever covers them in the end.
#[derive(Debug, Default)]
pub(super) struct Candidates {
    /// All of them, by name.
    pub names: Vec<String>,
    /// Those whose hours are open.
    open: Vec<String>,
    /// Those whose plan rate is not known.
    unknown: Vec<String>,
    /// Zonal Reserved Instances only: those in a capacity reservation.
    reserved: Vec<String>,
}

impl Candidates {
    /// The groups on shared hardware, bought on-demand at least in part, that `fits`.
    pub fn of(context: &Context<'_>, fits: &dyn Fn(&Context<'_>, &Ec2Config, &InstanceType) -> bool) -> Candidates {
        let mut found = Candidates::default();
        for index in 0..context.design.components.len() {
            let Some(group) = context.at(index) else { continue };
            let Body::Ec2 { config, usage } = &group.component.body else { continue };
            let count = group.component.count();
            let on_demand = Fleet::of(&config.purchase, count).on_demand(count) > 0 || config.capacity_reservation > 0;
            let Some(known) = group.catalogue.instance_type(&config.instance_type) else { continue };
            if config.tenancy != Tenancy::Shared || !on_demand || !fits(&group, config, known) {
                continue;
            }
            let name = group.component.title().to_owned();
            if Load::of(&group, count, &usage.running).is_none() {
                found.open.push(name.clone());
            }
            if config.capacity_reservation > 0 {
                found.reserved.push(name.clone());
            }
            found.names.push(name);
        }
        found
    }

    /// Notes the groups whose rate under `plan` is not known.
    pub fn with_unknown_rates(mut self, context: &Context<'_>, plan: design::SavingsPlan) -> Candidates {
        for index in 0..context.design.components.len() {
            let Some(group) = context.at(index) else { continue };
            let Body::Ec2 { config, .. } = &group.component.body else { continue };
            let name = group.component.title();
            let rate = ec2_rates::savings_plan(&group, &config.instance_type, config.os, plan);
            if self.names.iter().any(|known| known == name) && !matches!(rate, Ok(Ok(_))) {
                self.unknown.push(name.to_owned());
            }
        }
        self
    }
}

/// What to say about a commitment that costs `per_hour` and of which `used` is used.
pub(super) fn findings(context: &Context<'_>, used: Decimal, per_hour: Usd, candidates: &Candidates) -> Vec<Finding> {
    let mut all = Vec::new();
    let title = context.component.title();
    if !candidates.open.is_empty() {
        let message = format!("what {title} covers of {} depends on their hours", candidates.open.join(", "));
        let fix = "enter their hours per month";
        all.push(context.finding(Severity::Advice, "gen-usage-missing", "/config", message, fix));
    }
    if !candidates.unknown.is_empty() {
        let names = candidates.unknown.join(", ");
        let message =
            format!("no plan rate is known for {names}: they are counted on-demand, and the total may be too high");
        let fix = "choose types that have Reserved Instance prices";
        all.push(context.finding(Severity::Warning, "gen-price-missing", "/config", message, fix));
    }
    if used >= WELL_USED || (used.is_zero() && all.len() > usize::from(!candidates.open.is_empty())) {
        return all;
    }
    let worth = context.used().on_demand.amount();
    let percent = |share: Decimal| format::quantity(share * Decimal::ONE_HUNDRED, 1);
    let below = per_hour.amount().checked_mul(HOURS_PER_WEEK).is_some_and(|cost| worth < cost);
    // Hours that are not known yet may still fill it.
    if !candidates.open.is_empty() {
        return all;
    }
    let (rule, message) = if used.is_zero() {
        ("po-commit-unused", format!("nothing of {title} is used: other commitments cover what it is for"))
    } else if below {
        let message =
            format!("{title} is used to {} %, below its break-even, so on-demand would cost less", percent(used));
        ("po-commit-below-breakeven", message)
    } else {
        ("po-commit-unused", format!("{} % of {title} is paid for and not used", percent(Decimal::ONE - used)))
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
