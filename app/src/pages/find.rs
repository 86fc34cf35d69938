//! What the pages show, found on the server.

use api::{Failure, SharedDesign};
use service::Designs;

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

    /// The editor with the latest revision of a saved design.
    pub async fn edit(designs: &Designs, id: &str) -> Page {
        let start = |shared: SharedDesign| EditorStart {
            document: shared.document,
            estimate: shared.estimate,
            saved: Some((shared.id, shared.revision, shared.saved_at_ms)),
            regions: service::regions(),
        };
        shown(designs.open(id, None).await.map(|shared| Page::Editor(start(shared))))
    }

    /// A saved design: `revision`, or the latest.
    pub async fn shared(designs: &Designs, id: &str, revision: Option<i64>) -> Page {
        shown(designs.open(id, revision).await.map(|shared| {
            let charts = service::capacity_charts(&shared.estimate);
            let drawing = drawn(&shared.document);
            Page::Shared(SharedPage { shared, charts, drawing })
        }))
    }

    /// The purchase options of the latest revision of a saved design: of the groups named, in any
    /// number of lists, with charts of the options `drawn`.
    pub async fn compared(designs: &Designs, id: &str, groups: &[String], drawn: &[String]) -> Page {
        let compared = designs.open(id, None).await.and_then(|shared| {
            let groups = service::group_ids(&groups.join(","))?;
            let compared = service::compare_with_charts(&shared.document, &groups, drawn)?;
            Ok(Page::Compared(ComparedPage { id: shared.id, compared }))
        });
        shown(compared)
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
