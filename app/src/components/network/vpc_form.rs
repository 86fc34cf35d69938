//! The form of a VPC.

use design::{Body, Component, ComponentId, Design, Kind, VpcConfig, limits};
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

use super::vpc_rows;
use crate::browser;
use crate::calls::Panel;
use crate::components::form::{Form, Input, block};
use crate::components::part::{follow, part};
use crate::components::placement_fields::region_field;
use crate::editor::vpc::{self, Cell, SubnetField};
use crate::fields::FieldNotes;

/// Its region, ranges, subnets and route tables, and who uses the addresses.
///
/// On the server: shows the design, without the plan of the addresses.
pub fn vpc_form(form: Form) -> AnyView {
    let id = form.id();
    let plan = follow(form.editor, Signal::stored(Some(Panel::Addresses(id.to_string()))));
    let cidrs = form.input(Input {
        numeric: false,
        empty: "proposed",
        hint: |_| "IPv4, such as 10.0.0.0/16; several with commas between".to_owned(),
        ..Input::new(
            "cidrs",
            "Ranges",
            "/config/cidrs",
            |c| config(c).map(|config| config.cidrs.join(", ")).unwrap_or_default(),
            |c, text| {
                let read = texts(text, limits::VPC_CIDRS)?;
                change(c, |config| config.cidrs = read);
                Ok(())
            },
        )
    });
    block(
        "fields",
        vec![
            cidrs,
            region_field(form),
            tables(form),
            part(form.editor, form.element("plan"), "plan-part", plan, 0, None),
        ],
    )
}

/// Texts with commas or spaces between.
///
/// # Errors
/// What is wrong, in words for the field.
pub(super) fn texts(text: &str, most: usize) -> Result<Vec<String>, String> {
    let all: Vec<String> = text.split([',', ' ']).filter(|part| !part.is_empty()).map(str::to_owned).collect();
    if all.len() > most { Err(format!("Enter {most} at most")) } else { Ok(all) }
}

/// What a route can lead to.
fn targets(design: &Design, own: &ComponentId) -> Vec<(String, String)> {
    let can = |c: &&Component| {
        let kind = c.body.kind();
        let gateway =
            matches!(kind, Kind::NatGateway | Kind::TransitGateway | Kind::Ec2) || kind == Kind::INTERNET_GATEWAY;
        let link = [Kind::VPC_PEERING, Kind::VPN_CONNECTION, Kind::DIRECT_CONNECT, Kind::VPC_ENDPOINT].contains(&kind);
        c.id != *own && (gateway || link)
    };
    design.components.iter().filter(can).map(|c| (c.id.to_string(), c.title().to_owned())).collect()
}

/// The tables: plain inputs, which one handler reads. They are written anew when something other than a letter
/// typed into them changes the VPC.
fn tables(form: Form) -> AnyView {
    let own = form.element("tables");
    let element = StoredValue::new(own.clone());
    let error = RwSignal::new(None);
    // What the tables show.
    let shown = StoredValue::new(None::<(VpcConfig, Vec<(String, String)>)>);
    let now = move || {
        let id = form.id();
        let config = form.with(&|c| config(c).cloned().unwrap_or_default());
        (config, form.editor.design.with(|design| targets(design, &id)))
    };
    let html = move |of: &(VpcConfig, Vec<(String, String)>)| vpc_rows::html(&of.0, &of.1);
    let first = untrack(now);
    let start = html(&first);
    shown.set_value(Some(first));
    Effect::new(move |_| {
        let next = now();
        if shown.with_value(|shown| shown.as_ref() != Some(&next)) {
            element.with_value(|element| browser::replace_contents(element, &html(&next)));
            shown.set_value(Some(next));
        }
    });
    let typed = move |event: ev::Event, structural: bool| {
        let Some((place, text)) = browser::field_of(&event) else { return };
        let Some(cell) = Cell::parse(&place) else { return };
        let mut next = form.with(&|c| config(c).cloned().unwrap_or_default());
        let outcome = vpc::set(&mut next, cell, &text);
        form.editor.mark_field(&form.element("tables"), outcome.is_ok());
        let fine = outcome.is_ok();
        error.set(outcome.err());
        if !fine {
            return;
        }
        // The input shows it already; names of tables also stand in the choices of the subnets, which follow once
        // the input is left.
        if !structural {
            shown.update_value(|shown| {
                if let Some((shown, _)) = shown {
                    shown.clone_from(&next);
                }
            });
        } else if matches!(cell, Cell::Table(_)) {
            element.with_value(|element| browser::replace_contents(element, &html(&untrack(now))));
        }
        let id = form.id();
        let renamed = matches!(cell, Cell::Subnet(_, SubnetField::Name));
        let before = form.with(&|c| config(c).map(|config| vpc::text(config, cell)).unwrap_or_default());
        form.editor.edit(&format!("{id}/{place}"), |design| {
            if renamed {
                vpc::rename(design, &before, &text);
            }
            if let Some(own) = design.components.iter_mut().find(|c| c.id == id) {
                change(own, |config| config.clone_from(&next));
            }
        });
    };
    let click = move |event: ev::MouseEvent| {
        let Some((Some(what), _)) = browser::acted_on(&event) else { return };
        let target = form.editor.design.with_untracked(|design| targets(design, &form.id()).into_iter().next());
        let target = target.and_then(|(id, _)| ComponentId::parse(&id));
        form.edit("", &|c| change(c, |config| vpc::act(config, &what, target.as_ref())));
    };
    on_cleanup(move || form.editor.mark_field(&form.element("tables"), true));
    view! {
        <div
            id=own
            class="vpc-tables"
            on:input=move |event| typed(event.unchecked_into(), false)
            on:change=move |event| typed(event, true)
            on:click=click
            inner_html=start
        ></div>
        <FieldNotes id=form.element("tables-notes") error path=form.at("/config") />
    }
    .into_any()
}

fn config(component: &Component) -> Option<&VpcConfig> {
    match &component.body {
        Body::Vpc { config } => Some(config),
        _ => None,
    }
}

fn change(component: &mut Component, change: impl FnOnce(&mut VpcConfig)) {
    if let Body::Vpc { config } = &mut component.body {
        change(config);
    }
}

#[cfg(test)]
mod tests {
    use super::texts;

    #[test]
    fn texts_are_told_apart_by_commas_and_spaces() {
        assert_eq!(texts("10.0.0.0/16, 10.1.0.0/16 ,", 2), Ok(vec!["10.0.0.0/16".into(), "10.1.0.0/16".into()]));
        assert_eq!(texts(" ", 2), Ok(vec![]));
        assert!(texts("a b c", 2).is_err());
    }
}
