//! The form of the selected component, the fields of the design itself, and the problems that prevent pricing.

use design::{Component, ComponentId, Design, Kind, limits};
use forms::Panel;
use leptos::prelude::*;
use problem::Problem;
use use_cases::Shown as Found;

use super::form::{self, Around};
use super::{passing, path_sets, paths, plan, terms, workload_link};
use crate::shown::View;

/// Id of the selected component: the one that a change asks for, else the one that the page shows. An attached volume
/// selects its owner, because the form of the owner contains it. An unknown id selects nothing, except that the drawing
/// can also select a proposed component. [`forms::TERMS`] selects no component but the terms of the design.
pub(super) fn selected(found: &Found<'_>, view: &View) -> String {
    let design = found.design();
    let wanted = found.edited().select.as_ref().map_or(view.selected.as_str(), ComponentId::as_str);
    if wanted == forms::TERMS {
        return wanted.to_owned();
    }
    match design.components.iter().find(|component| component.id.as_str() == wanted) {
        Some(component) => component.attached_to().unwrap_or(&component.id).to_string(),
        None if view.drawing && is_proposed(found, wanted) => wanted.to_owned(),
        None => String::new(),
    }
}

fn is_proposed(found: &Found<'_>, id: &str) -> bool {
    found.estimate().is_some_and(|all| all.components.iter().any(|one| one.proposed && one.id.as_str() == id))
}

/// Whether the form of a component needs much room, as paths and tables of subnets do.
pub(super) fn is_wide(found: &Found<'_>, selected: &str) -> bool {
    selected == forms::TERMS
        || component(found.design(), selected).is_some_and(|one| matches!(one.body.kind(), Kind::Flow | Kind::Vpc))
}

pub(super) fn component<'d>(design: &'d Design, id: &str) -> Option<&'d Component> {
    design.components.iter().find(|component| component.id.as_str() == id)
}

/// The form of the selected component, and the note about the design.
pub(super) fn view(found: &Found<'_>, selected: &str, whole: bool) -> AnyView {
    let design = found.design();
    let regions: Vec<(String, String)> = regions();
    if selected == forms::TERMS {
        return terms::view(found, regions);
    }
    let shown = component(design, selected).and_then(|component| {
        let fed = !found.passing(&component.id).is_empty();
        Some((component, forms::form(design, &component.id, &regions, fed)?))
    });
    let body = match shown {
        None => view! {
            <h2>"Details"</h2>
            <p class="empty">"Choose a component in the list or in the drawing to see its details here."</p>
        }
        .into_any(),
        Some((component, nodes)) => {
            let panel = |which: Panel| if whole { panel(found, component, which) } else { String::new() };
            let around = Around {
                component: component.id.as_str(),
                estimate: found.estimate(),
                problems: found.problems(),
                panel: &panel,
            };
            let form = form::view(&around, &nodes);
            let workload = workload_link::of_component(design, component, found.estimate());
            let passing = whole.then(|| passing::view(found, component)).flatten();
            view! { <h2>{component.body.kind().label()}</h2> {passing} {form} {workload} }.into_any()
        }
    };
    let services = component(design, selected).map(forms::services).unwrap_or_default();
    let suggested = (!services.is_empty()).then(|| {
        let options = services.into_iter().map(|(name, label)| view! { <option value=name>{label}</option> });
        view! { <datalist id="services">{options.collect_view()}</datalist> }
    });
    view! {
        {body}
        {budget_field(design)}
        <div class="field note-field" id="note-field" data-errors="design-note-error">
            <label for="design-note">"Note about the design"</label>
            <textarea id="design-note" rows="3" maxlength=limits::NOTE_CHARS.to_string() data-at="/note" data-read=format!("text|{}", limits::NOTE_CHARS)>
                {design.note.clone()}
            </textarea>
            <p class="note error own-error" id="design-note-error" data-own=""></p>
        </div>
        {suggested}
    }
    .into_any()
}

