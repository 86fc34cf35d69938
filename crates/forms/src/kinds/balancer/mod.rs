//! Load balancers.

mod day;

use design::{BalancerConfig, BalancerType, Body, Component, Design, Scheme, limits};

use super::KindForm;
use crate::act::{Act, Done};
use crate::add;
use crate::form::{Form, pairs, usage_row, word, words};
use crate::node::{Field, More, Node, Panel, Sets, Usage};
use crate::placement;
use crate::reads::Reads;

/// The hint of bytes of a month.
const MONTHLY: &str = "In both directions; replaces the value per hour";

const LOADS: &[(&str, &str)] = &[("average", "The same in every hour"), ("hours", "Different by the hour")];

/// Load balancers of one type.
pub(super) struct BalancerForm;

impl KindForm for BalancerForm {
    /// Type, zones, scheme, and the load as one average or by the hour.
    fn fields(&self, form: &Form<'_>) -> Vec<Node> {
        let Body::LoadBalancer { config, usage } = &form.component.body else { return Vec::new() };
        let balancer_type = config.balancer_type;
        let by_hour = !usage.by_hour.is_empty();
        let types = words(BalancerType::ALL, BalancerType::label);
        let which = form.chooses("type", "type", "Type", "/config/balancer_type", types, balancer_type.code());
        let chosen = if by_hour { "hours" } else { "average" };
        let load = form.chooses("load", "load", "Load over the day", "/usage#load", pairs(LOADS), chosen);
        let mut nodes = vec![
            Node::Row(vec![which.into(), placement::count(form, "Load balancers")]),
            placement::region(form).into(),
            Node::Row(zones_and_scheme(form, config)),
            placement::stands(form),
            options(form, config),
            Node::Heading("Load of each"),
            load.into(),
        ];
        if by_hour {
            nodes.extend(usage_row(steady(form, balancer_type)));
            nodes.extend(day::nodes(form, balancer_type, usage));
        } else {
            nodes.extend(average(form, balancer_type));
        }
        nodes.extend(usage_row(vec![form.hours().hint("Of each load balancer")]));
        nodes.push(Node::Panel(Panel::Capacity));
        nodes
    }

    fn noun(&self) -> &'static str {
        "load balancers"
    }

    /// `type`: changes the type. Its load by the hour then needs every column of the new type. Then the changes of
    /// [`day`].
    fn act(&self, design: &mut Design, index: usize, act: &Act) -> Option<Result<Done, String>> {
        let month_hours = Form::of(design, index, &[])?.month_hours();
        let Body::LoadBalancer { config, usage } = &mut design.components.get_mut(index)?.body else { return None };
        match act.name.as_str() {
            "type" => {
                if let Some(balancer_type) = word(BalancerType::ALL, &act.value) {
                    config.balancer_type = balancer_type;
                    if !usage.by_hour.is_empty() {
                        day::differ_by_hour(balancer_type, usage, month_hours);
                    }
                }
            }
            "load" if act.value == "hours" => day::differ_by_hour(config.balancer_type, usage, month_hours),
            "load" => day::take_means(usage),
            "shape" => day::shape(config.balancer_type, usage, &act.value),
            _ => return None,
        }
        Some(Ok(Done::default()))
    }

    fn key_figure(&self, component: &Component, _design: &Design) -> String {
        let Body::LoadBalancer { config, .. } = &component.body else { return String::new() };
        format!("{} × {}", component.count(), config.balancer_type.label())
    }

    fn new_components(&self, design: &Design, _selected: Option<&Component>) -> Vec<Component> {
        let config = BalancerConfig::of_type(BalancerType::Application);
        let body = Body::LoadBalancer { config, usage: Box::default() };
        vec![add::named(design.fresh_id("load-balancer"), "Load balancer", body)]
    }
}

fn zones_and_scheme(form: &Form<'_>, config: &BalancerConfig) -> Vec<Node> {
    let most = u64::try_from(limits::ZONES).unwrap_or(1);
    let zones = form.whole("zones", "Availability zones", "/config/zones", config.zones, (1, most), "");
    let schemes = words(Scheme::ALL, Scheme::label);
    let scheme = form.choice("scheme", "Scheme", "/config/scheme", schemes, config.scheme.code());
    let has_scheme = config.balancer_type != BalancerType::Gateway;
    std::iter::once(zones.into()).chain(has_scheme.then(|| scheme.into())).collect()
}

