//! Reads the kinds whose usage is a list of usage values.

use super::node::{Node, Object};
use super::usage::{or_once, usage_value};
use crate::figures::Figures;
use crate::once::can_occur_once;
use definitions::limits;

/// Reads every usage value in `figures` that the document gives.
pub(super) fn figures(object: &mut Object<'_, '_>, figures: &mut dyn Figures) {
    let names: Vec<&'static str> = figures.figures().into_iter().map(|(name, _)| name).collect();
    for name in names {
        let most = match name {
            "hours_per_month" => limits::HOURS_PER_MONTH,
            _ if name.ends_with("_percent") => limits::PERCENT,
            _ => limits::USAGE,
        };
        let value = object.optional(name, |node| match can_occur_once(name) {
            true => or_once(node, most),
            false => usage_value(node, most),
        });
        if let (Some(value), Some(figure)) = (value, figures.figure_mut(name)) {
            *figure = Some(value);
        }
    }
}

/// Reads the `usage` of a kind that has only usage values.
pub(super) fn usage<F: Figures + Default>(object: &mut Object<'_, '_>) -> Box<F> {
    let read = |node: Node<'_, '_>| {
        let mut object = node.object()?;
        let mut usage = Box::<F>::default();
        figures(&mut object, usage.as_mut());
        object.finish();
        Some(usage)
    };
    object.optional("usage", read).unwrap_or_default()
}
