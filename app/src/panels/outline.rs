//! The components of a design with their monthly costs, and the menu that adds components.

use design::{Component, Design, Kind};
use forms::key_figure::key_figure;
use leptos::prelude::*;
use pricing::Estimate;
use pricing::compare::comparable;
use pricing::render::{cost_words, with_attached};
use units::format::money;

/// The list of components; choosing an entry opens its form.
pub(super) fn view(design: &Design, estimate: Option<&Estimate>, selected: &str) -> AnyView {
    let own = design.components.iter().filter(|c| c.attached_to().is_none());
    let (flows, others): (Vec<_>, Vec<_>) = own.partition(|c| c.body.kind() == Kind::Flow);
    let row = |component: &&Component| own_row(design, estimate, component, selected);
    let priced = estimate.map(|estimate| estimate.components.as_slice()).unwrap_or_default();
    let proposed: Vec<AnyView> = priced
        .iter()
        .filter(|c| c.proposed && design.component(&c.id).is_none())
        .map(|c| {
            let cost = estimate.map(|all| monthly(all, c.id.as_str()));
            entry(c.id.to_string(), c.name.clone(), cost, "proposed".to_owned(), true, selected)
        })
        .collect();
    let mut rows: Vec<AnyView> = others.iter().map(row).collect();
    if !flows.is_empty() {
        rows.push(heading("Flows"));
        rows.extend(flows.iter().map(row));
    }
    if !proposed.is_empty() {
        rows.push(heading("Proposed"));
        rows.extend(proposed);
    }
    let empty = design.components.is_empty().then(|| {
        view! {
            <div class="fields">
                <p class="hint">"Nothing here yet. Add instances to see what they cost."</p>
                <button type="button" class="button" data-act="add" data-value="ec2">"+ EC2 instances"</button>
            </div>
        }
    });
    let compare = (!comparable(design).is_empty()).then(|| {
        view! {
            <p class="actions" id="compare-all">
                <button type="button" class="button" data-do="compare-all">"Compare purchase options"</button>
            </p>
        }
    });
    view! {
        <h2>"Components"</h2>
        {add_menu("add")}
        {empty}
        <ul class="outline">{rows}</ul>
        {compare}
        <ul class="outline">{terms_row(design, estimate, selected)}</ul>
    }
    .into_any()
}

/// The row of private rates, the support plan and the tax. Its cost is what is paid with support and tax.
fn terms_row(design: &Design, estimate: Option<&Estimate>, selected: &str) -> AnyView {
    let figure = match forms::terms_figure(design) {
        none if none.is_empty() => "at list prices, without support and tax".to_owned(),
        figure => figure,
    };
    let bill = estimate.and_then(|estimate| estimate.bill.as_ref());
    let cost = bill.map(|bill| money(bill.monthly)).unwrap_or_default();
    let current = (selected == forms::TERMS).then_some("true");
    view! {
        <li data-key="row-terms">
            <button type="button" class="terms-row" aria-current=current data-id=forms::TERMS data-face="form">
                <span class="name">{forms::TERMS_TITLE}</span>
                <span class="cost">{cost}</span>
                <span class="key-figure">{figure}</span>
            </button>
        </li>
    }
    .into_any()
}

fn heading(text: &'static str) -> AnyView {
    view! { <li><h3>{text}</h3></li> }.into_any()
}

fn own_row(design: &Design, estimate: Option<&Estimate>, component: &Component, selected: &str) -> AnyView {
    let cost = estimate.map(|all| monthly(all, component.id.as_str()));
    let figure = key_figure(component, design);
    entry(component.id.to_string(), component.title().to_owned(), cost, figure, false, selected)
}

fn entry(id: String, name: String, cost: Option<String>, figure: String, proposed: bool, selected: &str) -> AnyView {
    let current = (id == selected).then_some("true");
    let class = if proposed { "outline-row proposed" } else { "outline-row" };
    let face = proposed.then_some("drawing");
    let cost = cost.unwrap_or_else(|| "…".to_owned());
    let key = format!("row-{id}");
    view! {
        <li data-key=key>
            <button type="button" class=class aria-current=current data-id=id data-face=face>
                <span class="name">{name}</span>
                <span class="cost">{cost}</span>
                <span class="key-figure">{figure}</span>
            </button>
        </li>
    }
    .into_any()
}

/// The monthly cost of a component, including what is attached to it.
fn monthly(estimate: &Estimate, id: &str) -> String {
    if with_attached(estimate, id).next().is_none() {
        return "…".to_owned();
    }
    cost_words(with_attached(estimate, id)).or_free()
}

/// The menu that adds a component of any kind. `id` is the id of the button that opens it.
pub(super) fn add_menu(id: &'static str) -> AnyView {
    let entry = |entry: forms::Entry| {
        // The search covers the menu label, the code in documents, and AWS's own name.
        let title = definitions::definition(entry.code).map_or("", |definition| definition.title);
        let words = format!("{} {} {title}", entry.label, entry.code).to_lowercase();
        view! { <li data-words=words><button type="button" data-act="add" data-value=entry.code>{entry.label}</button></li> }
            .into_any()
    };
    let section = |(heading, entries): (&'static str, Vec<forms::Entry>)| {
        view! {
            <section><h3>{heading}</h3><ul>{entries.into_iter().map(entry).collect::<Vec<_>>()}</ul></section>
        }
        .into_any()
    };
    view! {
        <details class="add-menu" id=format!("{id}-menu")>
            <summary class="button" id=id>"+ Add"</summary>
            <div class="add-sections" data-own="">
                <div class="add-find">
                    <input type="search" id=format!("{id}-find") placeholder="Find a service" aria-label="Find a service" autocomplete="off" spellcheck="false" data-find="" />
                    <p class="hint" role="status"></p>
                </div>
                {forms::menu().into_iter().map(section).collect::<Vec<_>>()}
            </div>
        </details>
    }
    .into_any()
}
