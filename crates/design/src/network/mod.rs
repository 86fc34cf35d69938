//! Networks: gateways, endpoints, addresses, links and data transfer.

mod address;
mod direct_connect;
mod endpoint;
mod gateway;
mod nat;
mod peering;
mod transfer;
mod transit;
mod view;
mod vpc;
mod vpn;

pub use address::{Address, AddressKind};
pub use direct_connect::DirectConnect;
pub use endpoint::{Endpoint, EndpointType};
pub use gateway::Gateway;
pub use nat::{NatConfig, NatMode, NatUsage};
pub use peering::Peering;
pub use transfer::{Transfer, TransferPath};
pub use transit::{TransitConfig, TransitUsage};
pub use view::View;
pub use vpc::{Route, RouteTable, Subnet, SubnetIp, VpcConfig};
pub use vpn::Vpn;
