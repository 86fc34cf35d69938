//! The form of an internet gateway.

use design::Body;
use leptos::prelude::*;

use crate::components::form::{Form, block, hint};
use crate::components::placement_fields::region_field;

/// Whether it is egress-only, and its region.
///
/// On the server: shows the design.
pub fn gateway_form(form: Form) -> AnyView {
    let egress_only = form.check(
        "egress-only",
        "Egress-only, for IPv6",
        "/config/egress_only",
        |c| matches!(&c.body, Body::InternetGateway { config } if config.egress_only),
        |c, on| {
            if let Body::InternetGateway { config } = &mut c.body {
                config.egress_only = on;
            }
        },
    );
    let note = hint("Internet gateways are free. What is sent through them is data transfer, which its sender pays.");
    block("fields", vec![egress_only, region_field(form), note])
}
