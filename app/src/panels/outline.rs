//! The components of a design with their monthly costs, and the menu that adds components.

use design::{Component, Design, Kind};
use forms::key_figure::key_figure;
use leptos::prelude::*;
use pricing::Estimate;
use pricing::compare::comparable;
use pricing::render::{cost_words, with_attached};
use units::format::money;

/// The components by section, with their sums; choosing an entry opens its form.
pub(super) fn view(design: &Design, estimate: Option<&Estimate>, selected: &str) -> AnyView {
    let menu = forms::menu();
    let section_of = |kind: Kind| {
        let has = |(_, entries): &&(&'static str, Vec<forms::Entry>)| entries.iter().any(|one| one.code == kind.code());
        if kind == Kind::Flow { FLOWS } else { menu.iter().find(has).map_or(OTHER, |(heading, _)| heading) }
    };
    let own = || design.components.iter().filter(|component| component.attached_to().is_none());
    let headings = menu.iter().map(|(heading, _)| *heading).chain([OTHER, FLOWS]);
    let mut sections: Vec<AnyView> = headings
        .filter_map(|heading| {
            let of: Vec<&Component> = own().filter(|one| section_of(one.body.kind()) == heading).collect();
            let ids: Vec<&str> = of.iter().map(|one| one.id.as_str()).collect();
            let rows = of.iter().map(|one| own_row(design, estimate, one, selected)).collect();
            section(heading, estimate, &ids, rows)
        })
        .collect();
    let priced = estimate.map(|estimate| estimate.components.as_slice()).unwrap_or_default();
    let proposed: Vec<_> = priced.iter().filter(|c| c.proposed && design.component(&c.id).is_none()).collect();
    let ids: Vec<&str> = proposed.iter().map(|one| one.id.as_str()).collect();
    let row = |c: &&pricing::ComponentEstimate| {
        let cost = estimate.map(|all| monthly(all, &[c.id.as_str()]));
        entry((c.id.to_string(), String::new()), c.name.clone(), cost, "proposed".to_owned(), true, selected)
    };
    sections.extend(section("Proposed", estimate, &ids, proposed.iter().map(row).collect()));
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
    let find = (design.components.len() >= FILTERED).then(|| {
        view! {
            <input type="search" id="outline-find" class="outline-find" placeholder="Filter" aria-label="Filter the components" autocomplete="off" spellcheck="false" data-find="" data-free="" />
        }
    });
    view! {
        <div class="outline-head">
            <h2 class="hidden">"Components"</h2>
            {find}
            {add_menu("add")}
        </div>
        {empty}
        <div class="outline-sections" data-searched="">
            {sections}
            <p class="hint" role="status" data-own=""></p>
        </div>
        {compare}
        <ul class="outline">{terms_row(design, estimate, selected)}</ul>
    }
    .into_any()
}

/// The section of kinds that the add menu does not have.
const OTHER: &str = "Other";
/// The section of flows.
const FLOWS: &str = "Flows";
/// Components from which on the list can be filtered.
const FILTERED: usize = 8;

/// The rows of a section, which fold, with their sum; nothing if there are none.
fn section(heading: &'static str, estimate: Option<&Estimate>, ids: &[&str], rows: Vec<AnyView>) -> Option<AnyView> {
    let count = rows.len();
    let sum = estimate.map(|estimate| monthly(estimate, ids)).unwrap_or_default();
    (count > 0).then(|| {
        view! {
            <details class="outline-section" open="" data-fold="" data-section="" data-key=format!("section-{heading}")>
                <summary>
                    <h3>{heading}</h3>
                    <span class="count">{count}</span>
                    <span class="cost">{sum}</span>
                </summary>
                <ul class="outline">{rows}</ul>
            </details>
        }
        .into_any()
    })
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
                <span class="key-figure">{figure}</span>
                <span class="cost">{cost}</span>
            </button>
        </li>
    }
    .into_any()
}

fn own_row(design: &Design, estimate: Option<&Estimate>, component: &Component, selected: &str) -> AnyView {
    let cost = estimate.map(|all| monthly(all, &[component.id.as_str()]));
    let figure = key_figure(component, design);
    let tags: String = component.tags.0.iter().map(|(key, value)| format!(" {key}={value}")).collect();
    entry((component.id.to_string(), tags), component.title().to_owned(), cost, figure, false, selected)
}

/// The row of a component, with its id and its tags, by which it is found as well.
fn entry(
    (id, tags): (String, String),
    name: String,
    cost: Option<String>,
    figure: String,
    proposed: bool,
    selected: &str,
) -> AnyView {
    let current = (id == selected).then_some("true");
    let class = if proposed { "outline-row proposed" } else { "outline-row" };
    let face = if proposed { "drawing" } else { "form" };
    let cost = cost.unwrap_or_else(|| "…".to_owned());
    let figure = if figure == cost { String::new() } else { figure };
    let key = format!("row-{id}");
    let words = format!("{name} {figure} {id}{tags}").to_lowercase();
    let title = figure.clone();
    view! {
        <li data-key=key data-words=words>
            <button type="button" class=class aria-current=current data-id=id data-face=face title=title>
                <span class="name">{name}</span>
                <span class="key-figure">{figure}</span>
                <span class="cost">{cost}</span>
            </button>
        </li>
    }
    .into_any()
}

/// The monthly cost of components together, including what is attached to them.
fn monthly(estimate: &Estimate, ids: &[&str]) -> String {
    let all = || ids.iter().flat_map(|id| with_attached(estimate, id));
    if all().next().is_none() {
        return "…".to_owned();
    }
    cost_words(all()).or_free()
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
            <section data-section=""><h3>{heading}</h3><ul>{entries.into_iter().map(entry).collect::<Vec<_>>()}</ul></section>
        }
        .into_any()
    };
    view! {
        <details class="add-menu" id=format!("{id}-menu")>
            <summary class="button" id=id>"+ Add"</summary>
            <div class="add-sections" data-own="" data-searched="">
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
