//! All findings about a priced design: those of its services, and those that come from pricing other designs.
//!
//! This layer is above the engine and the services, which do not know it: advice changes a design or one of its
//! components, and has them price it again.

mod addresses;
mod balancer;
mod defined;
mod dependence;
mod ebs;
mod ebs_magnetic;
mod ebs_unused;
mod entries;
mod exact;
mod flows;
mod hosts;
mod nat;
mod nat_gb;
mod network;
mod s3;
mod snapshots;
mod transfer_gb;

use design::{Body, Design, Problems};
use topology::Network;
use units::Error;

use crate::engine::{self, Basis, Found};
use crate::estimate::ComponentEstimate;
use crate::finding::Finding;
use crate::line::Line;
use crate::service::Context;

/// A priced design.
pub(crate) struct Subject<'a> {
    pub basis: Basis<'a>,
    /// The design as its author wrote it.
    pub said: &'a Design,
    /// The network that the flows pass, if there are flows.
    pub network: Option<&'a Network<'a>>,
    /// The estimates of the components.
    pub components: &'a [ComponentEstimate],
    /// The number of steps taken before the design was priced.
    pub started: u64,
}

impl<'a> Subject<'a> {
    /// The charges of the component at `index`.
    fn lines(&self, index: usize) -> &'a [Line] {
        self.components.get(index).map_or(&[], |component| &component.lines)
    }
}

/// All findings, errors first; `found` holds the findings of the services, by component.
///
/// # Errors
/// A problem for every component whose changed versions cannot be priced because their values multiply to more digits
/// than exact decimals hold.
pub(crate) fn findings(subject: &Subject<'_>, found: Vec<Found>) -> Result<Vec<Finding>, Problems> {
    let Subject { basis, said, network, .. } = *subject;
    let budget = basis.task.budget;
    let mut findings = by_component(subject, found)?;
    // Report a problem of a network once, at its place, and not again for every flow that it affects.
    let refused = network::findings(said, network, budget);
    findings.retain(|found| !refused.iter().any(|told| told.rule == found.rule && told.component == found.component));
    findings.extend(refused);
    if let Some(network) = network {
        let once = budget.used().saturating_sub(subject.started);
        let advice = flows::findings(subject, network, once);
        // Usage values and flows may both recommend the same additional gateway. Report its saving once.
        let is_told = |one: &Finding| {
            one.rule == "nat-cross-az"
                && findings.iter().any(|told| (&told.rule, &told.component) == (&one.rule, &one.component))
        };
        let new: Vec<Finding> = advice.into_iter().filter(|one| !is_told(one)).collect();
        findings.extend(new);
        findings.extend(entries::findings(subject));
    }
    findings.extend(addresses::in_private_subnets(subject));
    findings.extend(hosts::findings(subject));
    exact::price(subject, &mut findings);
    let total = subject.components.iter().map(|component| component.totals.effective_monthly).sum();
    findings.extend(nat_gb::findings(subject, total));
    let by_hand = transfer_gb::findings(subject, total, &findings);
    findings.extend(by_hand);
    Finding::sort(&mut findings, total);
    Ok(findings)
}

/// For each component: the findings of its service, how it could cost less, and what is missing.
fn by_component(subject: &Subject<'_>, found: Vec<Found>) -> Result<Vec<Finding>, Problems> {
    let mut all = Vec::new();
    let mut problems = Vec::new();
    let contexts = (0..).map_while(|index| subject.basis.context(index));
    for ((context, component), found) in contexts.zip(subject.components).zip(found) {
        all.extend(found.findings);
        match of_component(&context, &component.lines) {
            Ok(advice) => all.extend(advice),
            Err(_) => problems.push(engine::too_large(context.flows.place(context.index, ""))),
        }
        all.extend(found.missing);
    }
    if problems.is_empty() { Ok(all) } else { Err(Problems(problems)) }
}

/// How a component with these lines could cost less.
fn of_component(context: &Context<'_>, lines: &[Line]) -> Result<Vec<Finding>, Error> {
    match &context.component.body {
        Body::Ebs { config, usage } => {
            let unused = ebs_unused::findings(context, config, usage, lines);
            Ok(unused.into_iter().chain(ebs::findings(context, config, usage, lines)?).collect())
        }
        Body::Snapshots { config, usage } => snapshots::findings(context, config, usage, lines),
        Body::NatGateway { config, usage } => nat::cross_zone(context, config, usage, lines).map(Vec::from_iter),
        Body::LoadBalancer { config, usage } => balancer::findings(context, config, usage, lines),
        Body::S3 { config, usage } => s3::findings(context, config, usage, lines),
        Body::Defined(values) => defined::findings(context, values, lines),
        _ => Ok(Vec::new()),
    }
}
