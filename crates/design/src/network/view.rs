//! [`View`]: a component from the network's point of view.

use super::{Address, DirectConnect, Endpoint, Gateway, Peering, Transfer, Vpn};
use crate::component::Body;

/// A component from the network's point of view. If its kind has a definition and matters to networks, its values are
/// read.
#[derive(Debug, Clone, Copy)]
pub enum View<'a> {
    /// An internet gateway.
    InternetGateway(Gateway),
    /// Data transfer.
    DataTransfer(Transfer<'a>),
    /// Public IPv4 addresses.
    PublicIpv4(Address),
    /// VPC endpoints.
    VpcEndpoint(Endpoint<'a>),
    /// VPC peering.
    VpcPeering(Peering<'a>),
    /// Site-to-Site VPN connections.
    VpnConnection(Vpn<'a>),
    /// Direct Connect ports.
    DirectConnect(DirectConnect<'a>),
    /// Any other component.
    Other(&'a Body),
}

impl Body {
    /// The component from the network's point of view.
    #[must_use]
    pub fn view(&self) -> View<'_> {
        self.seen().unwrap_or(View::Other(self))
    }

    fn seen(&self) -> Option<View<'_>> {
        let definition = self.values()?.definition();
        match definition.kind {
            "internet-gateway" => Gateway::of(self).map(View::InternetGateway),
            "data-transfer" => Transfer::of(self).map(View::DataTransfer),
            "public-ipv4" => Address::of(self).map(View::PublicIpv4),
            "vpc-endpoint" => Endpoint::of(self).map(View::VpcEndpoint),
            "vpc-peering" => Peering::of(self).map(View::VpcPeering),
            "vpn-connection" => Vpn::of(self).map(View::VpnConnection),
            "direct-connect" => DirectConnect::of(self).map(View::DirectConnect),
            _ => None,
        }
    }
}
