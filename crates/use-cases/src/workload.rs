//! The options of a workload side by side.

use api::Failure;
use design::{Problem, Problems};
use workloads::{Comparison, Topic, Workload};

use crate::bounded::bounded;
use crate::prices::prices;

/// Reads a document that describes a workload, and compares its options.
///
/// # Errors
/// [`Failure::Invalid`] with every problem of the document. [`Failure::TooExpensive`] and [`Failure::Busy`] if a
/// [`Compute`](crate::Compute) pool limits the work.
pub fn workload(document: &str) -> Result<Comparison, Failure> {
    bounded(|budget| {
        let prices = prices();
        Ok(workloads::compare(&Workload::read(document, &prices)?, &prices, budget))
    })
}

/// Like [`workload`], from the texts of a form by the names of their fields.
///
/// # Errors
/// As [`workload`].
pub fn of_form(topic: Topic, given: &[(String, String)]) -> Result<(Workload, Comparison), Failure> {
    bounded(|budget| {
        let prices = prices();
        let workload = Workload::of(topic, given, &prices)?;
        let comparison = workloads::compare(&workload, &prices, budget);
        Ok((workload, comparison))
    })
}

/// The design of an option, from the texts of a form.
///
/// # Errors
/// As [`workload`], and when there is no such option or it cannot serve the load.
pub fn option_design(topic: Topic, option: &str, given: &[(String, String)]) -> Result<String, Failure> {
    bounded(|_| {
        let workload = Workload::of(topic, given, &prices())?;
        workloads::design(&workload, option)
            .map_err(|reason| Problems::one(Problem::new("/option", reason, "choose another option")).into())
    })
}
