//! The list at the bottom: components without a place in a network, and flows whose label found no room.

use super::block::height;
use super::{CARD_W, CardKind, CardShape, GRID, MARGIN, Scene};
use crate::geometry::{Point, Rect, up_to};
use crate::icon::Icon;
use crate::picture::{Card, FlowPart, Picture};

const GAP: i32 = 16;

/// Adds the list at the bottom of the drawing.
pub(super) fn add(scene: &mut Scene, picture: &Picture) {
    let homeless = scene.flows.iter().filter(|flow| flow.label.is_none()).map(|flow| of_flow(&flow.part));
    let cards: Vec<Card> = picture.loose.iter().cloned().chain(homeless).collect();
    if cards.is_empty() {
        return;
    }
    let per_row = usize::try_from(((scene.width - 2 * MARGIN + GAP) / (CARD_W + GAP)).max(1)).unwrap_or(1);
    scene.list = Some((Point { x: MARGIN, y: scene.height + 4 }, "Not in the picture".to_owned()));
    let mut y = scene.height + 16;
    for row in cards.chunks(per_row) {
        let mut x = MARGIN;
        for card in row {
            let rect = Rect::new(x, y, CARD_W, height(card, CARD_W));
            scene.cards.push(CardShape { kind: CardKind::Full, rect, card: card.clone(), cells: Vec::new() });
            x += CARD_W + GAP;
        }
        y += row.iter().map(|card| height(card, CARD_W)).max().unwrap_or_default() + GAP;
    }
    scene.height = up_to(y + GAP, GRID);
}

/// A flow as a card.
fn of_flow(flow: &FlowPart) -> Card {
    Card {
        key: flow.key.clone(),
        icon: Icon::Kind(design::Kind::Flow),
        name: flow.name.clone(),
        figure: flow.gb.clone(),
        cost: flow.cost.clone(),
        share: String::new(),
        rows: Vec::new(),
        label: flow.label.clone(),
        proposed: flow.proposed,
    }
}
