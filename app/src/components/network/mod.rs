//! The forms of networks, one per file.

mod flow_form;
mod nat_form;
mod transit_form;
mod vpc_form;
mod vpc_rows;

pub use flow_form::flow_form;
pub use nat_form::nat_form;
pub use transit_form::transit_form;
pub use vpc_form::vpc_form;
