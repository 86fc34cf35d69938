//! [`Paths`]: where the data of a flow goes.

use design::ComponentId;

use crate::charge::HopCharge;

/// Where the data of a flow goes: one leg for each pair of zones.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paths {
    /// The legs, ordered by the zones of their ends. Each carries its weight's part of the flow, both ways.
    pub legs: Vec<Leg>,
    /// Whether the path is pinned by the user.
    pub pinned: bool,
    /// The sum of the weights, of the legs that get there and of those that do not.
    pub whole: u64,
    /// Why some of the data does not get there; one for each reason.
    pub problems: Vec<PathProblem>,
}

/// The way between one zone of the first end and one of the second.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leg {
    /// Letter of the zone that it starts in; `None` outside of zones.
    pub from_zone: Option<String>,
    /// Letter of the zone that it ends in.
    pub to_zone: Option<String>,
    /// Its part of the flow, of [`Paths::whole`].
    pub weight: u64,
    /// What it passes, in order: at least one.
    pub hops: Vec<Hop>,
}

/// Something that data passes, or a border that it crosses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hop {
    /// What.
    pub element: Element,
    /// Why data goes there: the route, endpoint or rule that says so, in a few words.
    pub why: String,
    /// What it charges; a free hop says so with [`ChargeCode::Free`](crate::ChargeCode::Free).
    pub charges: Vec<HopCharge>,
}

/// What data passes on its way.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Element {
    /// A gateway, endpoint, link, load balancer or NAT instance.
    Component(ComponentId),
    /// The border between two availability zones, by their letters.
    CrossZone {
        /// The zone that it leaves.
        from: String,
        /// The zone that it enters.
        to: String,
    },
    /// The network of AWS, where no element of the design is in between: within a zone, or from a service with a public
    /// endpoint.
    AwsNetwork,
}

/// Why data does not get there.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PathProblem {
    /// The permanent id of the rule.
    pub rule: &'static str,
    /// What is missing: the route, gateway or address.
    pub message: String,
    /// What to do about it.
    pub fix: String,
    /// The component to change, if it is not the flow.
    pub at: Option<ComponentId>,
}

/// Legs that pass the same elements, as one row of hops.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergedPath {
    /// The part of the flow that goes this way, of [`Paths::whole`].
    pub weight: u64,
    /// What it passes, in order.
    pub hops: Vec<MergedHop>,
}

/// A hop of several legs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergedHop {
    /// What; of zone borders the first leg's.
    pub element: Element,
    /// Why, as the first leg says.
    pub why: String,
    /// The part of the flow that passes here: less than the path's where only some legs cross zones.
    pub weight: u64,
    /// Its charges.
    pub charges: Vec<HopCharge>,
}
