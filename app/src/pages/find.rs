//! What the pages show, found on the server.

use api::{Failure, SharedDesign};

use super::{ComparedPage, EditorStart, Page, SharedPage, StartHtml, StartPage, templates};
use crate::text::{EMPTY_DESIGN, EXAMPLE_DESIGN};

impl Page {
    /// The start page.
    #[must_use]
    pub fn start() -> Page {
        shown(ready_made(EXAMPLE_DESIGN).map(|example| {
            let html = StartHtml { drawing: drawn(&example.document), templates: templates::html() };
            Page::Start(StartPage { example, html })
        }))
    }

    /// The editor with the example of this code, or with an empty design.
    #[must_use]
    pub fn new_design(example: Option<&str>) -> Page {
        shown(ready_made(example.map_or(EMPTY_DESIGN, templates::document)).map(Page::Editor))
    }

    /// The code under which the example of this code is found: the first one's when there is none.
    #[must_use]
    pub fn example_code(code: &str) -> &'static str {
        templates::code(code)
    }

    /// The editor with a saved design.
    #[must_use]
    pub fn edit(shared: SharedDesign) -> Page {
        Page::Editor(EditorStart {
            document: shared.document,
            estimate: shared.estimate,
            saved: Some((shared.id, shared.revision, shared.saved_at_ms)),
            regions: service::regions(),
        })
    }

    /// A saved design, to look at.
    #[must_use]
    pub fn shared(shared: SharedDesign) -> Page {
        let charts = service::capacity_charts(&shared.estimate);
        let drawing = drawn(&shared.document);
        Page::Shared(SharedPage { shared, charts, drawing })
    }

    /// The purchase options of a saved design: of the groups named, in any number of lists, with
    /// charts of the options `drawn`.
    ///
    /// # Errors
    /// As [`service::compare_with_charts`].
    pub fn compared(shared: SharedDesign, groups: &[String], drawn: &[String]) -> Result<Page, Failure> {
        let groups = service::group_ids(&groups.join(","))?;
        let compared = service::compare_with_charts(&shared.document, &groups, drawn)?;
        Ok(Page::Compared(ComparedPage { id: shared.id, compared }))
    }

    /// The page of every other address.
    #[must_use]
    pub fn nowhere() -> Page {
        Page::Failed(Failure::NoRoute.into())
    }
}

/// The drawing of a document that was priced already.
fn drawn(document: &str) -> String {
    service::draw(document).map(|drawing| crate::panels::figure(&drawing)).unwrap_or_default()
}

fn ready_made(text: &str) -> Result<EditorStart, Failure> {
    let (design, estimate) = service::estimate(text)?;
    Ok(EditorStart { document: design.to_compact_json(), estimate, saved: None, regions: service::regions() })
}

fn shown(page: Result<Page, Failure>) -> Page {
    page.unwrap_or_else(|failure| Page::Failed(failure.into()))
}
