//! Finds the content of the pages, on the server.

use api::{Compares, Failure, SharedDesign};
use design::Design;
use workloads::Topic;

use super::ready::{self, SharedParts};
use super::{ComparedPage, Page, SharedPage, StartPage, breakdown, months, templates, workload};
use crate::editor::EditorStart;
use crate::error::AppError;
use crate::panels;
use crate::shown::{Shown, View};
use crate::text::{EMPTY_DESIGN, EXAMPLE_DESIGN};

impl Page {
    /// The start page.
    #[must_use]
    pub fn start() -> Page {
        shown(use_cases::estimate(EXAMPLE_DESIGN).map(|(design, estimate)| {
            let html = ready::example(&design, &estimate, drawn(EXAMPLE_DESIGN), templates::html());
            Page::Start(StartPage { html })
        }))
    }

    /// The editor with the example for this code, or with an empty design if there is no code.
    #[must_use]
    pub fn new_design(example: Option<&str>) -> Page {
        shown(editor(example.map_or(EMPTY_DESIGN, templates::document), None).map(Page::Editor))
    }

    /// The code of the example for this code, or of the first example if there is none.
    #[must_use]
    pub fn example_code(code: &str) -> &'static str {
        templates::code(code)
    }

    /// The editor with a saved design.
    #[must_use]
    pub fn edit(shared: SharedDesign) -> Page {
        let saved = Some((shared.id, shared.revision, shared.saved_at_ms));
        shown(editor(&shared.document, saved).map(Page::Editor))
    }

    /// A saved design, for viewing.
    #[must_use]
    pub fn shared(shared: SharedDesign) -> Page {
        let design = match Design::parse(&shared.document) {
            Ok(design) => design,
            Err(problems) => return Page::Failed(AppError::Refused(problems.into())),
        };
        let html = ready::shared(SharedParts {
            id: &shared.id,
            revision: shared.revision,
            saved_at_ms: shared.saved_at_ms,
            design: &design,
            estimate: &shared.estimate,
            side_costs: use_cases::side_costs(&shared.document).ok(),
            drawing: drawn(&shared.document),
            charts: use_cases::capacity_charts(&shared.estimate),
        });
        Page::Shared(SharedPage { id: shared.id, name: design.name, html })
    }

    /// The purchase options or the deployments of a saved design, for the components named in any number of lists, with
    /// charts of the options in `drawn`.
    ///
    /// # Errors
    /// Same as [`use_cases::compare_with_charts`] and [`use_cases::deployments_with_charts`].
    pub fn compared(shared: SharedDesign, of: &str, groups: &[String], drawn: &[String]) -> Result<Page, Failure> {
        let groups = use_cases::group_ids(&groups.join(","))?;
        let compared = match use_cases::compares(of)? {
            Compares::PurchaseOptions => use_cases::compare_with_charts(&shared.document, &groups, drawn)?,
            Compares::Deployments => use_cases::deployments_with_charts(&shared.document, &groups, drawn)?,
        };
        Ok(Page::Compared(ComparedPage { id: shared.id, compared }))
    }

    /// What a saved design costs month by month.
    ///
    /// # Errors
    /// Same as [`use_cases::months`].
    pub fn months(shared: &SharedDesign) -> Result<Page, Failure> {
        months::page(shared).map(Page::Months)
    }

    /// Where the money of a saved design goes, in the groups that `by` names.
    ///
    /// # Errors
    /// Same as [`use_cases::breakdown`] and [`use_cases::grouping`].
    pub fn breakdown(shared: &SharedDesign, by: &str) -> Result<Page, Failure> {
        breakdown::page(shared, by).map(Page::Breakdown)
    }

    /// The options of a workload that a form describes; its problems beside their fields if it has any.
    ///
    /// # Errors
    /// [`Failure::TooExpensive`] and [`Failure::Busy`].
    pub fn workload(topic: Topic, given: &[(String, String)]) -> Result<Page, Failure> {
        workload::page(topic, given).map(Page::Workload)
    }

    /// The editor with the design of an option of a workload.
    ///
    /// # Errors
    /// Same as [`use_cases::option_design`].
    pub fn workload_option(topic: Topic, option: &str, given: &[(String, String)]) -> Result<Page, Failure> {
        editor(&use_cases::option_design(topic, option, given)?, None).map(Page::Editor)
    }

    /// The page for every other address.
    #[must_use]
    pub fn nowhere() -> Page {
        Page::Failed(Failure::NoRoute.into())
    }
}

/// The drawing of a document that was already priced.
fn drawn(document: &str) -> String {
    use_cases::draw(document).map(|drawing| panels::figure(&drawing)).unwrap_or_default()
}

/// The editor with a document. It opens on its drawing, with nothing selected; an empty one on its components.
fn editor(document: &str, saved: Option<(String, i64, i64)>) -> Result<EditorStart, Failure> {
    use_cases::shown(document, &[], |found| {
        let drawing = !found.design().components.is_empty();
        let view = View { drawing, ..View::default() };
        let Shown { selected, wide, priced, monthly, parts, .. } = panels::of(found, &view, true)?;
        let document = found.design().to_compact_json();
        Ok(EditorStart { document, saved: saved.clone(), selected, drawing, wide, priced, monthly, parts })
    })
}

fn shown(page: Result<Page, Failure>) -> Page {
    page.unwrap_or_else(|failure| Page::Failed(failure.into()))
}
