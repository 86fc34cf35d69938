//! [`Kind`]: what a component can be.

use serde::Serialize;

/// The kind of a component, without its contents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// EC2 instances.
    Ec2,
    /// EBS volumes.
    Ebs,
    /// EBS snapshots.
    Snapshots,
    /// Dedicated hosts.
    DedicatedHost,
    /// Reserved Instances.
    ReservedInstances,
    /// A Savings Plan.
    SavingsPlan,
    /// NAT gateways.
    NatGateway,
    /// An internet gateway.
    InternetGateway,
    /// Data that moves.
    DataTransfer,
    /// Public IPv4 addresses.
    PublicIpv4,
    /// VPC endpoints.
    VpcEndpoint,
    /// Transit gateways.
    TransitGateway,
    /// VPC peering.
    VpcPeering,
    /// Site-to-Site VPN connections.
    VpnConnection,
    /// Direct Connect ports.
    DirectConnect,
    /// Load balancers.
    LoadBalancer,
    /// S3 objects.
    S3,
}

impl Kind {
    /// Every kind with its name in the document.
    pub const ALL: &'static [(&'static str, Kind)] = &[
        ("ec2", Kind::Ec2),
        ("ebs", Kind::Ebs),
        ("snapshots", Kind::Snapshots),
        ("dedicated-host", Kind::DedicatedHost),
        ("reserved-instances", Kind::ReservedInstances),
        ("savings-plan", Kind::SavingsPlan),
        ("nat-gateway", Kind::NatGateway),
        ("internet-gateway", Kind::InternetGateway),
        ("data-transfer", Kind::DataTransfer),
        ("public-ipv4", Kind::PublicIpv4),
        ("vpc-endpoint", Kind::VpcEndpoint),
        ("transit-gateway", Kind::TransitGateway),
        ("vpc-peering", Kind::VpcPeering),
        ("vpn-connection", Kind::VpnConnection),
        ("direct-connect", Kind::DirectConnect),
        ("load-balancer", Kind::LoadBalancer),
        ("s3", Kind::S3),
    ];

    /// What people call it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Kind::Ec2 => "EC2 instances",
            Kind::Ebs => "EBS volumes",
            Kind::Snapshots => "EBS snapshots",
            Kind::DedicatedHost => "Dedicated hosts",
            Kind::ReservedInstances => "Reserved Instances",
            Kind::SavingsPlan => "Savings Plan",
            Kind::NatGateway => "NAT gateways",
            Kind::InternetGateway => "Internet gateway",
            Kind::DataTransfer => "Data transfer",
            Kind::PublicIpv4 => "Public IPv4 addresses",
            Kind::VpcEndpoint => "VPC endpoints",
            Kind::TransitGateway => "Transit gateway",
            Kind::VpcPeering => "VPC peering",
            Kind::VpnConnection => "Site-to-Site VPN",
            Kind::DirectConnect => "Direct Connect",
            Kind::LoadBalancer => "Load balancers",
            Kind::S3 => "S3 objects",
        }
    }
}
