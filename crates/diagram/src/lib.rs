//! The architecture drawing: a design and its estimate in, SVG text and the same in words out.
//!
//! 1. `picture` decides what is shown where: regions, VPCs, zones, tiers of subnets, cards, flows.
//! 2. `layout` gives everything its place, `route` leads flows around the cards and finds room for their labels.
//! 3. `svg` writes it down, with classes instead of colours; `style/diagram.css` has the colours.
//!
//! Every amount of the estimate is in the drawing once, so that all of them add up to its total. What has no place
//! in a network, such as commitments and snapshots, stands in a list below.

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
pub use layout::{BoxKind, BoxShape, CardKind, CardShape, FlowShape, Label, Line, Sample, Scene};
pub use picture::{Card, FlowPart, Row, Strength};
pub use standalone::standalone;
pub use words::CostWords;

/// What is drawn.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    /// The design as its author said it: what is not in it is drawn as proposed.
    pub said: &'a Design,
    /// The same with what it leaves out, as `topology::complete` gives it.
    pub design: &'a Design,
    /// What it costs.
    pub estimate: &'a Estimate,
    /// Where the flows go, by their ids.
    pub paths: &'a BTreeMap<&'a ComponentId, &'a Paths>,
    /// The name of a region by its code, such as `Europe (Frankfurt)`; the code if it has none.
    pub region_name: &'a dyn Fn(&str) -> String,
}

/// A drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagram {
    /// An `<svg>` element, safe to be put into a page as it is. It has classes for colours, no ids, no inline style.
    pub svg: String,
    /// Its natural width in pixels.
    pub width: u32,
    /// Its natural height in pixels.
    pub height: u32,
    /// The same in words, nested by two spaces for each level.
    pub text: Vec<String>,
}

/// Where the flows of a design go.
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

/// As [`draw`], with a bound on the work. When [`Budget::check`] fails afterwards, lines and labels are missing.
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

/// Where everything stands, for tests and other renderers.
#[must_use]
pub fn scene(input: &Input<'_>) -> Scene {
    layout::of(&picture::of(input), Budget::unlimited())
}
