//! The options of workloads, computed for each request: they depend on every value of the form.

use std::sync::Arc;

use app::Page;
use workloads::Topic;

use super::{SavedPages, fixed};
use crate::http::representation::Representation;

/// Values of the address of an option that do not belong to the workload.
const OF_OPTION: [&str; 2] = ["workload", "option"];

/// The options of a workload that a form describes.
pub(super) async fn compared(pages: &SavedPages, topic: Topic, given: Vec<(String, String)>) -> Arc<Representation> {
    pages.computed(text(&given), move || Page::workload(topic, &given)).await
}

/// The editor with the design of an option, from an address that names the comparison, the option, and the workload.
pub(super) async fn option_design(
    pages: &SavedPages,
    topic: &str,
    option: String,
    mut given: Vec<(String, String)>,
) -> Arc<Representation> {
    let Some(topic) = Topic::of(topic) else { return fixed::nowhere() };
    given.retain(|(name, _)| !OF_OPTION.contains(&name.as_str()));
    pages.computed(text(&given), move || Page::workload_option(topic, &option, &given)).await
}

/// What the size of a computation is estimated from.
fn text(given: &[(String, String)]) -> String {
    given.iter().map(|(_, value)| value.as_str()).collect()
}
