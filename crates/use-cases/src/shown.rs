//! [`shown`]: everything that the editor shows of a document, computed once.

use api::{Act, Drawing, Failure, FlowPaths, NetworkPlan, PathSets};
use budget::{Budget, Pass};
use design::{ComponentId, Design, Problem};
use pricing::{Analysis, Breakdown, Estimate, GroupBy, Months, Passing, SideCosts};

use crate::bounded::bounded;
use crate::prices::prices;
use crate::{address_plan, drawing, editing, network, path_sets};

/// A document that has been read, changed, completed and priced, so that further views of it do not repeat that.
pub struct Shown<'b> {
    said: Said,
    problems: Vec<Problem>,
    edited: Edited,
    budget: &'b Budget,
}

/// A design, priced unless it has problems.
enum Said {
    Priced(Box<Analysis>),
    Unpriced(Box<Design>),
}

/// The result of the changes.
#[derive(Debug, Default)]
pub struct Edited {
    /// Whether anything was changed.
    pub changed: bool,
    /// The component to select.
    pub select: Option<ComponentId>,
    /// Why changes were refused, with their positions in the list.
    pub refused: Vec<(usize, String)>,
}

impl Shown<'_> {
    /// The design after the changes, as far as it can be read.
    #[must_use]
    pub fn design(&self) -> &Design {
        match &self.said {
            Said::Priced(analysis) => analysis.design(),
            Said::Unpriced(design) => design,
        }
    }

    /// The problems that keep the design from being priced.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The result of the changes.
    #[must_use]
    pub const fn edited(&self) -> &Edited {
        &self.edited
    }

    /// The estimate of the design; `None` while it has problems.
    #[must_use]
    pub fn estimate(&self) -> Option<&Estimate> {
        self.analysis().map(Analysis::estimate)
    }

    /// What the components cause elsewhere; `None` while the design has problems, or if it cannot be priced.
    #[must_use]
    pub fn side_costs(&self) -> Option<SideCosts> {
        self.analysis().and_then(|analysis| analysis.side_costs(&prices(), self.budget).ok())
    }

    /// What the design costs month by month; `None` while it has problems, or if it cannot be priced.
    #[must_use]
    pub fn months(&self) -> Option<Months> {
        self.analysis().and_then(|analysis| analysis.months(&prices(), self.budget).ok())
    }

    /// The flows whose data passes a component; none while the design has problems.
    #[must_use]
    pub fn passing(&self, component: &ComponentId) -> Vec<Passing> {
        self.analysis().map(|analysis| analysis.passing(component)).unwrap_or_default()
    }

    /// The costs in groups; `None` while the design has problems.
    #[must_use]
    pub fn breakdown(&self, by: &GroupBy) -> Option<Breakdown> {
        self.analysis().and_then(|analysis| analysis.breakdown(by).ok())
    }

    /// The drawing; `None` while the design has problems.
    ///
    /// # Errors
    /// As [`crate::draw`].
    pub fn drawing(&self) -> Result<Option<Drawing>, Failure> {
        self.analysis().map(|analysis| drawing::drawn_of(analysis, self.budget).map(drawing::as_drawing)).transpose()
    }

    /// The path of a flow and the other path options, each of which is priced with the whole design; `None` while the
    /// design has problems.
    ///
    /// # Errors
    /// As [`crate::flow_paths`].
    pub fn flow_paths(&self, flow: &str) -> Result<Option<FlowPaths>, Failure> {
        self.analysis().map(|analysis| network::flow_paths_of(analysis, flow, self.budget)).transpose()
    }

    /// The sets of path options of several flows that cost less together; `None` while the design has problems.
    ///
    /// # Errors
    /// As [`crate::path_sets`].
    pub fn path_sets(&self) -> Result<Option<PathSets>, Failure> {
        self.analysis().map(|analysis| path_sets::sets_of(analysis.design(), self.budget)).transpose()
    }

    /// The address plan; `None` while the design has problems.
    #[must_use]
    pub fn network_plan(&self) -> Option<NetworkPlan> {
        let analysis = self.analysis()?;
        let completed = &analysis.completed(self.budget).design;
        Some(address_plan::plan_of(analysis.design(), completed, self.budget))
    }

    /// How often the design was read, completed or priced so far, not counting the other path options of a flow.
    #[must_use]
    pub fn passes(&self, pass: Pass) -> u64 {
        self.budget.passes(pass)
    }

    fn analysis(&self) -> Option<&Analysis> {
        match &self.said {
            Said::Priced(analysis) => Some(analysis),
            Said::Unpriced(_) => None,
        }
    }
}

/// Reads a document, changes it, prices it, and lets `show` derive more from the result. A design with problems is
/// shown without a price; only a document that cannot be read at all is refused.
///
/// # Errors
/// As [`crate::estimate`], and those of `show`.
pub fn shown<T>(
    document: &str,
    acts: &[Act],
    show: impl FnOnce(&Shown<'_>) -> Result<T, Failure>,
) -> Result<T, Failure> {
    bounded(|budget| {
        let (mut design, mut problems) = read(document, budget)?;
        let edited = editing::make(&mut design, acts, problems.is_empty(), budget)?;
        if edited.changed {
            (design, problems) = read(&design.to_compact_json(), budget)?;
        }
        let said = if problems.is_empty() {
            Said::Priced(Box::new(Analysis::of(design, &prices(), budget)?))
        } else {
            Said::Unpriced(Box::new(design))
        };
        show(&Shown { said, problems, edited, budget })
    })
}

/// A document as far as it can be read, with every problem: of the document, and of names that the catalogue does not
/// know.
fn read(document: &str, budget: &Budget) -> Result<(Design, Vec<Problem>), Failure> {
    budget.pass(Pass::Read);
    match crate::read_with_problems(document) {
        (Some(design), problems) => Ok((design, problems)),
        (None, problems) => Err(Failure::Invalid { problems }),
    }
}