/// The options specific to a type.
fn options(form: &Form<'_>, config: &BalancerConfig) -> Node {
    use BalancerType::{Application, Gateway, Network};

    let balancer_type = config.balancer_type;
    let flag = |name: &str, label: &str, place: &str, on: bool| form.check(name, label, place, on, Sets::TrueOrNothing);
    let cross_zone = form.check(
        "cross-zone",
        "Cross-zone load balancing",
        "/config/cross_zone",
        config.crosses_zones(),
        Sets::TrueOrFalse,
    );
    let mut fields = vec![cross_zone, targets(form, config)];
    if balancer_type == Application {
        fields.push(flag("mutual-tls", "Mutual TLS", "/config/mutual_tls", config.mutual_tls));
    }
    if matches!(balancer_type, Application | Network) {
        let (units, range) = (config.reserved_units, (0, limits::CAPACITY_UNITS));
        let place = "/config/reserved_units";
        let reserved = form.optional("reserved", "Reserved capacity", place, units, range, "capacity units");
        fields.push(reserved.empty("none"));
    }
    if balancer_type != Gateway {
        let fixed = "Clients need addresses that never change";
        fields.push(flag("waf", "Protected by AWS WAF", "/config/waf", config.waf));
        fields.push(flag("fixed", fixed, "/config/fixed_addresses", config.fixed_addresses));
    }
    Node::More(More {
        id: form.id("more"),
        label: "More about it".to_owned(),
        about: "zones, targets, protection".to_owned(),
        open: false,
        nodes: fields.into_iter().map(Node::from).collect(),
    })
}

fn targets(form: &Form<'_>, config: &BalancerConfig) -> Field {
    let counts: Vec<String> = config.targets_by_zone.iter().map(u64::to_string).collect();
    let reads = Reads::Numbers(limits::COUNT, limits::ZONES);
    form.input("targets", "Targets by zone", "/config/targets_by_zone", counts.join(", "), reads)
        .empty("not said")
        .hint("How many in each zone, such as 8, 2: for advice")
}

/// The usage values of a load that is the same in every hour.
fn average(form: &Form<'_>, balancer_type: BalancerType) -> Vec<Node> {
    let fold = |name: &str, label: &str, about: &str, values: Vec<Usage>, open: bool| {
        form.more_usage(name, label, about, Vec::new(), values, open)
    };
    let mut nodes = Vec::new();
    match balancer_type {
        BalancerType::Application => {
            let more = vec![active(form), lambda(form)];
            nodes.extend(usage_row(application(form)));
            nodes.push(fold("load-more", "More of the load", "open connections, Lambda targets", more, false));
        }
        BalancerType::Network => {
            nodes.push(fold("tcp", "TCP", "connections and bytes", tcp(form), true));
            nodes.push(fold("udp", "UDP", "flows and bytes", udp(form), false));
            nodes.push(fold("tls", "TLS", "connections and bytes", tls(form), false));
        }
        BalancerType::Gateway => {
            let values = [new(form), seconds(form)].into_iter().chain(bytes(form)).collect();
            nodes.extend(usage_row(values));
            nodes.push(fold("load-more", "More of the load", "open connections", vec![active(form)], false));
        }
        BalancerType::Classic => nodes.extend(usage_row(bytes(form))),
    }
    if balancer_type != BalancerType::Classic {
        let units = form.figure("consumed_units", "Consumed capacity units", "per hour").empty("from the load");
        let units = units.hint("Units in an hour, of the metric ConsumedLCUs: used instead of the load");
        nodes.push(fold("consumed", "Known capacity units", "as CloudWatch reports them", vec![units], false));
    }
    nodes
}

/// The usage values that are the same in every hour while the others vary.
fn steady(form: &Form<'_>, balancer_type: BalancerType) -> Vec<Usage> {
    let is_network = balancer_type == BalancerType::Network;
    let values = [
        seconds(form).only(balancer_type != BalancerType::Classic),
        rules(form).only(balancer_type == BalancerType::Application),
        udp_seconds(form).only(is_network),
        tls_seconds(form).only(is_network),
    ];
    values.into_iter().flatten().collect()
}

fn application(form: &Form<'_>) -> Vec<Usage> {
    let requests = form.figure("requests_per_second", "Requests", "per second").empty(empty_load(form));
    [new(form), seconds(form), requests, rules(form)].into_iter().chain(bytes(form)).collect()
}

fn tcp(form: &Form<'_>) -> Vec<Usage> {
    [new(form), seconds(form)].into_iter().chain(bytes(form)).chain([active(form)]).collect()
}

fn udp(form: &Form<'_>) -> Vec<Usage> {
    [form.figure("udp_new_per_second", "New UDP flows", "per second").empty("none"), udp_seconds(form)]
        .into_iter()
        .chain(one_of(
            form.figure("udp_gb_per_hour", "UDP processed bytes", "GB per hour")
                .empty("none")
                .hint("In both directions"),
            form.figure("udp_gb_per_month", "UDP processed bytes in a month", "GB per month")
                .empty("none")
                .hint(MONTHLY),
        ))
        .chain([form.figure("udp_active_flows", "Active UDP flows", "at a time").empty("from the duration")])
        .collect()
}

fn tls(form: &Form<'_>) -> Vec<Usage> {
    [form.figure("tls_new_per_second", "New TLS connections", "per second").empty("none"), tls_seconds(form)]
        .into_iter()
        .chain(one_of(
            form.figure("tls_gb_per_hour", "TLS processed bytes", "GB per hour")
                .empty("none")
                .hint("In both directions"),
            form.figure("tls_gb_per_month", "TLS processed bytes in a month", "GB per month")
                .empty("none")
                .hint(MONTHLY),
        ))
        .chain([form
            .figure("tls_active_connections", "Active TLS connections", "at a time")
            .empty("from the duration")])
        .collect()
}

