//! What the pages show, found on the server.

use api::{Failure, SharedDesign};
use service::Designs;

use super::{ComparedPage, EditorStart, Page, SharedPage};
use crate::text::{EMPTY_DESIGN, EXAMPLE_DESIGN};

impl Page {
    /// The start page.
    #[must_use]
    pub fn start() -> Page {
        shown(ready_made(EXAMPLE_DESIGN).map(Page::Start))
    }

    /// The editor with the example, or with an empty design.
    #[must_use]
    pub fn new_design(example: bool) -> Page {
        shown(ready_made(if example { EXAMPLE_DESIGN } else { EMPTY_DESIGN }).map(Page::Editor))
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
            Page::Shared(SharedPage { shared, charts })
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

fn ready_made(text: &str) -> Result<EditorStart, Failure> {
    let (design, estimate) = service::estimate(text)?;
    Ok(EditorStart { document: design.to_compact_json(), estimate, saved: None, regions: service::regions() })
}

fn shown(page: Result<Page, Failure>) -> Page {
    page.unwrap_or_else(|failure| Page::Failed(failure.into()))
}
