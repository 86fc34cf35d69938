//! The form of Direct Connect ports.

use design::{Body, Component, PortSpeed};
use leptos::prelude::*;

use super::remote_ranges;
use crate::components::figure_rows::FigureRow;
use crate::components::form::{Form, block, row, word, words};
use crate::components::placement_fields::{count_field, region_field};

static FIGURES: [FigureRow; 2] = [
    FigureRow::open("out_gb", "Sent from AWS", "GB per month").hint("What AWS receives is free"),
    FigureRow::HOURS.hint("In use or not"),
];

/// Capacity, number, and the data from AWS.
///
/// On the server: shows the design.
pub fn direct_connect_form(form: Form) -> AnyView {
    let read = |c: &Component| match &c.body {
        Body::DirectConnect { config, .. } => config.port_speed.code(),
        _ => "",
    };
    let write = |c: &mut Component, code: &str| {
        if let (Body::DirectConnect { config, .. }, Some(speed)) = (&mut c.body, word(PortSpeed::ALL, code)) {
            config.port_speed = speed;
        }
    };
    let options = words(PortSpeed::ALL, PortSpeed::label);
    let speed = form.choice("port-speed", "Port capacity", form.at("/config/port_speed"), options, read, write);
    block(
        "fields",
        vec![
            row(vec![speed, count_field(form, "Ports")]),
            form.figures(&FIGURES),
            region_field(form),
            remote_ranges(form),
        ],
    )
}
