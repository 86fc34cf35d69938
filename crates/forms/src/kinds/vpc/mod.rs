//! VPCs with their subnets and route tables.

mod change;

use design::{Body, Component, ComponentId, Design, Kind, Route, RouteTable, Subnet, SubnetIp, VpcConfig, limits};

use super::KindForm;
use crate::act::{Act, Done};
use crate::add;
use crate::form::{Form, pairs, words};
use crate::node::{Button, Cell, Grid, GridRow, Group, Node, Options, Panel};
use crate::placement;
use crate::reads::Reads;

/// A VPC with its subnets and route tables.
pub(super) struct VpcForm;

impl KindForm for VpcForm {
    /// Its region, ranges, subnets and route tables, and what uses the addresses.
    fn fields(&self, form: &Form<'_>) -> Vec<Node> {
        let Body::Vpc { config } = &form.component.body else { return Vec::new() };
        let ranges = Reads::Texts(limits::VPC_CIDRS);
        let cidrs = form
            .input("cidrs", "Ranges", "/config/cidrs", config.cidrs.join(", "), ranges)
            .empty("proposed")
            .hint("IPv4, such as 10.0.0.0/16; several with commas between");
        let mut nodes = vec![cidrs.into(), placement::region(form).into()];
        nodes.extend(subnets(form, config));
        nodes.extend(route_tables(form, config));
        nodes.push(Node::Notes { id: form.id("tables-notes"), at: form.at("/config") });
        nodes.push(Node::Panel(Panel::Addresses));
        nodes
    }

    fn noun(&self) -> &'static str {
        "VPC"
    }

    fn act(&self, design: &mut Design, index: usize, act: &Act) -> Option<Result<Done, String>> {
        change::act(design, index, act)
    }

    fn key_figure(&self, component: &Component, _design: &Design) -> String {
        let Body::Vpc { config } = &component.body else { return String::new() };
        match config.subnets.len() {
            0 => "subnets as proposed".to_owned(),
            1 => "1 subnet".to_owned(),
            n => format!("{n} subnets"),
        }
    }

    fn new_components(&self, design: &Design, _selected: Option<&Component>) -> Vec<Component> {
        vec![add::named(design.fresh_id("vpc"), "VPC", Body::Vpc { config: Box::default() })]
    }
}

fn subnets(form: &Form<'_>, config: &VpcConfig) -> Vec<Node> {
    let body = if config.subnets.is_empty() {
        Node::Hint("None specified: Abacus proposes public and private subnets in two zones.".to_owned())
    } else {
        let mut tables = pairs(&[("", "None: the VPC only")]);
        tables.extend(config.route_tables.iter().map(|table| (table.name.clone(), table.name.clone())));
        Node::Grid(Grid {
            id: form.id("subnets"),
            class: "cells",
            label: "Subnets".to_owned(),
            at: form.at("/config/subnets"),
            head: ["Name", "Zone", "Range", "Addresses", "Route table"].map(str::to_owned).into(),
            rows: config.subnets.iter().enumerate().map(|(row, one)| subnet(form, row, one, &tables)).collect(),
            numbers: false,
        })
    };
    vec![Node::Heading("Subnets"), body, adds("+ Subnet", "add-subnet")]
}

fn subnet(form: &Form<'_>, row: usize, subnet: &Subnet, tables: &Options) -> GridRow {
    let title = &subnet.name;
    let input = |label: &str, key: &str, text: &str, reads: Reads| -> Cell {
        form.input("", &format!("{label} of {title}"), &format!("/config/subnets/{row}/{key}"), text, reads).into()
    };
    let choice = |label: &str, key: &str, options: Options, chosen: &str| -> Cell {
        form.choice("", &format!("{label} of {title}"), &format!("/config/subnets/{row}/{key}"), options, chosen).into()
    };
    let ips = words(SubnetIp::ALL, SubnetIp::label);
    GridRow {
        head: String::new(),
        cells: vec![
            input("Name", "name", title, Reads::Act("subnet-name")),
            input("Zone", "zone", &subnet.zone, Reads::Zone),
            input("Range", "cidr", &subnet.cidr, Reads::Text(limits::NAME_CHARS)),
            choice("Addresses", "ip", ips, subnet.ip.code()),
            choice("Route table", "route_table", tables.clone(), &subnet.route_table),
        ],
        remove: Some(removes("×", format!("subnets/{row}"), title)),
    }
}

fn route_tables(form: &Form<'_>, config: &VpcConfig) -> Vec<Node> {
    let targets = targets(form.design, &form.component.id);
    let mut nodes = vec![Node::Heading("Route tables")];
    if config.route_tables.is_empty() {
        let note = "None specified: Abacus proposes the routes. The route to the VPC itself is always there.";
        nodes.push(Node::Hint(note.to_owned()));
    }
    nodes
        .extend(config.route_tables.iter().enumerate().map(|(index, table)| route_table(form, index, table, &targets)));
    nodes.push(adds("+ Route table", "add-table"));
    nodes
}

