//! NAT gateways.

use design::{Body, Component, Design, NatConfig, NatMode, limits};

use super::KindForm;
use crate::act::{Act, Done};
use crate::add;
use crate::form::{Form, capitalised, usage_row, word};
use crate::node::{Field, Node, Options, Usage};
use crate::placement;

/// Usage values of which any one, if given, makes the others default to zero.
const DATA: &[&str] = &["internet_out_gb", "internet_in_gb", "other_gb"];

/// NAT gateways.
pub(super) struct NatForm;

impl KindForm for NatForm {
    /// Mode, count, addresses, and the data through the gateways.
    fn fields(&self, form: &Form<'_>) -> Vec<Node> {
        let Body::NatGateway { config, .. } = &form.component.body else { return Vec::new() };
        let is_public = config.mode != NatMode::Private;
        let mode = form.chooses("mode", "mode", "Type", "/config/mode", modes(), config.mode.code());
        let counted = if config.mode == NatMode::Regional { "Active zones" } else { "Gateways" };
        let region = placement::region(form).into();
        let addresses = is_public.then(|| addresses(form, config).into());
        let mut nodes = vec![
            Node::Row(vec![mode.into(), placement::count(form, counted)]),
            Node::Row(addresses.into_iter().chain([region]).collect()),
            placement::stands(form),
        ];
        nodes.extend(usage_row(usage(form, is_public)));
        nodes
    }

    fn noun(&self) -> &'static str {
        "gateways"
    }

    /// `mode`: changes the mode. A private gateway has no addresses.
    fn act(&self, design: &mut Design, index: usize, act: &Act) -> Option<Result<Done, String>> {
        if act.name != "mode" {
            return None;
        }
        let Body::NatGateway { config, .. } = &mut design.components.get_mut(index)?.body else { return None };
        if let Some(mode) = word(NatMode::ALL, &act.value) {
            config.mode = mode;
            config.addresses = config.addresses.filter(|_| mode != NatMode::Private);
        }
        Some(Ok(Done::default()))
    }

    fn key_figure(&self, component: &Component, _design: &Design) -> String {
        let Body::NatGateway { config, .. } = &component.body else { return String::new() };
        format!("{} × {}", component.count(), config.mode.label())
    }

    fn new_components(&self, design: &Design, _selected: Option<&Component>) -> Vec<Component> {
        let body = Body::NatGateway { config: NatConfig::default(), usage: Box::default() };
        vec![add::named(design.fresh_id("nat"), "NAT gateway", body)]
    }
}

/// The kinds of gateways. Those that are not private are public.
fn modes() -> Options {
    let option = |(code, mode): &(&str, NatMode)| {
        let label = match mode {
            NatMode::Private => capitalised(mode.label()),
            NatMode::Zonal | NatMode::Regional => format!("Public, {}", mode.label()),
        };
        ((*code).to_owned(), label)
    };
    NatMode::ALL.iter().map(option).collect()
}

fn addresses(form: &Form<'_>, config: &NatConfig) -> Field {
    let range = (0, limits::NAT_ADDRESSES);
    form.optional("addresses", "Elastic IP addresses", "/config/addresses", config.addresses, range, "each").empty("1")
}

fn usage(form: &Form<'_>, is_public: bool) -> Vec<Usage> {
    let data = |name: &str, label: &str| form.figure(name, label, "GB per month").empty(form.open_unless(DATA));
    let cross_zone = form.figure("cross_zone_gb", "From other availability zones", "GB per month").empty("none");
    let values = [
        data("internet_out_gb", "Sent to the internet").only(is_public),
        data("internet_in_gb", "Received from the internet").only(is_public),
        Some(data("other_gb", "To AWS services and other networks").hint("In both directions")),
        Some(cross_zone.hint("Both ways; a part of the data above")),
        Some(form.hours()),
    ];
    values.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::check;

    #[test]
    fn a_private_gateway_has_no_addresses() {
        let mut design = check::design(r#"{"id": "nat", "kind": "nat-gateway", "config": {"addresses": 2}}"#);
        let public = check::usage_names(&check::nodes(&design));
        assert_eq!(
            public,
            ["internet_out_gb", "internet_in_gb", "other_gb", "cross_zone_gb", "hours_per_month"].map(str::to_owned)
        );
        check::act(&mut design, "mode", "", "private").unwrap();
        let Body::NatGateway { config, .. } = &design.components[0].body else { panic!() };
        assert_eq!(*config, NatConfig { mode: NatMode::Private, addresses: None });
        assert_eq!(check::usage_names(&check::nodes(&design)), public[2..]);
    }
}
