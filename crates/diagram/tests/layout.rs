//! What holds for every drawing, and golden places of a few.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod support;

use std::fmt::Write;

use design::Design;
use diagram::{Point, Scene};
use support::{check, with_input};

/// A design of `tests/designs`.
fn read(name: &str) -> Design {
    let path = format!("{}/tests/designs/{name}.json", env!("CARGO_MANIFEST_DIR"));
    Design::parse(&std::fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn the_examples_are_drawn_without_overlaps_and_add_up() {
    for name in ["web", "hub", "regions", "forty"] {
        with_input(&read(name), |input| check(&diagram::scene(input), input.estimate));
    }
}

#[test]
fn forty_components_find_room_for_every_label() {
    with_input(&read("forty"), |input| {
        let scene = diagram::scene(input);
        let homeless: Vec<_> =
            scene.flows.iter().filter(|flow| flow.label.is_none()).map(|flow| &flow.part.name).collect();
        assert!(homeless.is_empty(), "{homeless:?}");
    });
}

#[test]
fn the_same_design_is_drawn_the_same() {
    let design = read("forty");
    let once = with_input(&design, |input| diagram::draw(input));
    assert_eq!(once, with_input(&design, |input| diagram::draw(input)));
}

#[test]
fn places() {
    for name in ["web", "hub"] {
        with_input(&read(name), |input| insta::assert_snapshot!(name, places_of(&diagram::scene(input))));
    }
}

#[test]
fn words() {
    for name in ["web", "hub", "regions"] {
        with_input(&read(name), |input| {
            insta::assert_snapshot!(format!("{name}-words"), diagram::draw(input).text.join("\n"))
        });
    }
}

fn places_of(scene: &Scene) -> String {
    let mut text = format!("{} x {}\n", scene.width, scene.height);
    let place = |rect: diagram::Rect| format!("{},{} {}x{}", rect.x, rect.y, rect.w, rect.h);
    for shape in &scene.boxes {
        writeln!(text, "{:?} {} {}", shape.kind, shape.title, place(shape.rect)).unwrap();
    }
    for shape in &scene.cards {
        writeln!(text, "{:?} {} {}", shape.kind, shape.card.key, place(shape.rect)).unwrap();
    }
    let corners = |points: &[Point]| points.iter().map(|at| format!("{},{}", at.x, at.y)).collect::<Vec<_>>().join(" ");
    for flow in &scene.flows {
        writeln!(text, "flow {}", flow.part.key).unwrap();
        for line in &flow.lines {
            writeln!(text, "  {}", corners(&line.points)).unwrap();
        }
        let label = flow.label.as_ref().map(|label| format!("{} {} {}", label.money, label.gb, place(label.rect)));
        writeln!(text, "  {}", label.unwrap_or_else(|| "in the list".to_owned())).unwrap();
    }
    for wire in &scene.wires {
        writeln!(text, "wire {}", corners(wire)).unwrap();
    }
    text
}
