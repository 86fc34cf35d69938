//! The tables of a VPC as HTML: their many cells are made faster from text.

use std::fmt::Write;

use design::{SubnetIp, VpcConfig};
use markup::escaped;

use crate::editor::vpc::{self, Cell};

type Choices<'a> = &'a [(String, String)];

/// Subnets, and each route table with its routes. `targets` is what a route can lead to.
pub(super) fn html(config: &VpcConfig, targets: Choices<'_>) -> String {
    let tables: Vec<(String, String)> = std::iter::once((String::new(), "None: the VPC only".to_owned()))
        .chain(config.route_tables.iter().map(|table| (table.name.clone(), table.name.clone())))
        .collect();
    let ips: Vec<(String, String)> =
        SubnetIp::ALL.iter().map(|(code, ip)| ((*code).to_owned(), ip.label().to_owned())).collect();
    let mut page = Page { config, html: String::new() };
    page.html += "<h3>Subnets</h3>";
    if config.subnets.is_empty() {
        page.html += "<p class=\"hint\">None said: Abacus proposes public and private subnets in two zones.</p>";
    } else {
        page.head(&["Name", "Zone", "Range", "Addresses", "Route table"]);
        for (row, subnet) in config.subnets.iter().enumerate() {
            let cells: [(&str, &str, Choices<'_>); 5] = [
                ("name", "Name", &[]),
                ("zone", "Zone", &[]),
                ("cidr", "Range", &[]),
                ("ip", "Addresses", &ips),
                ("route_table", "Route table", &tables),
            ];
            page.row(&format!("subnets/{row}"), &cells, &subnet.name);
        }
        page.html += "</tbody></table></div>";
    }
    page.button("add-subnet", "+ Subnet");
    page.html += "<h3>Route tables</h3>";
    if config.route_tables.is_empty() {
        page.html +=
            "<p class=\"hint\">None said: Abacus proposes the routes. The route to the VPC itself is always there.</p>";
    }
    for (index, table) in config.route_tables.iter().enumerate() {
        page.html += "<div class=\"route-table\"><div class=\"control\">";
        page.cell(&format!("route_tables/{index}/name"), "Name of the route table", &[]);
        page.remove(&format!("route_tables/{index}"), &table.name);
        page.html += "</div>";
        if !table.routes.is_empty() {
            page.head(&["Destination", "Target"]);
            for (row, route) in table.routes.iter().enumerate() {
                // A target that is proposed is none of the design.
                let known = targets.iter().any(|(id, _)| id == route.target.as_str());
                let own = (route.target.to_string(), route.target.to_string());
                let all: Vec<_> = targets.iter().cloned().chain((!known).then_some(own)).collect();
                let cells: [(&str, &str, Choices<'_>); 2] =
                    [("destination", "Destination", &[]), ("target", "Target", &all)];
                page.row(&format!("route_tables/{index}/routes/{row}"), &cells, &route.destination);
            }
            page.html += "</tbody></table></div>";
        }
        if targets.is_empty() {
            page.html += "<p class=\"hint\">Add a gateway to the design, then a route can lead to it.</p>";
        } else {
            page.button(&format!("add-route/{index}"), "+ Route");
        }
        page.html += "</div>";
    }
    page.button("add-table", "+ Route table");
    page.html
}

struct Page<'a> {
    config: &'a VpcConfig,
    html: String,
}

impl Page<'_> {
    fn head(&mut self, heads: &[&str]) {
        self.html += "<div class=\"grid-scroll\"><table class=\"cells\"><thead><tr>";
        for head in heads {
            let _ = write!(self.html, "<th scope=\"col\">{head}</th>");
        }
        self.html += "<td></td></tr></thead><tbody>";
    }

    fn row(&mut self, place: &str, cells: &[(&str, &str, Choices<'_>)], title: &str) {
        self.html += "<tr>";
        for (field, label, options) in cells {
            self.html += "<td>";
            self.cell(&format!("{place}/{field}"), &format!("{label} of {title}"), options);
            self.html += "</td>";
        }
        self.html += "<td>";
        self.remove(place, title);
        self.html += "</td></tr>";
    }

    /// An input, or a choice where there are options.
    fn cell(&mut self, place: &str, label: &str, options: Choices<'_>) {
        let value = Cell::parse(place).map(|cell| vpc::text(self.config, cell)).unwrap_or_default();
        let label = escaped(label);
        if options.is_empty() {
            let value = escaped(&value);
            let _ = write!(
                self.html,
                "<input data-id=\"{place}\" aria-label=\"{label}\" value=\"{value}\" autocomplete=\"off\" spellcheck=\"false\">"
            );
            return;
        }
        let _ = write!(self.html, "<select data-id=\"{place}\" aria-label=\"{label}\">");
        for (code, title) in options {
            let chosen = if *code == value { " selected" } else { "" };
            let _ = write!(self.html, "<option value=\"{}\"{chosen}>{}</option>", escaped(code), escaped(title));
        }
        self.html += "</select>";
    }

    fn button(&mut self, act: &str, label: &str) {
        let _ = write!(
            self.html,
            "<p class=\"actions\"><button type=\"button\" class=\"button\" data-do=\"{act}\">{label}</button></p>"
        );
    }

    fn remove(&mut self, place: &str, title: &str) {
        let title = escaped(title);
        let _ = write!(
            self.html,
            "<button type=\"button\" class=\"quiet\" data-do=\"remove/{place}\" aria-label=\"Remove {title}\">×</button>"
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_cannot_end_an_attribute() {
        let mut config = VpcConfig::default();
        vpc::act(&mut config, "add-subnet", None);
        vpc::act(&mut config, "add-table", None);
        config.subnets[0].name = "\"><script>".to_owned();
        let html = html(&config, &[]);
        assert!(!html.contains("<script>") && html.contains("&quot;&gt;&lt;script&gt;"), "{html}");
        assert!(html.contains("data-id=\"subnets/0/cidr\"") && html.contains("data-do=\"remove/route_tables/0\""));
        assert!(!html.contains("add-route/0"), "nothing that a route could lead to");
    }
}
