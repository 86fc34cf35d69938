//! Pieces of work that are repeated many times while times or instructions are counted.

use std::error::Error;
use std::hint::black_box;

use catalog::Catalogue;
use definitions::{Usage, Value};
use design::{Body, Component, ComponentId, Design, Placement, Tags};

use crate::{EVERY_WAY, THREE_TIER, WEB_SHOP, design_of};

/// The number of variants of the web shop.
const VARIANTS: usize = 200;

/// Runs a piece of work once; the argument is the number of previous runs.
pub type Run = Box<dyn Fn(usize)>;

/// A piece of work.
pub struct Work {
    /// Its name on the command line.
    pub name: &'static str,
    /// A description of it.
    pub about: &'static str,
    /// Prepares it.
    pub prepare: fn() -> Result<Run, Box<dyn Error>>,
}

/// All pieces of work.
pub const WORKS: [Work; 11] = [
    Work { name: "read-shop", about: "Reading the web shop", prepare: read_shop },
    Work { name: "estimate-shop", about: "Estimate of the web shop", prepare: estimate_shop },
    Work { name: "write-shop", about: "Writing that estimate as JSON", prepare: write_shop },
    Work {
        name: "answer-shop",
        about: "From the document of the web shop to the JSON of its estimate",
        prepare: answer_shop,
    },
    Work { name: "read-100", about: "Reading 100 components", prepare: read_hundred },
    Work { name: "estimate-100", about: "Estimate of 100 components", prepare: || estimate(THREE_TIER) },
    Work { name: "every-way-100", about: "Estimate of 100 with every way to buy", prepare: || estimate(EVERY_WAY) },
    Work { name: "instances-30", about: "Estimate of 30 Spot instances", prepare: estimate_instances },
    Work { name: "services-30", about: "Estimate of a component of 30 services", prepare: estimate_services },
    Work { name: "compare-100", about: "Comparison of all groups of 100 components", prepare: compare_hundred },
    Work { name: "unpack", about: "Unpacking the catalogue, once per start", prepare: unpack },
];

/// Variants of the three-tier web shop, all different.
fn shops() -> Vec<String> {
    let variant = |number: usize| {
        WEB_SHOP
            .replacen("Three-tier web shop", &format!("Three-tier web shop {number}"), 1)
            .replace("\"storage_gib\": 500", &format!("\"storage_gib\": {}", 500 + number))
    };
    (0..VARIANTS).map(variant).collect()
}

fn at<T>(all: &[T], before: usize) -> &T {
    &all[before % all.len()]
}

fn read_shop() -> Result<Run, Box<dyn Error>> {
    let texts = shops();
    Ok(Box::new(move |before| drop(black_box(Design::parse(at::<String>(&texts, before))))))
}

fn estimate_shop() -> Result<Run, Box<dyn Error>> {
    let catalogue = Catalogue::embedded();
    let designs = shops().iter().map(|text| Design::parse(text)).collect::<Result<Vec<_>, _>>()?;
    Ok(Box::new(move |before| drop(black_box(pricing::estimate(at(&designs, before), catalogue)))))
}

fn write_shop() -> Result<Run, Box<dyn Error>> {
    let estimate = pricing::estimate(&Design::parse(WEB_SHOP)?, Catalogue::embedded())?;
    Ok(Box::new(move |_| drop(black_box(serde_json::to_vec(black_box(&estimate))))))
}

fn answer_shop() -> Result<Run, Box<dyn Error>> {
    let texts = shops();
    let _ = Catalogue::embedded();
    Ok(Box::new(move |before| {
        let answer = use_cases::estimate(at::<String>(&texts, before));
        drop(black_box(answer.map(|(_, estimate)| serde_json::to_vec(&estimate))));
    }))
}

fn read_hundred() -> Result<Run, Box<dyn Error>> {
    let text = design_of(THREE_TIER, 100)?.to_compact_json();
    Ok(Box::new(move |_| drop(black_box(Design::parse(black_box(&text))))))
}

fn estimate(document: &str) -> Result<Run, Box<dyn Error>> {
    let (design, catalogue) = (design_of(document, 100)?, Catalogue::embedded());
    Ok(Box::new(move |_| drop(black_box(pricing::estimate(black_box(&design), catalogue)))))
}

/// The components of the comparison of services with instances.
const SERVICES: usize = 30;

/// Instances on Spot, of which no finding tells, as of the services: the savings of findings are priced with the whole
/// design, which takes many times longer than the estimate.
fn estimate_instances() -> Result<Run, Box<dyn Error>> {
    let instance = r#"{"abacus": 1, "region": "us-east-1", "components": [
        {"id": "web", "kind": "ec2", "config": {"instance_type": "m7g.large", "purchase": "spot"}}]}"#;
    let (design, catalogue) = (design_of(instance, SERVICES)?, Catalogue::embedded());
    Ok(Box::new(move |_| drop(black_box(pricing::estimate(black_box(&design), catalogue)))))
}

/// Components of different services with all usage that applies to a new one.
fn estimate_services() -> Result<Run, Box<dyn Error>> {
    let mut design = Design::empty("us-east-1");
    for (index, definition) in definitions::ALL.iter().take(SERVICES).enumerate() {
        let mut values = definition.new_values();
        let applying: Vec<_> = definition.usage.iter().filter(|field| field.when.holds_for(&values)).collect();
        for field in applying {
            values.set(field.name, Some(Value::Usage(Usage::known(100))));
        }
        let id = ComponentId::parse(&format!("service-{index}")).ok_or("no id")?;
        let (name, placement) = (String::new(), Placement::default());
        design.components.push(Component {
            id,
            name,
            placement,
            tags: Tags::default(),
            body: Body::Defined(Box::new(values)),
        });
    }
    let catalogue = Catalogue::embedded();
    Ok(Box::new(move |_| drop(black_box(pricing::estimate(black_box(&design), catalogue)))))
}

fn compare_hundred() -> Result<Run, Box<dyn Error>> {
    let (design, catalogue) = (design_of(THREE_TIER, 100)?, Catalogue::embedded());
    Ok(Box::new(move |_| drop(black_box(pricing::compare::compare(black_box(&design), &[], catalogue)))))
}

fn unpack() -> Result<Run, Box<dyn Error>> {
    Ok(Box::new(|_| drop(black_box(Catalogue::unpack()))))
}
