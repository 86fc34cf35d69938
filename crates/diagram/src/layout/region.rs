//! A region: VPCs in rows, links between them, services next to them.

use super::block::{Block, boxed, height};
use super::vpc::{self, RISE};
use super::{BoxKind, CARD_W, CardKind, GRID, Near};
use crate::geometry::{Rect, up_to};
use crate::picture::{Card, RegionPart, VpcPart};

/// The heading.
const HEAD: i32 = 40;
/// Padding inside the border.
const PAD: i32 = 40;
/// The space between VPCs, links and columns of services: room for flows.
const GAP: i32 = 64;
/// The space between VPCs and services: room for a label.
const SERVICES: i32 = 128;
/// The same if several flows lead to one of them.
const BUSY_SERVICES: i32 = 176;
/// The space between the cards of services.
const SERVICE_GAP: i32 = 32;
/// The maximum width of a row of VPCs.
const WIDEST: i32 = 1_200;
/// The minimum height of a column of services before a second one starts.
const COLUMN: i32 = 400;

/// Lays out a region with its upper left corner at the origin.
pub(super) fn block(region: &RegionPart, neighbours: &Near<'_>) -> Block {
    let mut area = Block::default();
    let mut y = 0;
    let rows = rows(&region.vpcs, neighbours);
    let links_after = if region.links.is_empty() { usize::MAX } else { 0 };
    let width = rows.iter().map(|row| row_width(row)).max().unwrap_or_default().max(links_width(&region.links));
    let mut bleed = 0;
    for (index, row) in rows.into_iter().enumerate() {
        let rise = if row.iter().any(|(vpc, _)| !vpc.top.is_empty()) { RISE } else { 0 };
        let mut x = ((width - row_width(&row)) / 2).div_euclid(GRID) * GRID;
        let tallest = row.iter().map(|(_, block)| block.h).max().unwrap_or_default();
        for (vpc, block) in row {
            let (w, out) = (block.w, vpc::right_of(vpc));
            area.absorb(block, x, y + rise);
            bleed = bleed.max(x + w + out - width);
            x += w + out + GAP;
        }
        y += rise + tallest + GAP;
        if index == links_after {
            y = links(&mut area, &region.links, neighbours, width, y) + GAP;
        }
    }
    if region.vpcs.is_empty() && !region.links.is_empty() {
        y = links(&mut area, &region.links, neighbours, width, y) + GAP;
    }
    let bottom = (y - GAP).max(0);
    let area_width = width + bleed.max(0);
    let keys: Vec<&str> = region.side.iter().map(|card| card.key.as_str()).collect();
    let busiest = keys.iter().filter_map(|key| neighbours.get(key)).map(Vec::len).max().unwrap_or_default();
    let services = if busiest > 1 { BUSY_SERVICES } else { SERVICES };
    let side_x = if width == 0 { 0 } else { area_width + services };
    let (side_right, side_bottom) = side(&mut area, &region.side, neighbours, (side_x, bottom));
    let w = area_width.max(side_right) + 2 * PAD;
    let h = bottom.max(side_bottom) + HEAD + PAD / 2 + GRID;
    let mut block = Block { w: up_to(w.max(280), GRID), h: up_to(h.max(96), GRID), ..Block::default() };
    let note = if region.name == region.code { "" } else { region.code.as_str() };
    block.boxes.push(boxed(BoxKind::Region, Rect::new(0, 0, block.w, block.h), &region.name, note, (16, 12)));
    block.absorb(area, PAD, HEAD);
    block
}

/// VPCs in rows. If there are several rows, those with a gateway to the internet come first.
fn rows<'a>(vpcs: &'a [VpcPart], neighbours: &Near<'_>) -> Vec<Vec<(&'a VpcPart, Block)>> {
    let mut blocks: Vec<(&VpcPart, Block)> = vpcs.iter().map(|part| (part, vpc::block(part, neighbours))).collect();
    // Gateways to the internet at the top, service endpoints close to the services.
    let is_wide = row_width(&blocks) > WIDEST;
    blocks.sort_by_key(|(vpc, _)| (is_wide && vpc.top.is_empty(), !vpc.right.is_empty()));
    let mut rows: Vec<Vec<(&VpcPart, Block)>> = Vec::new();
    for (part, block) in blocks {
        let wide = block.w + GAP;
        let breaks = |row: &[(&VpcPart, Block)]| {
            let inner = row.first().is_some_and(|(first, _)| !first.top.is_empty()) && part.top.is_empty();
            row_width(row) + wide > WIDEST || (inner && vpcs.len() > 2)
        };
        match rows.last_mut() {
            Some(row) if !breaks(row) => row.push((part, block)),
            _ => rows.push(vec![(part, block)]),
        }
    }
    rows
}

