//! Properties of every drawing, and golden layouts of a few.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod support;

use std::fmt::Write;

use design::Design;
use diagram::{Point, Scene};
use support::{check, with_input};

/// The designs that the start page offers.
const TEMPLATES: [&str; 10] = [
    "three-tier-web",
    "serverless-api",
    "containers",
    "static-site",
    "static-site-cloudfront",
    "event-pipeline",
    "kubernetes",
    "batch-on-spot",
    "hub-and-spoke",
    "data-lake",
];

/// A design of `tests/designs` or `docs/examples`.
fn read(name: &str) -> Design {
    let own = format!("{}/tests/designs/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let shared = format!("{}/../../docs/examples/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(own).or_else(|_| std::fs::read_to_string(shared)).unwrap();
    Design::parse(&text).unwrap()
}

#[test]
fn every_example_is_drawn_without_overlaps_and_adds_up() {
    let examples = format!("{}/../../docs/examples", env!("CARGO_MANIFEST_DIR"));
    let files = std::fs::read_dir(examples).unwrap().map(|entry| entry.unwrap().path());
    let names: Vec<_> = files.map(|file| file.file_stem().unwrap().to_str().unwrap().to_owned()).collect();
    assert!(names.len() > 5);
    for name in names.iter().map(String::as_str).chain(["regions", "forty", "services"]) {
        with_input(&read(name), |input| check(&diagram::scene(input), input.estimate));
    }
}

#[test]
fn every_label_of_templates_and_of_forty_components_finds_room() {
    for name in TEMPLATES.into_iter().chain(["forty", "services"]) {
        with_input(&read(name), |input| {
            let scene = diagram::scene(input);
            let homeless = scene.flows.iter().filter(|flow| flow.label.is_none());
            assert_eq!(homeless.map(|flow| flow.part.name.as_str()).collect::<Vec<_>>(), [""; 0], "{name}");
        });
    }
}

#[test]
fn the_same_design_is_drawn_the_same() {
    let design = read("forty");
    let once = with_input(&design, diagram::draw);
    assert_eq!(once, with_input(&design, diagram::draw));
}

#[test]
fn what_stands_in_several_zones_bears_its_cost_once() {
    with_input(&read("three-tier-web"), |input| {
        let scene = diagram::scene(input);
        let web: Vec<_> = scene.cards.iter().filter(|shape| shape.card.name == "Web servers").collect();
        assert_eq!(web.len(), 1);
        assert_eq!(web[0].cells.len(), 2, "a number for each zone");
    });
}

#[test]
fn services_with_interfaces_stand_in_their_subnets() {
    with_input(&read("services"), |input| {
        let words = diagram::draw(input).text;
        let inside = words.iter().filter(|line| line.starts_with("      "));
        let inside: Vec<&str> = inside.filter_map(|line| line.trim().split(',').next()).collect();
        assert_eq!(inside, ["Public ALB", "NAT gateway", "App servers", "Orders database", "Shared files"]);
    });
}

#[test]
fn a_flow_without_a_path_says_so_and_has_no_price() {
    with_input(&read("regions"), |input| {
        let scene = diagram::scene(input);
        let blocked: Vec<_> = scene.flows.iter().filter(|flow| flow.part.blocked).collect();
        assert!(!blocked.is_empty());
        for flow in blocked {
            assert_eq!(flow.label.as_ref().unwrap().money, "no path");
            assert!(!flow.part.problems.is_empty() && !flow.part.label.contains("a month"), "{}", flow.part.label);
        }
    });
}

#[test]
fn svg_has_classes_and_links_and_nothing_that_the_content_policy_forbids() {
    with_input(&read("hub-and-spoke"), |input| {
        let svg = diagram::draw(input).svg;
        for forbidden in [" style=", "<style", "<script", " id=", "url(", " fill=", " stroke="] {
            assert!(!svg.contains(forbidden), "{forbidden}");
        }
        for component in &input.said.components {
            assert!(svg.contains(&format!("data-id=\"{}\"", component.id)), "{}", component.id);
        }
        let links = svg.matches("<a ").count();
        assert_eq!(links, svg.matches("aria-label=").count() - 1 + svg.matches("aria-hidden=\"true\"").count());
    });
}

#[test]
fn places() {
    for name in TEMPLATES {
        with_input(&read(name), |input| insta::assert_snapshot!(name, places_of(&diagram::scene(input))));
    }
}

#[test]
fn words() {
    for name in TEMPLATES.into_iter().chain(["regions", "services"]) {
        let words = with_input(&read(name), |input| diagram::draw(input).text.join("\n"));
        insta::assert_snapshot!(format!("{name}-words"), words);
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
