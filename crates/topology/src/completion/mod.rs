//! [`complete`]: proposes what a design leaves out.

mod attach;
mod egress;
mod gateways;
mod index;
mod links;
mod needs;
mod placing;
mod ranges;
mod reach;
mod room;
mod subnets;
mod tables;
mod taken;
mod vpcs;
mod work;

use budget::Budget;
use design::{ComponentId, Design};

use work::Work;

/// A completed design.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completed {
    /// The design: the original components first, with only the missing parts filled in, and added components at the
    /// end.
    pub design: Design,
    /// What was proposed.
    pub proposals: Vec<Proposal>,
}

/// One thing that was proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The component that was added or completed.
    pub component: ComponentId,
    /// Whether it was added.
    pub added: bool,
    /// What was proposed and why, in a sentence.
    pub text: String,
}

/// Proposes what a design leaves out: VPCs with two zones, subnets and route tables, subnets for components, gateways,
/// free endpoints and links that flows need.
///
/// Nothing that the design specifies changes; a VPC that has route tables keeps exactly these. Completing a design
/// again changes nothing, and the order of components does not matter.
#[must_use]
pub fn complete(design: &Design) -> Completed {
    complete_within(design, Budget::unlimited())
}

/// Like [`complete`], with a limit on the work. If [`Budget::check`] fails afterwards, parts are missing.
#[must_use]
pub fn complete_within(design: &Design, budget: &Budget) -> Completed {
    run(Work::new(design, budget, true))
}

/// Like [`complete_within`], without the texts of the proposals.
#[must_use]
pub fn completed_design(design: &Design, budget: &Budget) -> Design {
    run(Work::new(design, budget, false)).design
}

fn run(mut work: Work<'_>) -> Completed {
    vpcs::choose(&mut work);
    attach::propose(&mut work);
    ranges::of_vpcs(&mut work);
    subnets::propose(&mut work);
    placing::place(&mut work);
    ranges::of_subnets(&mut work);
    tables::propose(&mut work);
    gateways::propose(&mut work);
    links::propose(&mut work);
    egress::propose(&mut work);
    work.done()
}
