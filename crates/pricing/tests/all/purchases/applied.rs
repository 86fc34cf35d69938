//! A component that is bought with an option: a document that is valid, and that can be changed back.

use catalog::Catalogue;
use definitions::{ALL, Definition, Set, Type, Usage, Value, Values};
use design::{Body, Component, ComponentId, Design, Placement, Tags};
use pricing::compare::{Comparison, compare};
use proptest::prelude::*;
use units::Usd;

use super::options::{bought, compared, component, examples, selections};

fn alone(values: Values, region: &str, count: u64) -> (Design, ComponentId) {
    let id = ComponentId::parse("it").unwrap();
    let mut design = Design::empty(region);
    let has_count = !values.definition().count.is_empty();
    design.components.push(Component {
        id: id.clone(),
        name: String::new(),
        placement: Placement { count: has_count.then_some(count), ..Placement::default() },
        tags: Tags::default(),
        body: Body::Defined(Box::new(values)),
    });
    (design, id)
}

/// The design as it is after a detour over another one, where configuration that does not apply is lost. What the options
/// set is set again on the way back.
fn without_what_is_lost(design: &Design, detour: &Design, ids: &[ComponentId]) -> Design {
    let mut design = design.clone();
    for (one, other) in design.components.iter_mut().zip(&detour.components) {
        let (true, Some(other), Some(own)) = (ids.contains(&one.id), other.body.values(), one.body.values_mut()) else {
            continue;
        };
        let options = other.definition().purchase_options.unwrap().all;
        let is_set = |name: &str| {
            options.iter().flat_map(|option| option.sets).any(|set| match set {
                Set::Choice(field, _) | Set::Number(field, _) => *field == name,
            })
        };
        for field in other.definition().config {
            if !field.when.holds_for(other) && !is_set(field.name) {
                own.set(field.name, None);
            }
        }
    }
    design
}

/// Buys with each option, and back with the one that the components have now. Returns how often.
fn there_and_back(design: &Design, ids: &[ComponentId]) -> usize {
    let comparison = compared(design, ids);
    let Some(now) = comparison.current else { return 0 };
    for row in &comparison.rows {
        let name = format!("{}: {ids:?} {}", design.name, row.code);
        let there = bought(design, ids, &row.code);
        assert_eq!(bought(&there, ids, &row.code), there, "{name}: again");
        let back = bought(&there, ids, &now);
        if back == there && there != *design {
            // What it needs does not apply any more, such as the requests of a table with fixed capacity.
            let reverse = compared(&there, ids);
            assert!(reverse.rows.iter().any(|row| row.code == now && row.missing.is_some()), "{name}: back to {now}");
            continue;
        }
        assert_eq!(back, without_what_is_lost(design, &there, ids), "{name}: back to {now}");
        if there != *design {
            assert_eq!(compared(&there, ids).current.as_ref(), Some(&row.code), "{name}: its current option");
        }
    }
    comparison.rows.len()
}

#[test]
fn options_of_the_examples_can_be_taken_back() {
    let mut rows = 0;
    for design in examples() {
        for (_, ids) in selections(&design) {
            rows += there_and_back(&design, &ids);
        }
    }
    assert!(rows > 200, "{rows}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn options_of_any_component_can_be_taken_back((_, values, count) in component()) {
        let (design, id) = alone(values, "us-east-1", count);
        there_and_back(&design, &[id]);
    }
}

/// A new component that is used in every way.
fn used(definition: &'static Definition) -> Values {
    let mut values = definition.new_values();
    for field in definition.fields() {
        match field.value {
            Type::Usage(_) => values.set(field.name, Some(Value::Usage(Usage::known(100)))),
            Type::Choice(choices) if !values.is_given(field.name) => {
                values.set(field.name, Some(Value::Choice(&choices[0])));
            }
            _ => {}
        }
    }
    values
}

#[test]
fn options_cost_something_or_say_why_they_have_no_price() {
    let (mut priced, mut unpriced) = (0, 0);
    for definition in ALL.iter().filter(|definition| definition.purchase_options.is_some()) {
        for region in Catalogue::embedded().regions() {
            let (design, id) = alone(used(definition), region.code.as_str(), 2);
            let comparison: Comparison = compare(&design, &[id], Catalogue::embedded()).unwrap();
            for row in comparison.rows {
                match row.missing {
                    Some(why) => {
                        assert!(!why.is_empty() && row.rank.is_none(), "{} {region:?}", definition.kind);
                        unpriced += 1;
                    }
                    None => {
                        assert!(
                            row.totals.effective_monthly > Usd::ZERO,
                            "{} {region:?} {}",
                            definition.kind,
                            row.code
                        );
                        priced += 1;
                    }
                }
            }
        }
    }
    assert!(priced > 300 && unpriced > 300, "{priced} priced, {unpriced} without a price");
}
