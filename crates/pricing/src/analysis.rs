//! [`Analysis`]: a design with everything derived from it.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use budget::{Budget, Pass};
use catalog::Catalogue;
use design::{ComponentId, Design, Problems};
use topology::{Completed, Paths};

use crate::breakdown::{self, Breakdown, GroupBy};
use crate::estimate::Estimate;
use crate::flows::{Flows, has_flows};
use crate::months::{self, Months};
use crate::passing::{self, Passing};
use crate::paths::{Ledger, ledger_of};
use crate::relations::Relations;
use crate::side_costs::{self, SideCosts};
use crate::{answer, engine};

/// A design that is completed, routed and priced once, so that several callers can share the results.
pub struct Analysis {
    said: Design,
    /// Completed with the estimate if the design has flows, otherwise on demand.
    completed: OnceCell<Completed>,
    flows: Flows,
    estimate: Estimate,
}

impl Analysis {
    /// Prices a design. When [`Budget::check`] fails afterwards, the analysis must be discarded.
    ///
    /// # Errors
    /// As [`estimate`](crate::estimate()).
    pub fn of(said: Design, catalogue: &Catalogue, budget: &Budget) -> Result<Analysis, Problems> {
        let completed = OnceCell::new();
        if has_flows(&said) {
            completed.get_or_init(|| complete(&said, budget));
        }
        budget.pass(Pass::Estimate);
        let (estimate, flows) = answer::of(&said, completed.get(), catalogue, budget)?;
        Ok(Analysis { said, completed, flows, estimate })
    }

    /// The design as its author wrote it.
    #[must_use]
    pub const fn design(&self) -> &Design {
        &self.said
    }

    /// The estimate of the design.
    #[must_use]
    pub const fn estimate(&self) -> &Estimate {
        &self.estimate
    }

    /// The design and its estimate.
    #[must_use]
    pub fn into_parts(self) -> (Design, Estimate) {
        (self.said, self.estimate)
    }

    /// The design with the parts that it leaves out.
    pub fn completed(&self, budget: &Budget) -> &Completed {
        self.completed.get_or_init(|| complete(&self.said, budget))
    }

    /// The costs in groups.
    ///
    /// # Errors
    /// As [`breakdown`](crate::breakdown()).
    pub fn breakdown(&self, by: &GroupBy) -> Result<Breakdown, Problems> {
        breakdown::of(&self.said, &self.estimate, by)
    }

    /// The paths of all flows, by flow id.
    #[must_use]
    pub fn paths(&self) -> BTreeMap<&ComponentId, &Paths> {
        let components = self.completed.get().map_or(&self.said, |completed| &completed.design).components.iter();
        components
            .enumerate()
            .filter_map(|(index, component)| Some((&component.id, self.flows.ways(index)?.found.as_ref())))
            .collect()
    }

    /// The flows whose data passes a component.
    #[must_use]
    pub fn passing(&self, component: &ComponentId) -> Vec<Passing> {
        let design = self.completed.get().map_or(&self.said, |completed| &completed.design);
        passing::of(design, component, |index| self.flows.ways(index).map(|ways| ways.found.as_ref()))
    }

    /// What the components cause elsewhere. When [`Budget::check`] fails afterwards, it must be discarded.
    ///
    /// # Errors
    /// As [`estimate`](crate::estimate()), for a design with some of it accepted.
    pub fn side_costs(&self, catalogue: &Catalogue, budget: &Budget) -> Result<SideCosts, Problems> {
        let completed = self.completed.get().filter(|_| has_flows(&self.said));
        side_costs::of(&self.said, completed, (&self.flows, catalogue, budget))
    }

    /// What the design costs month by month. When [`Budget::check`] fails afterwards, it must be discarded.
    ///
    /// # Errors
    /// As [`estimate`](crate::estimate()).
    pub fn months(&self, catalogue: &Catalogue, budget: &Budget) -> Result<Months, Problems> {
        let design = self.completed.get().map_or(&self.said, |completed| &completed.design);
        months::of(design, (&self.estimate, &self.flows), (catalogue, budget))
    }

    /// The charges of a flow, hop by hop; `None` when there is no such flow.
    ///
    /// # Errors
    /// As [`estimate`](crate::estimate()).
    pub fn ledger(&self, flow: &ComponentId) -> Result<Option<Ledger>, Problems> {
        let Some(completed) = self.completed.get() else { return Ok(None) };
        let design = &completed.design;
        let Some(index) = design.components.iter().position(|component| component.id == *flow) else { return Ok(None) };
        let lines = self.estimate.components.get(index).map(|priced| priced.lines.as_slice()).unwrap_or_default();
        ledger_of(design, &Relations::of(design), &self.flows, index, lines).map_err(engine::design_too_large)
    }
}

fn complete(design: &Design, budget: &Budget) -> Completed {
    budget.pass(Pass::Complete);
    topology::complete_within(design, budget)
}
