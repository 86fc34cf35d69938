//! The title of the document and the HTTP status of a page.

use serde::Deserialize;

use super::{Page, document_title};

/// A design document, read only for its name.
#[derive(Deserialize)]
struct Named {
    #[serde(default)]
    name: String,
}

impl Page {
    /// The HTTP status of the page.
    #[must_use]
    pub const fn status(&self) -> u16 {
        match self {
            Page::Failed(error) => error.status(),
            Page::Start(_)
            | Page::Editor(_)
            | Page::Shared(_)
            | Page::Compared(_)
            | Page::Months(_)
            | Page::Breakdown(_)
            | Page::Workload(_) => 200,
        }
    }

    /// The title of the document, which the editor updates when the name of the design changes.
    pub(crate) fn title(&self) -> String {
        let about = match self {
            Page::Start(_) => String::new(),
            Page::Editor(start) => name(&start.document),
            Page::Shared(page) => titled(page.name.clone()),
            Page::Compared(page) => format!("{} of {}", page.compared.of.label(), titled(page.compared.name.clone())),
            Page::Months(page) => format!("Months of {}", titled(page.name.clone())),
            Page::Breakdown(page) => format!("Costs of {}", titled(page.name.clone())),
            Page::Workload(page) => page.title.clone(),
            Page::Failed(error) => error.title().to_owned(),
        };
        document_title(&about)
    }
}

fn name(document: &str) -> String {
    serde_json::from_str::<Named>(document).map(|design| design.name).unwrap_or_default()
}

fn titled(name: String) -> String {
    if name.trim().is_empty() { "Untitled design".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use api::Failure;

    use super::*;

    #[test]
    fn a_page_that_failed_has_the_status_and_the_title_of_the_failure() {
        let page = Page::nowhere();
        assert_eq!((page.status(), page.title().as_str()), (404, "There is no design here · Abacus"));
        assert_eq!(Page::Failed(Failure::Unavailable.into()).status(), 503);
    }

    #[test]
    fn a_page_is_titled_after_its_design() {
        assert_eq!(Page::start().title(), "Abacus");
        assert_eq!(Page::new_design(None).title(), "Untitled design · Abacus");
        assert_eq!(Page::new_design(Some("three-tier")).title(), "Three-tier web shop · Abacus");
    }
}
