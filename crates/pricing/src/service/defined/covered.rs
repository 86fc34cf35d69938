//! Charges of defined services that commitments cover, and the commitments themselves.

use definitions::{Charge, Commitment, Values};
use design::Component;
use units::time::HOURS_PER_WEEK;
use units::{Decimal, Error, Usd, format};

use crate::estimate::Totals;
use crate::finding::{Finding, Severity};
use crate::line::{Factor, Line};
use crate::service::charge::{ComponentCharge, Price};
use crate::service::commitment_use::{self, APPROXIMATE, Candidates};
use crate::service::{Amounts, Context};

/// Splits the last charge: of what commitments cover, only the rest remains, followed by what each of them covers. A
/// commitment says how much of it is used.
pub(super) fn split<'a>(
    context: &Context<'a>,
    charge: &Charge,
    position: usize,
    all: &mut Vec<ComponentCharge<'a>>,
) -> Result<(), Error> {
    match charge.commitment {
        Commitment::CoveredBy(_) => {}
        Commitment::Reserves(_) | Commitment::Plan(_) => {
            // Of two payments, the first one says it.
            if let [made] = all.as_mut_slice() {
                made.assumption = Some(use_text(context, charge).into());
            }
            return Ok(());
        }
        Commitment::None => return Ok(()),
    }
    let Some(rest) = context.uncovered(position)? else { return Ok(()) };
    let Some(made) = all.pop() else { return Ok(()) };
    let unit = charge.unit.plural();
    if !rest.is_zero() {
        let mut rest = made.of_amounts(context.weekly(rest, format!("{unit} a week outside commitments")));
        approximate(&mut rest, context.is_approximate(position));
        all.push(rest);
    }
    for cover in context.covers(position)? {
        let (code, label) = (made.code(), made.label());
        let (code, label) = (format!("{code}.covered.{}", cover.id), format!("{label}, covered by {}", cover.title));
        let amounts = Amounts::of(vec![Factor::new(context.month_of_week(cover.hours), unit)]);
        let free = ComponentCharge::per(charge.unit, code, label, made.region(), Price::Free, amounts);
        let mut covered = free.unnamed().covered_by(cover.title);
        approximate(&mut covered, cover.approximate);
        all.push(covered);
    }
    Ok(())
}

/// Marks the quantity of a charge if it is approximate, and says why.
fn approximate(charge: &mut ComponentCharge<'_>, is_approximate: bool) {
    if is_approximate {
        charge.approximate = true;
        charge.assumption.get_or_insert(APPROXIMATE.into());
    }
}

/// How much of a commitment is used.
fn use_text(context: &Context<'_>, charge: &Charge) -> String {
    let used = used(context, charge).unwrap_or_default().saturating_mul(Decimal::ONE_HUNDRED);
    let used = format::quantity(used, 1);
    let all = context.used();
    let hours = format::quantity(context.month_of_week(all.hours), 1);
    match charge.commitment {
        Commitment::Plan(_) => {
            let worth = format::money(Usd::new(context.month_of_week(all.on_demand.amount())));
            format!("{used} % of the commitment is used, at plan rates: it covers usage worth {worth} on-demand")
        }
        _ => format!("{used} % of the paid hours are used: they cover {hours} hours a month"),
    }
}

/// The share of a commitment that is used.
fn used(context: &Context<'_>, charge: &Charge) -> Option<Decimal> {
    let paid = match charge.commitment {
        Commitment::Plan(field) => context.component.body.values()?.number(field)?.0,
        _ => Decimal::from(context.component.placement.count()),
    };
    context.used().amount.checked_div(paid.checked_mul(HOURS_PER_WEEK)?)
}

/// Rule `po-sp-generation`: components of services that plans apply to, but not to their class or engine.
fn ineligible(context: &Context<'_>, components: &[usize]) -> Option<Finding> {
    let named = components.iter().filter_map(|index| context.design.components.get(*index));
    let names: Vec<&str> = named.map(Component::title).collect();
    let (is, stay) = if names.len() == 1 { ("is", "stays") } else { ("are", "stay") };
    let message = format!("{} {is} not eligible for Database Savings Plans and {stay} on demand", names.join(", "));
    let fix = "use classes of generation 7 or newer, caches of Valkey, or buy reserved instances";
    (!names.is_empty()).then(|| context.finding(Severity::Advice, "po-sp-generation", "/config", message, fix))
}

/// What reservations and the usage that they cover have in common, such as `Region, engine and instance class`.
fn attributes(values: &Values) -> String {
    let fields = values.definition().config.iter();
    let matched = fields.filter(|field| field.name != "purchase" && field.when.holds_for(values));
    let mut names: Vec<String> = matched.map(|field| field.label.to_lowercase()).collect();
    let last = names.pop().unwrap_or_default();
    names.insert(0, "Region".to_owned());
    format!("{} and {last}", names.join(", "))
}

/// Findings about how well a commitment is used.
pub(in crate::service) fn findings(
    context: &Context<'_>,
    values: &Values,
    lines: &[Line],
) -> Result<Vec<Finding>, Error> {
    let pays = |charge: &&Charge| matches!(charge.commitment, Commitment::Reserves(_) | Commitment::Plan(_));
    let Some(charge) = values.definition().charges.iter().find(pays) else { return Ok(Vec::new()) };
    let is_plan = matches!(charge.commitment, Commitment::Plan(_));
    let mut found: Vec<Finding> = commitment_use::counted(context).filter(|_| is_plan).into_iter().collect();
    let Some(applies) = context.coverage.applies(context.index) else { return Ok(found) };
    if !applies.any {
        let region = context.region();
        let (rule, message, fix) = if is_plan {
            let message = "the plan covers nothing: no on-demand usage of the design is eligible".to_owned();
            ("po-sp-scope-mismatch", message, "use classes of generation 7 or newer, or remove the plan".to_owned())
        } else {
            let message =
                format!("nothing that runs on-demand in {region} is what this reserves, so it gives no discount");
            ("po-ri-attribute-mismatch", message, format!("match {}, or remove it", attributes(values)))
        };
        found.push(context.finding(Severity::Error, rule, "/config", message, fix));
        return Ok(found);
    }
    if is_plan {
        found.extend(ineligible(context, &applies.ineligible));
    }
    let month = context.design.month().hours();
    let paid = Totals::of_lines(lines)?.effective_monthly;
    let per_hour = paid.amount().checked_div(month).map_or(Usd::ZERO, Usd::new);
    let open = applies.open.iter().filter_map(|index| context.design.components.get(*index));
    let candidates = Candidates::named(open.map(|component| component.title().to_owned()));
    let fix = "choose classes that the plan has a rate for";
    let used = used(context, charge).unwrap_or_default();
    found.extend(commitment_use::findings(context, used, per_hour, &candidates, fix));
    Ok(found)
}
