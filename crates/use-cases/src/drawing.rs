//! The drawing of a design.

use api::{Drawing, Failure, ProposalItem};
use budget::Budget;
use diagram::{Diagram, Input};
use pricing::Analysis;
use topology::Proposal;

use crate::bounded::bounded;
use crate::prices::prices;

/// Reads a document and draws it, including what it leaves out.
///
/// # Errors
/// As [`crate::estimate`].
pub fn draw(document: &str) -> Result<Drawing, Failure> {
    drawn(document).map(as_drawing)
}

/// A drawing in the form that pages and REST use.
pub(crate) fn as_drawing((drawn, proposals): (Diagram, Vec<Proposal>)) -> Drawing {
    let item = |proposal: Proposal| ProposalItem {
        component: proposal.component.to_string(),
        added: proposal.added,
        text: proposal.text,
    };
    Drawing {
        svg: drawn.svg,
        width: drawn.width,
        height: drawn.height,
        text: drawn.text,
        proposals: proposals.into_iter().map(item).collect(),
    }
}

/// Reads a document and draws it as an SVG file with its own colours, for light and dark, that any viewer can open.
///
/// # Errors
/// As [`crate::estimate`].
pub fn draw_file(document: &str) -> Result<String, Failure> {
    drawn(document).map(|(drawn, _)| diagram::standalone(&drawn))
}

fn drawn(document: &str) -> Result<(Diagram, Vec<Proposal>), Failure> {
    bounded(|budget| drawn_of(&crate::analysed(document, budget)?, budget))
}

/// Draws an analysed design.
pub(crate) fn drawn_of(analysis: &Analysis, budget: &Budget) -> Result<(Diagram, Vec<Proposal>), Failure> {
    let completed = analysis.completed(budget);
    let prices = prices();
    let region_name = |code: &str| {
        let region = prices.region(code);
        region.map_or_else(|| code.to_owned(), |region| region.name.clone())
    };
    let paths = analysis.paths();
    if budget.is_over() {
        // The result would be discarded, so there is no need to draw.
        return Err(Failure::Busy);
    }
    let input = Input {
        said: analysis.design(),
        design: &completed.design,
        estimate: analysis.estimate(),
        paths: &paths,
        region_name: &region_name,
    };
    Ok((diagram::draw_within(&input, budget), completed.proposals.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const DESIGN: &str = r#"{"abacus": 1, "region": "eu-west-1", "components": [
        {"id": "web", "kind": "ec2", "name": "Web <1>", "config": {"instance_type": "m7g.large"}},
        {"id": "files", "kind": "s3", "config": {"storage_class": "standard"}, "usage": {"gb": 10}}]}"#;

    #[test]
    fn a_drawing_names_every_component_once_as_picture_and_as_text() {
        let drawing = draw(DESIGN).unwrap();
        assert!(drawing.svg.starts_with("<svg ") && drawing.svg.contains("data-id=\"files\""), "{}", drawing.svg);
        assert!(drawing.svg.contains("Web &lt;1&gt;") && !drawing.svg.contains("<1>"));
        assert!(drawing.text.iter().any(|line| line.contains("Web <1>, EC2 instances, 1 × m7g.large, $")));
        assert!(drawing.text.iter().any(|line| line.contains("EU (Ireland)")), "{:?}", drawing.text);
    }

    #[test]
    fn a_file_has_its_own_colours_and_the_page_has_none() {
        assert!(draw_file(DESIGN).unwrap().contains("prefers-color-scheme: dark"));
        let page = draw(DESIGN).unwrap().svg;
        assert!(!page.contains("<style") && !page.contains("style=") && !page.contains(" id="), "{page}");
    }

    #[test]
    fn what_cannot_be_read_is_not_drawn() {
        assert!(matches!(draw("{"), Err(Failure::Invalid { .. })));
    }
}
