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
mod vpn_form;

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
