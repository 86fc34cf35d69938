//! What AWS would refuse of a network, and what is at risk, as findings.

use std::borrow::Cow;

use design::{Body, Design};
use topology::{Network, ProblemSeverity};

use crate::finding::{Finding, Severity};
use crate::flows::Flows;
use crate::relations::Relations;

/// Findings about ranges, subnets, routes and where things stand, of a complete design. Nothing of one that says
/// neither VPCs nor flows: its network is not its subject.
pub(crate) fn findings(design: &Design, relations: &Relations<'_>, flows: &Flows) -> Vec<Finding> {
    let network = |body: &Body| matches!(body, Body::Vpc { .. } | Body::Flow { .. });
    if !design.components.iter().any(|component| network(&component.body)) {
        return Vec::new();
    }
    let problems = topology::check(&Network::of(design)).into_iter();
    let found = problems.filter_map(|problem| {
        let index = relations.index(&problem.component)?;
        Some(Finding {
            severity: match problem.severity {
                ProblemSeverity::Error => Severity::Error,
                ProblemSeverity::Warning => Severity::Warning,
            },
            rule: problem.rule.into(),
            name: design.components.get(index)?.title().to_owned(),
            path: flows.place(index, &problem.place),
            component: problem.component,
            message: Cow::Owned(problem.message),
            fix: Cow::Owned(problem.fix),
        })
    });
    found.collect()
}
