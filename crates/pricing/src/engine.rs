//! [`estimate`]: prices every component and adds up.

use budget::{Budget, Work};
use catalog::Catalogue;
use definitions::{Stands, Usage};
use design::{Body, Component, Design, Kind, Problem, Problems, Scenario};
use topology::{Completed, Proposal};
use units::{Decimal, Error};

use crate::estimate::{ComponentEstimate, Estimate, PriceDates, Totals};
use crate::finding::{Finding, Severity};
use crate::flows::{Flows, has_flows, network_of};
use crate::line::{Cost, Line};
use crate::network_check;
use crate::range::{self, has_range, used};
use crate::relations::Relations;
use crate::service::{self, Context, Coverage, Pools, Task};

/// Steps of work to price a component.
const PRICED: u64 = 32;

/// Prices a design.
///
/// Deterministic and independent of the order of components, save for the order of the answer. A design with flows is
/// priced with the network that it leaves out and [`topology::complete`] proposes: the components of that come last.
///
/// # Errors
/// A problem at every component whose figures multiply to more digits than exact decimals hold.
pub fn estimate(design: &Design, catalogue: &Catalogue) -> Result<Estimate, Problems> {
    estimate_within(design, catalogue, &Budget::counting())
}

/// As [`estimate`](fn@estimate), with a bound on the work. When [`Budget::check`] fails afterwards, the estimate is not
/// complete and must be discarded.
///
/// # Errors
/// As [`estimate`](fn@estimate).
pub fn estimate_within(design: &Design, catalogue: &Catalogue, budget: &Budget) -> Result<Estimate, Problems> {
    let completed = has_flows(design).then(|| topology::complete_within(design, budget));
    priced(design, completed.as_ref(), catalogue, budget).map(|(estimate, _)| estimate)
}

/// The estimate of a design, and where its flows go. Where it has flows, it comes with what completes it.
pub(crate) fn priced(
    as_said: &Design,
    completed: Option<&Completed>,
    catalogue: &Catalogue,
    budget: &Budget,
) -> Result<(Estimate, Flows), Problems> {
    let said = as_said.components.len();
    let proposals = completed.map(|completed| completed.proposals.as_slice()).unwrap_or_default();
    let design = completed.map_or(as_said, |completed| &completed.design);
    let before = budget.used();
    let network = network_of(design, budget);
    let (relations, flows) = (Relations::of(design), Flows::of(design, said, network.as_ref()));
    let task = |scenario| Task { design, relations: &relations, flows: &flows, catalogue, scenario, month: 0, budget };
    let coverage = Coverage::build(task(Scenario::Typical)).map_err(design_too_large)?;
    let pools = Pools::build(task(Scenario::Typical), &coverage).map_err(design_too_large)?;
    let priced = each(task(Scenario::Typical), &coverage, &pools, price_component)?;
    let (mut components, found): (Vec<_>, Vec<_>) = priced.into_iter().unzip();
    let mut findings: Vec<Finding> = found.into_iter().flatten().collect();
    // What is wrong with a network is told once, where it is, and not again by every flow that meets it.
    let refused = network_check::findings(as_said, network.as_ref(), budget);
    findings.retain(|found| !refused.iter().any(|told| told.rule == found.rule && told.component == found.component));
    findings.extend(refused);
    if let Some(network) = &network {
        let typical = task(Scenario::Typical);
        let once = budget.used().saturating_sub(before);
        let advice = service::flow::advice::findings(typical, network, &coverage, &pools, &components, once);
        // A gateway of its own for what figures and flows say crosses zones is one gateway, and saved once.
        let is_told = |one: &Finding| {
            one.rule == "nat-cross-az"
                && findings.iter().any(|told| (&told.rule, &told.component) == (&one.rule, &one.component))
        };
        let new: Vec<Finding> = advice.into_iter().filter(|one| !is_told(one)).collect();
        findings.extend(new);
    }
    findings.sort_by_key(|finding| finding.severity);
    if design.components.iter().any(grows) {
        twelve_months(task(Scenario::Typical), &coverage, &mut components)?;
    }
    let mut totals = sum(components.iter().map(|component| &component.totals))?;
    if design.components.iter().any(has_range) {
        // Only hours that have a range change what commitments cover.
        let is_range = |component: &Component| matches!(component.body, Body::Ec2 { .. }) && has_range(component);
        let other_hours = design.components.iter().any(is_range);
        let typical: range::Ends =
            components.iter().map(|component| (component.totals, range::unknown(&component.lines))).collect();
        let has_other_ranges =
            design.components.iter().any(|component| prices_itself(component) && has_range(component));
        let ends = |scenario| {
            let other =
                if other_hours { Some(Coverage::build(task(scenario)).map_err(design_too_large)?) } else { None };
            let coverage = other.as_ref().unwrap_or(&coverage);
            let at_end = Pools::build_like(task(scenario), coverage, Some(&pools)).map_err(design_too_large)?;
            each(task(scenario), coverage, &at_end, |context| {
                // Most lines are those of the typical usage.
                let is_alike = if prices_itself(context.component) {
                    !has_other_ranges
                } else {
                    at_end.is_like(&pools, context.index)
                };
                match typical.get(context.index).filter(|_| is_alike) {
                    Some(typical) => Ok(typical.clone()),
                    None if prices_itself(context.component) => range::end(&lines(context)?),
                    None => service::kinds::pooled_end(context),
                }
            })
        };
        let (low, high) = (ends(Scenario::Low)?, ends(Scenario::High)?);
        range::take(&mut totals, &typical, &low, &high).map_err(design_too_large)?;
        findings.extend(range::findings(&flows, &design.components, &typical, &low, &high));
    }
    let mut assumptions = assumptions(design, totals.growing);
    assumptions.extend(proposed(proposals, &components));
    let (price_dates, month_hours) = (price_dates(&components), design.month().hours());
    Ok((Estimate { totals, price_dates, assumptions, month_hours, components, findings }, flows))
}

