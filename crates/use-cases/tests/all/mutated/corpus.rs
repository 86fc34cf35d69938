//! The documents that are mutated, and what stands in them.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use definitions::{Definition, Field, Type};
use design::{Body, Component, ComponentId, Design, Placement, Tags};
use serde_json::Value;

use super::place::{ValuePlace, places};

/// Valid documents, and their values and fields by where they stand.
pub struct Corpus {
    pub documents: Vec<Value>,
    /// Values by the name of their field, and by its shape.
    values: BTreeMap<String, Vec<Value>>,
    /// Fields of objects by where these stand.
    fields: BTreeMap<String, Vec<(String, Value)>>,
}

static CORPUS: LazyLock<Corpus> = LazyLock::new(|| {
    let mut documents = examples();
    let samples = (0..).zip(definitions::ALL.chunks(KINDS).cycle()).take(SAMPLES);
    documents.extend(samples.map(|(seed, definitions)| sampled(seed, definitions)));
    Corpus::of(documents)
});

/// Documents with components of defined kinds.
const SAMPLES: usize = 40;

/// Kinds in each of them: few, since a document that fails is easier to understand then.
const KINDS: usize = 3;

impl Corpus {
    pub fn get() -> &'static Corpus {
        &CORPUS
    }

    fn of(documents: Vec<Value>) -> Corpus {
        let (mut values, mut fields) = (BTreeMap::new(), BTreeMap::new());
        for document in &documents {
            for ValuePlace { pointer, field, shape } in places(document) {
                let value = document.pointer(&pointer).unwrap();
                add(&mut values, field, value.clone());
                add(&mut values, shape.clone(), value.clone());
                for (name, inner) in value.as_object().into_iter().flatten() {
                    add(&mut fields, shape.clone(), (name.clone(), inner.clone()));
                }
            }
        }
        Corpus { documents, values, fields }
    }

    /// What documents have in fields of this name or shape.
    pub fn values(&self, field_or_shape: &str) -> &[Value] {
        self.values.get(field_or_shape).map_or(&[], Vec::as_slice)
    }

    /// Which fields objects of this shape have in documents.
    pub fn fields(&self, shape: &str) -> &[(String, Value)] {
        self.fields.get(shape).map_or(&[], Vec::as_slice)
    }
}

fn add<T: PartialEq>(to: &mut BTreeMap<String, Vec<T>>, key: String, item: T) {
    let all = to.entry(key).or_default();
    if !all.contains(&item) {
        all.push(item);
    }
}

/// The examples of the documentation.
fn examples() -> Vec<Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/examples");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()).collect()
}

/// A component of each kind, with values within their ranges.
fn sampled(seed: u64, definitions: &[&'static Definition]) -> Value {
    let mut design = Design::empty("us-east-1");
    // A linear congruential generator: the same documents in every run.
    let mut state = seed;
    let mut below = |most: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % most.max(1)
    };
    for definition in definitions {
        let values = definitions::sample(definition, &mut below, &mut item, "eu-west-1");
        design.components.push(Component {
            id: ComponentId::parse(&id_of(definition)).unwrap(),
            name: String::new(),
            placement: Placement {
                count: Some(seed).filter(|count| *count > 0 && !definition.count.is_empty()),
                ..Placement::default()
            },
            tags: Tags::default(),
            body: Body::Defined(Box::new(values)),
        });
    }
    serde_json::from_str(&design.to_json()).unwrap()
}

fn id_of(definition: &Definition) -> String {
    format!("a-{}", definition.kind)
}

fn item(field: &Field) -> String {
    match field.value {
        Type::Item { example, .. } => example.to_owned(),
        _ => String::new(),
    }
}
