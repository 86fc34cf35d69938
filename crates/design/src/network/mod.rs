//! Networks: gateways, endpoints, addresses, links, and the data that moves.

mod address;
mod direct_connect;
mod endpoint;
mod gateway;
mod nat;
mod peering;
mod transfer;
mod transit;
mod vpc;
mod vpn;

pub use address::{AddressConfig, AddressKind, AddressUsage};
pub use direct_connect::{DirectConnectConfig, DirectConnectUsage, PortSpeed};
pub use endpoint::{EndpointConfig, EndpointType, EndpointUsage};
pub use gateway::GatewayConfig;
pub use nat::{NatConfig, NatMode, NatUsage};
pub use peering::{PeeringConfig, PeeringUsage};
pub use transfer::{TransferConfig, TransferPath, TransferUsage};
pub use transit::{TransitConfig, TransitUsage};
pub use vpc::{Route, RouteTable, Subnet, SubnetIp, VpcConfig};
pub use vpn::{VpnConfig, VpnUsage};
