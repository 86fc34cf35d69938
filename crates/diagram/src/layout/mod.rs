//! Layout: the position of everything. All positions are multiples of [`GRID`], on which flows are routed.

mod block;
pub(crate) mod canvas;
mod legend;
mod list;
mod region;
mod vpc;

use std::collections::{BTreeMap, HashMap};

use budget::{Budget, Work};
use topology::SubnetKind;

use crate::geometry::{Point, Rect};
use crate::picture::{Card, FlowPart, Picture};
use crate::route;
use block::Block;

pub(crate) use block::{COST, CostPlace, INDENT, NAME, PAD, SMALL, cost_place};
pub(crate) use legend::SAMPLE;
pub use legend::Sample;

/// Spacing of the lines on which flows are routed.
pub(crate) const GRID: i32 = 8;
/// Width of a card.
pub(crate) const CARD_W: i32 = 200;
/// Height of a card with a name and a key figure.
pub(crate) const CARD_H: i32 = 48;
/// Height of each further row of a card.
pub(crate) const ROW_H: i32 = 16;
/// Cards at least this wide have their cost next to the name.
pub(crate) const WIDE: i32 = 300;
/// Number of card comparisons that take as long as one step.
const CARDS_OF_A_STEP: usize = 16;
/// Space between the edge of the drawing and its content.
const MARGIN: i32 = 32;

/// A drawing with the position of everything in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scene {
    /// Its width.
    pub width: i32,
    /// Its height.
    pub height: i32,
    /// Name of the design.
    pub title: String,
    /// Its total.
    pub total: String,
    /// Regions, VPCs, zones and subnets, outer ones first.
    pub boxes: Vec<BoxShape>,
    /// Cards, in reading order.
    pub cards: Vec<CardShape>,
    /// Thin lines between components that belong together.
    pub wires: Vec<Vec<Point>>,
    /// Flows, in the order of the design.
    pub flows: Vec<FlowShape>,
    /// The heading of the list at the bottom, if there is one.
    pub list: Option<(Point, String)>,
    /// The legend.
    pub legend: Vec<Sample>,
}

/// The kind of a box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BoxKind {
    /// A region.
    Region,
    /// A VPC.
    Vpc,
    /// An availability zone.
    Zone,
    /// A subnet.
    Subnet(SubnetKind),
}

/// A box with a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoxShape {
    /// What it is.
    pub kind: BoxKind,
    /// Its position and size.
    pub rect: Rect,
    /// Id of the component, if it is one.
    pub key: Option<String>,
    /// Its name.
    pub title: String,
    /// Its range, or its code.
    pub note: String,
    /// The rectangles of name and range.
    pub headings: Vec<Rect>,
    /// A full description as a sentence.
    pub label: String,
    /// Whether Abacus proposes it.
    pub proposed: bool,
}

/// How a card is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardKind {
    /// With name, key figure and cost.
    Full,
    /// With its name only: gateways on the border of a VPC.
    Chip,
    /// Outside AWS or outside the design.
    Outside,
}

/// A card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardShape {
    /// How it is drawn.
    pub kind: CardKind,
    /// Its position and size.
    pub rect: Rect,
    /// Its content.
    pub card: Card,
    /// The text for each zone, with its left edge.
    pub cells: Vec<(i32, String)>,
}

/// A flow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlowShape {
    /// Its content.
    pub part: FlowPart,
    /// Its lines, each from one card to the next; those that reach its destination are marked.
    pub lines: Vec<FlowLine>,
    /// Its label; `None` if it is in the list at the bottom.
    pub label: Option<Label>,
}

/// The line of a flow from one card to the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlowLine {
    /// Its corners, including both ends.
    pub points: Vec<Point>,
    /// Whether the flow ends here.
    pub last: bool,
}

/// The label of a flow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Its position and size.
    pub rect: Rect,
    /// What it costs.
    pub money: String,
    /// How much it carries; empty if there is no room.
    pub gb: String,
    /// Whether the two are on separate lines.
    pub stacked: bool,
}

/// Lays out a picture.
pub(crate) fn of(picture: &Picture, budget: &Budget) -> Scene {
    let near = neighbours(picture);
    // Each neighbour is searched for among all cards.
    let compared = near.values().map(Vec::len).sum::<usize>().saturating_mul(near.len()) / CARDS_OF_A_STEP;
    if !budget.spend_each(Work::Drawing, compared) {
        return Scene::default();
    }
    let mut canvas = canvas::arranged(picture, &near);
    let nodes = nodes(&canvas.block);
    let routes = route::all(&canvas, &nodes, picture, budget);
    let block = std::mem::take(&mut canvas.block);
    let mut scene = Scene {
        width: canvas.width,
        height: canvas.height,
        title: picture.title.clone(),
        total: picture.total.clone(),
        boxes: block.boxes,
        cards: block.cards,
        wires: routes.wires,
        flows: routes.flows,
        list: None,
        legend: Vec::new(),
    };
    list::add(&mut scene, picture);
    legend::add(&mut scene);
    scene
}

/// The rectangles of each key: cards, and VPCs by their ids.
fn nodes(block: &Block) -> HashMap<String, Vec<Rect>> {
    let mut nodes: HashMap<String, Vec<Rect>> = HashMap::new();
    for card in &block.cards {
        nodes.entry(card.card.key.clone()).or_default().push(card.rect);
    }
    for shape in &block.boxes {
        if let Some(key) = &shape.key {
            nodes.entry(key.clone()).or_default().push(shape.rect);
        }
    }
    nodes
}

/// For each key, the keys that flows connect it with, in both directions.
pub(crate) type Near<'a> = BTreeMap<&'a str, Vec<&'a str>>;

/// Which keys are connected by flows, to place neighbours close to each other.
pub(crate) fn neighbours(picture: &Picture) -> Near<'_> {
    let mut all: Near<'_> = BTreeMap::new();
    let ways = picture.flows.iter().flat_map(|flow| &flow.ways);
    let pairs = ways.flat_map(|way| way.windows(2).map(|pair| (pair[0].as_str(), pair[1].as_str())));
    let wires = picture.wires.iter().map(|(a, b)| (a.as_str(), b.as_str()));
    for (a, b) in pairs.chain(wires) {
        all.entry(a).or_default().push(b);
        all.entry(b).or_default().push(a);
    }
    all
}
