//! The form of dedicated hosts.

use design::{Body, Component, HostPurchase, HostReservation, Payment, Term, UsageValue};
use leptos::prelude::*;

use super::common_fields::family_field;
use super::form::{Figure, Form, block, hint, pairs, row};
use super::placement_fields::{count_field, region_field};
use super::terms::terms_fields;

/// Family, number, region, and how the hosts are bought and used.
///
/// On the server: shows the design.
pub fn host_form(form: Form) -> AnyView {
    let purchase = pairs(&[("on-demand", "On-demand"), ("reserved", "Dedicated Host Reservation")]);
    let option =
        form.choice("purchase", "Purchase option", form.at("/config/purchase"), purchase, purchase_code, set_purchase);
    let users = move || {
        let id = form.id();
        let runs_here =
            |c: &&Component| matches!(&c.body, Body::Ec2 { config, .. } if config.host.as_ref() == Some(&id));
        let users: Vec<String> = form
            .editor
            .design
            .with(|design| design.components.iter().filter(runs_here).map(|c| c.title().to_owned()).collect());
        if users.is_empty() {
            "No group runs on them yet: choose them as its tenancy.".to_owned()
        } else {
            format!("Used by {}", users.join(", "))
        }
    };
    let fields = vec![
        row(vec![family_field(form), count_field(form, "Hosts")]),
        region_field(form),
        option,
        block("reveal", vec![terms_fields(form)]),
        // A reservation is paid all month.
        form.when(|c| purchase_code(c) == "on-demand" || hours(c).is_some(), hours_field),
        hint(users),
    ];
    block("fields", fields)
}

fn hours(component: &Component) -> Option<UsageValue> {
    match &component.body {
        Body::DedicatedHost { usage, .. } => usage.hours_per_month,
        _ => None,
    }
}

fn hours_field(form: Form) -> AnyView {
    let month = form.editor.month_hours();
    form.figure(Figure {
        name: "hours",
        label: "Hours per month",
        place: "/usage/hours_per_month",
        unit: "h per host",
        empty: "all month",
        hint: "Hours that each host is allocated",
        most: month,
        first: month,
        read: hours,
        write: |c, value| {
            if let Body::DedicatedHost { usage, .. } = &mut c.body {
                usage.hours_per_month = value;
            }
        },
    })
}

fn purchase_code(component: &Component) -> &'static str {
    match &component.body {
        Body::DedicatedHost { config, .. } if config.purchase != HostPurchase::OnDemand => "reserved",
        _ => "on-demand",
    }
}

fn set_purchase(component: &mut Component, code: &str) {
    if let Body::DedicatedHost { config, .. } = &mut component.body {
        let terms = HostReservation { term: Term::OneYear, payment: Payment::NoUpfront };
        config.purchase = if code == "reserved" { HostPurchase::Reserved(terms) } else { HostPurchase::OnDemand };
    }
}
