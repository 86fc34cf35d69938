//! [`NetworkProblem`]: what is wrong with the network of a design.

use design::{Component, ComponentId};

/// How much a problem matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProblemSeverity {
    /// AWS would refuse it, or it cannot do what the design says.
    Error,
    /// It works, but is at risk.
    Warning,
}

/// Something that is wrong with the network of a design.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NetworkProblem {
    /// The permanent id of the rule.
    pub rule: &'static str,
    /// How much it matters.
    pub severity: ProblemSeverity,
    /// The component it is about.
    pub component: ComponentId,
    /// The place below the component: a JSON pointer such as `/config/subnets/2/cidr`.
    pub place: String,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub fix: String,
}

/// The problems of a network as they are found.
#[derive(Default)]
pub(super) struct Problems(pub Vec<NetworkProblem>);

impl Problems {
    /// Adds what AWS would refuse.
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

    /// Adds what works and is at risk.
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
