//! [`PathSet`]: path options of several flows together.

use design::{ComponentId, Design};
use units::Usd;

/// The path options of several flows that cost less together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PathSets {
    /// The sets, the one that saves most first; empty if no set saves anything that a single flow does not.
    pub sets: Vec<PathSet>,
    /// What was not compared, and why.
    pub notes: Vec<String>,
}

/// Path options of several flows that cost less together than each alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathSet {
    /// Stable code: the flows with the codes of the path options that make it, such as
    /// `orders=interface-endpoint+secrets=interface-endpoint`.
    pub code: String,
    /// What changes, such as `All AWS services of VPC main by endpoints, NAT gateways taken out`.
    pub label: String,
    /// The flows that take another path.
    pub moved: Vec<MovedFlow>,
    /// The components that are taken out.
    pub gone: Vec<SetComponent>,
    /// The components that are added.
    pub added: Vec<SetComponent>,
    /// The change of the monthly total of the design.
    pub change: Usd,
    /// The monthly total of the design with the set.
    pub total: Usd,
    /// Whether charges are missing from that total: the same ones as from the total now.
    pub is_at_least: bool,
    /// The changed design, completed.
    pub design: Design,
    /// What the user should know about it.
    pub notes: Vec<String>,
}

/// A flow that takes another path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MovedFlow {
    /// Its id.
    pub flow: ComponentId,
    /// Its name.
    pub name: String,
    /// The path option that it takes now.
    pub before: OptionName,
    /// The path option that it takes in the set.
    pub after: OptionName,
}

/// A path option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptionName {
    /// Stable code, such as `nat-per-zone`.
    pub code: &'static str,
    /// The name of the option.
    pub label: String,
}

/// A component that a set adds or takes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetComponent {
    /// Its id.
    pub id: ComponentId,
    /// Its name.
    pub name: String,
}
