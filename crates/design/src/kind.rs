//! [`Kind`]: the kinds of components.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

use definitions::{AwsService, Definition};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The kind of a component, without its contents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// EC2 instances.
    Ec2,
    /// EBS volumes.
    Ebs,
    /// EBS snapshots.
    Snapshots,
    /// Dedicated Hosts.
    DedicatedHost,
    /// Reserved Instances.
    ReservedInstances,
    /// A Savings Plan.
    SavingsPlan,
    /// NAT gateways.
    NatGateway,
    /// Transit gateways.
    TransitGateway,
    /// Load balancers.
    LoadBalancer,
    /// S3 objects.
    S3,
    /// A VPC.
    Vpc,
    /// A flow of data between two ends, over the path that the network determines.
    Flow,
    /// A kind that has a definition.
    Defined(&'static Definition),
}

/// The kinds without a definition, with their names in the document and their AWS names.
const CODED: &[(Kind, &str, &str)] = &[
    (Kind::Ec2, "ec2", "EC2 instances"),
    (Kind::Ebs, "ebs", "EBS volumes"),
    (Kind::Snapshots, "snapshots", "EBS snapshots"),
    (Kind::DedicatedHost, "dedicated-host", "Dedicated hosts"),
    (Kind::ReservedInstances, "reserved-instances", "Reserved Instances"),
    (Kind::SavingsPlan, "savings-plan", "Savings Plan"),
    (Kind::NatGateway, "nat-gateway", "NAT gateways"),
    (Kind::TransitGateway, "transit-gateway", "Transit gateway"),
    (Kind::LoadBalancer, "load-balancer", "Load balancers"),
    (Kind::S3, "s3", "S3 objects"),
    (Kind::Vpc, "vpc", "VPC"),
    (Kind::Flow, "flow", "Flow"),
];

impl Kind {
    /// An internet gateway.
    pub const INTERNET_GATEWAY: Kind = Kind::Defined(&definitions::INTERNET_GATEWAY);
    /// Data transfer.
    pub const DATA_TRANSFER: Kind = Kind::Defined(&definitions::DATA_TRANSFER);
    /// Public IPv4 addresses.
    pub const PUBLIC_IPV4: Kind = Kind::Defined(&definitions::PUBLIC_IPV4);
    /// VPC endpoints.
    pub const VPC_ENDPOINT: Kind = Kind::Defined(&definitions::VPC_ENDPOINT);
    /// VPC peering.
    pub const VPC_PEERING: Kind = Kind::Defined(&definitions::VPC_PEERING);
    /// Site-to-Site VPN connections.
    pub const VPN_CONNECTION: Kind = Kind::Defined(&definitions::VPN_CONNECTION);
    /// Direct Connect ports.
    pub const DIRECT_CONNECT: Kind = Kind::Defined(&definitions::DIRECT_CONNECT);

    /// All kinds.
    pub fn all() -> impl Iterator<Item = Kind> {
        CODED.iter().map(|(kind, ..)| *kind).chain(definitions::ALL.iter().map(|definition| Kind::Defined(definition)))
    }

    /// The kind with this name in the document.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Kind> {
        let coded = CODED.iter().find(|(_, own, _)| *own == code).map(|(kind, ..)| *kind);
        coded.or_else(|| definitions::definition(code).map(Kind::Defined))
    }

    /// The name of the kind in the document.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Kind::Defined(definition) => definition.kind,
            coded => CODED.iter().find(|(kind, ..)| *kind == coded).map_or("", |(_, code, _)| code),
        }
    }

    /// The name of the kind as AWS writes it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Kind::Defined(definition) => definition.title,
            coded => CODED.iter().find(|(kind, ..)| *kind == coded).map_or("", |(.., label)| label),
        }
    }

    /// The AWS service that a component of this kind is as an end of flows, such as S3 for buckets. `None` for kinds
    /// that are not a service themselves, such as instances, and for kinds that only carry data.
    #[must_use]
    pub fn service(self) -> Option<&'static AwsService> {
        match self {
            Kind::S3 => AwsService::named("s3"),
            Kind::Defined(definition) => definition.end(),
            _ => None,
        }
    }

    /// Whether flows can start and end at a component of this kind.
    #[must_use]
    pub fn is_end(self) -> bool {
        matches!(self, Kind::Ec2 | Kind::Ebs | Kind::LoadBalancer) || self.service().is_some()
    }
}

impl Hash for Kind {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.code().hash(state);
    }
}

impl PartialOrd for Kind {
    fn partial_cmp(&self, other: &Kind) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Kind {
    fn cmp(&self, other: &Kind) -> Ordering {
        self.code().cmp(other.code())
    }
}

impl Serialize for Kind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Kind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Kind, D::Error> {
        let code = String::deserialize(deserializer)?;
        Kind::from_code(&code).ok_or_else(|| D::Error::custom("no such kind"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_name_of_its_own_and_reads_back() {
        let mut codes: Vec<&str> = Kind::all().map(Kind::code).collect();
        for kind in Kind::all() {
            assert_eq!(Kind::from_code(kind.code()), Some(kind));
            assert_eq!(serde_json::from_str::<Kind>(&serde_json::to_string(&kind).unwrap()).unwrap(), kind);
        }
        let count = codes.len();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), count);
        assert_eq!(Kind::from_code("nothing"), None);
    }
}
