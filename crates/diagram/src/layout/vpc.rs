//! A VPC: zones side by side, tiers of subnets below each other, gateways on the border.

use super::block::{Block, boxed, height};
use super::{BoxKind, CARD_W, CardKind, CardShape, GRID, Near};
use crate::geometry::{Rect, up_to};
use crate::picture::{Piece, Tier, VpcPart};

/// The space between the border of a VPC and its zones, where flows pass.
const SIDE: i32 = 32;
/// The same if there are gateway endpoints on the border.
const SIDE_WITH_CHIPS: i32 = 72;
/// The space above the zones: half a gateway and the heading.
const HEAD: i32 = 48;
/// Height of the heading of a zone and of a subnet.
const SUB_HEAD: i32 = 24;
/// The space between the border of a zone and a subnet, and between that of a subnet and a card.
const PAD: i32 = 8;
/// The space between zones.
const ZONE_GAP: i32 = 16;
/// The space between subnets of a zone.
const TIER_GAP: i32 = 16;
/// The space between cards of a subnet: room for a label.
const LANE_GAP: i32 = 40;
/// Width of a zone.
const ZONE_W: i32 = CARD_W + 4 * PAD;
/// Size of a gateway on the upper border.
const CHIP: (i32, i32) = (192, 32);
/// Size of a gateway endpoint on the right border, and how much of it is inside.
const RIGHT_CHIP: (i32, i32, i32) = (176, 40, 56);

/// How far gateways protrude above a VPC.
pub(super) const RISE: i32 = CHIP.1 / 2;

/// How far endpoints protrude to the right of a VPC.
pub(super) fn right_of(vpc: &VpcPart) -> i32 {
    if vpc.right.is_empty() { 0 } else { RIGHT_CHIP.0 - RIGHT_CHIP.2 }
}

/// Lays out a VPC with its upper left corner at the origin.
pub(super) fn block(vpc: &VpcPart, neighbours: &Near<'_>) -> Block {
    let zones = i32::try_from(vpc.zones.len()).unwrap_or(1);
    let inner = (zones * (ZONE_W + ZONE_GAP) - ZONE_GAP).max(CARD_W + 4 * PAD);
    let right = if vpc.right.is_empty() { SIDE } else { SIDE_WITH_CHIPS };
    let chips = i32::try_from(vpc.top.len()).unwrap_or_default() * (CHIP.0 + 16);
    let w = (SIDE + inner + right).max(chips + 2 * SIDE);
    let mut inside = Block::default();
    let mut y = HEAD;
    for card in &vpc.band {
        let rect = Rect::new(SIDE + 2 * PAD, y, inner - 4 * PAD, height(card, inner - 4 * PAD));
        inside.card(CardKind::Full, card, rect);
        y = rect.bottom() + 24;
    }
    let top = y;
    y += SUB_HEAD;
    let mut subnets = Block::default();
    for tier in &vpc.tiers {
        let bottom = self::tier(&mut subnets, tier, y);
        y = bottom + TIER_GAP;
    }
    if !vpc.beside.is_empty() {
        y = lanes(&mut subnets, &vpc.beside, y) + TIER_GAP;
    }
    let bottom = if vpc.zones.is_empty() { top } else { y - TIER_GAP + PAD };
    let mut block = Block { w, h: up_to(bottom.max(HEAD + 40) + 24, GRID), ..Block::default() };
    let mut frame = boxed(BoxKind::Vpc, Rect::new(0, 0, w, block.h), &vpc.name, &vpc.cidr, (16, 20));
    (frame.key, frame.proposed) = (Some(vpc.key.clone()), vpc.proposed);
    frame.label.clone_from(&vpc.label);
    block.boxes.push(frame);
    for (index, zone) in (0..).zip(&vpc.zones) {
        let rect = Rect::new(zone_x(index), top, ZONE_W, bottom - top);
        block.boxes.push(boxed(BoxKind::Zone, rect, &zone.name, "", (12, 4)));
    }
    tops(&mut block, vpc, w);
    block.absorb(inside, 0, 0);
    block.absorb(subnets, 0, 0);
    rights(&mut block, vpc, neighbours, w);
    block
}

