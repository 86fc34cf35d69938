//! Flows of data between two ends.

mod ends;

use definitions::AwsService;
use design::{
    Body, Component, Design, Figures, FlowAddress, FlowConfig, FlowEnd, FlowUsage, Kind, Number, Scenario, UsageValue,
    ZoneAffinity, limits,
};
use units::Decimal;

pub use ends::connect;
pub(crate) use ends::connect_act;
use ends::{end_of, ends, is_end};

use super::{KindForm, ec2};
use crate::act::{Act, Done};
use crate::form::{Form, usage_row, words};
use crate::key_figure::size;
use crate::node::{Button, Field, More, Node, Panel, Usage};
use crate::reads::Reads;

/// Names of services and what AWS calls them, as suggestions for the form of a flow from or to a service; empty for
/// others.
#[must_use]
pub fn services(component: &Component) -> Vec<(&'static str, &'static str)> {
    let is_service = |end: &FlowEnd| matches!(end, FlowEnd::Service { .. });
    match &component.body {
        Body::Flow { config, .. } if is_service(&config.from) || is_service(&config.to) => {
            AwsService::all().map(|service| (service.name, service.label)).collect()
        }
        _ => Vec::new(),
    }
}

/// Usage values of which either one, if given, makes the other default to zero.
const DATA: &[&str] = &["request_gb", "response_gb"];

/// One of the two ends: its name, its label, its pointer, and the names of its changes.
struct End {
    name: &'static str,
    label: &'static str,
    place: &'static str,
    region: &'static str,
    service: &'static str,
    of: fn(&FlowConfig) -> &FlowEnd,
}

static FROM: End = End {
    name: "from",
    label: "From",
    place: "/config/from",
    region: "from-region",
    service: "from-service",
    of: |config| &config.from,
};
static TO: End = End {
    name: "to",
    label: "To",
    place: "/config/to",
    region: "to-region",
    service: "to-service",
    of: |config| &config.to,
};

/// A flow of data between two ends.
pub(super) struct FlowForm;

impl KindForm for FlowForm {
    /// Its ends, how much it carries, and its path with the path options.
    fn fields(&self, form: &Form<'_>) -> Vec<Node> {
        let Body::Flow { config, usage } = &form.component.body else { return Vec::new() };
        let affinities = words(ZoneAffinity::ALL, ZoneAffinity::label);
        let zones = form.choice("zones", "Availability zones", "/config/zones", affinities, config.zones.code());
        let addresses = words(FlowAddress::ALL, FlowAddress::label);
        let address = form.choice("address", "Addresses", "/config/address", addresses, config.address.code());
        let mut nodes = vec![Node::Row(vec![end(form, config, &FROM), end(form, config, &TO)])];
        nodes.extend(usage_row(data(form)));
        if !usage.by_hour.is_empty() {
            let note = "The GB differ by the hour of the day, as the document says.".to_owned();
            nodes.push(Node::Actions(note, vec![Button::act("Use values of the month", "flatten", "")]));
        }
        nodes.extend([
            Node::Row(vec![zones.into(), address.into()]),
            Node::More(More {
                id: form.id("pin"),
                label: "Pin the path".to_owned(),
                about: "the gateways and links it passes".to_owned(),
                open: !config.via.is_empty(),
                nodes: vec![via(form, config)],
            }),
            Node::Panel(Panel::Paths),
        ]);
        nodes
    }

