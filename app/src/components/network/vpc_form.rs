//! The form of a VPC.

use leptos::prelude::*;

use crate::components::form::{Form, block};
use crate::components::placement_fields::region_field;

/// Its region, ranges, subnets and route tables.
///
/// On the server: shows the design.
pub fn vpc_form(form: Form) -> AnyView {
    block("fields", vec![region_field(form)])
}
