//! [`FindingGroup`]: findings that repeat, as one.

use units::Usd;
use units::format::{capitalised, money};

use crate::finding::Finding;

/// Findings of one rule from this number on are shown as one.
const FOLDED: usize = 3;

/// Findings that are shown together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FindingGroup<'a> {
    /// A finding of its own.
    One(&'a Finding),
    /// Findings of the same rule and severity.
    Several(Vec<&'a Finding>),
}

impl<'a> FindingGroup<'a> {
    /// Groups findings, in the order of the first of each.
    #[must_use]
    pub fn all(findings: &'a [Finding]) -> Vec<FindingGroup<'a>> {
        let mut groups: Vec<Vec<&Finding>> = Vec::new();
        for finding in findings {
            let is_alike = |group: &&mut Vec<&Finding>| {
                group.first().is_some_and(|first| (&first.rule, first.severity) == (&finding.rule, finding.severity))
            };
            match groups.iter_mut().find(is_alike) {
                Some(group) => group.push(finding),
                None => groups.push(vec![finding]),
            }
        }
        let shown = |group: Vec<&'a Finding>| match group.len() {
            several if several >= FOLDED => vec![FindingGroup::Several(group)],
            _ => group.into_iter().map(FindingGroup::One).collect(),
        };
        groups.into_iter().flat_map(shown).collect()
    }

    /// What several findings say together, as sentences: how many components there are, what the fix saves in all, and
    /// the fix.
    #[must_use]
    pub fn summary(findings: &[&Finding]) -> String {
        let Some(first) = findings.first() else { return String::new() };
        let saved: Usd = findings.iter().filter_map(|finding| finding.saves).sum();
        let count = findings.len();
        let fix = capitalised(&first.fix);
        match (saved.is_zero(), first.rule.as_ref()) {
            (true, _) => format!("{count} components. {fix}."),
            (false, "po-steady-on-demand") => {
                format!("{count} groups: 1-year Reserved Instances save {} a month. {fix}.", money(saved))
            }
            (false, _) => format!("{count} components: together {} a month less. {fix}.", money(saved)),
        }
    }
}
