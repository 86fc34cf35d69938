//! [`Kind`]: what a component can be.

use serde::Serialize;

use crate::words::words;

words! {
    /// The kind of a component, without its contents.
    Kind {
        /// EC2 instances.
        Ec2 = "ec2", "EC2 instances";
        /// EBS volumes.
        Ebs = "ebs", "EBS volumes";
        /// EBS snapshots.
        Snapshots = "snapshots", "EBS snapshots";
        /// Dedicated hosts.
        DedicatedHost = "dedicated-host", "Dedicated hosts";
        /// Reserved Instances.
        ReservedInstances = "reserved-instances", "Reserved Instances";
        /// A Savings Plan.
        SavingsPlan = "savings-plan", "Savings Plan";
        /// NAT gateways.
        NatGateway = "nat-gateway", "NAT gateways";
        /// An internet gateway.
        InternetGateway = "internet-gateway", "Internet gateway";
        /// Data that moves.
        DataTransfer = "data-transfer", "Data transfer";
        /// Public IPv4 addresses.
        PublicIpv4 = "public-ipv4", "Public IPv4 addresses";
        /// VPC endpoints.
        VpcEndpoint = "vpc-endpoint", "VPC endpoints";
        /// Transit gateways.
        TransitGateway = "transit-gateway", "Transit gateway";
        /// VPC peering.
        VpcPeering = "vpc-peering", "VPC peering";
        /// Site-to-Site VPN connections.
        VpnConnection = "vpn-connection", "Site-to-Site VPN";
        /// Direct Connect ports.
        DirectConnect = "direct-connect", "Direct Connect";
        /// Load balancers.
        LoadBalancer = "load-balancer", "Load balancers";
        /// S3 objects.
        S3 = "s3", "S3 objects";
        /// A VPC.
        Vpc = "vpc", "VPC";
        /// Data between two ends, over the path that the network gives it.
        Flow = "flow", "Flow";
    }
}
