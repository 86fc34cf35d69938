//! A form of [`forms`] as HTML, with one function for each kind of node.
//!
//! Attributes tell the browser what a control does: see `editor/listening.rs`.

mod field;
mod grid;
mod usage;

use forms::{Button, Does, Group, More, Node, Panel, Picks, Zone};
use leptos::prelude::*;
use pricing::{Estimate, Finding, Severity};
use problem::Problem;

use super::capacity;

/// What a form shows in addition to the values of the design.
pub(super) struct Around<'a> {
    /// Id of the component.
    pub component: &'a str,
    /// The estimate; `None` while the design has problems.
    pub estimate: Option<&'a Estimate>,
    /// The problems of the design.
    pub problems: &'a [Problem],
    /// Renders a part that depends on the analysis as HTML.
    pub panel: &'a dyn Fn(Panel) -> String,
}

/// The whole form.
pub(super) fn view(around: &Around<'_>, nodes: &[Node]) -> AnyView {
    let id = format!("form-{}", around.component);
    view! { <form class="form" id=id data-component=around.component.to_owned()>{all(around, nodes)}</form> }.into_any()
}

fn all(around: &Around<'_>, nodes: &[Node]) -> Vec<AnyView> {
    nodes.iter().map(|node| of(around, node)).collect()
}

fn of(around: &Around<'_>, node: &Node) -> AnyView {
    match node {
        Node::Fields(nodes) => block("fields", all(around, nodes)),
        Node::Row(nodes) => block("field-row", all(around, nodes)),
        Node::Reveal(nodes) => block("reveal", all(around, nodes)),
        Node::More(part) => more(around, part),
        Node::Group(part) => group(around, part),
        Node::Heading(text) => view! { <h3>{*text}</h3> }.into_any(),
        Node::Hint(text) => hint(text),
        Node::Fixed { label, text } => view! {
            <div class="field"><span class="label">{label.clone()}</span><p class="fixed">{text.clone()}</p></div>
        }
        .into_any(),
        Node::Field(one) => field::view(around, one),
        Node::Usage(one) => usage::view(around, one),
        Node::Picks(one) => picks(around, one),
        Node::Actions(text, buttons) => actions(text, buttons),
        Node::Grid(one) => grid::view(around, one),
        Node::Zones(zones) => zone_bar(zones),
        Node::Notes { id, at } => notes(around, id, at),
        Node::Panel(which) => panel(around, *which),
    }
}

/// Wraps views in an element with a class.
fn block(class: &'static str, views: Vec<AnyView>) -> AnyView {
    view! { <div class=class>{views}</div> }.into_any()
}

fn hint(text: &str) -> AnyView {
    view! { <p class="hint">{text.to_owned()}</p> }.into_any()
}

/// Fields that are rarely needed. Once the user has opened or closed them, they stay that way.
fn more(around: &Around<'_>, part: &More) -> AnyView {
    view! {
        <details class="more" id=part.id.clone() open=part.open>
            <summary>{part.label.clone()}" "<span class="hint">{part.about.clone()}</span></summary>
            {block("fields", all(around, &part.nodes))}
        </details>
    }
    .into_any()
}

/// A group of fields. It shows the errors of its buttons. The group of a volume belongs to the volume's own component.
fn group(around: &Around<'_>, part: &Group) -> AnyView {
    let errors = format!("{}-error", part.id);
    let said = errors.clone();
    let component = part.class.starts_with("volume").then(|| part.id.trim_end_matches("-volume").to_owned());
    let own = component.as_deref().map(|component| Around { component, ..*around });
    let inside = all(own.as_ref().unwrap_or(around), &part.nodes);
    view! {
        <fieldset class=part.class id=part.id.clone() data-errors=said data-component=component>
            <legend class:hidden=part.hidden>{part.legend.clone()}</legend>
            {inside}
            <p class="note error own-error" id=errors data-own="" aria-live="polite"></p>
        </fieldset>
    }
    .into_any()
}

/// A note, followed by buttons side by side.
fn actions(text: &str, buttons: &[Button]) -> AnyView {
    let class = match (text.is_empty(), buttons.iter().any(|button| button.danger)) {
        (false, _) => "actions grid-actions",
        (true, true) => "actions form-actions",
        (true, false) => "actions",
    };
    let text = (!text.is_empty()).then(|| hint(text));
    view! { <div class=class>{text}{buttons.iter().map(button).collect::<Vec<_>>()}</div> }.into_any()
}

pub(super) fn button(button: &Button) -> AnyView {
    let class = if button.danger { "button danger" } else { "button" };
    let name = (!button.name.is_empty()).then(|| button.name.clone());
    let label = button.label.clone();
    match &button.does {
        Does::Act(act, value, with) => view! {
            <button type="button" class=class aria-label=name data-act=*act data-value=value.clone() data-with=with.join(",")>{label}</button>
        }
        .into_any(),
        Does::Compare => {
            view! { <button type="button" class=class aria-label=name data-do="compare">{label}</button> }.into_any()
        }
    }
}

