//! Applies an [`Act`]: a change of the design that is more than a value at a pointer.

pub use api::Act;
use design::{ComponentId, Design};

use crate::{add, common, kinds, placement, tags, terms, usage};

/// The result of a change.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Done {
    /// The component to select.
    pub select: Option<ComponentId>,
}

impl Done {
    /// A completed change after which this component is to be selected.
    pub(crate) fn selecting(id: ComponentId) -> Done {
        Done { select: Some(id) }
    }
}

/// Applies a change. A change whose target no longer exists does nothing.
///
/// # Errors
/// Why the typed text cannot be accepted, as text for the field. The design is then unchanged.
pub fn act(design: &mut Design, act: &Act) -> Result<Done, String> {
    if let Some(done) = add::act(design, act) {
        return Ok(done);
    }
    if let Some(done) = terms::act(design, act) {
        return done;
    }
    let Some(index) = design.components.iter().position(|component| component.id.as_str() == act.component) else {
        return Ok(Done::default());
    };
    if let Some(done) = common::act(design, index, act) {
        return Ok(done);
    }
    if let Some(done) = tags::act(design, index, act) {
        return done;
    }
    if let Some(done) = kinds::connect_act(design, index, act) {
        return Ok(done);
    }
    if let Some(done) = placement::act(design, index, act) {
        return done;
    }
    if let Some(done) = usage::act(design, index, act) {
        return done;
    }
    kinds::act(design, index, act).unwrap_or_else(|| Ok(Done::default()))
}