fn new(form: &Form<'_>) -> Usage {
    form.figure("new_per_second", "New connections", "per second").empty(empty_load(form))
}

fn seconds(form: &Form<'_>) -> Usage {
    form.figure("connection_seconds", "Mean connection duration", "seconds").empty("none")
}

fn udp_seconds(form: &Form<'_>) -> Usage {
    form.figure("udp_flow_seconds", "Mean UDP flow duration", "seconds").empty("none")
}

fn tls_seconds(form: &Form<'_>) -> Usage {
    form.figure("tls_connection_seconds", "Mean TLS connection duration", "seconds").empty("none")
}

fn rules(form: &Form<'_>) -> Usage {
    let rules = form.figure("rules_per_request", "Rules processed per request", "rules");
    rules.empty("none").hint("The first 10 are free")
}

fn active(form: &Form<'_>) -> Usage {
    form.figure("active_connections", "Active connections", "at a time").empty("from the duration")
}

fn lambda(form: &Form<'_>) -> Usage {
    let lambda = form.figure("lambda_gb_per_hour", "Processed bytes of Lambda targets", "GB per hour");
    lambda.empty("none").hint("In both directions")
}

/// The bytes of an hour, or those of a month instead.
fn bytes(form: &Form<'_>) -> Vec<Usage> {
    let empty = empty_load(form);
    let hour = form.figure("gb_per_hour", "Processed bytes", "GB per hour").empty(empty).hint("In both directions");
    let month = form.figure("gb_per_month", "Processed bytes in a month", "GB per month").empty(empty);
    one_of(hour, month.hint(MONTHLY)).collect()
}

/// Two usage values of which only one can be given: both until one is.
fn one_of(hour: Usage, month: Usage) -> impl Iterator<Item = Usage> {
    let (has_hour, has_month) = (hour.is_given(), month.is_given());
    [hour.only(!has_month), month.only(!has_hour)].into_iter().flatten()
}

/// If no usage value is given, the load is open.
fn empty_load(form: &Form<'_>) -> &'static str {
    let all = form.component.body.figures().map(design::Figures::figures).unwrap_or_default();
    let is_load = |(name, value): &(&str, Option<_>)| *name != "hours_per_month" && value.is_some();
    if all.iter().any(is_load) { "none" } else { form.open() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{OPEN, check};

    fn balancer(balancer_type: &str, usage: &str) -> Design {
        check::design(&format!(
            r#"{{"id": "lb", "kind": "load-balancer", "config": {{"balancer_type": "{balancer_type}"}}, "usage": {usage}}}"#
        ))
    }

    #[test]
    fn every_type_has_a_form_with_ids_of_its_own() {
        for (code, _) in BalancerType::ALL {
            for usage in ["{}", r#"{"gb_per_hour": 5}"#] {
                let mut design = balancer(code, usage);
                check::nodes(&design);
                assert!(check::act(&mut design, "load", "", "hours").is_ok());
                check::nodes(&design);
            }
        }
    }

    #[test]
    fn bytes_are_given_for_the_hour_or_the_month() {
        let names = |usage: &str| check::usage_names(&check::nodes(&balancer("classic", usage)));
        assert_eq!(names("{}"), ["gb_per_hour", "gb_per_month", "hours_per_month"]);
        assert_eq!(names(r#"{"gb_per_month": 5}"#), ["gb_per_month", "hours_per_month"]);
        assert_eq!(names(r#"{"gb_per_hour": 5}"#), ["gb_per_hour", "hours_per_month"]);
    }

    #[test]
    fn one_usage_value_makes_the_others_nothing() {
        for (usage, expected) in [("{}", OPEN), (r#"{"hours_per_month": 1}"#, OPEN), (r#"{"gb_per_hour": 1}"#, "none")]
        {
            let design = balancer("application", usage);
            assert_eq!(empty_load(&Form::of(&design, 0, &[]).unwrap()), expected, "{usage}");
        }
    }

    #[test]
    fn another_type_gets_its_columns_of_the_hours() {
        let mut design = balancer("classic", r#"{"gb_per_hour": 2, "udp_gb_per_hour": 3}"#);
        check::act(&mut design, "load", "", "hours").unwrap();
        check::act(&mut design, "type", "", "network").unwrap();
        let Body::LoadBalancer { config, usage } = &design.components[0].body else { panic!() };
        assert_eq!(config.balancer_type, BalancerType::Network);
        assert_eq!(usage.hours_of("udp_gb_per_hour").map(|hours| hours[7]), Some(3.into()));
        assert_eq!(usage.by_hour.0.len(), 6);
        // While the load is the same in every hour, there are no columns to add.
        check::act(&mut design, "load", "", "average").unwrap();
        check::act(&mut design, "type", "", "application").unwrap();
        let Body::LoadBalancer { usage, .. } = &design.components[0].body else { panic!() };
        assert!(usage.by_hour.is_empty());
    }
}