/// The picked values, each with a button to remove it, and a choice of the remaining ones.
fn picks(around: &Around<'_>, picks: &Picks) -> AnyView {
    let Picks { id, label, at, empty, chosen, others, most } = picks;
    let chip = |(index, (_, title)): (usize, &(String, String))| {
        let name = format!("Remove {title}");
        view! {
            <li>{title.clone()}<button type="button" class="quiet" aria-label=name data-drop=format!("{at}/{index}") data-others=id.clone()>"×"</button></li>
        }
        .into_any()
    };
    let mut chips: Vec<AnyView> = chosen.iter().enumerate().map(chip).collect();
    if chips.is_empty() {
        chips.push(view! { <li class="none">{empty.clone()}</li> }.into_any());
    }
    let options: Vec<AnyView> = others.iter().map(|(value, title)| field::option(value, title, false)).collect();
    let full = chosen.len() >= *most || others.is_empty();
    let notes_id = format!("{id}-notes");
    view! {
        <div class="field picks">
            <label for=id.clone()>{label.clone()}</label>
            <ul class="chips">{chips}</ul>
            <div class="control" hidden=full>
                <select id=id.clone() data-free="" aria-describedby=notes_id.clone()>{options}</select>
                <button type="button" class="button" aria-label=format!("Add to {label}") data-pick=id.clone() data-at=at.clone()>"Add"</button>
            </div>
            {notes(around, &notes_id, at)}
        </div>
    }
    .into_any()
}

/// The count in each zone, with buttons to decrease and increase it.
pub(super) fn zone_bar(zones: &[Zone]) -> AnyView {
    let step = |zone: &Zone, up: bool| {
        let name = format!("{} in zone {}", if up { "One more" } else { "One less" }, zone.letter);
        let (act, sign) = if up { ("zone+", "+") } else { ("zone-", "−") };
        let off = !up && zone.count == Some(0);
        view! { <button type="button" aria-label=name disabled=off data-act=act data-value=zone.letter.clone()>{sign}</button> }
            .into_any()
    };
    let entry = |zone: &Zone| match zone.count {
        None => view! { <li class="next">{zone.letter.clone()}": "{step(zone, true)}</li> }.into_any(),
        Some(count) => view! {
            <li>{zone.letter.clone()}": "{step(zone, false)}<output>{count.to_string()}</output>{step(zone, true)}</li>
        }
        .into_any(),
    };
    view! {
        <div class="zone-bar" role="group" aria-label="Availability zones">
            <span class="label">"In zones"</span>
            <ul>{zones.iter().map(entry).collect::<Vec<_>>()}</ul>
        </div>
    }
    .into_any()
}

fn panel(around: &Around<'_>, which: Panel) -> AnyView {
    if which == Panel::Capacity {
        let priced = around.estimate.and_then(|all| all.components.iter().find(|c| c.id.as_str() == around.component));
        return priced.map(capacity::view).into_any();
    }
    let (id, class) = match which {
        Panel::Paths => ("paths", "paths-part"),
        _ => ("plan", "plan-part"),
    };
    let html = (around.panel)(which);
    view! { <div id=format!("{}-{id}", around.component) class=class inner_html=html></div> }.into_any()
}

/// The notes under a field: its own error, and the problems and findings at its place.
fn notes(around: &Around<'_>, id: &str, at: &str) -> AnyView {
    let problems: Vec<AnyView> = around.problems.iter().filter(|one| is_at(&one.path, at)).map(problem_note).collect();
    let findings = around.estimate.map(|estimate| estimate.findings.as_slice()).unwrap_or_default();
    let findings: Vec<AnyView> = findings.iter().filter(|one| is_at(&one.path, at)).map(finding_note).collect();
    let errors = format!("{}-error", id.trim_end_matches("-notes"));
    view! {
        <div id=id.to_owned() class="field-notes" aria-live="polite">
            <p class="note error own-error" id=errors data-own=""></p>
            {problems}{findings}
        </div>
    }
    .into_any()
}

fn problem_note(problem: &Problem) -> AnyView {
    let text = format!("{}: {}", forms::capitalised(&problem.message), problem.fix);
    view! { <p class="note error">{text}</p> }.into_any()
}

fn finding_note(finding: &Finding) -> AnyView {
    let class = match finding.severity {
        Severity::Error => "note error",
        Severity::Warning => "note warning",
        Severity::Advice => "note advice",
    };
    view! { <p class=class>{format!("{}: {}", forms::capitalised(&finding.message), finding.fix)}</p> }.into_any()
}

/// Whether the JSON pointer `place` is `path` or below it. False for an empty `path`, which means a field without a
/// place.
pub(super) fn is_at(place: &str, path: &str) -> bool {
    !path.is_empty() && place.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// `"true"` if there is a problem at a place, else `"false"`.
fn is_wrong(around: &Around<'_>, at: &str) -> &'static str {
    if around.problems.iter().any(|problem| is_at(&problem.path, at)) { "true" } else { "false" }
}
