//! Changes to the subnets and routes of a VPC.

use design::{Body, ComponentId, Design, Route, RouteTable, Subnet, SubnetIp, VpcConfig, limits};

use super::targets;
use crate::act::{Act, Done};

/// `subnet-name`, `table-name` and `destination`: text typed into a cell; `add-subnet`, `add-table`, and `add-route` to
/// the table at an index; `remove-row`, whose value is `subnets/ROW`, `route_tables/TABLE` or
/// `route_tables/TABLE/routes/ROW`.
pub(super) fn act(design: &mut Design, index: usize, act: &Act) -> Option<Result<Done, String>> {
    if matches!(act.name.as_str(), "subnet-name" | "table-name" | "destination") {
        return Some(write(design, index, act));
    }
    let id = &design.components.get(index)?.id;
    let target = targets(design, id).into_iter().next().and_then(|(id, _)| ComponentId::parse(&id));
    let config = config_mut(design, index)?;
    match act.name.as_str() {
        "add-subnet" => add_subnet(config),
        "add-table" => add_table(config),
        "add-route" => {
            if let (Ok(table), Some(target)) = (act.value.parse(), target) {
                add_route(config, table, target);
            }
        }
        "remove-row" => remove_row(config, &act.value),
        _ => return None,
    }
    Some(Ok(Done::default()))
}

fn config_mut(design: &mut Design, index: usize) -> Option<&mut VpcConfig> {
    match &mut design.components.get_mut(index)?.body {
        Body::Vpc { config } => Some(config),
        _ => None,
    }
}

/// Writes the cell at the pointer of a change. References to a subnet or a table by name are renamed with it.
///
/// # Errors
/// What is wrong, as text for the table.
fn write(design: &mut Design, index: usize, act: &Act) -> Result<Done, String> {
    let text = act.value.trim();
    if text.chars().count() > limits::NAME_CHARS {
        return Err(format!("Use at most {} characters", limits::NAME_CHARS));
    }
    let place = act.at.split_once("/config/").map_or("", |(_, place)| place);
    let Some(config) = config_mut(design, index) else { return Ok(Done::default()) };
    let before = match row_of(place) {
        Some(VpcRow::Subnet(row)) => config.subnets.get_mut(row).map(|subnet| replace(&mut subnet.name, text)),
        Some(VpcRow::Table(table)) => {
            let before = config.route_tables.get_mut(table).map(|table| replace(&mut table.name, text));
            if let Some(before) = before.filter(|before| !before.is_empty()) {
                config.subnets.iter_mut().for_each(|subnet| follow(&mut subnet.route_table, &before, text));
            }
            None
        }
        Some(VpcRow::Route(table, row)) => {
            let table = config.route_tables.get_mut(table);
            if let Some(route) = table.and_then(|table| table.routes.get_mut(row)) {
                text.clone_into(&mut route.destination);
            }
            None
        }
        None => None,
    };
    if let Some(before) = before {
        let placements = design.components.iter_mut().flat_map(|component| &mut component.placement.subnets);
        placements.for_each(|subnet| follow(subnet, &before, text));
    }
    Ok(Done::default())
}

fn replace(name: &mut String, text: &str) -> String {
    std::mem::replace(name, text.to_owned())
}

/// Changes a reference to `before` into one to `after`.
fn follow(name: &mut String, before: &str, after: &str) {
    if name == before {
        after.clone_into(name);
    }
}

/// A row of the tables of a VPC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum VpcRow {
    /// A subnet.
    Subnet(usize),
    /// A route table.
    Table(usize),
    /// A route: table and row.
    Route(usize, usize),
}

/// Parses the path of a row, such as `subnets/0` or `route_tables/1/routes/0`, with or without the name of a field.
fn row_of(place: &str) -> Option<VpcRow> {
    let parts: Vec<&str> = place.split('/').collect();
    let index = |text: &str| text.parse::<usize>().ok();
    match parts.as_slice() {
        ["subnets", row] | ["subnets", row, "name"] => index(row).map(VpcRow::Subnet),
        ["route_tables", table] | ["route_tables", table, "name"] => index(table).map(VpcRow::Table),
        ["route_tables", table, "routes", row] | ["route_tables", table, "routes", row, "destination"] => {
            Some(VpcRow::Route(index(table)?, index(row)?))
        }
        _ => None,
    }
}

fn add_subnet(config: &mut VpcConfig) {
    let number = config.subnets.len();
    if number < limits::SUBNETS {
        let zone = if number.is_multiple_of(2) { "a" } else { "b" };
        let name = free("subnet", |name| config.subnets.iter().any(|subnet| subnet.name == name));
        let (cidr, route_table) = (String::new(), String::new());
        config.subnets.push(Subnet { name, zone: zone.to_owned(), cidr, ip: SubnetIp::default(), route_table });
    }
}