fn route_table(form: &Form<'_>, index: usize, table: &RouteTable, targets: &Options) -> Node {
    let id = form.id(&format!("table-{index}"));
    let place = format!("/config/route_tables/{index}");
    let name = form.input(
        &format!("table-{index}-name"),
        "Name of the route table",
        &format!("{place}/name"),
        table.name.as_str(),
        Reads::Act("table-name"),
    );
    let mut nodes = vec![name.into()];
    if !table.routes.is_empty() {
        let row = |(row, one): (usize, &Route)| route(form, index, row, one, targets);
        nodes.push(Node::Grid(Grid {
            id: format!("{id}-routes"),
            class: "cells",
            label: format!("Routes of {}", table.name),
            at: form.at(&format!("{place}/routes")),
            head: ["Destination", "Target"].map(str::to_owned).into(),
            rows: table.routes.iter().enumerate().map(row).collect(),
            numbers: false,
        }));
    }
    let mut buttons = Vec::new();
    if targets.is_empty() {
        nodes.push(Node::Hint("Add a gateway to the design, then a route can lead to it.".to_owned()));
    } else {
        buttons.push(Button::act("+ Route", "add-route", index.to_string()));
    }
    buttons.push(removes("Remove", format!("route_tables/{index}"), &table.name));
    nodes.push(Node::Actions(String::new(), buttons));
    Node::Group(Group { id, class: "route-table", legend: table.name.clone(), hidden: true, nodes })
}

fn route(form: &Form<'_>, table: usize, row: usize, route: &Route, targets: &Options) -> GridRow {
    let title = &route.destination;
    let place = format!("/config/route_tables/{table}/routes/{row}");
    let mut targets = targets.clone();
    let target = route.target.to_string();
    // A proposed target is not in the design.
    if !targets.iter().any(|(id, _)| *id == target) {
        targets.push((target.clone(), target.clone()));
    }
    let destination = form.input(
        "",
        &format!("Destination of {title}"),
        &format!("{place}/destination"),
        title.as_str(),
        Reads::Act("destination"),
    );
    let target = form.choice("", &format!("Target of {title}"), &format!("{place}/target"), targets, target);
    GridRow {
        head: String::new(),
        cells: vec![destination.into(), target.into()],
        remove: Some(removes("×", format!("route_tables/{table}/routes/{row}"), title)),
    }
}

fn adds(label: &str, act: &'static str) -> Node {
    Node::Actions(String::new(), vec![Button::act(label, act, "")])
}

fn removes(label: &str, row: String, title: &str) -> Button {
    Button::act(label, "remove-row", row).named(format!("Remove {title}"))
}

/// What a route of the VPC `own` can lead to.
fn targets(design: &Design, own: &ComponentId) -> Options {
    let can = |kind: Kind| {
        matches!(kind, Kind::NatGateway | Kind::TransitGateway | Kind::Ec2)
            || [
                Kind::INTERNET_GATEWAY,
                Kind::VPC_PEERING,
                Kind::VPN_CONNECTION,
                Kind::DIRECT_CONNECT,
                Kind::VPC_ENDPOINT,
            ]
            .contains(&kind)
    };
    let fits = design.components.iter().filter(|c| c.id != *own && can(c.body.kind()));
    fits.map(|c| (c.id.to_string(), c.title().to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::check;

    #[test]
    fn cells_name_their_places() {
        let mut design = check::design(r#"{"id": "vpc", "kind": "vpc"}, {"id": "nat", "kind": "nat-gateway"}"#);
        for (act, value) in [("add-subnet", ""), ("add-subnet", ""), ("add-table", ""), ("add-table", "")] {
            check::act(&mut design, act, "", value).unwrap();
        }
        check::act(&mut design, "add-route", "", "0").unwrap();
        let nodes = check::nodes(&design);
        let document = serde_json::to_value(&design).unwrap();
        let mut labels = Vec::new();
        check::each(&nodes, &mut |node| {
            let Node::Grid(grid) = node else { return };
            for cell in grid.rows.iter().flat_map(|row| &row.cells) {
                labels.push(cell.label.clone());
                // A value that is left out can be set, because its parent object exists.
                let (parent, _) = cell.at.rsplit_once('/').unwrap();
                assert!(document.pointer(parent).is_some_and(serde_json::Value::is_object), "{}", cell.at);
            }
        });
        assert_eq!(labels.len(), 12);
        assert_eq!(labels[2], "Range of subnet-1");
        assert_eq!(labels[11], "Target of 0.0.0.0/0");
    }

    #[test]
    fn a_route_needs_something_to_lead_to() {
        let mut design = check::design(r#"{"id": "vpc", "kind": "vpc"}"#);
        check::act(&mut design, "add-table", "", "").unwrap();
        check::act(&mut design, "add-route", "", "0").unwrap();
        let Body::Vpc { config } = &design.components[0].body else { panic!() };
        assert!(config.route_tables[0].routes.is_empty());
        let mut hints = 0;
        check::each(&check::nodes(&design), &mut |node| {
            hints += usize::from(matches!(node, Node::Hint(text) if text.starts_with("Add a gateway")));
        });
        assert_eq!(hints, 1);
    }
}
