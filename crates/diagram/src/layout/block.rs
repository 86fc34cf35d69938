//! [`Block`]: a part of the drawing that can be moved as a whole.

use crate::geometry::Rect;
use crate::layout::{BoxKind, BoxShape, CARD_H, CardKind, CardShape, GRID, ROW_H, WIDE};
use crate::measure;
use crate::picture::Card;

/// Font size of headings.
pub(crate) const HEADING: i32 = 12;
/// Font size of names.
pub(crate) const NAME: i32 = 13;
/// Font size of costs.
pub(crate) const COST: i32 = 12;
/// Left edge of the text of a card, to the right of its icon.
pub(crate) const INDENT: i32 = 36;
/// Padding on the right of a card.
pub(crate) const PAD: i32 = 10;
/// Font size of ranges, key figures and labels: the smallest one.
pub(crate) const SMALL: i32 = 11;

/// A part of the drawing.
#[derive(Debug, Default)]
pub(crate) struct Block {
    pub(crate) w: i32,
    pub(crate) h: i32,
    pub(crate) boxes: Vec<BoxShape>,
    pub(crate) cards: Vec<CardShape>,
}

impl Block {
    /// Adds another block, shifted by an offset.
    pub(crate) fn absorb(&mut self, other: Block, dx: i32, dy: i32) {
        self.boxes.extend(other.boxes.into_iter().map(|mut shape| {
            shape.rect = shape.rect.shifted(dx, dy);
            for heading in &mut shape.headings {
                *heading = heading.shifted(dx, dy);
            }
            shape
        }));
        self.cards.extend(other.cards.into_iter().map(|mut shape| {
            shape.rect = shape.rect.shifted(dx, dy);
            for (x, _) in &mut shape.cells {
                *x += dx;
            }
            shape
        }));
    }

    /// Adds a card.
    pub(crate) fn card(&mut self, kind: CardKind, card: &Card, rect: Rect) {
        self.cards.push(CardShape { kind, rect, card: card.clone(), cells: Vec::new() });
    }

    /// The mean vertical centre of all cards with one of these keys.
    pub(crate) fn mean_y(&self, keys: &[&str]) -> Option<i32> {
        mean(self.centres(keys).map(|centre| centre.y))
    }

    /// The mean horizontal centre of all cards with one of these keys.
    pub(crate) fn mean_x(&self, keys: &[&str]) -> Option<i32> {
        mean(self.centres(keys).map(|centre| centre.x))
    }

    fn centres<'a>(&'a self, keys: &'a [&str]) -> impl Iterator<Item = crate::geometry::Point> + 'a {
        self.cards.iter().filter(|card| keys.contains(&card.card.key.as_str())).map(|card| card.rect.centre())
    }
}

fn mean(values: impl Iterator<Item = i32>) -> Option<i32> {
    let (sum, count) = values.fold((0_i64, 0_i64), |(sum, count), value| (sum + i64::from(value), count + 1));
    let mean = sum.checked_div(count)?;
    i32::try_from(mean).ok().map(|mean| mean.div_euclid(GRID) * GRID)
}

/// The height of a card of this width.
pub(crate) fn height(card: &Card, w: i32) -> i32 {
    let own = i32::from(cost_place(card, w) == CostPlace::Below);
    CARD_H + ROW_H * (i32::try_from(card.rows.len()).unwrap_or_default() + own)
}

/// The position of the cost in a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CostPlace {
    /// After the name.
    Name,
    /// After the key figure.
    Figure,
    /// In its own row.
    Below,
}

/// After the name, if there is room for both; otherwise after the key figure, or in its own row.
pub(crate) fn cost_place(card: &Card, w: i32) -> CostPlace {
    let cost = if card.share.is_empty() { &card.cost.short } else { &card.share };
    let room = w - INDENT - PAD - 8 - measure::bold(cost, COST);
    if measure::bold(&card.name, NAME) <= room || w >= WIDE || cost.is_empty() {
        CostPlace::Name
    } else if measure::width(&card.figure, SMALL) <= room {
        CostPlace::Figure
    } else {
        CostPlace::Below
    }
}

/// A box with its heading in the first line, `inset` from its corner.
pub(crate) fn boxed(kind: BoxKind, rect: Rect, title: &str, note: &str, inset: (i32, i32)) -> BoxShape {
    let most = (rect.w - 2 * inset.0).max(0);
    let note_width = measure::width(note, SMALL).min(most);
    let title_width = measure::bold(title, HEADING).min(most);
    let (x, y) = (rect.x + inset.0, rect.y + inset.1);
    let headings = match kind {
        // The range of a subnet is at its right end.
        BoxKind::Subnet(_) => {
            vec![Rect::new(x, y, title_width, 16), Rect::new(rect.right() - inset.0 - note_width, y, note_width, 16)]
        }
        _ => vec![Rect::new(x, y, (title_width + 8 + note_width).min(most), 16)],
    };
    BoxShape {
        kind,
        rect,
        key: None,
        title: title.to_owned(),
        note: note.to_owned(),
        headings,
        label: if note.is_empty() { title.to_owned() } else { format!("{title}, {note}") },
        proposed: false,
    }
}