fn row_width(row: &[(&VpcPart, Block)]) -> i32 {
    let all: i32 = row.iter().map(|(part, block)| block.w + vpc::right_of(part) + GAP).sum();
    let last = row.last().map_or(0, |(part, _)| vpc::right_of(part));
    all - last - if row.is_empty() { 0 } else { GAP }
}

fn links_width(links: &[Card]) -> i32 {
    let count = i32::try_from(links.len()).unwrap_or_default().min(4);
    (count * (CARD_W + GAP) - GAP).max(0)
}

/// Places links in rows below the VPCs. Returns their lower edge.
fn links(area: &mut Block, links: &[Card], neighbours: &Near<'_>, width: i32, top: i32) -> i32 {
    let per_row = usize::try_from(((width + GAP) / (CARD_W + GAP)).max(1)).unwrap_or(1);
    let mut y = top;
    // Links to the outside are on the left, where the outside is.
    let mut ordered: Vec<&Card> = links.iter().collect();
    let leads_out = |card: &Card| neighbours.get(card.key.as_str()).is_some_and(|near| near.contains(&"@on-premises"));
    ordered.sort_by_key(|card| !leads_out(card));
    for row in ordered.chunks(per_row) {
        let count = i32::try_from(row.len()).unwrap_or_default();
        let total = count * (CARD_W + GAP) - GAP;
        let mut x = ((width - total) / 2).div_euclid(GRID) * GRID;
        let tallest = row.iter().map(|card| height(card, CARD_W)).max().unwrap_or_default();
        for card in row {
            area.card(CardKind::Full, card, Rect::new(x, y, CARD_W, height(card, CARD_W)));
            x += CARD_W + GAP;
        }
        y += tallest + GAP / 2;
    }
    y - GAP / 2
}

/// Places services in columns on the right, at the height of what they talk to. Returns right and lower edge.
fn side(area: &mut Block, cards: &[Card], neighbours: &Near<'_>, (left, bottom): (i32, i32)) -> (i32, i32) {
    let mut wanted: Vec<(i32, usize)> = Vec::new();
    for (index, card) in cards.iter().enumerate() {
        let near = neighbours.get(card.key.as_str()).map_or(&[][..], Vec::as_slice);
        wanted.push((area.mean_y(near).unwrap_or(0), index));
    }
    wanted.sort_unstable();
    let all: i32 = cards.iter().map(|card| height(card, CARD_W) + SERVICE_GAP).sum();
    let columns = (all / bottom.max(COLUMN) + 1).min(4);
    let per_column = cards.len().div_ceil(usize::try_from(columns).unwrap_or(1)).max(1);
    let (mut x, mut lowest, mut right) = (left, 0, left);
    for column in wanted.chunks(per_column) {
        let mut y = 0;
        let rest: i32 = column
            .iter()
            .filter_map(|(_, index)| cards.get(*index))
            .map(|card| height(card, CARD_W) + SERVICE_GAP)
            .sum();
        let mut rest = rest;
        for (wish, index) in column {
            let Some(card) = cards.get(*index) else { continue };
            let tall = height(card, CARD_W);
            // At the preferred height, but not so low that the remaining ones no longer fit next to the VPCs.
            let latest = (bottom - rest + SERVICE_GAP).max(0);
            let at = (wish - tall / 2).min(latest).max(y).div_euclid(GRID) * GRID;
            area.card(CardKind::Full, card, Rect::new(x, at.max(y), CARD_W, tall));
            y = at.max(y) + tall + SERVICE_GAP;
            rest -= tall + SERVICE_GAP;
        }
        lowest = lowest.max(y - SERVICE_GAP);
        right = x + CARD_W;
        x += CARD_W + GAP;
    }
    if cards.is_empty() { (0, 0) } else { (right, lowest) }
}
