//! The charges of a component that have no price.

use crate::finding::Finding;
use crate::line::{Line, NoPrice};
use crate::service::Context;
use crate::service::charge::ComponentCharge;

/// Rule `gen-price-missing`: one finding per component that names all charges without a price, by the region that bills
/// them and the reason.
pub(in crate::service) fn without_price(
    context: &Context<'_>,
    charges: &[ComponentCharge<'_>],
    lines: &[Line],
) -> Option<Finding> {
    let mut missing: Vec<(&str, NoPrice, Vec<&str>)> = Vec::new();
    let mut elsewhere = false;
    for (charge, line) in charges.iter().zip(lines) {
        // If the data of a flow does not arrive, an error already reports it and its cause.
        let Some((why, priced_in)) = line.cost.without_price().filter(|(why, _)| *why != NoPrice::NoPath) else {
            continue;
        };
        elsewhere |= !priced_in.is_empty();
        match missing.iter_mut().find(|(region, of, _)| *region == charge.region() && *of == why) {
            Some((.., labels)) => labels.push(&line.label),
            None => missing.push((charge.region(), why, vec![&line.label])),
        }
    }
    let parts = missing.iter().map(|(region, why, labels)| {
        let verb = if labels.len() == 1 { "has" } else { "have" };
        format!("{} {verb} no price for {region}: {}", listed(labels), why.label())
    });
    let message = parts.collect::<Vec<_>>().join("; ");
    let mut finding = (!missing.is_empty()).then(|| context.price_missing_of(message))?;
    if !elsewhere {
        finding.fix = "the total leaves it out and says \"at least\"; enter your own price".into();
    }
    Some(finding)
}

/// `X`, `X and Y`, or `X, Y and Z`.
fn listed(labels: &[&str]) -> String {
    match labels {
        [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        _ => labels.concat(),
    }
}
