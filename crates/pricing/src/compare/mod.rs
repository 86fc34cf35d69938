//! Compares the purchase options of groups of instances, or of components of a kind whose definition has purchase
//! options, and the deployments of a component.
//!
//! Every row is an estimate of the same components with another purchase option, made by the same functions as the
//! estimate of the design: "use this" gives exactly the amounts of its row.

mod build;
mod chosen;
mod column;
mod defined;
mod deployments;
mod groups;
mod notes;
mod option;
mod render;
mod row;
mod series;

pub use chosen::{Comparable, chosen, comparable, has_options};
pub use column::Column;
pub use defined::buy;
pub use deployments::{
    CostCrossing, CostLine, CostPoint, DeploymentColumn, DeploymentRow, Deployments, WorkloadCosts, deploy, deployable,
    deployments, deployments_csv, deployments_markdown, deployments_table, deployments_within, is_deployment,
};
pub use option::{Choice, choices};
pub use render::{csv, markdown, table};
pub use row::{OptionRow, PaysBack, RowBasis};
pub use series::{DEFAULT_CHART, Utilisation, cash, utilisation};

use budget::Budget;
use catalog::Catalogue;
use definitions::Definition;
use design::{Component, ComponentId, Design, Kind, Problems};
use serde::{Deserialize, Serialize};
use units::time::HOURS_PER_MONTH;
use units::{Decimal, Usd};

use crate::service::dedicated_host::hosts_for;
use defined::Defined;
use groups::Groups;

/// The purchase options of some components of one kind, side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// The kind of the components; omitted for EC2 groups.
    #[serde(default = "ec2", skip_serializing_if = "is_ec2")]
    pub kind: Kind,
    /// The components compared, in the order of the design.
    pub groups: Vec<ComponentId>,
    /// The names of the components.
    pub names: Vec<String>,
    /// The code of the option that all components use now; `None` when they differ or have several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub current: Option<String>,
    /// One row per option; the first is on-demand.
    pub rows: Vec<OptionRow>,
    /// The monthly on-demand cost when every instance runs all month, or of all requests: the reference for break-even.
    pub on_demand_full: Option<Usd>,
    /// The dedicated hosts of the last row.
    pub hosts: Vec<HostNeed>,
    /// Hours in the month that is priced.
    pub month_hours: Decimal,
    /// Whether options are compared over the hours that the components run; otherwise over what is requested of them.
    #[serde(default = "yes", skip_serializing_if = "is_yes")]
    pub over_hours: bool,
    /// The assumptions of the comparison.
    pub notes: Vec<String>,
}

fn yes() -> bool {
    true
}

fn is_yes(flag: &bool) -> bool {
    *flag
}

fn ec2() -> Kind {
    Kind::Ec2
}

fn is_ec2(kind: &Kind) -> bool {
    *kind == Kind::Ec2
}

/// Dedicated hosts that the groups would need.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HostNeed {
    /// Region code.
    pub region: String,
    /// Instance family.
    pub family: String,
    /// The number of hosts that hold the processors of all instances.
    pub count: u64,
}

/// Compares the purchase options of the components `groups`, which are EC2 groups or of one defined kind. If `groups`
/// is empty, of all EC2 groups, and in a design without any of all components of the first kind that has options.
///
/// Counts only charges that depend on the purchase option.
///
/// # Errors
/// A problem when a component does not exist or has no purchase options, when the kinds differ, and the problems of
/// [`estimate`](crate::estimate).
pub fn compare(design: &Design, groups: &[ComponentId], catalogue: &Catalogue) -> Result<Comparison, Problems> {
    compare_within(design, groups, catalogue, Budget::unlimited())
}

/// As [`compare`], with a limit on the work. When [`Budget::check`] fails afterwards, the comparison must be discarded.
///
/// # Errors
/// As [`compare`].
pub fn compare_within(
    design: &Design,
    groups: &[ComponentId],
    catalogue: &Catalogue,
    budget: &Budget,
) -> Result<Comparison, Problems> {
    let Comparable { kind, components } = chosen(design, groups)?;
    let mut comparison = Comparison {
        kind,
        groups: components.iter().map(|component| component.id.clone()).collect(),
        names: components.iter().map(|component| component.title().to_owned()).collect(),
        current: None,
        rows: Vec::new(),
        on_demand_full: None,
        hosts: Vec::new(),
        month_hours: HOURS_PER_MONTH,
        over_hours: components.iter().all(|component| is_over_hours(component)),
        notes: Vec::new(),
    };
    comparison.notes = notes::notes(design, kind, comparison.over_hours);
    match kind {
        Kind::Defined(definition) => of_defined(comparison, design, definition, &components, catalogue, budget),
        _ => of_groups(comparison, design, &components, catalogue, budget),
    }
}

/// Whether the options of a component are compared over the hours that it runs.
fn is_over_hours(component: &Component) -> bool {
    component.body.values().is_none_or(|values| {
        values.definition().purchase_options.is_none_or(|options| options.scales.is_hours_of(values))
    })
}

fn of_groups(
    comparison: Comparison,
    design: &Design,
    chosen: &[&Component],
    catalogue: &Catalogue,
    budget: &Budget,
) -> Result<Comparison, Problems> {
    let (rows, on_demand_full) = build::rows(&mut Groups::of(design, catalogue, chosen, budget))?;
    let need = |(region, family, count): (&str, &str, u64)| HostNeed {
        region: region.to_owned(),
        family: family.to_owned(),
        count,
    };
    let hosts = hosts_for(design, catalogue, chosen).unwrap_or_default().into_iter().map(need).collect();
    Ok(Comparison { current: groups::current(chosen), rows, on_demand_full, hosts, ..comparison })
}

fn of_defined(
    comparison: Comparison,
    design: &Design,
    definition: &'static Definition,
    chosen: &[&Component],
    catalogue: &Catalogue,
    budget: &Budget,
) -> Result<Comparison, Problems> {
    let Some(mut subject) = Defined::of(design, definition, chosen, comparison.over_hours, (catalogue, budget)) else {
        return Ok(comparison);
    };
    let (mut rows, on_demand_full) = build::rows(&mut subject)?;
    if !comparison.over_hours {
        rows.iter_mut().for_each(|row| row.break_even_hours = None);
    }
    Ok(Comparison { current: subject.current()?, rows, on_demand_full, ..comparison })
}
