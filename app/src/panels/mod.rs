//! Parts of the editor that the server writes as HTML: they show what follows from a design, and the browser
//! downloads no code for them.
//!
//! What can be clicked in them says so by attributes, which `components/part.rs` reads: `data-id` names a component
//! to select, `data-do` something to do.

mod drawing;
mod paths;
mod plan;

use api::Failure;
use leptos::prelude::*;

use crate::calls::{Change, Panel, Shown};
pub(crate) use drawing::figure;

/// The parts of a panel for a document.
///
/// # Errors
/// As [`service::estimate`].
pub(crate) fn html(document: &str, panel: &Panel) -> Result<Vec<String>, Failure> {
    Ok(match panel {
        Panel::Drawing => drawing::parts(service::draw(document)?),
        Panel::Paths(flow) => vec![paths::html(&service::flow_paths(document, flow)?)],
        Panel::Addresses(vpc) => vec![plan::html(&service::network_plan(document)?, vpc)],
    })
}

/// The estimate of a document and the parts of its panels; no parts of a panel that cannot be shown.
///
/// # Errors
/// As [`service::estimate`].
pub(crate) fn shown(document: &str, panels: &[Panel]) -> Result<Shown, Failure> {
    service::shown(document, |shown| {
        let of_panel = |panel: &Panel| match panel {
            Panel::Drawing => shown.drawing().map(drawing::parts),
            Panel::Paths(flow) => shown.flow_paths(flow).map(|found| vec![paths::html(&found)]),
            Panel::Addresses(vpc) => Ok(vec![plan::html(&shown.network_plan(), vpc)]),
        };
        let panels = panels.iter().map(|panel| of_panel(panel).unwrap_or_default()).collect();
        Ok(Shown { estimate: shown.estimate().clone(), panels })
    })
}

/// The document after a change that the server makes.
///
/// # Errors
/// As [`service::estimate`].
pub(crate) fn changed(document: &str, change: &Change) -> Result<String, Failure> {
    Ok(match change {
        Change::Path { flow, code } => service::choose_path(document, flow, code)?,
        Change::KeepProposals => service::keep_proposals(document)?,
    })
}

/// A list with an entry for each text; nothing when there are none.
fn list(class: &'static str, texts: &[String]) -> Option<AnyView> {
    let entries = texts.iter().map(|text| view! { <li>{text.clone()}</li> }).collect_view();
    (!texts.is_empty()).then(|| view! { <ul class=class>{entries}</ul> }.into_any())
}
