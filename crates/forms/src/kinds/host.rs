//! Dedicated hosts.

use design::{Body, Component, Design, HostConfig, HostPurchase, HostReservation, HostUsage, Payment, Term};

use super::{KindForm, ec2, terms};
use crate::act::{Act, Done};
use crate::add;
use crate::common;
use crate::form::{Form, pairs};
use crate::node::Node;
use crate::placement;

/// Dedicated hosts.
pub(super) struct HostForm;

impl KindForm for HostForm {
    /// Family, count, region, and how the hosts are bought and used.
    fn fields(&self, form: &Form<'_>) -> Vec<Node> {
        let Body::DedicatedHost { config, usage } = &form.component.body else { return Vec::new() };
        let is_reserved = config.purchase != HostPurchase::OnDemand;
        let options = pairs(&[("on-demand", "On-demand"), ("reserved", "Dedicated Host Reservation")]);
        let chosen = if is_reserved { "reserved" } else { "on-demand" };
        let option = form.chooses("purchase", "purchase", "Purchase option", "/config/purchase", options, chosen);
        let mut nodes = vec![
            Node::Row(vec![common::family_field(form, &config.family).into(), placement::count(form, "Hosts")]),
            placement::region(form).into(),
            option.into(),
            Node::Reveal(terms::row(form).into_iter().collect()),
        ];
        // A reservation is paid for all month.
        if !is_reserved || usage.hours_per_month.is_some() {
            nodes.push(hours_field(form, usage));
        }
        nodes.push(Node::Hint(users(form)));
        nodes
    }

    fn noun(&self) -> &'static str {
        "hosts"
    }

    /// `purchase`: on-demand, or reserved with default terms.
    fn act(&self, design: &mut Design, index: usize, act: &Act) -> Option<Result<Done, String>> {
        let Body::DedicatedHost { config, .. } = &mut design.components.get_mut(index)?.body else { return None };
        if act.name != "purchase" {
            return None;
        }
        let terms = HostReservation { term: Term::OneYear, payment: Payment::NoUpfront };
        config.purchase = if act.value == "reserved" { HostPurchase::Reserved(terms) } else { HostPurchase::OnDemand };
        Some(Ok(Done::default()))
    }

    fn key_figure(&self, component: &Component, _design: &Design) -> String {
        let Body::DedicatedHost { config, .. } = &component.body else { return String::new() };
        let hosts = format!("{} × {} host", component.count(), config.family);
        match config.purchase {
            HostPurchase::OnDemand => hosts,
            HostPurchase::Reserved(HostReservation { term, payment }) => {
                format!("{hosts}, reserved {} {}", term.code(), payment.label())
            }
        }
    }

    fn new_components(&self, design: &Design, selected: Option<&Component>) -> Vec<Component> {
        vec![hosts(design, ec2::in_use(design, selected))]
    }
}

/// Dedicated hosts for a group's family, in its region.
pub(super) fn hosts(design: &Design, group: Option<&Component>) -> Component {
    let config = HostConfig { family: ec2::family(group).to_owned(), purchase: HostPurchase::OnDemand };
    let body = Body::DedicatedHost { config, usage: HostUsage::default() };
    let mut hosts = add::counted(design.fresh_id("hosts"), "Dedicated hosts", 1, body);
    hosts.placement.region = group.and_then(|group| group.placement.region.clone());
    hosts
}

fn hours_field(form: &Form<'_>, usage: &HostUsage) -> Node {
    let (label, place) = ("Hours per month", "/usage/hours_per_month");
    let hours = form.usage("hours", label, place, usage.hours_per_month, "h per host");
    hours.empty("all month").hint("Hours that each host is allocated").into()
}

/// The groups that run on the hosts, as text.
fn users(form: &Form<'_>) -> String {
    let own = &form.component.id;
    let users = form.components(|c| matches!(&c.body, Body::Ec2 { config, .. } if config.host.as_ref() == Some(own)));
    let users: Vec<String> = users.into_iter().map(|(_, title)| title).collect();
    if users.is_empty() {
        "No group runs on them yet: choose them as its tenancy.".to_owned()
    } else {
        format!("Used by {}", users.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use design::{ComponentId, Ec2Config, Ec2Usage, Placement, Tags, Tenancy};

    use super::*;

    #[test]
    fn hosts_are_reserved_and_tell_who_runs_on_them() {
        let mut design = Design::empty("us-east-1");
        design.components.push(hosts(&design, None));
        let of = |design: &Design| HostForm.fields(&Form::of(design, 0, &[]).unwrap());
        let (before, act_of) = (of(&design).len(), |value: &str| Act {
            name: "purchase".to_owned(),
            value: value.to_owned(),
            ..Act::default()
        });
        HostForm.act(&mut design, 0, &act_of("reserved")).unwrap().unwrap();
        assert_eq!(of(&design).len(), before - 1, "hours of a reservation");
        let host = design.components.first().map(|host| host.id.clone());
        let config = Ec2Config { tenancy: Tenancy::Host, host, ..Ec2Config::of_type("m5.large") };
        design.components.push(Component {
            id: ComponentId::parse("web").unwrap(),
            name: "Web".to_owned(),
            placement: Placement::default(),
            tags: Tags::default(),
            body: Body::Ec2 { config, usage: Ec2Usage::default() },
        });
        assert_eq!(of(&design).pop(), Some(Node::Hint("Used by Web".to_owned())));
        HostForm.act(&mut design, 0, &act_of("on-demand")).unwrap().unwrap();
        assert_eq!(of(&design).len(), before);
    }
}
