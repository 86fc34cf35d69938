//! [`HopCharge`]: a charge of a hop of a path.

use std::borrow::Cow;

use design::ComponentId;

/// The kind of charge that applies to data on a hop.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ChargeCode {
    /// E: data transfer to the internet, in tiers, billed in the region of origin.
    InternetOut,
    /// R: data transfer to another region, billed in the sending region.
    OtherRegion {
        /// The receiving region.
        to: String,
    },
    /// X: data transfer between Availability Zones (or over public addresses within a region), charged at each billed
    /// end.
    CrossZone {
        /// How many of the two ends are billed to this account.
        ends: u8,
    },
    /// N: GB processed by a NAT gateway.
    Nat,
    /// PL: GB processed by an interface endpoint or a Gateway Load Balancer endpoint.
    Endpoint,
    /// T: GB sent into a transit gateway.
    Transit,
    /// L: counts towards the capacity units of a load balancer (Classic Load Balancer: GB), which are priced with the
    /// load balancer.
    LoadBalancer,
    /// D: data transfer out over Direct Connect.
    DirectConnect,
    /// What an edge service charges for data; it is billed with that service.
    Edge {
        /// The service.
        service: &'static str,
    },
    /// What an edge service sends to viewers; it is billed with that service.
    Viewers {
        /// The service.
        service: &'static str,
    },
    /// Only the requests that precede the data pass here, and none of the data: the cost is negligible.
    Requests,
    /// 0: AWS charges nothing for data here.
    Free,
}

/// The direction of the data of a flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Direction {
    /// From the first end to the second.
    Request,
    /// From the second end to the first.
    Response,
    /// Both.
    Both,
}

/// One charge of a hop, for all GB of a leg in a direction.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct HopCharge {
    /// The kind of charge.
    pub code: ChargeCode,
    /// The direction of the charged data.
    pub direction: Direction,
    /// The region that the charge is billed in.
    pub region: String,
    /// The component whose price applies: a NAT gateway, endpoint, transit gateway, load balancer, link or edge service.
    pub of: Option<ComponentId>,
    /// The assumption made where AWS's rule is not certain.
    pub assumption: Option<Cow<'static, str>>,
}