/// What the design may cost a month.
fn budget_field(design: &Design) -> AnyView {
    let budget = design.budget.map(|budget| budget.0.normalize().to_string()).unwrap_or_default();
    let reads = forms::Reads::Number {
        least: 0,
        most: limits::BUDGET_USD,
        decimals: limits::BUDGET_DECIMALS,
        units: forms::USD,
        empty: forms::Empty::Removes,
    };
    view! {
        <div class="field" data-errors="design-budget-error">
            <label for="design-budget">"Budget a month"</label>
            <div class="control">
                <input id="design-budget" type="text" inputmode="decimal" value=budget placeholder="none" autocomplete="off" data-at="/budget" data-read=reads.spec() aria-describedby="design-budget-error" />
                <span class="unit">"USD"</span>
            </div>
            <p class="note error own-error" id="design-budget-error" data-own="" aria-live="polite"></p>
        </div>
    }
    .into_any()
}

/// A part of a form that depends on the analysis; empty if it takes too much work.
fn panel(found: &Found<'_>, component: &Component, which: Panel) -> String {
    match which {
        Panel::Paths => {
            let paths = found.flow_paths(component.id.as_str()).ok().flatten();
            let sets = found.path_sets().ok().flatten();
            let html = paths.map(|paths| paths::html(&paths)).unwrap_or_default();
            html + &sets.map(|sets| path_sets::html(&sets)).unwrap_or_default()
        }
        Panel::Addresses => found.network_plan().map(|all| plan::html(&all, component.id.as_str())).unwrap_or_default(),
        Panel::Capacity => String::new(),
    }
}

/// All regions with their labels.
pub(super) fn regions() -> Vec<(String, String)> {
    let label = |region: api::RegionChoice| {
        let label = format!("{} · {}", region.code, region.name);
        (region.code, label)
    };
    use_cases::regions().into_iter().map(label).collect()
}

/// Name and region of the design.
pub(super) fn design_fields(design: &Design) -> AnyView {
    let regions = regions();
    let known = regions.iter().any(|(code, _)| *code == design.region);
    let own = (!known).then(|| (design.region.clone(), design.region.clone()));
    let options = own.into_iter().chain(regions).map(|(code, label)| {
        let chosen = code == design.region;
        view! { <option value=code selected=chosen>{label}</option> }
    });
    view! {
        <div class="field" data-errors="design-name-error">
            <label for="design-name" class="hidden">"Design"</label>
            <div class="control">
                <input id="design-name" type="text" value=design.name.clone() placeholder="Name it" autocomplete="off" spellcheck="false" data-at="/name" data-read=format!("text|{}", limits::NAME_CHARS) aria-describedby="design-name-error" />
            </div>
            <p class="note error own-error" id="design-name-error" data-own="" aria-live="polite"></p>
        </div>
        <div class="field">
            <label for="design-region" class="hidden">"Region"</label>
            <select id="design-region" data-at="/region">{options.collect_view()}</select>
        </div>
    }
    .into_any()
}

/// All problems with links to their components; nothing if there are none.
pub(super) fn problems(found: &Found<'_>) -> AnyView {
    let all = found.problems();
    if all.is_empty() {
        return ().into_any();
    }
    let row = |problem: &Problem| {
        let place = form_of(found.design(), &problem.path).map(|(id, title)| {
            view! { <button type="button" class="link" data-id=id data-face="form">{title}</button> }
        });
        view! { <li>{place}" "{format!("{}: {}", forms::capitalised(&problem.message), problem.fix)}</li> }.into_any()
    };
    view! {
        <section class="problem-list note error" aria-label="Problems">
            <p>"The design cannot be priced or saved as it is:"</p>
            <ul>{all.iter().map(row).collect::<Vec<_>>()}</ul>
        </section>
    }
    .into_any()
}

/// The form that has the field of a JSON pointer: what selects it, and its title.
fn form_of(design: &Design, path: &str) -> Option<(String, String)> {
    if ["/own_rates", "/support", "/tax", "/first_month"].into_iter().any(|terms| form::is_at(path, terms)) {
        return Some((forms::TERMS.to_owned(), forms::TERMS_TITLE.to_owned()));
    }
    component_at(design, path).map(|component| (component.id.to_string(), component.title().to_owned()))
}

/// The component that a JSON pointer points into.
fn component_at<'d>(design: &'d Design, path: &str) -> Option<&'d Component> {
    let index: usize = path.strip_prefix("/components/")?.split('/').next()?.parse().ok()?;
    design.components.get(index)
}
