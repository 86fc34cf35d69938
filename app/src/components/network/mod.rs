//! The forms of networks, one per file.

mod address_form;
mod direct_connect_form;
mod endpoint_form;
mod flow_form;
mod gateway_form;
mod nat_form;
mod peering_form;
mod transfer_form;
mod transit_form;
mod vpc_form;
mod vpc_rows;
mod vpn_form;

use design::{Body, Component, limits};
use leptos::prelude::AnyView;

use super::form::{Form, Input};

pub use address_form::address_form;
pub use direct_connect_form::direct_connect_form;
pub use endpoint_form::endpoint_form;
pub use flow_form::flow_form;
pub use gateway_form::gateway_form;
pub use nat_form::nat_form;
pub use peering_form::peering_form;
pub use transfer_form::transfer_form;
pub use transit_form::transit_form;
pub use vpc_form::vpc_form;
pub use vpn_form::vpn_form;

/// The ranges of the networks at the other end of a VPN or Direct Connect.
///
/// On the server: shows the design.
fn remote_ranges(form: Form) -> AnyView {
    fn of(component: &mut Component) -> Option<&mut Vec<String>> {
        match &mut component.body {
            Body::VpnConnection { config, .. } => Some(&mut config.remote_cidrs),
            Body::DirectConnect { config, .. } => Some(&mut config.remote_cidrs),
            _ => None,
        }
    }
    form.input(Input {
        numeric: false,
        empty: "192.168.0.0/16",
        ..Input::new(
            "remote-ranges",
            "Ranges of the other end",
            "/config/remote_cidrs",
            |c| of(&mut c.clone()).map(|ranges| ranges.join(", ")).unwrap_or_default(),
            |c, text| {
                let read = vpc_form::texts(text, limits::REMOTE_CIDRS)?;
                if let Some(ranges) = of(c) {
                    *ranges = read;
                }
                Ok(())
            },
        )
    })
}
