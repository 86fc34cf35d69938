//! The forms of the editor.
//!
//! A form is a description: [`Node`]s from a closed set, built from a design. It contains JSON pointers into the
//! document, so that the browser sets values without knowing what they mean. Anything that is more than a value at a
//! pointer is a change of the design, an [`Act`], which this crate applies on the server. One file per kind under
//! `kinds` has the form of the kind, its changes, its key figure and what a new component starts as; kinds with a
//! definition share `kinds/defined.rs`.
//!
//! Pure: no I/O, no prices.

mod act;
mod add;
mod common;
mod form;
pub mod key_figure;
mod kinds;
mod node;
mod placement;
mod reads;
mod tags;
mod terms;
mod usage;

pub use act::{Act, Done, act};
pub use add::{Entry, menu};
pub use form::{FED, Form, OPEN, capitalised};
pub use node::{
    Button, Cell, Control, Does, Field, Grid, GridRow, Group, More, Node, Options, Panel, Picks, Sets, Usage,
    UsageForms, Zone,
};
pub use reads::{Empty, Factor, KIB, NONE, Reads, USD, Units};
pub use usage::{Shape, UnitChoice};

use design::{ComponentId, Design};

/// The form of a component; `None` if there is no such component. An attached volume is shown in the form of its group.
/// `fed` tells whether the data of flows passes the component: its own usage values then count besides.
#[must_use]
pub fn form(design: &Design, id: &ComponentId, regions: &[(String, String)], fed: bool) -> Option<Vec<Node>> {
    let index = design.components.iter().position(|component| component.id == *id)?;
    let form = Form::of(design, index, regions)?.fed(fed);
    let mut nodes = kinds::nodes(&form);
    // Before the buttons that duplicate and remove.
    let end = nodes.len().saturating_sub(usize::from(matches!(nodes.last(), Some(Node::Actions(..)))));
    nodes.insert(end, tags::field(&form));
    Some(nodes)
}

pub use kinds::{connect, services};
pub use placement::zones;
pub use terms::{Offers, Priced, TERMS, TERMS_TITLE, USAGE_TYPES, terms, terms_figure};
