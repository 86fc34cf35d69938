//! Growth from month to month.

use design::{Component, UsageValue};
use leptos::prelude::*;

use super::{change, of};
use crate::components::figure_rows::FigureRow;
use crate::components::form::{Form, pairs, row};

const MODES: &[(&str, &str)] = &[("", "None"), ("gb", "GB per month"), ("percent", "Percent per month")];

static BY_GB: [FigureRow; 1] = [FigureRow::needed("growth_gb_per_month", "Added", "GB per month")];
static BY_PERCENT: [FigureRow; 1] = [FigureRow::needed("growth_percent_per_month", "Growth rate", "% per month")];

/// The way it is said, and its figure.
pub(super) fn growth_field(form: Form) -> AnyView {
    let which = form.choice("growth", "Growth", form.at_usage("growth"), pairs(MODES), mode, |c, code| {
        change(c, |_, usage| {
            usage.growth_gb_per_month = (code == "gb").then(|| UsageValue::known(100));
            usage.growth_percent_per_month = (code == "percent").then(|| UsageValue::known(5));
        });
    });
    let detail = form.by(mode, |form, mode| match mode {
        "gb" => form.figures(&BY_GB),
        "percent" => form.figures(&BY_PERCENT),
        _ => ().into_any(),
    });
    row(vec![which, detail])
}

/// Whether it grows, and in which unit.
pub(super) fn mode(component: &Component) -> &'static str {
    match of(component) {
        Some((_, usage)) if usage.growth_gb_per_month.is_some() => "gb",
        Some((_, usage)) if usage.growth_percent_per_month.is_some() => "percent",
        _ => "",
    }
}
