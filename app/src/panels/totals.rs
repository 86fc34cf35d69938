//! The totals, which are always in view.

use design::{Allowances, Design};
use leptos::prelude::*;
use pricing::{Bill, BudgetUse, Cost, Estimate, Total, Totals};
use units::Usd;
use units::format::{money, money_change};

/// Upfront, once if something is, monthly, first 12 months and effective monthly, with the change since the last edit. `beside` appears next
/// to them.
pub(crate) fn view(estimate: &Estimate, change: Option<Usd>, beside: AnyView) -> AnyView {
    let totals = &estimate.totals;
    let item = |total: Total| {
        let least = total.least(totals);
        let main = total == Total::Monthly;
        let change = main.then(|| {
            view! { <span class="change" aria-hidden="true">{change.map(money_change)}</span> }
        });
        let list = estimate.list.as_ref().map(|list| {
            view! { <dd class="list-total">{format!("list {}{}", total.least(list), money(total.amount(list)))}</dd> }
        });
        view! {
            <div class="total" class:main=main>
                <dt>{total.label()}{if totals.growing { growing(total) } else { "" }}</dt>
                <dd><span class="least">{least}</span><span class="amount">{money(total.amount(totals))}</span>{change}</dd>
                {list}
            </div>
        }
        .into_any()
    };
    let range = totals.range.map(|range| {
        let text = range_text(Total::Monthly.least(totals), money(range.low), money(range.high));
        view! { <p class="range">{text}</p> }
    });
    view! {
        <div class="totals">
            <div role="status" aria-label="Totals">
                <dl>
                    {Total::shown(totals).map(item).collect::<Vec<_>>()}
                </dl>
                {range}
                {missing(estimate).map(|text| view! { <p class="range">{text}</p> })}
                {estimate.budget.map(|budget| view! { <p class="range budget">{budget_text(&budget)}</p> })}
                {estimate.bill.as_ref().map(|bill| view! { <p class="range">{bill_text(bill, totals)}</p> })}
            </div>
            {beside}
        </div>
    }
    .into_any()
}

/// How many charges are missing from the totals, and why; `None` if they are complete.
fn missing(estimate: &Estimate) -> Option<String> {
    let lines = || estimate.components.iter().flat_map(|component| &component.lines);
    let open = lines().filter(|line| matches!(line.cost, Cost::DependsOnUsage { .. })).count();
    let without_price = lines().filter(|line| line.cost.known().is_none()).count().saturating_sub(open);
    let charges = |count: usize| if count == 1 { "1 charge".to_owned() } else { format!("{count} charges") };
    let has = |count: usize| if count == 1 { "has" } else { "have" };
    let depends = |count: usize| if count == 1 { "depends" } else { "depend" };
    let of_price = (without_price > 0).then(|| format!("{} {} no price", charges(without_price), has(without_price)));
    let of_usage = (open > 0).then(|| format!("{} {} on usage that is open", charges(open), depends(open)));
    let all: Vec<String> = [of_price, of_usage].into_iter().flatten().collect();
    (!all.is_empty()).then(|| all.join(", "))
}

/// The monthly total beside the budget.
fn budget_text(budget: &BudgetUse) -> String {
    format!("Budget: {}", budget.text())
}

/// What is paid with the lines below the total.
fn bill_text(bill: &Bill, totals: &Totals) -> String {
    let labels: Vec<&str> = bill.lines.iter().map(|line| line.label.as_str()).collect();
    let (least, year) = (Total::Monthly.least(totals), Total::FirstYear.least(totals));
    format!(
        "with {}: {least}{} a month, {year}{} in the first 12 months",
        labels.join(" and "),
        money(bill.monthly),
        money(bill.first_year)
    )
}

/// What a total means for a growing design.
const fn growing(total: Total) -> &'static str {
    match total {
        Total::Monthly | Total::EffectiveMonthly => ", month 1",
        Total::FirstYear => ", as it grows",
        Total::Upfront | Total::Once => "",
    }
}

/// The range from low to high. Missing costs are missing from both ends.
fn range_text(least: &str, low: String, high: String) -> String {
    format!("{least}{low} to {high} a month")
}

/// A switch for each free allowance that is on or that the design uses. The allowance for data out to the internet
/// always has one.
pub(super) fn allowance_switches(design: &Design) -> AnyView {
    let mut all = allowances(&design.free_allowances);
    all.retain(|(code, _, on)| *on || *code == INTERNET_OUT || design.uses_allowance(code));
    let on = all.iter().filter(|(.., on)| *on).count();
    let switch = |(code, label, on): (&'static str, String, bool)| {
        let id = format!("allowance-{code}");
        view! {
            <label class="check">
                <input id=id type="checkbox" checked=on data-at=format!("/free_allowances/{code}") />
                {label}
            </label>
        }
        .into_any()
    };
    let state = match on {
        0 => "off".to_owned(),
        on if on == all.len() => "all on".to_owned(),
        on => format!("{on} of {} on", all.len()),
    };
    view! {
        <details class="allowances menu" id="free-allowances">
            <summary>"Free allowances "<span class="hint">{state}</span></summary>
            <div class="menu-list">
                <p class="hint">"What an account has free each month. Off compares with other calculators."</p>
                {all.into_iter().map(switch).collect::<Vec<_>>()}
            </div>
        </details>
    }
    .into_any()
}

/// The free allowances that are on, in words.
pub(crate) fn allowances_text(now: &Allowances) -> AnyView {
    let on: Vec<String> = allowances(now).into_iter().filter(|(.., on)| *on).map(|(_, label, _)| label).collect();
    let text = if on.is_empty() { "off".to_owned() } else { format!("on: {}", on.join("; ")) };
    view! { <p class="allowances">{format!("Free allowances {text}")}</p> }.into_any()
}

/// The allowance that belongs to no service definition.
const INTERNET_OUT: &str = "internet_out";

/// The codes in the document, the labels, and whether each is on.
fn allowances(now: &Allowances) -> Vec<(&'static str, String, bool)> {
    let internet = (INTERNET_OUT, "100 GB a month to the internet".to_owned(), now.internet_out);
    let of_services = definitions::allowances()
        .iter()
        .map(|allowance| (allowance.code, allowance.label.to_owned(), now.has(allowance.code)));
    std::iter::once(internet).chain(of_services).collect()
}
