//! Changes to the subnets and routes of a VPC, cell by cell.

use design::{ComponentId, Design, Route, RouteTable, Subnet, SubnetIp, VpcConfig, limits};

use crate::components::form::word;

/// A cell of the tables of a VPC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// A field of a subnet: its row, and `name`, `zone`, `cidr`, `ip` or `route_table`.
    Subnet(usize, SubnetField),
    /// The name of a route table.
    Table(usize),
    /// A field of a route: table, row and field.
    Route(usize, usize, RouteField),
}

/// The fields of a subnet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubnetField {
    /// Its name.
    Name,
    /// The letter of its zone.
    Zone,
    /// Its range.
    Cidr,
    /// Which addresses it gives out.
    Ip,
    /// Its route table.
    Table,
}

/// The fields of a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RouteField {
    /// Where it leads.
    Destination,
    /// What it goes to.
    Target,
}

impl SubnetField {
    /// Every field with its name in the document.
    pub const ALL: [(&'static str, SubnetField); 5] = [
        ("name", SubnetField::Name),
        ("zone", SubnetField::Zone),
        ("cidr", SubnetField::Cidr),
        ("ip", SubnetField::Ip),
        ("route_table", SubnetField::Table),
    ];
}

impl Cell {
    /// Reads a place such as `subnets/0/name`, `route_tables/1/name` or `route_tables/1/routes/0/target`.
    #[must_use]
    pub fn parse(place: &str) -> Option<Cell> {
        let parts: Vec<&str> = place.split('/').collect();
        let index = |text: &str| text.parse::<usize>().ok();
        Some(match parts.as_slice() {
            ["subnets", row, field] => Cell::Subnet(index(row)?, word(&SubnetField::ALL, field)?),
            ["route_tables", table, "name"] => Cell::Table(index(table)?),
            ["route_tables", table, "routes", row, field] => {
                let field = match *field {
                    "destination" => RouteField::Destination,
                    "target" => RouteField::Target,
                    _ => return None,
                };
                Cell::Route(index(table)?, index(row)?, field)
            }
            _ => return None,
        })
    }
}

/// The text of a cell.
#[must_use]
pub fn text(config: &VpcConfig, cell: Cell) -> String {
    let found = match cell {
        Cell::Subnet(row, field) => config.subnets.get(row).map(|subnet| match field {
            SubnetField::Name => subnet.name.as_str(),
            SubnetField::Zone => subnet.zone.as_str(),
            SubnetField::Cidr => subnet.cidr.as_str(),
            SubnetField::Ip => subnet.ip.code(),
            SubnetField::Table => subnet.route_table.as_str(),
        }),
        Cell::Table(table) => config.route_tables.get(table).map(|table| table.name.as_str()),
        Cell::Route(table, row, field) => {
            config.route_tables.get(table).and_then(|table| table.routes.get(row)).map(|route| match field {
                RouteField::Destination => route.destination.as_str(),
                RouteField::Target => route.target.as_str(),
            })
        }
    };
    found.unwrap_or_default().to_owned()
}

/// Writes a cell. What refers to a table by its name follows it.
///
/// # Errors
/// What is wrong, in words for the table.
pub fn set(config: &mut VpcConfig, cell: Cell, text: &str) -> Result<(), String> {
    let text = text.trim();
    if text.chars().count() > limits::NAME_CHARS {
        return Err(format!("Use at most {} characters", limits::NAME_CHARS));
    }
    match cell {
        Cell::Subnet(row, field) => {
            let Some(subnet) = config.subnets.get_mut(row) else { return Ok(()) };
            match field {
                SubnetField::Name => text.clone_into(&mut subnet.name),
                SubnetField::Cidr => text.clone_into(&mut subnet.cidr),
                SubnetField::Table => text.clone_into(&mut subnet.route_table),
                SubnetField::Ip => subnet.ip = word(SubnetIp::ALL, text).unwrap_or_default(),
                SubnetField::Zone => {
                    if text.len() != 1 || !text.chars().all(|c| c.is_ascii_lowercase()) {
                        return Err("Enter the letter of a zone, such as a".to_owned());
                    }
                    text.clone_into(&mut subnet.zone);
                }
            }
        }
        Cell::Table(index) => {
            let Some(table) = config.route_tables.get_mut(index) else { return Ok(()) };
            let before = std::mem::replace(&mut table.name, text.to_owned());
            for subnet in config.subnets.iter_mut().filter(|subnet| subnet.route_table == before) {
                text.clone_into(&mut subnet.route_table);
            }
        }
        Cell::Route(table, row, field) => {
            let route = config.route_tables.get_mut(table).and_then(|table| table.routes.get_mut(row));
            match (route, field, ComponentId::parse(text)) {
                (Some(route), RouteField::Destination, _) => text.clone_into(&mut route.destination),
                (Some(route), RouteField::Target, Some(target)) => route.target = target,
                _ => {}
            }
        }
    }
    Ok(())
}

/// Lets the placements that name a subnet follow it to another name.
pub fn rename(design: &mut Design, before: &str, name: &str) {
    for component in &mut design.components {
        for subnet in component.placement.subnets.iter_mut().filter(|subnet| *subnet == before) {
            name.trim().clone_into(subnet);
        }
    }
}

/// Adds or removes a row: `add-subnet`, `add-table`, `add-route/TABLE`, `remove/subnets/ROW`,
/// `remove/route_tables/TABLE` or `remove/route_tables/TABLE/routes/ROW`. A new route leads to `target`.
pub fn act(config: &mut VpcConfig, what: &str, target: Option<&ComponentId>) {
    let parts: Vec<&str> = what.split('/').collect();
    let index = |text: &str| text.parse::<usize>().unwrap_or(usize::MAX);
    match parts.as_slice() {
        ["add-subnet"] if config.subnets.len() < limits::SUBNETS => {
            let number = config.subnets.len();
            let zone = if number.is_multiple_of(2) { "a" } else { "b" };
            let name = free("subnet", |name| config.subnets.iter().any(|subnet| subnet.name == name));
            let (cidr, route_table) = (String::new(), String::new());
            config.subnets.push(Subnet { name, zone: zone.to_owned(), cidr, ip: SubnetIp::default(), route_table });
        }
        ["add-table"] if config.route_tables.len() < limits::SUBNETS => {
            let name = free("routes", |name| config.route_tables.iter().any(|table| table.name == name));
            config.route_tables.push(RouteTable { name, routes: Vec::new() });
        }
        ["add-route", table] => {
            if let (Some(table), Some(target)) = (config.route_tables.get_mut(index(table)), target) {
                let destination = "0.0.0.0/0".to_owned();
                table.routes.push(Route { destination, target: target.clone(), zone: None });
            }
        }
        ["remove", "subnets", row] => remove(&mut config.subnets, index(row)),
        ["remove", "route_tables", table] => {
            if let Some(gone) = config.route_tables.get(index(table)).map(|table| table.name.clone()) {
                remove(&mut config.route_tables, index(table));
                for subnet in config.subnets.iter_mut().filter(|subnet| subnet.route_table == gone) {
                    subnet.route_table.clear();
                }
            }
        }
        ["remove", "route_tables", table, "routes", row] => {
            if let Some(table) = config.route_tables.get_mut(index(table)) {
                remove(&mut table.routes, index(row));
            }
        }
        _ => {}
    }
}

fn remove<T>(all: &mut Vec<T>, index: usize) {
    if index < all.len() {
        all.remove(index);
    }
}

/// `prefix-1`, or the first number that is free.
fn free(prefix: &str, taken: impl Fn(&str) -> bool) -> String {
    (1_usize..).map(|number| format!("{prefix}-{number}")).find(|name| !taken(name)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_added_changed_and_removed() {
        let mut vpc = VpcConfig::default();
        let nat = ComponentId::parse("nat").unwrap();
        for what in ["add-subnet", "add-subnet", "add-table", "add-route/0"] {
            act(&mut vpc, what, Some(&nat));
        }
        assert_eq!((vpc.subnets[0].name.as_str(), vpc.subnets[1].zone.as_str()), ("subnet-1", "b"));
        for (place, value) in [
            ("subnets/1/cidr", "10.0.1.0/24"),
            ("subnets/1/ip", "dual-stack"),
            ("subnets/1/route_table", "routes-1"),
            ("route_tables/0/routes/0/destination", "::/0"),
            ("route_tables/0/routes/0/target", "other"),
            ("route_tables/0/name", "private"),
        ] {
            let cell = Cell::parse(place).unwrap();
            set(&mut vpc, cell, value).unwrap();
            assert_eq!(text(&vpc, cell), value, "{place}");
        }
        assert_eq!(vpc.subnets[1].route_table, "private", "it follows the name of its table");
        for what in ["remove/route_tables/0/routes/0", "remove/subnets/0", "remove/route_tables/0", "remove/subnets/9"]
        {
            act(&mut vpc, what, None);
        }
        assert_eq!((vpc.subnets.len(), vpc.route_tables.len()), (1, 0));
        assert_eq!(vpc.subnets[0].route_table, "", "its table is gone");
    }

    #[test]
    fn what_is_no_zone_is_refused() {
        let mut vpc = VpcConfig::default();
        act(&mut vpc, "add-subnet", None);
        let zone = Cell::parse("subnets/0/zone").unwrap();
        assert!(set(&mut vpc, zone, "us-east-1a").is_err() && set(&mut vpc, zone, "").is_err());
        assert_eq!(text(&vpc, zone), "a");
        assert_eq!(Cell::parse("subnets/x/name"), None);
        assert_eq!(Cell::parse("subnets/0/colour"), None);
    }
}