/// Does `work` for every component: all of it, or a problem at each that failed. What commitments cover is the same in
/// every month.
fn each<T>(
    task: Task<'_>,
    coverage: &Coverage,
    pools: &Pools<'_>,
    work: impl Fn(&Context<'_>) -> Result<T, Error>,
) -> Result<Vec<T>, Problems> {
    let mut done = Vec::with_capacity(task.design.components.len());
    let mut problems = Vec::new();
    for context in (0..).map_while(|index| task.context(index, coverage, Some(pools))) {
        if !task.budget.spend(Work::Prices, PRICED) {
            break;
        }
        match work(&context) {
            Ok(result) => done.push(result),
            Err(_) => problems.push(too_large(task.flows.place(context.index, ""))),
        }
    }
    if problems.is_empty() { Ok(done) } else { Err(Problems(problems)) }
}

/// The charges of a design alone: no findings, no ranges.
pub(crate) fn charges(design: &Design, catalogue: &Catalogue, budget: &Budget) -> Result<Vec<Line>, Problems> {
    Ok(charges_of_each(design, catalogue, budget)?.0.into_iter().flatten().collect())
}

/// The same by component, in the order of a design that is complete; and where its flows go.
pub(crate) fn charges_of_each(
    design: &Design,
    catalogue: &Catalogue,
    budget: &Budget,
) -> Result<(Vec<Vec<Line>>, Flows), Problems> {
    let network = network_of(design, budget);
    let (relations, flows) = (Relations::of(design), Flows::of(design, design.components.len(), network.as_ref()));
    let scenario = Scenario::Typical;
    let task = Task { design, relations: &relations, flows: &flows, catalogue, scenario, month: 0, budget };
    let coverage = Coverage::build(task).map_err(design_too_large)?;
    let pools = Pools::build(task, &coverage).map_err(design_too_large)?;
    let lines = each(task, &coverage, &pools, lines)?;
    Ok((lines, flows))
}

/// The charges of a component; without its findings where these take time.
fn lines(context: &Context<'_>) -> Result<Vec<Line>, Error> {
    match &context.component.body {
        Body::Ec2 { config, usage } => service::ec2::lines(context, config, usage),
        Body::Ebs { config, usage } => service::ebs::lines(context, config, usage),
        Body::Snapshots { config, usage } => service::snapshots::lines(context, config, usage),
        Body::DedicatedHost { .. } | Body::ReservedInstances { .. } | Body::SavingsPlan { .. } => {
            parts(context).map(|(lines, _)| lines)
        }
        _ => service::kinds::pooled_lines(context),
    }
}

/// Charges and findings of a component.
fn parts(context: &Context<'_>) -> Result<(Vec<Line>, Vec<Finding>), Error> {
    match &context.component.body {
        Body::Ec2 { config, usage } => service::ec2::price(context, config, usage),
        Body::Ebs { config, usage } => service::ebs::price(context, config, usage),
        Body::DedicatedHost { config, usage } => service::dedicated_host::price(context, config, usage),
        Body::ReservedInstances { config } => service::reserved_instances::price(context, config),
        Body::SavingsPlan { config } => service::savings_plan::price(context, config),
        Body::Snapshots { config, usage } => service::snapshots::price(context, config, usage),
        _ => service::kinds::price(context).map(|(lines, findings, _)| (lines, findings)),
    }
}

fn price_component(context: &Context<'_>) -> Result<(ComponentEstimate, Vec<Finding>), Error> {
    let component = context.component;
    let (lines, mut findings, capacity) = if prices_itself(component) {
        parts(context).map(|(lines, findings)| (lines, findings, None))?
    } else {
        service::kinds::price(context)?
    };
    findings.extend(usage_missing(context, &lines));
    let totals = Totals::of_lines(&lines)?;
    let priced = ComponentEstimate {
        id: component.id.clone(),
        kind: component.body.kind(),
        name: component.title().to_owned(),
        region: if stands_at_edge(component) { EDGE } else { context.region() }.to_owned(),
        attached_to: component.attached_to().cloned(),
        proposed: context.flows.is_proposed(context.index),
        lines,
        totals,
        capacity,
    };
    Ok((priced, findings))
}

/// Rule `gen-usage-missing`: one finding per component, naming all open figures.
fn usage_missing(context: &Context<'_>, lines: &[Line]) -> Option<Finding> {
    let mut open: Vec<&str> = Vec::new();
    for line in lines {
        // Several lines may wait for the same figure.
        if let Cost::DependsOnUsage { missing } = &line.cost
            && !open.contains(&missing.as_ref())
        {
            open.push(missing);
        }
    }
    (!open.is_empty()).then(|| {
        let message = format!("the cost depends on {}", open.join(" and "));
        let fix = "enter a usage value, or low, typical and high";
        context.finding(Severity::Advice, "gen-usage-missing", "/usage", message, fix)
    })
}

/// What was proposed and counts in the total.
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

/// What the estimate says instead of a region of what stands at the edge.
const EDGE: &str = "global";

fn stands_at_edge(component: &Component) -> bool {
    component.body.values().is_some_and(|values| values.definition().stands == Stands::Edge)
}

/// Whether its service makes the lines of a component itself, of what no flow and no pool changes.
fn prices_itself(component: &Component) -> bool {
    matches!(
        component.body,
        Body::Ec2 { .. }
            | Body::Ebs { .. }
            | Body::Snapshots { .. }
            | Body::DedicatedHost { .. }
            | Body::ReservedInstances { .. }
            | Body::SavingsPlan { .. }
    )
}

/// Which free allowances are taken off.
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

/// Whether a component costs more from month to month.
fn grows(component: &Component) -> bool {
    match &component.body {
        Body::Defined(values) => used(values).any(Usage::is_once),
        _ => has_storage_that_grows(component),
    }
}

fn has_storage_that_grows(component: &Component) -> bool {
    matches!(&component.body, Body::S3 { usage, .. } if service::grows(usage))
}

/// Prices every month of the first year of a design that grows: the first is its monthly cost, the sum of
/// the twelve that of the first year.
fn twelve_months(first: Task<'_>, coverage: &Coverage, components: &mut [ComponentEstimate]) -> Result<(), Problems> {
    for month in 1..12 {
        let task = Task { month, ..first };
        let pools = Pools::build(task, coverage).map_err(design_too_large)?;
        let later = each(task, coverage, &pools, |context| Totals::of_lines(&lines(context)?))?;
        for (component, later) in components.iter_mut().zip(later) {
            component.totals.add_month(month, &later).map_err(design_too_large)?;
        }
    }
    Ok(())
}

fn sum<'a>(parts: impl IntoIterator<Item = &'a Totals>) -> Result<Totals, Problems> {
    Totals::sum(parts).map_err(design_too_large)
}

