//! Places regions next to or below each other, and what is outside of them.

use super::block::Block;
use super::{CardKind, GRID, MARGIN, Near, region};
use crate::geometry::{Rect, up_to};
use crate::picture::{Card, Picture};

/// The line with name and total.
const TITLE: i32 = 40;
/// The size of an outside card.
const OUTSIDE: (i32, i32) = (168, 40);
/// The width for other regions, whose names are longer.
const WIDE_OUTSIDE: i32 = 224;
/// The space between regions, and between them and what is outside: room for flows.
const GAP: i32 = 64;
/// The maximum total width of regions side by side.
const WIDEST: i32 = 1_500;
/// Regions this wide leave no room next to them.
const WIDE_REGIONS: i32 = 1_400;
/// The minimum width, for the legend.
const LEAST: i32 = 720;

/// The whole drawing except its lists.
pub(crate) struct Canvas {
    pub(crate) block: Block,
    pub(crate) width: i32,
    /// Without lists and legend.
    pub(crate) height: i32,
    /// Flows are routed below this line.
    pub(crate) top: i32,
}

/// Arranges regions and what is outside.
pub(super) fn arranged(picture: &Picture, near: &Near<'_>) -> Canvas {
    let blocks: Vec<Block> = picture.regions.iter().map(|part| region::block(part, near)).collect();
    let (internet, others): (Vec<&Card>, Vec<&Card>) = picture.outside.iter().partition(|card| is_internet(card));
    let (left, right): (Vec<&Card>, Vec<&Card>) = others.into_iter().partition(|card| card.key == "@on-premises");
    let has_others = !left.is_empty() || !right.is_empty();
    // Next to the regions, unless that makes the drawing too wide: then above them, next to the internet.
    let side_by_side: i32 = blocks.iter().map(|block| block.w + GAP).sum::<i32>() - GAP;
    let beside = side_by_side <= WIDEST;
    let widest = if beside { side_by_side } else { blocks.iter().map(|block| block.w).max().unwrap_or_default() };
    let above = widest > WIDE_REGIONS;
    let column = |cards: &[&Card], w: i32| if cards.is_empty() || above { 0 } else { w + GAP };
    let start = MARGIN + column(&left, OUTSIDE.0);
    let top = TITLE + GRID + if internet.is_empty() && !(above && has_others) { 0 } else { OUTSIDE.1 + GAP };

    let mut block = Block::default();
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
    let mut width = up_to((regions_right + column(&right, WIDE_OUTSIDE) + MARGIN).max(LEAST), GRID);
    for card in internet {
        let x = over_gateways(&block, card, near).unwrap_or_else(|| i32::midpoint(start, regions_right));
        let most = width - MARGIN - OUTSIDE.0;
        let x = (x - OUTSIDE.0 / 2).clamp(MARGIN, most.max(MARGIN)).div_euclid(GRID) * GRID;
        block.cards.insert(0, outside(card, Rect::new(x, TITLE + GRID, OUTSIDE.0, OUTSIDE.1)));
    }
    if above {
        width = width.max(up_to(in_a_row(&mut block, left, right) + MARGIN, GRID));
    } else {
        let x = (width - MARGIN - WIDE_OUTSIDE).div_euclid(GRID) * GRID;
        let lowest = [(left, MARGIN, OUTSIDE.0), (right, x, WIDE_OUTSIDE)]
            .map(|(cards, x, w)| in_a_column(&mut block, cards, near, Rect::new(x, top, w, OUTSIDE.1)));
        bottom = lowest.into_iter().fold(bottom, i32::max);
    }
    Canvas { block, width, height: up_to(bottom + MARGIN, GRID), top: TITLE }
}

/// The centre of the gateways that lead to the internet, or else of everything that talks to it.
fn over_gateways(block: &Block, card: &Card, near: &Near<'_>) -> Option<i32> {
    let keys = near.get(card.key.as_str())?;
    let is_gateway = |key: &str| block.cards.iter().any(|card| card.kind == CardKind::Chip && card.card.key == key);
    let gateways: Vec<&str> = keys.iter().copied().filter(|key| is_gateway(key)).collect();
    block.mean_x(&gateways).or_else(|| block.mean_x(keys))
}

/// Places cards next to the internet, from left to right. Returns the right edge.
fn in_a_row(block: &mut Block, left: Vec<&Card>, right: Vec<&Card>) -> i32 {
    let mut x = MARGIN;
    let narrow = left.into_iter().map(|card| (card, OUTSIDE.0));
    for (card, w) in narrow.chain(right.into_iter().map(|card| (card, WIDE_OUTSIDE))) {
        let rect = Rect::new(x, TITLE + GRID, w, OUTSIDE.1);
        let in_the_way = block.cards.iter().find(|other| other.rect.overlaps(&rect.grown(GRID)));
        let rect = in_the_way.map_or(rect, |other| Rect::new(up_to(other.rect.right() + 24, GRID), rect.y, w, rect.h));
        block.cards.push(outside(card, rect));
        x = up_to(rect.right() + 24, GRID);
    }
    x - 24
}

/// Places cards below each other, each at the height of what it talks to. Returns the lower edge.
fn in_a_column(block: &mut Block, cards: Vec<&Card>, near: &Near<'_>, first: Rect) -> i32 {
    let wish = |card: &Card| block.mean_y(near.get(card.key.as_str()).map_or(&[][..], Vec::as_slice));
    let mut wanted: Vec<(i32, &Card)> = cards.into_iter().map(|card| (wish(card).unwrap_or(first.y), card)).collect();
    wanted.sort_by_key(|(wish, card)| (*wish, card.key.clone()));
    let mut least = first.y;
    for (wish, card) in wanted {
        let y = (wish - first.h / 2).max(least).div_euclid(GRID) * GRID;
        block.cards.push(outside(card, Rect { y, ..first }));
        least = y + first.h + 24;
    }
    least
}

fn is_internet(card: &Card) -> bool {
    card.key == "@internet"
}

fn outside(card: &Card, rect: Rect) -> super::CardShape {
    super::CardShape { kind: CardKind::Outside, rect, card: card.clone(), cells: Vec::new() }
}