    fn noun(&self) -> &'static str {
        "flow"
    }

    /// `from` and `to`: changes an end; `from-region`, `to-region`, `from-service` and `to-service`: its parts;
    /// `flatten`: replaces usage values by the hour with values for the month; `connect`: see [`connect_act`].
    fn act(&self, design: &mut Design, index: usize, act: &Act) -> Option<Result<Done, String>> {
        if let Some(done) = connect_act(design, index, act) {
            return Some(Ok(done));
        }
        let days = Form::of(design, index, &[])?.month_hours() / 24;
        let region = design.region_of(design.components.get(index)?).to_owned();
        let generated = ends::is_generated(design.components.get(index)?, design);
        let Body::Flow { config, usage } = &mut design.components.get_mut(index)?.body else { return None };
        let (end, part) = match act.name.split_once('-').unwrap_or((&act.name, "")) {
            ("from", part) => (&mut config.from, part),
            ("to", part) => (&mut config.to, part),
            ("flatten", "") => {
                flatten(usage, days);
                return Some(Ok(Done::default()));
            }
            _ => return None,
        };
        let next = match part {
            "" => end_of(&act.value, &region),
            "region" => in_region(end, &act.value),
            "service" => match with_service(end, &act.value) {
                Ok(next) => Some(next),
                Err(error) => return Some(Err(error)),
            },
            _ => return None,
        };
        if let Some(next) = next {
            *end = next;
        }
        if generated {
            ends::name_after_ends(design, index);
        }
        Some(Ok(Done::default()))
    }

    fn key_figure(&self, component: &Component, design: &Design) -> String {
        let Body::Flow { config, usage } = &component.body else { return String::new() };
        let gb = |name| usage.figure(name).and_then(|gb| gb.value(Scenario::Typical));
        let sum = DATA.iter().filter_map(|name| gb(name)).reduce(|one, other| one + other);
        let once = usage.once_gb();
        // A flow of one month alone carries nothing in the others.
        let usual = sum.filter(|gb| once.is_none() || !gb.is_zero()).map(|gb| format!(", {}", size(gb)));
        let gb = usual.into_iter().chain(once.map(|gb| format!(", {} once", size(gb)))).collect::<String>();
        let between = ends::between(config, design);
        // The default name of a flow already contains its ends.
        if component.title() == between { gb.trim_start_matches(", ").to_owned() } else { between + &gb }
    }

    /// A flow to the internet from the selected component, or else from the first one that can send.
    fn new_components(&self, design: &Design, selected: Option<&Component>) -> Vec<Component> {
        let from = selected.filter(|c| is_end(c)).or_else(|| design.components.iter().find(|c| is_end(c)));
        match from {
            Some(from) => vec![ends::new_flow(design, &from.id, FlowEnd::Internet)],
            None => flow_and_group(design),
        }
    }
}

/// A flow to the internet and the group that sends it, for a design without any component that could send.
fn flow_and_group(design: &Design) -> Vec<Component> {
    let mut with_group = design.clone();
    let group = ec2::new_group(design);
    with_group.components.extend(group.iter().cloned());
    let flow = group.first().map(|from| ends::new_flow(&with_group, &from.id, FlowEnd::Internet));
    flow.into_iter().chain(group).collect()
}

fn data(form: &Form<'_>) -> Vec<Usage> {
    let gb = |name, label| form.figure(name, label, "GB per month").empty(form.open_unless(DATA));
    vec![gb("request_gb", "Requests").hint("From the first end"), gb("response_gb", "Responses").hint("Back to it")]
}

/// A choice of the end, and further fields of an end outside of the design.
fn end(form: &Form<'_>, config: &FlowConfig, end: &'static End) -> Node {
    let now = (end.of)(config);
    let which = form.chooses(end.name, end.name, end.label, end.place, ends(form.design), ends::code(now));
    let detail = match now {
        FlowEnd::Region(code) => Some(region(form, end, "", code).into()),
        FlowEnd::Service { name, region: own } => {
            let service = form.input(end.service, "Service", end.place, name.as_str(), Reads::Act(end.service));
            let own = own.as_deref().unwrap_or_default();
            let region = region(form, end, "The region of the other end", own);
            Some(Node::Row(vec![service.list("services").into(), region.into()]))
        }
        FlowEnd::Component(_) | FlowEnd::Internet | FlowEnd::OnPremises | FlowEnd::Peer(_) => None,
    };
    Node::Fields(std::iter::once(which.into()).chain(detail).collect())
}

fn region(form: &Form<'_>, end: &'static End, none: &str, chosen: &str) -> Field {
    form.chooses(end.region, end.region, "Region", end.place, form.regions(none), chosen)
}

