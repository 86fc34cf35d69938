//! [`shown`]: all that a page shows of a document, worked out once.

use api::{Drawing, Failure, FlowPaths, NetworkPlan};
use budget::Budget;
use pricing::{Analysis, Estimate};

use crate::bounded::bounded;
use crate::{address_plan, drawing, network};

/// A document that is read, completed and priced: what is shown beside its estimate takes no more of that.
pub struct Shown<'b> {
    analysis: Analysis,
    budget: &'b Budget,
}

impl Shown<'_> {
    /// What the design costs.
    #[must_use]
    pub const fn estimate(&self) -> &Estimate {
        self.analysis.estimate()
    }

    /// The drawing.
    ///
    /// # Errors
    /// As [`crate::draw`].
    pub fn drawing(&self) -> Result<Drawing, Failure> {
        drawing::drawn_of(&self.analysis, self.budget).map(drawing::as_drawing)
    }

    /// The path of a flow and the other ways, each of which is priced with the whole design.
    ///
    /// # Errors
    /// As [`crate::flow_paths`].
    pub fn flow_paths(&self, flow: &str) -> Result<FlowPaths, Failure> {
        network::flow_paths_of(&self.analysis, flow, self.budget)
    }

    /// The plan of addresses.
    #[must_use]
    pub fn network_plan(&self) -> NetworkPlan {
        let completed = &self.analysis.completed(self.budget).design;
        address_plan::plan_of(self.analysis.design(), completed, self.budget)
    }
}

/// Reads a document and prices it, and lets `show` make more of the same.
///
/// # Errors
/// As [`crate::estimate`], and those of `show`.
pub fn shown<T>(document: &str, show: impl FnOnce(&Shown<'_>) -> Result<T, Failure>) -> Result<T, Failure> {
    bounded(|budget| show(&Shown { analysis: crate::analysed(document, budget)?, budget }))
}
