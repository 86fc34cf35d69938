//! [`HopCharge`]: what a hop of a path charges for.

use std::borrow::Cow;

use design::ComponentId;

/// What data on a hop is charged as.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ChargeCode {
    /// E: transfer to the internet, in tiers, at the origin region.
    InternetOut,
    /// R: transfer to another region, billed at the sending one.
    OtherRegion {
        /// The region that receives.
        to: String,
    },
    /// X: transfer between availability zones (or by public addresses within a region), charged at each billed end.
    CrossZone {
        /// How many of the two ends are billed to this account.
        ends: u8,
    },
    /// N: GB through a NAT gateway.
    Nat,
    /// PL: GB through an interface endpoint, or a Gateway Load Balancer endpoint.
    Endpoint,
    /// T: GB sent into a transit gateway.
    Transit,
    /// L: counts in the capacity units of a load balancer (Classic: GB), which are priced there.
    LoadBalancer,
    /// D: transfer out over Direct Connect.
    DirectConnect,
    /// What a service at the edge charges for data, which is billed there.
    Edge {
        /// The service.
        service: &'static str,
    },
    /// Requests that come before the data pass here, and none of the data: next to nothing.
    Requests,
    /// 0: AWS charges nothing for data here.
    Free,
}

/// Which data of a flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Direction {
    /// From the first end to the second.
    Request,
    /// Back.
    Response,
    /// Both.
    Both,
}

/// One charge of a hop, for all GB of a leg in a direction.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct HopCharge {
    /// As what.
    pub code: ChargeCode,
    /// For which data.
    pub direction: Direction,
    /// The region that bills it.
    pub region: String,
    /// The component whose price it is: the NAT gateway, endpoint, transit gateway, load balancer or link.
    pub of: Option<ComponentId>,
    /// What is assumed where AWS's rule is not surely known.
    pub assumption: Option<Cow<'static, str>>,
}
