//! The purchase options of components of a defined kind.

use std::collections::BTreeSet;

use budget::{Budget, Work};
use catalog::Catalogue;
use definitions::{Bought, Definition, PurchaseOption, PurchaseOptions, Values};
use design::{Component, ComponentId, Design, Problems};

use super::build::{Candidate, Load, Priced, Subject, part_of, too_large};
use super::chosen::chosen;
use crate::engine::charges_of_each;
use crate::line::Line;
use crate::service::defined::with_values;

/// Components of a defined kind.
///
/// They are priced together with all components of their kind, which share tiers and free allowances with them, but
/// only their own charges count, and of these the charges that depend on the purchase option.
pub(super) struct Defined<'a> {
    options: &'static PurchaseOptions,
    /// All components of the kind.
    part: Design,
    /// The indexes of those compared.
    compared: BTreeSet<usize>,
    /// Whether they are compared over the hours that they run.
    over_hours: bool,
    catalogue: &'a Catalogue,
    budget: &'a Budget,
}

impl<'a> Defined<'a> {
    /// The components `compared` of `design`; `None` if the kind has no purchase options.
    pub fn of(
        design: &Design,
        definition: &'static Definition,
        compared: &[&Component],
        over_hours: bool,
        (catalogue, budget): (&'a Catalogue, &'a Budget),
    ) -> Option<Defined<'a>> {
        let is_alike = |component: &&Component| component.body.values().is_some_and(|v| v.definition() == definition);
        let in_region = |component: &Component| {
            let mut component = component.clone();
            // The component that determines the region may be of another kind.
            component.placement.region = Some(design.region_of(&component).to_owned());
            component
        };
        let components: Vec<Component> = design.components.iter().filter(is_alike).map(in_region).collect();
        let ids: BTreeSet<&ComponentId> = compared.iter().map(|component| &component.id).collect();
        let indexes = components.iter().enumerate().filter(|(_, component)| ids.contains(&component.id));
        let compared = indexes.map(|(index, _)| index).collect();
        let mut part = part_of(design, components);
        part.free_allowances = design.free_allowances.clone();
        Some(Defined { options: definition.purchase_options?, part, compared, over_hours, catalogue, budget })
    }

    /// The components bought with an option; the reason if one of them cannot be bought so.
    fn bought(&self, option: &PurchaseOption) -> Result<Result<Design, String>, Problems> {
        let mut part = self.part.clone();
        for index in &self.compared {
            let Some(component) = part.components.get_mut(*index) else { continue };
            match bought(&self.part, component, option, self.catalogue)? {
                Some(Bought::As(values)) => set(component, values),
                Some(Bought::Not(reason)) if self.compared.len() > 1 => {
                    return Ok(Err(format!("{}: {reason}", component.title())));
                }
                Some(Bought::Not(reason)) => return Ok(Err(reason.to_owned())),
                None => {}
            }
        }
        Ok(Ok(part))
    }

    /// The code of the option that all components have now.
    pub fn current(&self) -> Result<Option<String>, Problems> {
        for option in self.options.all {
            if !self.budget.spend_each(Work::Prices, self.part.components.len()) {
                break;
            }
            if self.bought(option)?.is_ok_and(|part| part == self.part) {
                return Ok(Some(option.code.to_owned()));
            }
        }
        Ok(None)
    }
}

impl Subject for Defined<'_> {
    fn candidates(&self) -> Vec<Candidate> {
        let candidate = |option: &PurchaseOption| Candidate {
            code: option.code.to_owned(),
            label: option.label.to_owned(),
            term_months: option.term_months,
            is_paid_regardless: option.term_months.is_some(),
            gives_up: option.gives_up.to_owned(),
        };
        self.options.all.iter().map(candidate).collect()
    }

    fn price(&mut self, index: usize, load: Load) -> Result<Priced, Problems> {
        let Some(option) = self.options.all.get(index) else { return Ok(Priced::nothing()) };
        if !self.budget.spend_each(Work::Prices, self.part.components.len()) {
            return Ok(Priced::nothing());
        }
        let mut part = match self.bought(option)? {
            Ok(part) => part,
            Err(reason) => return Ok(Priced::missing(reason)),
        };
        for index in &self.compared {
            let Some(values) = part.components.get_mut(*index).and_then(|one| one.body.values_mut()) else { continue };
            match load {
                Load::Always if self.over_hours => self.options.scales.fill(values),
                Load::AsUsed | Load::Always => {}
                Load::Never => self.options.scales.empty(values),
            }
        }
        let (mut lines, _) = charges_of_each(&part, self.catalogue, self.budget)?;
        for (index, lines) in lines.iter_mut().enumerate() {
            lines.retain(|line| self.compared.contains(&index) && self.options.counts(&line.code));
        }
        let is_unknown = |lines: &Vec<Line>| lines.iter().any(|line| line.cost.known().is_none());
        let without_price = lines.iter().position(is_unknown).and_then(|index| part.components.get(index));
        let priced = Priced::of(&lines.into_iter().flatten().collect::<Vec<_>>())?;
        Ok(match without_price {
            Some(component) if self.compared.len() > 1 => priced.of_component(component.title()),
            _ => priced,
        })
    }
}

/// Buys components of a defined kind with the option that has this code, exactly as its row does: those with these ids,
/// or without ids those that [`compare`](super::compare) compares. Nothing changes if one of them cannot be bought so.
///
/// # Errors
/// As [`compare`](super::compare).
pub fn buy(design: &mut Design, ids: &[ComponentId], code: &str, catalogue: &Catalogue) -> Result<(), Problems> {
    let mut all = Vec::new();
    for component in chosen(design, ids)?.components {
        let options = component.body.values().and_then(|values| values.definition().purchase_options);
        let option = options.and_then(|options| options.all.iter().find(|option| option.code == code));
        match option.map(|option| bought(design, component, option, catalogue)).transpose()?.flatten() {
            Some(Bought::As(values)) => all.push((component.id.clone(), values)),
            Some(Bought::Not(_)) | None => return Ok(()),
        }
    }
    for (id, values) in all {
        if let Some(component) = design.components.iter_mut().find(|component| component.id == id) {
            set(component, values);
        }
    }
    Ok(())
}

/// A component bought with an option; `None` if it has no definition.
fn bought(
    design: &Design,
    component: &Component,
    option: &PurchaseOption,
    catalogue: &Catalogue,
) -> Result<Option<Bought>, Problems> {
    let Some(values) = component.body.values() else { return Ok(None) };
    with_values(design, component, values, catalogue, |reading| option.buys(reading)).map(Some).map_err(too_large)
}

fn set(component: &mut Component, values: Values) {
    if let Some(own) = component.body.values_mut() {
        *own = values;
    }
}
