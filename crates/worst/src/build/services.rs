//! Components of the kinds that have a definition, with values in range.

use definitions::{ALL, Field, Stands, Type, sample};
use fastrand::Rng;
use serde_json::{Value, json};

use super::Making;
use crate::genes::Gene;

pub(super) fn add(making: &mut Making<'_>) {
    for index in 0..making.count(Gene::Services) {
        if making.is_full() {
            return;
        }
        let Some(definition) = ALL.get(index % ALL.len()) else { return };
        let region = (definition.stands != Stands::Edge).then(|| making.region(index));
        let mut rng = Rng::with_seed(index as u64);
        let mut name = |field: &Field| match field.value {
            Type::Item { example, .. } => example.to_owned(),
            _ => String::new(),
        };
        let values = sample(definition, &mut |most| rng.u64(0..most.max(1)), &mut name, "eu-west-1");
        let body = serde_json::to_value(&values).unwrap_or(Value::Null);
        let body = json!({"placement": {"region": region}, "config": body["config"], "usage": body["usage"]});
        making.push(format!("service{index}"), definition.kind, body);
    }
}
