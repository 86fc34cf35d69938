//! The cost of a design at the low and high ends of its usage ranges.

use std::collections::BTreeMap;

use design::Component;
use units::Error;

use crate::estimate::{MonthlyRange, Totals};
use crate::finding::{Finding, Severity};
use crate::flows::Flows;
use crate::line::{Cost, Line, Text};

/// The charges of a component whose cost is unknown: codes and labels.
pub(crate) type Unknown = BTreeMap<Text, Text>;

/// For every component of a design in one scenario: its totals and its unknown charges.
pub(crate) type Ends = Vec<(Totals, Unknown)>;

/// The totals of the lines of a component, and its unknown charges.
pub(crate) fn end(lines: &[Line]) -> Result<(Totals, Unknown), Error> {
    end_of(each(lines))
}

/// As [`end`], for lines with these codes, labels and costs.
pub(crate) fn end_of<'a>(
    lines: impl Iterator<Item = (&'a Text, &'a Text, &'a Cost)> + Clone,
) -> Result<(Totals, Unknown), Error> {
    let totals = Totals::of_costs(lines.clone().map(|(code, _, cost)| (&**code, cost)))?;
    Ok((totals, unknown_of(lines)))
}

/// The charges whose cost is unknown.
pub(crate) fn unknown(lines: &[Line]) -> Unknown {
    unknown_of(each(lines))
}

fn each(lines: &[Line]) -> impl Iterator<Item = (&Text, &Text, &Cost)> + Clone {
    lines.iter().map(|line| (&line.code, &line.label, &line.cost))
}

fn unknown_of<'a>(lines: impl Iterator<Item = (&'a Text, &'a Text, &'a Cost)>) -> Unknown {
    let unknown = lines.filter(|(.., cost)| cost.known().is_none());
    unknown.map(|(code, label, _)| (code.clone(), label.clone())).collect()
}

/// Adds the low and high ends to the totals of the typical usage. If the ends leave out other charges than `typical`,
/// they cannot be compared and make no range. If an end leaves out a charge that `typical` does not, the total becomes
/// "at least".
///
/// # Errors
/// [`Error::Overflow`] when a sum exceeds the range of exact decimals.
pub(crate) fn take(totals: &mut Totals, typical: &Ends, low: &Ends, high: &Ends) -> Result<(), Error> {
    let alike =
        |end: &Ends| end.iter().zip(typical).all(|((_, unknown), (_, typical))| unknown.keys().eq(typical.keys()));
    totals.at_least |=
        [low, high].iter().any(|end| end.iter().zip(typical).any(|(end, (_, typical))| leaves(end, typical)));
    if alike(low) && alike(high) {
        let monthly = |end: &Ends| Totals::sum(end.iter().map(|(totals, _)| totals)).map(|totals| totals.monthly);
        // More usage may cost less. The range includes the typical cost nevertheless.
        let all = [monthly(low)?, monthly(high)?, totals.monthly];
        let (low, high) = (all.into_iter().min().unwrap_or_default(), all.into_iter().max().unwrap_or_default());
        totals.range = (low != high).then_some(MonthlyRange { low, high });
    }
    Ok(())
}

/// Whether an end leaves out a charge that the typical usage does not.
fn leaves((_, unknown): &(Totals, Unknown), typical: &Unknown) -> bool {
    unknown.keys().any(|code| !typical.contains_key(code))
}

/// Advice about components for which an end leaves out a charge that the typical usage does not.
pub(crate) fn findings(
    flows: &Flows,
    components: &[Component],
    typical: &Ends,
    low: &Ends,
    high: &Ends,
) -> Vec<Finding> {
    let mut found = Vec::new();
    for (index, ((component, (_, typical)), (low, high))) in
        components.iter().zip(typical).zip(low.iter().zip(high)).enumerate()
    {
        let end = match (leaves(low, typical), leaves(high, typical)) {
            (false, false) => continue,
            (true, false) => "the low end of its usage",
            (false, true) => "the high end of its usage",
            (true, true) => "the low and high ends of its usage",
        };
        let labels: Unknown = low.1.iter().chain(&high.1).map(|(code, label)| (code.clone(), label.clone())).collect();
        let labels: Vec<&str> =
            labels.iter().filter(|(code, _)| !typical.contains_key(*code)).map(|(_, label)| label.as_ref()).collect();
        let message = format!("at {end} this is not known: {}. There is no monthly range then", labels.join("; "));
        found.push(Finding {
            severity: Severity::Advice,
            rule: "gen-range-open".into(),
            component: component.id.clone(),
            name: component.title().to_owned(),
            path: flows.place(index, "/usage"),
            message: message.into(),
            fix: "enter the usage values that are open, or your own price".into(),
            saves: None,
            change: None,
        });
    }
    found
}
