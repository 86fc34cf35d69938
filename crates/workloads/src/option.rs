//! [`LoadOption`]: one way to run, front or deliver a workload.

use serde_json::Value;
use units::Decimal;

use crate::topic::Topic;
use crate::workload::Workload;
use crate::{compute, delivery, front_door};

/// A way to run, front or deliver a workload.
#[derive(Clone, Copy)]
pub(crate) struct LoadOption {
    pub code: &'static str,
    pub label: &'static str,
    /// What it gives up, and what it saves work on.
    pub gives_up: &'static str,
    /// Its design at a load.
    pub design: fn(&Workload, Decimal) -> Designed,
    /// The load up to which it can serve; `None` without a limit.
    pub most: fn(&Workload) -> Option<Decimal>,
    /// The first loads above which it needs another server; empty without servers.
    pub edges: fn(&Workload) -> Vec<Decimal>,
}

/// The design of an option at a load.
pub(crate) enum Designed {
    /// The document, and what it runs as, such as `2 to 8 tasks of 1 vCPU and 2 GB`.
    As(Value, String),
    /// Why there is none.
    Not(String),
}

impl Designed {
    /// `design`, or that the numbers are too large.
    pub fn or_too_large(design: Option<Designed>) -> Designed {
        design.unwrap_or_else(|| Designed::Not("the numbers are too large to be priced exactly".to_owned()))
    }
}

/// The options of a comparison.
pub(crate) const fn options(topic: Topic) -> &'static [LoadOption] {
    match topic {
        Topic::Compute => compute::OPTIONS,
        Topic::FrontDoor => front_door::OPTIONS,
        Topic::Delivery => delivery::OPTIONS,
    }
}

/// No servers.
pub(crate) const fn even(_: &Workload) -> Vec<Decimal> {
    Vec::new()
}

/// No limit.
pub(crate) const fn unlimited(_: &Workload) -> Option<Decimal> {
    None
}

/// The design of an option at the load that is given, as a document.
///
/// # Errors
/// Why there is none: no option has this code, or the numbers are too large.
pub fn design(workload: &Workload, code: &str) -> Result<String, String> {
    design_at(workload, code, workload.load())
}

/// The design of an option at another load, with the profile of the day that is given.
///
/// # Errors
/// As [`fn@design`].
pub fn design_at(workload: &Workload, code: &str, load: Decimal) -> Result<String, String> {
    let option = options(workload.topic()).iter().find(|option| option.code == code);
    match option.map(|option| (option.design)(workload, load)) {
        Some(Designed::As(document, _)) => Ok(document.to_string()),
        Some(Designed::Not(reason)) => Err(reason),
        None => Err("there is no such option".to_owned()),
    }
}
