//! Side costs as text, below an estimate.

use std::fmt::Write;

use units::format::money_change;

use crate::side_costs::{AddedCost, SideCosts};

/// The heading of the side costs, which says how they relate to the total.
pub const SIDE_COSTS_TITLE: &str = "Often billed as well, not in the total";

/// The side costs as lines for a terminal, beginning with an empty line; empty if there are none.
#[must_use]
pub fn side_costs(costs: &SideCosts) -> String {
    let mut text = String::new();
    if costs.items.is_empty() {
        return text;
    }
    // Writing to a string cannot fail.
    let _ = writeln!(text, "\n{SIDE_COSTS_TITLE}");
    for item in &costs.items {
        let _ = writeln!(text, "  {} [{}]: {}", item.title, item.id, added_text(&item.added));
        let _ = writeln!(text, "      {}", item.assumption);
    }
    if let Some(more) = more_text(costs) {
        let _ = writeln!(text, "  {more}");
    }
    let _ = writeln!(text, "  All of them: {}", added_text(&costs.all));
    text
}

/// What a design costs more a month: `+$1.40 a month`, `depends on the invocations`, or both.
#[must_use]
pub fn added_text(added: &AddedCost) -> String {
    let mut parts = Vec::new();
    if added.is_known() || !added.monthly.is_zero() {
        let least = if added.is_known() { "" } else { "at least " };
        parts.push(format!("{least}{} a month", money_change(added.monthly)));
    }
    if !added.depends_on.is_empty() {
        parts.push(format!("depends on {}", added.depends_on.join(", ")));
    }
    if !added.without_price.is_empty() {
        parts.push(format!("no price: {}", added.without_price.join(", ")));
    }
    parts.join("; ")
}

/// That there are more than those listed.
#[must_use]
pub fn more_text(costs: &SideCosts) -> Option<String> {
    (costs.more > 0).then(|| format!("{} more with less usage are not listed, but in the sum", costs.more))
}

#[cfg(test)]
mod tests {
    use units::Usd;

    use super::*;

    #[test]
    fn a_missing_amount_is_never_a_zero() {
        let texts = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        let of = |monthly: &str, depends_on: &[&str], without_price: &[&str]| {
            let (depends_on, without_price) = (texts(depends_on), texts(without_price));
            added_text(&AddedCost { monthly: Usd::parse(monthly).unwrap(), depends_on, without_price })
        };
        assert_eq!(of("1.4", &[], &[]), "+$1.40 a month");
        assert_eq!(of("0", &["the invocations"], &[]), "depends on the invocations");
        assert_eq!(
            of("2", &["the requests"], &["Rules"]),
            "at least +$2.00 a month; depends on the requests; no price: Rules"
        );
        assert_eq!(of("0", &[], &["Rules"]), "no price: Rules");
        assert_eq!(of("0", &[], &[]), "±$0.00 a month", "such as within a free allowance");
    }
}
