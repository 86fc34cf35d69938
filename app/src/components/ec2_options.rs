//! What few groups need: hardware of one's own, CPU credits, extras.

use design::{Body, Component, CreditMode, Ec2Config, Ec2Usage, Tenancy, limits};
use leptos::prelude::*;

use super::form::{
    Figure, Form, Input, Options, block, button, hint, more, optional, pairs, row, whole_or_zero, word, words,
};

/// The families that earn CPU credits.
const BURSTABLE: &[&str] = &["t2.", "t3.", "t3a.", "t4g."];

/// Tenancy, CPU credits, monitoring, addresses and reserved capacity, folded away while none of
/// them is set.
///
/// On the server: shows the design.
pub fn ec2_options(form: Form) -> AnyView {
    let open = form.read(|c| of(c).is_some_and(|(config, usage)| is_set(config, usage)));
    let addresses = Input {
        unit: "per instance",
        empty: "none",
        ..Input::new(
            "public-ipv4",
            "Public IPv4 addresses",
            "/config/public_ipv4",
            |c| shown(of(c).map(|(config, _)| config.public_ipv4)),
            |c, text| {
                let addresses = whole_or_zero(text, limits::ADDRESSES)?;
                change(c, |config| config.public_ipv4 = addresses);
                Ok(())
            },
        )
    };
    let capacity = Input {
        unit: "instances",
        empty: "none",
        hint: |_| "Paid all month, in use or not".to_owned(),
        ..Input::new(
            "capacity",
            "Capacity reservation",
            "/config/capacity_reservation",
            |c| shown(of(c).map(|(config, _)| config.capacity_reservation)),
            |c, text| {
                let instances = whole_or_zero(text, limits::COUNT)?;
                change(c, |config| config.capacity_reservation = instances);
                Ok(())
            },
        )
    };
    let monitoring = form.check(
        "detailed-monitoring",
        "Detailed monitoring, metrics every minute",
        "/config/detailed_monitoring",
        |c| of(c).is_some_and(|(config, _)| config.detailed_monitoring),
        |c, on| change(c, |config| config.detailed_monitoring = on),
    );
    let fields = vec![
        tenancy_fields(form),
        form.when(shows_credits, credit_fields),
        row(vec![form.input(addresses), form.input(capacity)]),
        monitoring,
    ];
    more("More options", "tenancy, CPU credits, addresses, monitoring", open, fields)
}

fn of(component: &Component) -> Option<(&Ec2Config, &Ec2Usage)> {
    match &component.body {
        Body::Ec2 { config, usage } => Some((config, usage)),
        _ => None,
    }
}

fn change(component: &mut Component, change: impl FnOnce(&mut Ec2Config)) {
    if let Body::Ec2 { config, .. } = &mut component.body {
        change(config);
    }
}

/// A count as text, empty when there is nothing.
fn shown(count: Option<u64>) -> String {
    optional(count.filter(|count| *count > 0))
}

/// Whether the group earns CPU credits, or says something about them all the same: what is set must
/// be seen.
fn shows_credits(component: &Component) -> bool {
    of(component).is_some_and(|(config, usage)| {
        is_burstable(&config.instance_type) || config.credits.is_some() || usage.cpu_percent.is_some()
    })
}

fn is_burstable(instance_type: &str) -> bool {
    BURSTABLE.iter().any(|family| instance_type.starts_with(family))
}

fn is_set(config: &Ec2Config, usage: &Ec2Usage) -> bool {
    config.tenancy != Tenancy::Shared
        || config.credits.is_some()
        || config.detailed_monitoring
        || config.public_ipv4 > 0
        || config.capacity_reservation > 0
        || usage.cpu_percent.is_some()
}

/// Whose hardware, and which hosts. A design must name the hosts, so the wish for some is kept here
/// until there are any.
fn tenancy_fields(form: Form) -> AnyView {
    let editor = form.editor;
    let wanted = RwSignal::new(false);
    let tenancy = Memo::new(move |_| form.read(|c| of(c).map_or("", |(config, _)| config.tenancy.code())));
    let host_code = Tenancy::Host.code();
    let shown = Signal::derive(move || if wanted.get() { host_code } else { tenancy.get() }.to_owned());
    let hosts = move || -> Options {
        editor.design.with(|design| {
            let hosts = design.components.iter().filter_map(|c| match &c.body {
                Body::DedicatedHost { config, .. } => {
                    Some((c.id.to_string(), format!("{} ({} × {})", c.title(), c.count(), config.family)))
                }
                _ => None,
            });
            hosts.collect()
        })
    };
    let link = move |host: &str| {
        let host = design::ComponentId::parse(host);
        form.edit("", &|c| {
            change(c, |config| {
                config.tenancy = Tenancy::Host;
                config.host.clone_from(&host);
            });
        });
    };
    let set = move |code: String| {
        let Some(chosen) = word(Tenancy::ALL, &code) else { return };
        let first = untrack(hosts).into_iter().next();
        wanted.set(chosen == Tenancy::Host && first.is_none());
        match (chosen, first) {
            (Tenancy::Host, Some((first, _))) => link(&first),
            (Tenancy::Host, None) => {}
            _ => form.edit("", &|c| {
                change(c, |config| {
                    config.tenancy = chosen;
                    config.host = None;
                });
            }),
        }
    };
    let add = move |()| {
        wanted.set(false);
        editor.add_host_of(&form.id());
    };
    let set_host = move |host: String| link(&host);
    let chosen = Signal::derive(move || {
        form.read(|c| of(c).and_then(|(config, _)| config.host.as_ref().map(ToString::to_string)).unwrap_or_default())
    });
    let options = Signal::stored(words(Tenancy::ALL, Tenancy::label));
    let which = form.select("tenancy", "Tenancy", form.at("/config/tenancy"), options, shown, Callback::new(set));
    let detail = move || {
        if wanted.get() {
            let add = button("Add dedicated hosts", Callback::new(add));
            block("actions", vec![hint("This design has no dedicated hosts yet."), add])
        } else if tenancy.get() == host_code {
            let hosts = Signal::derive(hosts);
            form.select("host", "Runs on", form.at("/config/host"), hosts, chosen, Callback::new(set_host))
        } else {
            ().into_any()
        }
    };
    row(vec![which, detail.into_any()])
}

fn credit_fields(form: Form) -> AnyView {
    let modes = [("", "Default of the family"), ("standard", "Standard"), ("unlimited", "Unlimited")];
    let credits = form.choice(
        "credits",
        "CPU credits",
        form.at("/config/credits"),
        pairs(&modes),
        |c| of(c).and_then(|(config, _)| config.credits).map_or("", CreditMode::code),
        |c, code| change(c, |config| config.credits = word(CreditMode::ALL, code)),
    );
    let utilisation = form.figure(Figure {
        name: "cpu",
        label: "Average CPU utilisation",
        place: "/usage/cpu_percent",
        unit: "%",
        empty: "baseline",
        hint: "When empty at most the baseline, so there are no surplus credits",
        most: 100,
        first: 20,
        read: |c| of(c).and_then(|(_, usage)| usage.cpu_percent),
        write: |c, value| {
            if let Body::Ec2 { usage, .. } = &mut c.body {
                usage.cpu_percent = value;
            }
        },
    });
    block("fields", vec![credits, utilisation])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_burstable_families_have_credits() {
        for (name, expected) in [("t3.micro", true), ("t3a.large", true), ("t4g.nano", true), ("t2.nano", true)] {
            assert_eq!(is_burstable(name), expected, "{name}");
        }
        assert!(!is_burstable("trn1.2xlarge") && !is_burstable("m5.large"));
    }
}
