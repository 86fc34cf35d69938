//! Where the money of a design goes.

use api::{Chart, ChartTable, Failure};
use charts::{ChartText, TreemapPart};
use design::{Problem, Problems};
use pricing::render::BreakdownColumn;
use pricing::{Breakdown, BreakdownRow, GroupBy};

use crate::analysed;
use crate::bounded::bounded;

/// The costs of a design document in groups.
///
/// # Errors
/// As [`crate::estimate`].
pub fn breakdown(document: &str, by: &GroupBy) -> Result<Breakdown, Failure> {
    bounded(|budget| Ok(analysed(document, budget)?.breakdown(by)?))
}

/// Reads by what to group; services if it is empty.
///
/// # Errors
/// [`Failure::Invalid`] for anything else than what [`GroupBy::parse`] reads.
pub fn grouping(text: &str) -> Result<GroupBy, Failure> {
    if text.is_empty() {
        return Ok(GroupBy::default());
    }
    GroupBy::parse(text).ok_or_else(|| {
        let shown: String = text.chars().take(60).collect();
        let fix = "use service, component, charge, or tag: with a key, such as tag:env";
        Problems::one(Problem::new("", format!("costs cannot be grouped by {shown:?}"), fix)).into()
    })
}

/// The groups as rectangles whose areas are their monthly costs; `None` if nothing has a known cost. The table of the
/// groups has the same values.
#[must_use]
pub fn breakdown_chart(found: &Breakdown) -> Option<Chart> {
    let part = |row: &BreakdownRow| {
        let (monthly, share) = (BreakdownColumn::Monthly.text(row), BreakdownColumn::Share.text(row));
        // A position in pixels, not money.
        let size = row.monthly.amount().to_string().parse().unwrap_or_default();
        TreemapPart { name: row.label.to_string(), text: format!("{monthly}, {share}"), size }
    };
    let parts: Vec<TreemapPart> = found.rows.iter().map(part).collect();
    let text = ChartText {
        title: format!("Monthly cost by {}", found.by.heading().to_lowercase()),
        description: "The area of each rectangle is its share of the monthly total. The table has the amounts."
            .to_owned(),
    };
    let (width, height) = charts::TREEMAP_SIZE;
    let svg = charts::treemap(&parts, &text)?;
    let ChartText { title, description } = text;
    let table = ChartTable { head: Vec::new(), rows: Vec::new() };
    Some(Chart { title, description, svg, width, height, legend: Vec::new(), marks: Vec::new(), table })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_to_group_by_is_read_or_refused_with_a_fix() {
        assert_eq!(grouping("").unwrap(), GroupBy::Service);
        assert_eq!(grouping("tag:env").unwrap(), GroupBy::Tag("env".to_owned()));
        let Failure::Invalid { problems } = grouping("tags").unwrap_err() else { panic!("not refused as invalid") };
        assert!(problems[0].message.contains("\"tags\"") && problems[0].fix.contains("tag:env"));
    }
}
