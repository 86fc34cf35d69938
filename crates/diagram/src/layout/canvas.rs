//! Regions beside or below each other, and what is outside of them.

use super::block::Block;
use super::{CardKind, GRID, MARGIN, neighbours, region};
use crate::geometry::{Rect, up_to};
use crate::picture::{Card, Picture};

/// The line with name and total.
const TITLE: i32 = 40;
/// A card of what is outside.
const OUTSIDE: (i32, i32) = (168, 40);
/// The same for other regions, whose names are longer.
const WIDE_OUTSIDE: i32 = 224;
/// Between regions, and between them and what is outside: room for flows.
const GAP: i32 = 64;
/// Regions side by side get no wider.
const WIDEST: i32 = 1_500;
/// The least width: for the legend.
const LEAST: i32 = 720;

/// The whole drawing but its lists.
pub(crate) struct Canvas {
    pub(crate) block: Block,
    pub(crate) width: i32,
    /// Without lists and legend.
    pub(crate) height: i32,
    /// Flows are led below this line.
    pub(crate) top: i32,
}

/// Arranges regions and what is outside.
pub(super) fn arranged(picture: &Picture) -> Canvas {
    let near = neighbours(picture);
    let blocks: Vec<Block> = picture.regions.iter().map(|part| region::block(part, &near)).collect();
    let (internet, others): (Vec<&Card>, Vec<&Card>) = picture.outside.iter().partition(|card| is_internet(card));
    let (left, right): (Vec<&Card>, Vec<&Card>) = others.into_iter().partition(|card| card.key == "@on-premises");
    let column = |cards: &[&Card], w: i32| if cards.is_empty() { 0 } else { w + GAP };
    let start = MARGIN + column(&left, OUTSIDE.0);
    let top = TITLE + GRID + if internet.is_empty() { 0 } else { OUTSIDE.1 + GAP };

    let mut block = Block::default();
    let side_by_side: i32 = blocks.iter().map(|block| block.w + GAP).sum();
    let beside = side_by_side - GAP <= WIDEST;
    let (mut x, mut y, mut regions_right, mut bottom) = (start, top, start, top);
    for part in blocks {
        let (w, h) = (part.w, part.h);
        block.absorb(part, x, y);
        (regions_right, bottom) = (regions_right.max(x + w), bottom.max(y + h));
        if beside {
            x += w + GAP;
        } else {
            y += h + GAP;
        }
    }
    let width = up_to((regions_right + column(&right, WIDE_OUTSIDE) + MARGIN).max(LEAST), GRID);

    for card in internet {
        let keys = near.get(card.key.as_str()).map_or(&[][..], Vec::as_slice);
        let middle = block.mean_x(keys).unwrap_or_else(|| i32::midpoint(start, regions_right));
        let most = width - MARGIN - OUTSIDE.0;
        let x = (middle - OUTSIDE.0 / 2).clamp(MARGIN, most.max(MARGIN)).div_euclid(GRID) * GRID;
        block.cards.insert(0, outside(card, Rect::new(x, TITLE + GRID, OUTSIDE.0, OUTSIDE.1)));
    }
    let columns = [(left, MARGIN, OUTSIDE.0), (right, width - MARGIN - WIDE_OUTSIDE, WIDE_OUTSIDE)];
    let lowest = columns.map(|(cards, x, w)| {
        let mut y = top;
        let mut wanted: Vec<(i32, &Card)> = Vec::new();
        for card in cards {
            let keys = near.get(card.key.as_str()).map_or(&[][..], Vec::as_slice);
            wanted.push((block.mean_y(keys).unwrap_or(top), card));
        }
        wanted.sort_by_key(|(wish, card)| (*wish, card.key.clone()));
        for (wish, card) in wanted {
            let at = (wish - OUTSIDE.1 / 2).max(y).div_euclid(GRID) * GRID;
            block.cards.push(outside(card, Rect::new(x.div_euclid(GRID) * GRID, at, w, OUTSIDE.1)));
            y = at + OUTSIDE.1 + 24;
        }
        y
    });
    let bottom = lowest.into_iter().fold(bottom, i32::max);
    Canvas { block, width, height: up_to(bottom + MARGIN, GRID), top: TITLE }
}

fn is_internet(card: &Card) -> bool {
    card.key == "@internet"
}

fn outside(card: &Card, rect: Rect) -> super::CardShape {
    super::CardShape { kind: CardKind::Outside, rect, card: card.clone(), cells: Vec::new() }
}
