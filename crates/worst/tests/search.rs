//! A short search: every document it finds is answered within the work limit of a request.
//!
//! `cargo run --release -p worst` searches longer.

use fastrand::Rng;
use worst::climb::{By, STEPS, climb};
use worst::document;
use worst::endpoints::ENDPOINTS;
use worst::genes::{Gene, Genes};

/// How many documents are tried at each endpoint.
const TRIES: usize = 30;
/// The endpoints searched: each has its own kind of work, and the others add little. Drawings have their own limits.
const SEARCHED: [&str; 3] = ["address plan", "comparison", "paths of one flow"];

#[test]
fn no_document_that_is_found_takes_too_many_steps() {
    let searched = ENDPOINTS.iter().enumerate().filter(|(_, (name, _))| SEARCHED.contains(name));
    for (endpoint, (name, _)) in searched {
        let mut left = TRIES;
        let more = || {
            left = left.saturating_sub(1);
            left > 0
        };
        let mut rng = Rng::with_seed(1 + endpoint as u64);
        let Some(climbed) = climb(endpoint, By::Steps, &mut rng, 10, more) else { panic!("no document for {name}") };
        let (genes, taken) = (climbed.highest.genes.words(), &climbed.highest.taken);
        assert!(climbed.measured >= TRIES / 5, "{name}: only {} documents are valid", climbed.measured);
        assert!(taken.refused.is_none() && taken.steps < STEPS, "{name}: {} steps for {genes}", taken.steps);
    }
}

#[test]
fn the_same_seed_finds_the_same_documents() {
    let search = || {
        let mut left = 8;
        climb(2, By::Steps, &mut Rng::with_seed(4), 5, || {
            left -= 1;
            left > 0
        })
        .map(|climbed| (climbed.highest.genes, climbed.highest.taken.steps))
    };
    assert_eq!(search(), search());
}

#[test]
fn components_of_every_defined_kind_are_valid() {
    let genes = Genes::none().with(Gene::Services, 10 * definitions::ALL.len());
    let (_, estimate) = use_cases::estimate(&document(&genes)).unwrap();
    assert_eq!(estimate.components.len(), 10 * definitions::ALL.len());
}
