//! [`NetworkProblem`]: a problem in the network of a design.

use design::{Component, ComponentId};

/// How serious a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProblemSeverity {
    /// AWS would reject it, or it cannot do what the design specifies.
    Error,
    /// It works, but is at risk.
    Warning,
}

/// A problem in the network of a design.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NetworkProblem {
    /// The permanent id of the rule.
    pub rule: &'static str,
    /// How serious it is.
    pub severity: ProblemSeverity,
    /// The component that has the problem.
    pub component: ComponentId,
    /// The location within the component: a JSON pointer such as `/config/subnets/2/cidr`.
    pub place: String,
    /// What is wrong.
    pub message: String,
    /// How to fix it.
    pub fix: String,
}

/// Collects the problems of a network.
#[derive(Default)]
pub(super) struct Problems(pub Vec<NetworkProblem>);

impl Problems {
    /// Adds a problem that AWS would reject.
    pub fn error(
        &mut self,
        rule: &'static str,
        component: &Component,
        place: impl Into<String>,
        message: String,
        fix: impl Into<String>,
    ) {
        self.add(ProblemSeverity::Error, rule, component, place.into(), message, fix.into());
    }

    /// Adds a problem that works but is at risk.
    pub fn warning(
        &mut self,
        rule: &'static str,
        component: &Component,
        place: impl Into<String>,
        message: String,
        fix: impl Into<String>,
    ) {
        self.add(ProblemSeverity::Warning, rule, component, place.into(), message, fix.into());
    }

    fn add(
        &mut self,
        severity: ProblemSeverity,
        rule: &'static str,
        component: &Component,
        place: String,
        message: String,
        fix: String,
    ) {
        self.0.push(NetworkProblem { rule, severity, component: component.id.clone(), place, message, fix });
    }
}
