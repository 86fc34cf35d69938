//! The charges of a component that have no price.

use smallvec::{SmallVec, smallvec};

use crate::finding::Finding;
use crate::line::{Line, NoPrice};
use crate::service::charge::ComponentCharge;
use crate::service::{Context, defined};

/// The region that bills charges without a price, the reason, and their labels.
type Missing<'a> = (&'a str, &'a str, SmallVec<[&'a str; 4]>);

/// Rule `gen-price-missing`: one finding per component that names all charges without a price, by the region that bills
/// them and the reason.
pub(in crate::service) fn without_price(
    context: &Context<'_>,
    charges: &[ComponentCharge<'_>],
    lines: &[Line],
) -> Option<Finding> {
    let mut missing: SmallVec<[Missing<'_>; 2]> = SmallVec::new();
    let mut elsewhere: Vec<&str> = Vec::new();
    for (charge, line) in charges.iter().zip(lines) {
        // If the data of a flow does not arrive, an error already reports it and its cause.
        let without = line.cost.without_price().filter(|(why, _)| *why != NoPrice::NoPath);
        let Some(((_, priced_in), why)) = without.zip(line.why_unpriced()) else { continue };
        elsewhere.extend(priced_in.iter().map(String::as_str));
        match missing.iter_mut().find(|(region, of, _)| *region == charge.region() && *of == why) {
            Some((.., labels)) => labels.push(&line.label),
            None => missing.push((charge.region(), why, smallvec![&*line.label])),
        }
    }
    if missing.is_empty() {
        return None;
    }
    let at_edge = defined::is_at_edge(context.component);
    let mut message = String::with_capacity(USUAL_LENGTH);
    for (region, why, labels) in &missing {
        if !message.is_empty() {
            message.push_str("; ");
        }
        list(labels, &mut message);
        let verb = if labels.len() == 1 { "has" } else { "have" };
        for part in [" ", verb, " no price"] {
            message.push_str(part);
        }
        // Services at the edge have the same prices from every region.
        if !(at_edge && *region == context.region()) {
            message.push_str(" for ");
            message.push_str(region);
        }
        message.push_str(": ");
        message.push_str(why);
    }
    let mut finding = context.price_missing_of(message);
    elsewhere.sort_unstable();
    elsewhere.dedup();
    if !elsewhere.is_empty() {
        finding.fix = format!("{}. It is listed in {}", finding.fix, first(&elsewhere)).into();
    }
    Some(finding)
}

/// The first regions, and how many more there are.
fn first(regions: &[&str]) -> String {
    let (named, more) = regions.split_at(regions.len().min(MOST_REGIONS));
    let rest = match more.len() {
        0 => String::new(),
        1 => " and 1 more region".to_owned(),
        more => format!(" and {more} more regions"),
    };
    format!("{}{rest}", named.join(", "))
}

/// No more regions are named.
const MOST_REGIONS: usize = 3;

/// Most messages are no longer.
const USUAL_LENGTH: usize = 128;

/// Writes `X`, `X and Y`, or `X, Y and Z`.
fn list(labels: &[&str], text: &mut String) {
    let last = labels.len().saturating_sub(1);
    for (index, label) in labels.iter().enumerate() {
        if index > 0 {
            text.push_str(if index == last { " and " } else { ", " });
        }
        text.push_str(label);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_listed_as_in_a_sentence() {
        let listed = |labels: &[&str]| {
            let mut text = String::new();
            list(labels, &mut text);
            text
        };
        assert_eq!(listed(&["X"]), "X");
        assert_eq!(listed(&["X", "Y"]), "X and Y");
        assert_eq!(listed(&["X", "Y", "Z"]), "X, Y and Z");
    }
}