/// The components on a pinned path.
fn via(form: &Form<'_>, config: &FlowConfig) -> Node {
    let options = form.components(|component| {
        let kind = component.body.kind();
        matches!(kind, Kind::Ec2 | Kind::NatGateway | Kind::TransitGateway | Kind::LoadBalancer)
            || [
                Kind::INTERNET_GATEWAY,
                Kind::VPC_ENDPOINT,
                Kind::VPC_PEERING,
                Kind::VPN_CONNECTION,
                Kind::DIRECT_CONNECT,
            ]
            .contains(&kind)
    });
    let picked: Vec<String> = config.via.iter().map(ToString::to_string).collect();
    form.picks("via", "Passes, in order", "/config/via", &picked, options, limits::VIA)
        .empty("Follows the routes")
        .into()
}

/// The same end in another region; `None` if the region does not exist.
fn in_region(end: &FlowEnd, code: &str) -> Option<FlowEnd> {
    let next = match end {
        FlowEnd::Service { name, .. } => {
            FlowEnd::Service { name: name.clone(), region: Some(code.to_owned()).filter(|code| !code.is_empty()) }
        }
        _ => FlowEnd::Region(code.to_owned()),
    };
    reads_back(&next).then_some(next)
}

/// The same end with another service.
fn with_service(end: &FlowEnd, text: &str) -> Result<FlowEnd, String> {
    let region = match end {
        FlowEnd::Service { region, .. } => region.clone(),
        _ => None,
    };
    let next = FlowEnd::Service { name: text.trim().to_lowercase(), region };
    if reads_back(&next) { Ok(next) } else { Err("Enter the name of a service, such as sqs".to_owned()) }
}

fn reads_back(end: &FlowEnd) -> bool {
    FlowEnd::parse(&end.text()).as_ref() == Some(end)
}

/// Converts usage values by the hour to values for the month.
fn flatten(usage: &mut FlowUsage, days: u64) {
    for hourly in std::mem::take(&mut usage.by_hour.0) {
        let day: Decimal = hourly.values.iter().map(|value| value.0).sum();
        let month = day.checked_mul(Decimal::from(days)).unwrap_or(day).round_dp(limits::USAGE_DECIMALS);
        if let Some(value) = usage.figure_mut(hourly.figure) {
            *value = Some(UsageValue::One(Number(month.normalize())));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::check;

    fn flow(to: &str, usage: &str) -> Design {
        check::design(&format!(
            r#"{{"id": "flow", "kind": "flow", "config": {{"from": "web", "to": "{to}"}}, "usage": {usage}}},
            {{"id": "web", "kind": "ec2", "config": {{"instance_type": "m5.large"}}}}"#
        ))
    }

    fn to(design: &Design) -> String {
        let Body::Flow { config, .. } = &design.components[0].body else { panic!() };
        config.to.text()
    }

    #[test]
    fn ends_outside_have_their_parts() {
        let mut design = flow("@internet", "{}");
        for (name, value, expected) in [
            ("to", "@region", "@region/us-west-2"),
            ("to-region", "eu-west-1", "@region/eu-west-1"),
            ("to-region", "", "@region/eu-west-1"),
            ("to", "@service", "@service/sqs"),
            ("to-service", " KMS ", "@service/kms"),
            ("to-region", "eu-west-1", "@service/kms/eu-west-1"),
            ("to-service", "s3", "@service/s3/eu-west-1"),
            ("to-region", "", "@service/s3"),
            ("to", "web", "web"),
        ] {
            assert_eq!(check::act(&mut design, name, "", value), Ok(Done::default()));
            assert_eq!(to(&design), expected, "{name} {value}");
            check::nodes(&design);
        }
        check::act(&mut design, "to", "", "@service").unwrap();
        for wrong in ["", "a/b", "my service"] {
            assert!(check::act(&mut design, "to-service", "", wrong).is_err(), "{wrong}");
        }
        assert_eq!(to(&design), "@service/sqs");
    }

    #[test]
    fn gb_of_the_hours_become_gb_of_the_month() {
        let hours = ["1"; 24].join(", ");
        let mut design = flow("@internet", &format!(r#"{{"by_hour": {{"response_gb": [{hours}]}}}}"#));
        check::act(&mut design, "flatten", "", "").unwrap();
        let Body::Flow { usage, .. } = &design.components[0].body else { panic!() };
        assert!(usage.by_hour.is_empty());
        let days = Form::of(&design, 0, &[]).unwrap().month_hours() / 24;
        assert_eq!(usage.response_gb, Some(UsageValue::known(24 * days)));
    }
}
