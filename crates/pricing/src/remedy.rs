//! [`Remedy`]: a change of a design that carries out the fix of a finding.

use std::collections::HashSet;

use budget::Budget;
use catalog::Catalogue;
use design::{Component, ComponentId, Design, Problem, Problems, Purchase};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::compare;
use crate::line::Text;
use crate::paths;

/// A change of the component that a finding is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case")]
pub enum Remedy {
    /// Sets values of the component.
    Set {
        /// The values in order.
        values: Vec<SetValue>,
    },
    /// Sets the same values of several components.
    SetEach {
        /// The components.
        components: Vec<ComponentId>,
        /// The values in order.
        values: Vec<SetValue>,
    },
    /// Takes the component out, with what is attached to it and the routes to it.
    Remove,
    /// Runs the instances of a dedicated host as Dedicated Instances, and takes the host out.
    DedicatedInstances,
    /// Sends the data of the flow along another path option.
    Path {
        /// The code of the option, such as `gateway-endpoint`.
        option: Text,
    },
    /// Sends the data of several flows along other path options, together.
    PathSet {
        /// The code of the set: each flow with its option.
        code: String,
    },
    /// Buys the component with another purchase option.
    Buy {
        /// The code of the option, such as `standard-1y-no-upfront`.
        option: Text,
    },
}

/// A value of a component.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetValue {
    /// Its JSON pointer below the component, such as `/config/volume_type`.
    pub at: Text,
    /// The new value; `null` takes it out.
    pub value: Value,
}

impl Remedy {
    /// Sets one value.
    pub(crate) fn set(at: impl Into<Text>, value: impl Into<Value>) -> Remedy {
        Remedy::Set { values: vec![SetValue { at: at.into(), value: value.into() }] }
    }

    /// Sets one value of several components.
    pub(crate) fn set_each(components: Vec<ComponentId>, at: impl Into<Text>, value: impl Into<Value>) -> Remedy {
        Remedy::SetEach { components, values: vec![SetValue { at: at.into(), value: value.into() }] }
    }

    /// Sets another value as well.
    #[must_use]
    pub(crate) fn and_set(mut self, at: impl Into<Text>, value: impl Into<Value>) -> Remedy {
        if let Remedy::Set { values } = &mut self {
            values.push(SetValue { at: at.into(), value: value.into() });
        }
        self
    }

    /// Replaces the configuration and the usage by those of a changed component.
    pub(crate) fn replace(changed: &Component) -> Option<Remedy> {
        let written = serde_json::to_value(changed).ok()?;
        let part = |name: &str| written.get(name).cloned().unwrap_or_default();
        Some(Remedy::set("/config", part("config")).and_set("/usage", part("usage")))
    }

    /// The design after the change. [`Budget::check`] must be called afterwards.
    ///
    /// # Errors
    /// Problems of the changed document; a problem when there is no such component or option.
    pub fn apply(
        &self,
        design: &Design,
        id: &ComponentId,
        catalogue: &Catalogue,
        budget: &Budget,
    ) -> Result<Design, Problems> {
        let Some(index) = design.components.iter().position(|component| component.id == *id) else {
            return Err(gone(id));
        };
        match self {
            Remedy::Set { values } => set(design, &[index], values),
            Remedy::SetEach { components, values } => {
                let wanted: HashSet<&ComponentId> = components.iter().collect();
                let all = design.components.iter().enumerate();
                let places: Vec<usize> =
                    all.filter(|(_, component)| wanted.contains(&component.id)).map(|(index, _)| index).collect();
                if places.len() != wanted.len() {
                    return Err(gone(id));
                }
                set(design, &places, values)
            }
            Remedy::Remove => Ok(topology::without_component(design, id, budget)),
            Remedy::DedicatedInstances => {
                let mut design = design.clone();
                for component in &mut design.components {
                    if let design::Body::Ec2 { config, .. } = &mut component.body
                        && config.host.as_ref() == Some(id)
                    {
                        config.host = None;
                        config.tenancy = design::Tenancy::Dedicated;
                    }
                }
                Ok(topology::without_component(&design, id, budget))
            }
            Remedy::PathSet { code } => paths::choose_path_set(design, code, catalogue, budget).ok_or_else(|| gone(id)),
            Remedy::Path { option } => {
                paths::choose_path_option(design, (id, option), catalogue, budget)?.ok_or_else(|| gone(id))
            }
            Remedy::Buy { option } => {
                let mut design = design.clone();
                buy(&mut design, index, option, catalogue)?;
                Ok(design)
            }
        }
    }
}

fn gone(id: &ComponentId) -> Problems {
    Problems::one(Problem::new("", format!("the change of {id} is no longer possible"), "look at the findings again"))
}

fn set(design: &Design, places: &[usize], values: &[SetValue]) -> Result<Design, Problems> {
    let unreadable = || Problems::one(Problem::new("", "the change does not fit the document", "change it by hand"));
    let mut document = serde_json::to_value(design).map_err(|_| unreadable())?;
    for index in places {
        let component = document.pointer_mut(&format!("/components/{index}")).ok_or_else(unreadable)?;
        for SetValue { at, value } in values {
            let (parent, name) = at.rsplit_once('/').ok_or_else(unreadable)?;
            let Some(parent) = component.pointer_mut(parent) else { continue };
            let parent = parent.as_object_mut().ok_or_else(unreadable)?;
            match value {
                Value::Null => drop(parent.remove(name)),
                value => drop(parent.insert(name.to_owned(), value.clone())),
            }
        }
    }
    Design::parse(&document.to_string())
}

/// Buys one component with another option.
fn buy(design: &mut Design, index: usize, option: &str, catalogue: &Catalogue) -> Result<(), Problems> {
    let Some(component) = design.components.get_mut(index) else { return Ok(()) };
    let id = component.id.clone();
    if let design::Body::Ec2 { config, .. } = &mut component.body {
        let choice = compare::choices().into_iter().find(|choice| choice.code == option);
        let purchase: Option<Purchase> = choice.and_then(|choice| choice.purchase);
        config.purchase = purchase.ok_or_else(|| gone(&id))?;
        return Ok(());
    }
    compare::buy(design, &[id], option, catalogue)
}
