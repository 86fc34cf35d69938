//! Cards of components and of what is outside.

use std::fmt::Write;

use super::elements::{classes, open, rect, text};
use crate::geometry::Rect;
use crate::icon::Icon;
use crate::layout::{
    CARD_H, CARD_W, COST, CardKind, CardShape, CostPlace, INDENT, NAME, PAD, ROW_H, SMALL, cost_place,
};
use crate::measure::{bold, fitted, fitted_bold, width};

pub(super) fn write(svg: &mut String, cards: &[CardShape]) {
    for shape in cards {
        let card = &shape.card;
        let kind = match shape.kind {
            CardKind::Full => "card",
            CardKind::Chip => "card chip",
            CardKind::Outside => "card outside-end",
        };
        let proposed = if card.proposed { "proposed" } else { "" };
        let is_component = !card.key.starts_with('@');
        if is_component {
            open(svg, &classes(&[kind, proposed]), &card.key, &card.label);
        } else {
            svg.push_str(&format!("<g class=\"{kind}\">\n"));
        }
        rect(svg, "frame", &shape.rect, if shape.kind == CardKind::Outside { 20 } else { 6 });
        match shape.kind {
            CardKind::Full => full(svg, shape),
            CardKind::Chip | CardKind::Outside => small(svg, shape),
        }
        svg.push_str(if is_component { "</a>\n" } else { "</g>\n" });
        rows(svg, shape);
    }
}

fn icon(svg: &mut String, icon: Icon, x: i32, y: i32) {
    let class = icon.class();
    rect(svg, &format!("tile {class}"), &Rect::new(x, y, 20, 20), 5);
    let _ = writeln!(
        svg,
        "<path class=\"icon {class}\" transform=\"translate({} {})\" d=\"{}\"/>",
        x + 2,
        y + 2,
        icon.path()
    );
}

/// Icon, name, key figure and cost.
fn full(svg: &mut String, shape: &CardShape) {
    let (card, rect) = (&shape.card, shape.rect);
    let (left, right) = (rect.x + INDENT, rect.right() - PAD);
    let place = cost_place(card, rect.w);
    // Without a key figure the name is vertically centred.
    let centred = card.figure.is_empty() && shape.cells.is_empty() && place == CostPlace::Name && card.rows.is_empty();
    icon(svg, card.icon, rect.x + 8, rect.y + if centred { 14 } else { 8 });
    let cost = if card.share.is_empty() { &card.cost.short } else { &card.share };
    let is_sum = card.share.is_empty() && !card.cost.open && card.cost.amount.is_some_and(|amount| !amount.is_zero());
    let cost_class = if is_sum { "cost" } else { "cost quiet" };
    let cost_width = if cost.is_empty() { 0 } else { bold(cost, COST) + 8 };
    let room = |own: CostPlace| right - left - if place == own { cost_width } else { 0 };
    let name_y = rect.y + if centred { 29 } else { 21 };
    text(svg, "name", (left, name_y), "", &fitted_bold(&card.name, NAME, room(CostPlace::Name)));
    let cost_y = match place {
        CostPlace::Name => name_y,
        CostPlace::Figure => rect.y + 38,
        CostPlace::Below => rect.y + 54,
    };
    text(svg, cost_class, (right, cost_y), "end", &fitted_bold(cost, COST, right - left));
    if shape.cells.is_empty() {
        text(svg, "figure", (left, rect.y + 38), "", &fitted(&card.figure, SMALL, room(CostPlace::Figure)));
        return;
    }
    for (index, (x, cell)) in shape.cells.iter().enumerate() {
        let x = if index == 0 { left } else { x + 12 };
        text(svg, "figure", (x, rect.y + 38), "", &fitted(cell, SMALL, CARD_W - 44));
        if index > 0 {
            let x = shape.cells.get(index).map_or(x, |(edge, _)| edge - 24);
            let (top, bottom) = (rect.y + 27, rect.y + 43);
            let _ = writeln!(svg, "<path class=\"fold\" d=\"M{x} {top}V{bottom}\"/>");
        }
    }
}

/// Icon and name; a second line if there is room.
fn small(svg: &mut String, shape: &CardShape) {
    let (card, rect) = (&shape.card, shape.rect);
    let middle = rect.centre().y;
    icon(svg, card.icon, rect.x + 10, middle - 10);
    let (left, room) = (rect.x + INDENT + 2, rect.w - INDENT - PAD);
    let second = match shape.kind {
        CardKind::Chip if rect.h < 40 => String::new(),
        CardKind::Chip if card.cost.amount.is_some_and(|amount| !amount.is_zero()) => card.cost.short.clone(),
        _ => card.figure.clone(),
    };
    if second.is_empty() {
        text(svg, "name", (left, middle + 4), "", &fitted_bold(&card.name, NAME, room));
    } else {
        text(svg, "name", (left, middle - 2), "", &fitted_bold(&card.name, NAME, room));
        text(svg, "figure", (left, middle + 13), "", &fitted(&second, SMALL, room));
    }
}

/// Attached volumes, each a link of its own.
fn rows(svg: &mut String, shape: &CardShape) {
    let rect = shape.rect;
    let extra = if cost_place(&shape.card, rect.w) == CostPlace::Below { ROW_H } else { 0 };
    for (index, row) in (0..).zip(&shape.card.rows) {
        let y = rect.y + CARD_H - 2 + extra + index * ROW_H;
        let (left, right) = (rect.x + INDENT, rect.right() - PAD);
        open(svg, "row", &row.key, &row.label);
        super::elements::rect(svg, "frame", &Rect::new(rect.x + 4, y, rect.w - 8, ROW_H), 3);
        let _ = writeln!(
            svg,
            "<path class=\"icon storage\" transform=\"translate({} {}) scale(.7)\" d=\"{}\"/>",
            rect.x + 12,
            y + 2,
            Icon::of(design::Kind::Ebs).path()
        );
        text(
            svg,
            "figure",
            (left, y + 12),
            "",
            &fitted(&row.name, SMALL, right - left - width(&row.cost.short, SMALL) - 8),
        );
        let class = if row.cost.open { "row-cost quiet" } else { "row-cost" };
        text(svg, class, (right, y + 12), "end", &row.cost.short);
        svg.push_str("</a>\n");
    }
}