/// The left edge of a zone.
fn zone_x(index: usize) -> i32 {
    SIDE + i32::try_from(index).unwrap_or_default() * (ZONE_W + ZONE_GAP)
}

/// Places gateways in the middle of the upper border.
fn tops(block: &mut Block, vpc: &VpcPart, w: i32) {
    let count = i32::try_from(vpc.top.len()).unwrap_or_default();
    let start = (w - count * (CHIP.0 + 16) + 16) / 2;
    for (index, card) in (0..).zip(&vpc.top) {
        let x = (start + index * (CHIP.0 + 16)).div_euclid(GRID) * GRID;
        block.card(CardKind::Chip, card, Rect::new(x, -RISE, CHIP.0, CHIP.1));
    }
}

/// Places endpoints on the right border, at the height of what uses them.
fn rights(block: &mut Block, vpc: &VpcPart, neighbours: &Near<'_>, w: i32) {
    let mut wanted: Vec<(i32, usize)> = Vec::new();
    for (index, card) in vpc.right.iter().enumerate() {
        let near = neighbours.get(card.key.as_str()).map_or(&[][..], Vec::as_slice);
        wanted.push((block.mean_y(near).unwrap_or(block.h / 2 / GRID * GRID), index));
    }
    wanted.sort_unstable();
    let mut least = HEAD;
    for (y, index) in wanted {
        let y = (y - RIGHT_CHIP.1 / 2).div_euclid(GRID) * GRID;
        let rect = Rect::new(w - RIGHT_CHIP.2, y.max(least), RIGHT_CHIP.0, RIGHT_CHIP.1);
        if let Some(card) = vpc.right.get(index) {
            block.card(CardKind::Chip, card, rect);
        }
        least = rect.bottom() + 24;
    }
    let end = up_to(least, GRID);
    if end > block.h {
        block.h = end;
        if let Some(frame) = block.boxes.first_mut() {
            frame.rect.h = end;
        }
    }
}

/// Places a row of subnets and their content. Returns its lower edge.
fn tier(block: &mut Block, tier: &Tier, y: i32) -> i32 {
    let mut cards = Block::default();
    let bottom =
        if tier.pieces.is_empty() { y + SUB_HEAD + PAD } else { lanes(&mut cards, &tier.pieces, y + SUB_HEAD) + PAD };
    for (index, subnet) in tier.subnets.iter().enumerate() {
        let Some(subnet) = subnet else { continue };
        let rect = Rect::new(zone_x(index) + PAD, y, ZONE_W - 2 * PAD, bottom - y);
        let word = tier.kind.label();
        let note = if subnet.name.contains(word) { subnet.cidr.clone() } else { format!("{word} {}", subnet.cidr) };
        let mut shape = boxed(BoxKind::Subnet(tier.kind), rect, &subnet.name, note.trim_end(), (8, 4));
        shape.proposed = subnet.proposed;
        block.boxes.push(shape);
    }
    block.absorb(cards, 0, 0);
    bottom
}

/// Places cards in lanes, each in the first lane that has room in all of its zones. Returns the lower edge.
fn lanes(block: &mut Block, pieces: &[Piece], top: i32) -> i32 {
    let mut lanes: Vec<Vec<&Piece>> = Vec::new();
    for piece in pieces {
        let free = |lane: &&mut Vec<&Piece>| lane.iter().all(|other| other.to < piece.from || other.from > piece.to);
        match lanes.iter_mut().find(free) {
            Some(lane) => lane.push(piece),
            None => lanes.push(vec![piece]),
        }
    }
    let mut y = top;
    for lane in lanes {
        let mut tallest = 0;
        for piece in lane {
            let (left, right) = (zone_x(piece.from) + 2 * PAD, zone_x(piece.to) + ZONE_W - 2 * PAD);
            let rect = Rect::new(left, y, right - left, height(&piece.card, right - left));
            tallest = tallest.max(rect.h);
            let cells = (piece.from..).zip(&piece.cells).map(|(zone, text)| (zone_x(zone) + 2 * PAD, text.clone()));
            let cells = cells.collect();
            block.cards.push(CardShape { kind: CardKind::Full, rect, card: piece.card.clone(), cells });
        }
        y += tallest + LANE_GAP;
    }
    y - LANE_GAP
}
