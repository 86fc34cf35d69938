//! The form of a flow.

use leptos::prelude::*;

use crate::components::figure_rows::FigureRow;
use crate::components::form::{Form, block};

const GB: &[FigureRow] = &[
    FigureRow::open("request_gb", "Requests", "GB per month"),
    FigureRow::open("response_gb", "Responses", "GB per month"),
];

/// Its ends, how much it carries, and its path.
///
/// On the server: shows the design.
pub fn flow_form(form: Form) -> AnyView {
    block("fields", vec![form.figures(GB)])
}
