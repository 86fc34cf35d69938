//! The architecture drawing: turns a design and its estimate into SVG and a text version.
//!
//! 1. `picture` decides what is shown where: regions, VPCs, zones, tiers of subnets, cards, flows.
//! 2. `layout` gives everything its position, `route` routes flows around the cards and finds room for their labels.
//! 3. `svg` writes it, with classes instead of colours; `style/diagram.css` has the colours.
//!
//! Every amount of the estimate counts in one card or flow, so that these add up to its total: the amount of a card
//! contains those of the volumes that its rows list. Components without a place in a network, such as commitments and
//! snapshots, are in a list at the bottom.

mod geometry;
mod icon;
mod layout;
mod measure;
mod picture;
mod route;
mod standalone;
mod svg;
mod text;
mod words;

use std::collections::BTreeMap;

use budget::Budget;
use design::{ComponentId, Design};
use pricing::Estimate;
use topology::{Network, Paths, resolve};

pub use geometry::{Point, Rect};
pub use layout::{BoxKind, BoxShape, CardKind, CardShape, FlowLine, FlowShape, Label, Sample, Scene};
pub use picture::{Card, CardRow, FlowPart, Strength};
pub use standalone::standalone;

/// The input of a drawing.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    /// The design as its author specified it: what is not in it is drawn as proposed.
    pub said: &'a Design,
    /// The completed design, as returned by `topology::complete`.
    pub design: &'a Design,
    /// Its estimate.
    pub estimate: &'a Estimate,
    /// The paths of the flows, by their ids.
    pub paths: &'a BTreeMap<&'a ComponentId, &'a Paths>,
    /// The name of a region by its code, such as `Europe (Frankfurt)`; the code if it has none.
    pub region_name: &'a dyn Fn(&str) -> String,
}

/// A drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagram {
    /// An `<svg>` element, safe to insert into a page. It has classes for colours, no ids, no inline styles.
    pub svg: String,
    /// Its natural width in pixels.
    pub width: u32,
    /// Its natural height in pixels.
    pub height: u32,
    /// The text version, indented by two spaces for each level.
    pub text: Vec<String>,
}

/// The paths of the flows of a design.
#[must_use]
pub fn paths(design: &Design) -> BTreeMap<ComponentId, Paths> {
    let network = Network::within(design, Budget::unlimited());
    let flows = design.components.iter().filter(|component| component.body.kind() == design::Kind::Flow);
    flows.map(|flow| (flow.id.clone(), resolve(&network, flow))).collect()
}

/// Draws a design.
#[must_use]
pub fn draw(input: &Input<'_>) -> Diagram {
    draw_within(input, Budget::unlimited())
}

/// Like [`draw`], with a limit on the work. If [`Budget::check`] fails afterwards, lines and labels are missing.
#[must_use]
pub fn draw_within(input: &Input<'_>, budget: &Budget) -> Diagram {
    let picture = picture::of(input);
    let scene = layout::of(&picture, budget);
    let size = |value: i32| u32::try_from(value).unwrap_or_default();
    Diagram {
        svg: svg::write(&scene),
        width: size(scene.width),
        height: size(scene.height),
        text: text::lines(&picture),
    }
}

/// The layout, for tests and other renderers.
#[must_use]
pub fn scene(input: &Input<'_>) -> Scene {
    layout::of(&picture::of(input), Budget::unlimited())
}
