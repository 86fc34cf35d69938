//! Who a request comes from.

use std::net::{IpAddr, SocketAddr};

use axum::extract::ConnectInfo;
use axum::http::Extensions;

/// The address of the client, in the extensions of a request: of the connection, or what a trusted
/// proxy says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClientAddress(pub IpAddr);

/// The address of the client; `None` for a request that came over no connection.
#[must_use]
pub fn address(extensions: &Extensions) -> Option<IpAddr> {
    let told = extensions.get().map(|ClientAddress(address)| *address);
    told.or_else(|| extensions.get().map(|ConnectInfo::<SocketAddr>(connected)| connected.ip()))
}