fn add_table(config: &mut VpcConfig) {
    if config.route_tables.len() < limits::SUBNETS {
        let name = free("routes", |name| config.route_tables.iter().any(|table| table.name == name));
        config.route_tables.push(RouteTable { name, routes: Vec::new() });
    }
}

fn add_route(config: &mut VpcConfig, table: usize, target: ComponentId) {
    if let Some(table) = config.route_tables.get_mut(table).filter(|table| table.routes.len() < limits::ROUTES) {
        table.routes.push(Route { destination: "0.0.0.0/0".to_owned(), target, zone: None });
    }
}

fn remove_row(config: &mut VpcConfig, place: &str) {
    match row_of(place) {
        Some(VpcRow::Subnet(row)) => {
            remove(&mut config.subnets, row);
        }
        Some(VpcRow::Table(table)) => {
            if let Some(gone) = remove(&mut config.route_tables, table) {
                config.subnets.iter_mut().for_each(|subnet| follow(&mut subnet.route_table, &gone.name, ""));
            }
        }
        Some(VpcRow::Route(table, row)) => {
            if let Some(table) = config.route_tables.get_mut(table) {
                remove(&mut table.routes, row);
            }
        }
        None => {}
    }
}

fn remove<T>(all: &mut Vec<T>, index: usize) -> Option<T> {
    (index < all.len()).then(|| all.remove(index))
}

/// `prefix-1`, or the first number that is free.
fn free(prefix: &str, taken: impl Fn(&str) -> bool) -> String {
    (1_usize..).map(|number| format!("{prefix}-{number}")).find(|name| !taken(name)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::check;

    const VPC: &str = r#"{"id": "vpc", "kind": "vpc"},
        {"id": "nat", "kind": "nat-gateway", "placement": {"subnets": ["subnet-2"]}}"#;

    fn config(design: &Design) -> &VpcConfig {
        let Body::Vpc { config } = &design.components[0].body else { panic!() };
        config
    }

    #[test]
    fn rows_are_added_changed_and_removed() {
        let mut design = check::design(VPC);
        for (name, value) in [("add-subnet", ""), ("add-subnet", ""), ("add-table", ""), ("add-route", "0")] {
            check::act(&mut design, name, "", value).unwrap();
        }
        let vpc = config(&design);
        assert_eq!((vpc.subnets[0].name.as_str(), vpc.subnets[1].zone.as_str()), ("subnet-1", "b"));
        assert_eq!(vpc.route_tables[0].routes[0].target.as_str(), "nat");
        config_mut(&mut design, 0).unwrap().subnets[1].route_table = "routes-1".to_owned();
        for (name, place, value) in [
            ("destination", "route_tables/0/routes/0/destination", " ::/0 "),
            ("table-name", "route_tables/0/name", "private"),
            ("subnet-name", "subnets/1/name", "private-b"),
        ] {
            check::act(&mut design, name, &format!("/components/0/config/{place}"), value).unwrap();
        }
        let vpc = config(&design);
        assert_eq!(vpc.route_tables[0].routes[0].destination, "::/0");
        assert_eq!(vpc.subnets[1].route_table, "private", "it follows the name of its table");
        assert_eq!(vpc.subnets[0].route_table, "");
        assert_eq!(design.components[1].placement.subnets, ["private-b"], "it follows the name of its subnet");
        for row in ["route_tables/0/routes/0", "subnets/0", "route_tables/0", "subnets/9", "subnets/x"] {
            check::act(&mut design, "remove-row", "", row).unwrap();
        }
        let vpc = config(&design);
        assert_eq!((vpc.subnets.len(), vpc.route_tables.len()), (1, 0));
        assert_eq!(vpc.subnets[0].route_table, "", "its table is gone");
    }

    #[test]
    fn a_name_has_its_limit_and_may_be_empty() {
        let mut design = check::design(VPC);
        check::act(&mut design, "add-table", "", "").unwrap();
        check::act(&mut design, "add-subnet", "", "").unwrap();
        let at = "/components/0/config/route_tables/0/name";
        assert!(check::act(&mut design, "table-name", at, &"x".repeat(limits::NAME_CHARS + 1)).is_err());
        check::act(&mut design, "table-name", at, "").unwrap();
        check::act(&mut design, "table-name", at, "public").unwrap();
        assert_eq!(config(&design).subnets[0].route_table, "", "it had no table");
    }

    #[test]
    fn places_are_read() {
        assert_eq!(row_of("route_tables/1/routes/0/destination"), Some(VpcRow::Route(1, 0)));
        for place in ["", "subnets/x/name", "subnets/0/colour", "route_tables/0/routes", "subnets"] {
            assert_eq!(row_of(place), None, "{place}");
        }
    }
}
