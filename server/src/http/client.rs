//! Who a request comes from.

use std::net::{IpAddr, SocketAddr};

use axum::extract::ConnectInfo;
use axum::http::Extensions;

/// The address of the connection that a request came over; `None` for one that came over none.
#[must_use]
pub fn address(extensions: &Extensions) -> Option<IpAddr> {
    extensions.get().map(|ConnectInfo::<SocketAddr>(connected)| connected.ip())
}
