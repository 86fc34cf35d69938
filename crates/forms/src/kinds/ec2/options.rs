//! Rarely needed options: tenancy, CPU credits, extras.

use design::{Body, ComponentId, CreditMode, Design, Ec2Config, Ec2Usage, Tenancy, limits};

use super::of_mut;
use crate::form::{Form, pairs, word, words};
use crate::kinds::host;
use crate::node::{More, Node, Options, Sets};

/// The families that earn CPU credits.
const BURSTABLE: &[&str] = &["t2.", "t3.", "t3a.", "t4g."];

/// Tenancy, CPU credits, monitoring, addresses and reserved capacity, collapsed while none of them is set.
pub(super) fn more(form: &Form<'_>, config: &Ec2Config, usage: &Ec2Usage) -> Node {
    let given = |count: u64| Some(count).filter(|count| *count > 0);
    let (label, place, value) = ("Public IPv4 addresses", "/config/public_ipv4", given(config.public_ipv4));
    let addresses = form.optional("public-ipv4", label, place, value, (0, limits::ADDRESSES), "per instance");
    let (label, value) = ("Capacity reservation", given(config.capacity_reservation));
    let place = "/config/capacity_reservation";
    let capacity = form.optional("capacity", label, place, value, (0, limits::COUNT), "instances");
    let capacity = capacity.empty("none").hint("Paid all month, in use or not");
    let (label, place) = ("Detailed monitoring, metrics every minute", "/config/detailed_monitoring");
    let monitoring = form.check("detailed-monitoring", label, place, config.detailed_monitoring, Sets::TrueOrNothing);
    let mut nodes = vec![tenancy_fields(form, config)];
    if shows_credits(config, usage) {
        nodes.push(credit_fields(form, config, usage));
    }
    nodes.push(Node::Row(vec![addresses.empty("none").into(), capacity.into()]));
    if config.public_ipv4 > 0 {
        let (label, place) = ("Elastic IPs, which stay while instances are stopped", "/config/elastic_ips");
        nodes.push(form.check("elastic-ips", label, place, config.elastic_ips, Sets::TrueOrNothing).into());
    }
    nodes.push(monitoring.into());
    Node::More(More {
        id: form.id("more"),
        label: "More options".to_owned(),
        about: "tenancy, CPU credits, addresses, monitoring".to_owned(),
        open: is_set(config, usage),
        nodes,
    })
}

fn is_set(config: &Ec2Config, usage: &Ec2Usage) -> bool {
    config.tenancy != Tenancy::Shared
        || config.credits.is_some()
        || config.detailed_monitoring
        || config.public_ipv4 > 0
        || config.capacity_reservation > 0
        || usage.cpu_percent.is_some()
}

/// The tenancy, and on which hosts.
fn tenancy_fields(form: &Form<'_>, config: &Ec2Config) -> Node {
    let options = words(Tenancy::ALL, Tenancy::label);
    let which = form.chooses("tenancy", "tenancy", "Tenancy", "/config/tenancy", options, config.tenancy.code());
    let mut fields = vec![which.into()];
    if config.tenancy == Tenancy::Host {
        let chosen = config.host.as_ref().map(ToString::to_string).unwrap_or_default();
        fields.push(form.choice("host", "Runs on", "/config/host", hosts(form.design), chosen).into());
    }
    Node::Row(fields)
}

/// The dedicated hosts of a design.
fn hosts(design: &Design) -> Options {
    let hosts = design.components.iter().filter_map(|c| match &c.body {
        Body::DedicatedHost { config, .. } => {
            Some((c.id.to_string(), format!("{} ({} × {})", c.title(), c.count(), config.family)))
        }
        _ => None,
    });
    hosts.collect()
}

/// Whether the group earns CPU credits, or the document sets something about them anyway: values that are set must be
/// visible.
fn shows_credits(config: &Ec2Config, usage: &Ec2Usage) -> bool {
    config.types().any(|(name, _)| is_burstable(name)) || config.credits.is_some() || usage.cpu_percent.is_some()
}

fn is_burstable(instance_type: &str) -> bool {
    BURSTABLE.iter().any(|family| instance_type.starts_with(family))
}

