//! [`Subject`]: a component that is priced in any of its deployments.

use budget::{Budget, Work};
use catalog::Catalogue;
use definitions::{Deployed, DeploymentOptions, Reading, Usage, UsageValue, Value, Values, Workload};
use design::{Body, Component, Design, Problems};
use units::{Decimal, Error};

use super::super::build::too_large;
use super::cost::{DeploymentCost, Rest};
use super::{at_any_usage, deployed};
use crate::engine::charges_of_each;
use crate::flows::has_flows;
use crate::service::defined::with_values;

/// Why there is no such option.
const UNKNOWN: &str = "not known";

/// A component in its design, completed if it has flows.
pub(super) struct Subject<'a> {
    pub options: &'static DeploymentOptions,
    design: Design,
    index: usize,
    present: &'static str,
    rest: Rest,
    catalogue: &'a Catalogue,
    budget: &'a Budget,
}

impl<'a> Subject<'a> {
    pub fn of(
        design: &Design,
        component: &Component,
        options: &'static DeploymentOptions,
        (catalogue, budget): (&'a Catalogue, &'a Budget),
    ) -> Result<Subject<'a>, Problems> {
        let completed = if has_flows(design) { topology::completed_design(design, budget) } else { design.clone() };
        let index = completed.components.iter().position(|one| one.id == component.id).unwrap_or_default();
        let (lines, _) = charges_of_each(&completed, catalogue, budget)?;
        let rest = Rest::of(&lines, index).map_err(too_large)?;
        let present = component.body.values().map_or("", |values| (options.present)(values));
        Ok(Subject { options, design: completed, index, present, rest, catalogue, budget })
    }

    /// The code of the present deployment.
    pub const fn present(&self) -> &'static str {
        self.present
    }

    /// The component as it is.
    fn component(&self) -> Option<&Component> {
        self.design.components.get(self.index)
    }

    /// Its values.
    pub fn values(&self) -> Option<&Values> {
        self.component()?.body.values()
    }

    /// The component deployed as an option.
    pub fn deployed(&self, code: &str) -> Result<Deployed, Problems> {
        let Some(component) = self.component() else { return Ok(Deployed::Not(UNKNOWN)) };
        let found = deployed(&self.design, component, self.options, code, self.catalogue)?;
        Ok(found.unwrap_or(Deployed::Not(UNKNOWN)))
    }

    /// The cost of values that the component has in a deployment.
    pub fn price(&self, values: Values) -> Result<DeploymentCost, Problems> {
        let mut design = self.design.clone();
        if let Some(component) = design.components.get_mut(self.index) {
            component.body = Body::Defined(Box::new(values));
        }
        let _ = self.budget.spend_each(Work::Prices, design.components.len());
        let (lines, _) = charges_of_each(&design, self.catalogue, self.budget)?;
        if self.budget.is_over() {
            return DeploymentCost::of(&[], 0, &self.rest).map_err(too_large);
        }
        DeploymentCost::of(&lines, self.index, &self.rest).map_err(too_large)
    }

    /// The cost of an option when the component has this much of a workload.
    pub fn price_at(
        &self,
        code: &str,
        workload: &Workload,
        usage: Decimal,
    ) -> Result<Option<DeploymentCost>, Problems> {
        let Some(mut component) = self.component().cloned() else { return Ok(None) };
        if let Some(values) = component.body.values_mut() {
            let field = (workload.field)(values);
            values.set(field, Some(Value::Usage(Usage::Monthly(UsageValue::One(definitions::Number(usage))))));
        }
        match at_any_usage(&self.design, &component, self.options, code, self.catalogue)? {
            Some(Deployed::As(values, _)) => self.price(values).map(Some),
            Some(Deployed::Not(_)) | None => Ok(None),
        }
    }

    /// A number that follows from the values of a deployment, in the months of the design.
    pub fn amount(
        &self,
        values: &Values,
        work: impl FnOnce(&Reading<'_>) -> Result<Option<Decimal>, Error>,
    ) -> Result<Option<Decimal>, Problems> {
        let Some(component) = self.component() else { return Ok(None) };
        let length = self.design.month();
        with_values(&self.design, component, values, self.catalogue, |reading| work(&Reading { length, ..*reading }))
            .map_err(too_large)
    }
}
