//! Compares the deployments of a component, such as those of a relational database.
//!
//! Every row is the estimate of the same design with the component deployed in another way, so "use this" gives exactly
//! the amounts of its row. The work is bounded: one component, the few deployments of its definition, and for each of
//! its workloads three more prices of those deployments that bill it.

mod column;
mod cost;
mod crossing;
mod render;
mod row;
mod subject;
mod sweep;

pub use column::DeploymentColumn;
pub use crossing::CostCrossing;
pub use render::{deployments_csv, deployments_markdown, deployments_table};
pub use row::DeploymentRow;
pub use sweep::{CostLine, CostPoint, WorkloadCosts};

use budget::Budget;
use catalog::Catalogue;
use definitions::{Deployed, DeploymentOptions, Reading};
use design::{Body, Component, ComponentId, Design, Kind, Problem, Problems};
use serde::{Deserialize, Serialize};
use units::Decimal;

use super::build::too_large;
use crate::service::defined::with_values;
use subject::Subject;

/// The deployments of a component, side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deployments {
    /// The component compared.
    pub component: ComponentId,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: Kind,
    /// The code of its present deployment.
    pub current: String,
    /// One row for each deployment.
    pub rows: Vec<DeploymentRow>,
    /// The cost of the deployments over usage that some of them bill.
    pub workloads: Vec<WorkloadCosts>,
    /// Hours in the month that is priced.
    pub month_hours: Decimal,
    /// The assumptions of the comparison.
    pub notes: Vec<String>,
}

const COUNTED: &str = "Amounts are the cost of the component with every charge, in the estimate of the whole design, and what the change of its deployment adds to or takes from the cost of other components. Upfront payments are spread over their term.";
const MARKS: &str = "≈ derived by a rule or approximate; approximate prices are not ranked. † may be out of date.";

/// The components of a design whose deployments can be compared, in the order of the design.
#[must_use]
pub fn deployable(design: &Design) -> Vec<&Component> {
    design.components.iter().filter(|component| options_of(component).is_some()).collect()
}

/// Whether this is the code of a deployment.
#[must_use]
pub fn is_deployment(code: &str) -> bool {
    definitions::ALL.iter().filter_map(|of| of.deployment_options).any(|options| options.option(code).is_some())
}

/// Compares the deployments of the component `id`; without one, of the first component that has several.
///
/// # Errors
/// A problem when there is no such component or it has one deployment only, and the problems of
/// [`estimate`](crate::estimate()).
pub fn deployments(design: &Design, id: Option<&ComponentId>, catalogue: &Catalogue) -> Result<Deployments, Problems> {
    deployments_within(design, id, catalogue, Budget::unlimited())
}

/// As [`deployments`], with a limit on the work. When [`Budget::check`] fails afterwards, the result must be discarded.
///
/// # Errors
/// As [`deployments`].
pub fn deployments_within(
    design: &Design,
    id: Option<&ComponentId>,
    catalogue: &Catalogue,
    budget: &Budget,
) -> Result<Deployments, Problems> {
    let (component, options) = chosen(design, id)?;
    let subject = Subject::of(design, component, options, (catalogue, budget))?;
    let rows = row::rows(&subject)?;
    let (workloads, left_out) = sweep::all(&subject, &rows)?;
    let notes = options.notes.iter().copied().chain([COUNTED, MARKS]);
    let own_rates =
        (!design.own_rates.is_empty()).then_some("Amounts are at your own rates where they apply, otherwise at list.");
    Ok(Deployments {
        component: component.id.clone(),
        name: component.title().to_owned(),
        kind: component.body.kind(),
        current: subject.present().to_owned(),
        rows,
        workloads,
        month_hours: design.month().hours(),
        notes: notes.chain(own_rates).map(str::to_owned).chain(left_out).collect(),
    })
}

/// Deploys a component as the option with this code, exactly as its row does; it keeps its id, name, place and flows.
/// Nothing changes if it cannot be deployed so.
///
/// # Errors
/// As [`deployments`].
pub fn deploy(
    design: &mut Design,
    id: Option<&ComponentId>,
    code: &str,
    catalogue: &Catalogue,
) -> Result<(), Problems> {
    let (component, options) = chosen(design, id)?;
    let (id, deployed) = (component.id.clone(), deployed(design, component, options, code, catalogue)?);
    if let (Some(Deployed::As(values, _)), Some(component)) =
        (deployed, design.components.iter_mut().find(|component| component.id == id))
    {
        component.body = Body::Defined(Box::new(values));
    }
    Ok(())
}

/// A component deployed as an option, unless it then cannot have its usage; `None` if it has no definition or no such
/// option.
fn deployed(
    design: &Design,
    component: &Component,
    options: &DeploymentOptions,
    code: &str,
    catalogue: &Catalogue,
) -> Result<Option<Deployed>, Problems> {
    let deployed = at_any_usage(design, component, options, code, catalogue)?;
    let Some(Deployed::As(values, _)) = &deployed else { return Ok(deployed) };
    if component.body.values().is_some_and(|own| (options.present)(own) == code) {
        return Ok(deployed);
    }
    for workload in options.workloads.iter().filter(|workload| workload.billed_by.contains(&code)) {
        let Some((most, reason)) = workload.most else { continue };
        let length = design.month();
        let above = with_values(design, component, values, catalogue, |reading| {
            let reading = Reading { length, ..*reading };
            let used = reading.number((workload.field)(values))?;
            Ok(used.zip(most.of(&reading)?).is_some_and(|(used, most)| used > most))
        });
        if above.map_err(too_large)? {
            return Ok(Some(Deployed::Not(reason)));
        }
    }
    Ok(deployed)
}

/// A component deployed as an option, however much usage it has.
fn at_any_usage(
    design: &Design,
    component: &Component,
    options: &DeploymentOptions,
    code: &str,
    catalogue: &Catalogue,
) -> Result<Option<Deployed>, Problems> {
    let Some(values) = component.body.values().filter(|_| options.option(code).is_some()) else { return Ok(None) };
    with_values(design, component, values, catalogue, |reading| (options.deploy)(code, reading))
        .map(Some)
        .map_err(too_large)
}

fn options_of(component: &Component) -> Option<&'static DeploymentOptions> {
    component.body.values().and_then(|values| values.definition().deployment_options)
}

fn chosen<'a>(
    design: &'a Design,
    id: Option<&ComponentId>,
) -> Result<(&'a Component, &'static DeploymentOptions), Problems> {
    let fix = "name an RDS database or an Aurora cluster";
    let with_options = |component: &'a Component| options_of(component).map(|options| (component, options));
    let Some(id) = id else {
        let first = design.components.iter().find_map(with_options);
        let nothing = || Problems::one(Problem::new("/components", "no component has deployments to compare", fix));
        return first.ok_or_else(nothing);
    };
    let told = match design.component(id).map(|component| (with_options(component), component)) {
        Some((Some(found), _)) => return Ok(found),
        Some((None, component)) => format!("{id} has no deployments to compare: {}", component.body.kind().label()),
        None => format!("there is no component with the id {id}"),
    };
    Err(Problems::one(Problem::new("", told, fix)))
}