fn credit_fields(form: &Form<'_>, config: &Ec2Config, usage: &Ec2Usage) -> Node {
    let mut modes = pairs(&[("", "Default of the family")]);
    modes.extend(words(CreditMode::ALL, CreditMode::label));
    let mode = config.credits.map_or("", CreditMode::code);
    let credits = form.choice("credits", "CPU credits", "/config/credits", modes, mode);
    let (label, place) = ("Average CPU utilisation", "/usage/cpu_percent");
    let utilisation = form
        .usage("cpu", label, place, usage.cpu_percent, "%")
        .first(20)
        .empty("baseline")
        .hint("When empty at most the baseline, so there are no surplus credits");
    Node::Fields(vec![credits.into(), utilisation.into()])
}

/// Sets the tenancy of a group. For dedicated hosts, it uses the first ones of the design, or adds hosts of the group's
/// family if there are none.
pub(super) fn set_tenancy(design: &mut Design, index: usize, code: &str) {
    let Some(tenancy) = word(Tenancy::ALL, code) else { return };
    let host = if tenancy == Tenancy::Host {
        let Some(host) = first_hosts(design).or_else(|| add_hosts(design, index)) else { return };
        Some(host)
    } else {
        None
    };
    if let Some((config, _)) = design.components.get_mut(index).and_then(of_mut) {
        config.tenancy = tenancy;
        if host.is_some() {
            // Hosts are of a single family.
            config.mix = None;
        }
        config.host = host;
    }
}

fn first_hosts(design: &Design) -> Option<ComponentId> {
    design.components.iter().find(|c| matches!(c.body, Body::DedicatedHost { .. })).map(|c| c.id.clone())
}

/// Adds dedicated hosts for a group; `None` if the design is full.
fn add_hosts(design: &mut Design, index: usize) -> Option<ComponentId> {
    let added = host::hosts(design, design.components.get(index));
    let id = added.id.clone();
    if design.components.len() >= limits::COMPONENTS {
        return None;
    }
    design.components.push(added);
    Some(id)
}

#[cfg(test)]
mod tests {
    use design::Component;

    use super::super::tests::{design, group};
    use super::super::{of, of_mut};
    use super::*;

    fn tenancy(component: &Component) -> (Tenancy, Option<&str>) {
        let (config, _) = of(component).unwrap();
        (config.tenancy, config.host.as_ref().map(ComponentId::as_str))
    }

    #[test]
    fn only_burstable_families_have_credits() {
        for name in ["t3.micro", "t3a.large", "t4g.nano", "t2.nano"] {
            assert!(is_burstable(name), "{name}");
        }
        assert!(!is_burstable("trn1.2xlarge") && !is_burstable("m5.large"));
    }

    #[test]
    fn the_first_choice_of_dedicated_hosts_adds_them() {
        let mut design = design();
        of_mut(&mut design.components[0]).unwrap().0.instance_type = "c5.large".to_owned();
        design.components[0].placement.region = Some("eu-west-1".to_owned());
        set_tenancy(&mut design, 0, "host");
        assert_eq!(tenancy(&design.components[0]), (Tenancy::Host, Some("hosts")));
        assert_eq!(hosts(&design), [("hosts".to_owned(), "Dedicated hosts (1 × c5)".to_owned())]);
        assert_eq!(design.components[1].placement.region.as_deref(), Some("eu-west-1"));
        set_tenancy(&mut design, 0, "dedicated");
        assert_eq!(tenancy(&design.components[0]), (Tenancy::Dedicated, None));
        set_tenancy(&mut design, 0, "host");
        assert_eq!((design.components.len(), tenancy(&design.components[0]).1), (2, Some("hosts")));
    }

    #[test]
    fn a_full_design_gets_no_hosts() {
        let mut design = design();
        design.components.resize_with(limits::COMPONENTS, || group(1));
        set_tenancy(&mut design, 0, "host");
        assert_eq!(tenancy(&design.components[0]), (Tenancy::Shared, None));
        assert_eq!(design.components.len(), limits::COMPONENTS);
    }
}
