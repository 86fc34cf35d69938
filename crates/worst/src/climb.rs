//! Hill climbing: from a random document to the most expensive one close to it.

use std::time::{Duration, Instant};

use api::Failure;
use fastrand::Rng;

use crate::build::document;
use crate::endpoints::ENDPOINTS;
use crate::genes::Genes;

/// Steps that a request may take (`use_cases::ComputeLimits`).
pub const STEPS: u64 = 10_000_000;

/// The work of a document at an endpoint.
#[derive(Debug, Clone)]
pub struct Taken {
    /// Name of the endpoint.
    pub endpoint: &'static str,
    /// Steps of the budget.
    pub steps: u64,
    /// Time on this machine.
    pub time: Duration,
    /// What took most of the work, if it was too much.
    pub refused: Option<String>,
}

/// What the search maximises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Counted steps, which are the same on every machine.
    Steps,
    /// Time, which finds work that takes no steps.
    Time,
}

impl By {
    /// The score of a document.
    #[must_use]
    pub fn height(self, taken: &Taken) -> u64 {
        match self {
            By::Steps => taken.steps,
            By::Time => u64::try_from(taken.time.as_micros()).unwrap_or(u64::MAX),
        }
    }
}

/// Measures a document at one endpoint; `None` for an invalid document.
#[must_use]
pub fn measure(document: &str, endpoint: usize) -> Option<Taken> {
    let (name, compute) = ENDPOINTS.get(endpoint)?;
    let begun = Instant::now();
    let (result, steps) = use_cases::counted(STEPS, || compute(document));
    let time = begun.elapsed();
    let refused = match result {
        Ok(()) => None,
        Err(Failure::TooExpensive { what, .. }) => Some(what),
        Err(Failure::Busy) => Some("something".to_owned()),
        Err(_) => return None,
    };
    Some(Taken { endpoint: name, steps, time, refused })
}

/// A document and its work.
#[derive(Debug, Clone)]
pub struct Found {
    /// Its genes.
    pub genes: Genes,
    /// The work at the endpoint that was searched.
    pub taken: Taken,
}

/// The result of the search at an endpoint.
#[derive(Debug, Clone)]
pub struct Climbed {
    /// The document with the highest score.
    pub highest: Found,
    /// The slowest document, whatever was maximised: work that takes no steps shows up here.
    pub slowest: Found,
    /// How many valid documents were measured.
    pub measured: usize,
}

/// Climbs at an endpoint: random starts, then neighbours of the best document, as long as `more` returns true. The
/// number of tries without improvement on one hill is limited; then the next one is tried.
#[must_use]
pub fn climb(
    endpoint: usize,
    by: By,
    rng: &mut Rng,
    patience: usize,
    mut more: impl FnMut() -> bool,
) -> Option<Climbed> {
    let mut climbed: Option<Climbed> = None;
    let mut top: Option<Found> = None;
    let mut idle = 0;
    while more() {
        if idle > patience {
            (top, idle) = (None, 0);
        }
        idle += 1;
        // Up to `STARTS` documents of a hill are random, and the climb starts from the best of them.
        let genes = match &top {
            Some(top) if idle > STARTS || by.height(&top.taken) > HIGH_ENOUGH => top.genes.mutated(rng),
            _ => Genes::random(rng),
        };
        let Some(taken) = measure(&document(&genes), endpoint) else { continue };
        let found = Found { genes, taken };
        if top.as_ref().is_none_or(|top| by.height(&found.taken) > by.height(&top.taken)) {
            top = Some(found.clone());
            idle = idle.min(STARTS);
        }
        note(&mut climbed, found, by);
    }
    climbed
}

/// Random documents at the start of a hill.
const STARTS: usize = 20;
/// A document with this score needs no better start.
const HIGH_ENOUGH: u64 = 500_000;

fn note(climbed: &mut Option<Climbed>, found: Found, by: By) {
    let Some(climbed) = climbed else {
        *climbed = Some(Climbed { highest: found.clone(), slowest: found, measured: 1 });
        return;
    };
    climbed.measured += 1;
    if found.taken.time > climbed.slowest.taken.time {
        climbed.slowest = found.clone();
    }
    if by.height(&found.taken) > by.height(&climbed.highest.taken) {
        climbed.highest = found;
    }
}
