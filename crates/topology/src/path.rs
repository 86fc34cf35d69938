//! [`Paths`]: where the data of a flow goes.

use design::ComponentId;

use crate::charge::HopCharge;

/// Where the data of a flow goes: one leg for each pair of zones.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paths {
    /// The legs, ordered by the zones of their ends. Each carries its share of the flow in both directions, by weight.
    pub legs: Vec<Leg>,
    /// Whether the user pinned the path.
    pub pinned: bool,
    /// The sum of all weights, including those of legs that do not reach the other end.
    pub whole: u64,
    /// Why some of the data does not arrive; one entry for each reason.
    pub problems: Vec<PathProblem>,
}

/// The path from one zone of the first end to one zone of the second.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leg {
    /// Letter of the zone that the leg starts in; `None` outside of zones.
    pub from_zone: Option<String>,
    /// Letter of the zone that the leg ends in; `None` outside of zones.
    pub to_zone: Option<String>,
    /// The share of the flow that the leg carries, out of [`Paths::whole`].
    pub weight: u64,
    /// What the leg passes, in order: at least one hop.
    pub hops: Vec<Hop>,
}

/// Something that data passes, or a zone boundary that it crosses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hop {
    /// What the data passes.
    pub element: Element,
    /// Why data goes there: the route, endpoint or rule that causes it, in a few words.
    pub why: String,
    /// What the hop charges; a free hop has [`ChargeCode::Free`](crate::ChargeCode::Free).
    pub charges: Vec<HopCharge>,
}

/// What data passes on its path.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Element {
    /// A gateway, endpoint, link, load balancer or NAT instance.
    Component(ComponentId),
    /// The boundary between two Availability Zones, by their letters.
    CrossZone {
        /// The zone that the data leaves.
        from: String,
        /// The zone that the data enters.
        to: String,
    },
    /// The AWS network, where no element of the design is in between: within a zone, or from a service with a public
    /// endpoint.
    AwsNetwork,
}

/// Why data does not arrive.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PathProblem {
    /// The permanent id of the rule.
    pub rule: &'static str,
    /// What is missing: the route, gateway or address.
    pub message: String,
    /// How to fix it.
    pub fix: String,
    /// The component to change, if it is not the flow.
    pub at: Option<ComponentId>,
}

/// Legs that pass the same elements, as one row of hops.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergedPath {
    /// The share of the flow that takes this path, out of [`Paths::whole`].
    pub weight: u64,
    /// What the path passes, in order.
    pub hops: Vec<MergedHop>,
}

/// A hop shared by several legs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergedHop {
    /// What the data passes; for zone crossings, that of the first leg.
    pub element: Element,
    /// Why data goes there, as given by the first leg.
    pub why: String,
    /// The share of the flow that passes here: less than the path's share where only some legs cross zones.
    pub weight: u64,
    /// The charges of the hop.
    pub charges: Vec<HopCharge>,
}
