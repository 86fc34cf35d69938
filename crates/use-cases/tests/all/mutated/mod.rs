//! Valid documents of which a few values are others: they are read or refused in words, and what is read is computed to
//! the end.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod change;
mod computed;
mod corpus;
mod grown;
mod place;
mod sums;
mod values;

use design::{Design, Problem};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::Value;

use change::{Change, change};
use corpus::Corpus;
use grown::grown;

/// How many documents a run of the tests tries; `PROPTEST_CASES` says it for longer searches.
const CASES: u32 = 150;

fn config(cases: u32) -> ProptestConfig {
    let said = ProptestConfig::default();
    if std::env::var_os("PROPTEST_CASES").is_some() { said } else { ProptestConfig { cases, ..said } }
}

/// A document in which some values were changed, one after the other.
fn mutated(document: Index, changes: &[Change]) -> String {
    let mut document = document.get(&Corpus::get().documents).clone();
    for change in changes {
        change.make(&mut document);
    }
    values::text_of(&document)
}

fn documents() -> impl Strategy<Value = String> {
    (any::<Index>(), prop::collection::vec(change(), 1..=3)).prop_map(|(document, changes)| mutated(document, &changes))
}

/// Whether a problem can be found and mended.
fn check_problems(text: &str, problems: &[Problem]) -> Result<(), TestCaseError> {
    let document: Value = serde_json::from_str(text).unwrap_or_default();
    for problem in problems {
        prop_assert!(!problem.message.trim().is_empty() && !problem.fix.trim().is_empty(), "{problem:?}");
        prop_assert!(place::leads_somewhere(&document, &problem.path), "{problem:?}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(CASES))]

    #[test]
    fn what_is_changed_is_read_or_refused_in_words_and_computed_to_the_end(text in documents()) {
        let (design, problems) = Design::read(&text);
        check_problems(&text, &problems)?;
        prop_assert!(design.is_some() || !problems.is_empty());
        prop_assert_eq!(&Design::read(&text), &(design.clone(), problems.clone()), "read twice");
        let Some(design) = design else { return Ok(()) };
        computed::check_forms(&design)?;
        if problems.is_empty() {
            for written in [design.to_json(), design.to_compact_json()] {
                prop_assert_eq!(Design::parse(&written), Ok(design.clone()), "{}", written);
            }
        }
        computed::check(&text, &design)?;
    }
}

proptest! {
    #![proptest_config(config(CASES / 10))]

    #[test]
    fn the_largest_numbers_are_computed_to_the_end_or_refused_in_words(text in grown()) {
        let design = Design::parse(&text).unwrap();
        computed::check_forms(&design)?;
        computed::check(&text, &design)?;
    }
}

/// Without it, the property could hold of documents alone that are refused.
#[test]
fn many_changes_leave_a_document_that_is_priced() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;

    let mut runner = TestRunner::deterministic();
    let mut drawn = || documents().new_tree(&mut runner).unwrap().current();
    let texts: Vec<String> = (0..150).map(|_| drawn()).collect();
    let priced = texts.iter().filter(|text| use_cases::estimate(text).is_ok()).count();
    let refused = texts.iter().filter(|text| Design::parse(text).is_err()).count();
    assert!(priced > 60 && refused > 60, "{priced} priced, {refused} refused");
}
