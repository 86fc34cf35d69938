//! Helpers shared by the tests of drawings.

use catalog::Catalogue;
use design::Design;
use diagram::{BoxKind, CardKind, Input, Point, Rect, Scene};
use pricing::Estimate;
use pricing::render::{cost_words, with_attached};
use units::Usd;

/// Draws a design as the service does.
pub fn with_input<T>(said: &Design, use_it: impl FnOnce(&Input<'_>) -> T) -> T {
    let completed = topology::complete(said);
    let estimate = pricing::estimate(said, Catalogue::embedded()).unwrap();
    let found = diagram::paths(&completed.design);
    let paths = found.iter().collect();
    let region_name = |code: &str| code.to_owned();
    let input =
        Input { said, design: &completed.design, estimate: &estimate, paths: &paths, region_name: &region_name };
    use_it(&input)
}

/// Checks the properties of every drawing.
pub fn check(scene: &Scene, estimate: &Estimate) {
    boxes_nest(scene);
    cards_stand_free(scene);
    lines_avoid_cards(scene);
    labels_stand_free(scene);
    amounts_add_up(scene, estimate);
}

fn boxes_nest(scene: &Scene) {
    let paper = Rect { x: 0, y: 0, w: scene.width, h: scene.height };
    for (index, shape) in scene.boxes.iter().enumerate() {
        assert!(shape.rect.within(&paper), "{shape:?} leaves the drawing");
        for other in &scene.boxes[..index] {
            let (a, b) = (&shape.rect, &other.rect);
            assert!(!a.overlaps(b) || a.within(b), "{shape:?} and {other:?} cut each other");
        }
    }
}

fn cards_stand_free(scene: &Scene) {
    let paper = Rect { x: 0, y: 0, w: scene.width, h: scene.height };
    for (index, shape) in scene.cards.iter().enumerate() {
        assert!(shape.rect.within(&paper), "{shape:?} leaves the drawing");
        for other in &scene.cards[..index] {
            assert!(!shape.rect.overlaps(&other.rect), "{shape:?} and {other:?} overlap");
        }
        for frame in &scene.boxes {
            let straddles = match (shape.kind, frame.kind) {
                (CardKind::Chip, BoxKind::Vpc) => true,
                // A card across zones covers the subnets of all of them.
                (CardKind::Full, BoxKind::Zone | BoxKind::Subnet(_)) => {
                    shape.rect.y >= frame.rect.y && shape.rect.bottom() <= frame.rect.bottom()
                }
                _ => shape.rect.within(&frame.rect),
            };
            assert!(!shape.rect.overlaps(&frame.rect) || straddles, "{shape:?} cuts {frame:?}");
        }
    }
}

fn lines_avoid_cards(scene: &Scene) {
    let of_flows = scene.flows.iter().flat_map(|flow| &flow.lines).map(|line| line.points.as_slice());
    for points in of_flows.chain(scene.wires.iter().map(Vec::as_slice)) {
        assert!(points.len() >= 2);
        for pair in points.windows(2) {
            let line = stretch(pair[0], pair[1]);
            assert!(pair[0].x == pair[1].x || pair[0].y == pair[1].y, "{pair:?} is aslant");
            for card in &scene.cards {
                assert!(!line.overlaps(&card.rect), "{pair:?} runs through {card:?}");
            }
        }
    }
}

/// A line with both ends shortened by a pixel, since these touch cards.
fn stretch(from: Point, to: Point) -> Rect {
    let (x, y) = (from.x.min(to.x), from.y.min(to.y));
    let (w, h) = ((from.x - to.x).abs(), (from.y - to.y).abs());
    if w > 0 {
        Rect { x: x + 1, y, w: w - 2, h: 0 }.grown_flat()
    } else {
        Rect { x, y: y + 1, w: 0, h: h - 2 }.grown_flat()
    }
}

/// Rectangles without area overlap nothing, so a line is given one pixel of width.
trait GrownFlat {
    fn grown_flat(self) -> Rect;
}

impl GrownFlat for Rect {
    fn grown_flat(self) -> Rect {
        Rect { x: self.x, y: self.y, w: self.w.max(1), h: self.h.max(1) }
    }
}

fn labels_stand_free(scene: &Scene) {
    let labels: Vec<Rect> = scene.flows.iter().filter_map(|flow| flow.label.as_ref()).map(|label| label.rect).collect();
    for (index, rect) in labels.iter().enumerate() {
        for card in &scene.cards {
            assert!(!rect.overlaps(&card.rect), "a label at {rect:?} covers {card:?}");
        }
        for other in &labels[..index] {
            assert!(!rect.overlaps(other), "labels at {rect:?} and {other:?} overlap");
        }
        for heading in scene.boxes.iter().flat_map(|shape| &shape.headings) {
            assert!(!rect.overlaps(heading), "a label at {rect:?} covers a heading at {heading:?}");
        }
    }
}

fn amounts_add_up(scene: &Scene, estimate: &Estimate) {
    let of_cards = scene.cards.iter().map(|shape| shape.card.cost.amount);
    let of_flows = scene.flows.iter().filter(|flow| flow.label.is_some()).map(|flow| flow.part.cost.amount);
    let sum: Usd = of_cards.chain(of_flows).flatten().sum();
    assert_eq!(sum, estimate.totals.monthly);
    for card in scene.cards.iter().map(|shape| &shape.card).filter(|card| !card.cost.short.is_empty()) {
        // As in the outline of the editor and in the estimate.
        assert_eq!(card.cost.short, cost_words(with_attached(estimate, &card.key)).short, "{}", card.name);
    }
}
