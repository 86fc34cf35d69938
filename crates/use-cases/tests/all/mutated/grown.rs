//! Documents whose numbers are as large as they may be.

use design::Design;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::Value;

use super::corpus::Corpus;
use super::place::{ValuePlace, places};
use super::values;

/// Most numbers that grow in a document.
const MOST: usize = 50;

/// Valid documents in which some or all numbers are the largest that leave it valid.
pub fn grown() -> impl Strategy<Value = String> {
    let all = Just(vec![true]).boxed();
    let some = prop::collection::vec(any::<bool>(), 1..30).boxed();
    (any::<Index>(), prop_oneof![all, some]).prop_map(|(document, grows)| {
        let mut document = document.get(&Corpus::get().documents).clone();
        let numbers: Vec<ValuePlace> = places(&document)
            .into_iter()
            .filter(|place| document.pointer(&place.pointer).is_some_and(Value::is_number))
            .zip(grows.into_iter().cycle())
            .filter_map(|(place, grows)| grows.then_some(place))
            .take(MOST)
            .collect();
        numbers.iter().for_each(|place| grow(&mut document, place));
        values::text_of(&document)
    })
}

/// Makes a number the largest end of a range that leaves the document valid.
fn grow(document: &mut Value, place: &ValuePlace) {
    let before = document.pointer(&place.pointer).cloned().unwrap();
    let mut put = |value: Value| {
        *document.pointer_mut(&place.pointer).unwrap() = value;
        Design::parse(&values::text_of(document)).is_ok()
    };
    let ends = values::ends();
    let valid = ends.partition_point(|end| put(Value::from(*end)));
    if !ends.get(..valid).and_then(<[u64]>::last).is_some_and(|end| put(Value::from(*end))) {
        put(before);
    }
}