/// Figures that are too large in the sum of a design.
pub(crate) fn design_too_large(_: Error) -> Problems {
    Problems::one(too_large(String::new()))
}

fn too_large(path: String) -> Problem {
    Problem::new(
        path,
        "the counts and sizes multiply to more than can be priced exactly",
        "use smaller counts or sizes",
    )
}

fn price_dates(components: &[ComponentEstimate]) -> Option<PriceDates> {
    let dates = || components.iter().flat_map(|c| &c.lines).filter_map(|line| line.price.as_ref()?.as_of.as_ref());
    Some(PriceDates { oldest: dates().min()?.clone(), newest: dates().max()?.clone() })
}

fn assumptions(design: &Design, growing: bool) -> Vec<String> {
    let month = match design.month_days {
        None => "A month has 730 hours (365 × 24 ÷ 12).".to_owned(),
        Some(days) => format!("The month has {days} days, {} hours.", Decimal::from(days) * units::time::HOURS_PER_DAY),
    };
    let mut all = vec![month, "List prices in US dollars, without tax and private discounts.".to_owned()];
    all.push(allowances(design));
    if growing {
        let has_once = |component: &Component| component.body.values().is_some_and(|own| used(own).any(Usage::is_once));
        let what = match (design.components.iter().any(has_once), design.components.iter().any(has_storage_that_grows))
        {
            (true, true) => "Some storage grows, and some usage is in one month only",
            (true, false) => "Some usage is in one month only",
            (false, _) => "Some storage grows",
        };
        all.push(format!("{what}: monthly is month 1, first 12 months is the sum of twelve months."));
    }
    if design.components.iter().any(|c| c.body.kind() == Kind::Ebs) {
        all.push("Volumes are billed as long as they exist, also while instances are stopped.".into());
    }
    all
}
