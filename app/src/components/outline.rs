//! The components of a design with their monthly cost.

use design::{
    Body, Component, ComponentId, Design, Ec2Config, HostPurchase, HostReservation, PlanKind, Purchase, Tenancy,
};
use design::{ReservedConfig, SavingsPlanConfig, SnapshotTier};
use leptos::prelude::*;
use pricing::Estimate;
use pricing::render::subtotal_text;
use units::Usd;
use units::format::unit_price;

use super::add_bar::AddBar;
use super::form::{block, button, hint};
use crate::editor::Editor;

/// Groups and free volumes; choosing one opens its form.
///
/// On the server: complete, without function.
#[component]
pub fn Outline() -> impl IntoView {
    let editor = Editor::current();
    let owners = move || {
        editor.design.with(|design| {
            design.components.iter().filter(|c| c.attached_to().is_none()).map(|c| c.id.clone()).collect::<Vec<_>>()
        })
    };
    let has_groups =
        move || editor.design.with(|design| design.components.iter().any(|c| matches!(c.body, Body::Ec2 { .. })));
    let empty = Memo::new(move |_| owners().is_empty());
    view! {
        <h2>"Components"</h2>
        {move || empty.get().then(|| block("fields", vec![
            hint("Nothing here yet. Add instances to see what they cost."),
            button("+ EC2 instances", Callback::new(move |()| editor.add_group())),
        ]))}
        <ul class="outline">
            <For each=owners key=Clone::clone let:id>
                <OutlineRow id />
            </For>
        </ul>
        <AddBar />
        <Show when=has_groups>
            <p class="actions">
                <button type="button" class="button" on:click=move |_| editor.compare(Some(Vec::new()))>"Compare purchase options"</button>
            </p>
        </Show>
    }
    .into_any()
}

#[component]
fn OutlineRow(id: ComponentId) -> impl IntoView {
    let editor = Editor::current();
    let id = StoredValue::new(id);
    let of = move |read: fn(&Component, &Design) -> String| {
        id.with_value(|id| {
            editor.design.with(|design| design.component(id).map(|c| read(c, design)).unwrap_or_default())
        })
    };
    let cost = move || id.with_value(|id| editor.estimate.with(|estimate| monthly(estimate, id)));
    let current = move || id.with_value(|id| editor.selected.with(|selected| selected.as_ref() == Some(id)));
    view! {
        <li>
            <button
                type="button"
                class="outline-row"
                aria-current=move || current().then_some("true")
                on:click=move |_| editor.select(id.get_value())
            >
                <span class="name">{move || of(|component, _| component.title().to_owned())}</span>
                <span class="cost">{cost}</span>
                <span class="key-figure">{move || of(key_figure)}</span>
            </button>
        </li>
    }
    .into_any()
}

/// What a component is, in a few words.
fn key_figure(component: &Component, design: &Design) -> String {
    let count = component.count();
    match &component.body {
        Body::Ec2 { config, .. } => {
            let volumes = design.components.iter().filter(|c| c.attached_to() == Some(&component.id)).count();
            let volumes = match volumes {
                0 => String::new(),
                1 => " · 1 volume".to_owned(),
                n => format!(" · {n} volumes"),
            };
            format!("{count} × {}{}{volumes}", config.instance_type, bought(config))
        }
        Body::Ebs { config, .. } => format!("{count} × {} {} GiB", config.volume_type.code(), config.size_gib),
        Body::DedicatedHost { config, .. } => match config.purchase {
            HostPurchase::OnDemand => format!("{count} × {} host", config.family),
            HostPurchase::Reserved(HostReservation { term, payment }) => {
                format!("{count} × {} host, reserved {} {}", config.family, term.code(), payment.label())
            }
        },
        Body::Snapshots { config, .. } => {
            let kept = match config.tier {
                SnapshotTier::Standard => format!("{} kept", config.kept),
                SnapshotTier::Archive => config.tier.label().to_owned(),
            };
            match config.of.as_ref().and_then(|id| design.component(id)) {
                Some(volume) => format!("{kept} of {}", volume.title()),
                None => format!("{count} × {kept}"),
            }
        }
        Body::ReservedInstances { config } => {
            let ReservedConfig { instance_type, class, term, payment, .. } = config;
            format!("{count} × {instance_type}, {} {} {}", class.label(), term.code(), payment.label())
        }
        Body::SavingsPlan { config } => {
            let SavingsPlanConfig { plan, family, usd_per_hour, term, payment } = config;
            let scope = family.as_deref().unwrap_or(if *plan == PlanKind::Compute { "Compute" } else { "" });
            // To the digit: a commitment has up to three decimals.
            let amount = unit_price(Usd::new(usd_per_hour.0));
            format!("{scope}, {amount} an hour, {} {}", term.code(), payment.label())
        }
        _ => String::new(),
    }
}

/// How instances are bought and on whose hardware, when it is not the usual way.
fn bought(config: &Ec2Config) -> String {
    match (config.tenancy, config.purchase) {
        (Tenancy::Host, _) => " · on dedicated hosts".to_owned(),
        (_, Purchase::OnDemand) => String::new(),
        (_, Purchase::Spot) => " · Spot".to_owned(),
        (_, Purchase::Reserved(bought)) => format!(" · Reserved {}", bought.term.code()),
        (_, Purchase::SavingsPlan(bought)) => format!(" · Savings Plan {}", bought.term.code()),
        (_, Purchase::Mixed(_)) => " · mixed fleet".to_owned(),
    }
}

/// Monthly cost of a component with its volumes.
fn monthly(estimate: &Estimate, id: &ComponentId) -> String {
    let mine = || estimate.components.iter().filter(|c| c.id == *id || c.attached_to.as_ref() == Some(id));
    if mine().next().is_none() {
        return "…".to_owned();
    }
    subtotal_text(mine())
}
