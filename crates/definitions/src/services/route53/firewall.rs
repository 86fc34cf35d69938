//! DNS Firewall of the Route 53 VPC Resolver: queries, domains in custom lists, and rule groups with advanced
//! protection.

use units::Unit;

use super::{key, number};
use crate::{
    Amount, Charge, Condition, Definition, Factor, Field, FormRow, Icon, Measure, Pool, Section, Stands, Text, limits,
};

/// DNS Firewall.
pub static DNS_FIREWALL: Definition = Definition {
    kind: "dns-firewall",
    title: "Route 53 VPC Resolver DNS Firewall",
    adds: "DNS Firewall",
    new: ("dns-firewall", "DNS Firewall"),
    noun: "DNS Firewall",
    count: "",
    section: Section::Security,
    icon: Icon::Signpost,
    stands: Stands::Region,
    service: "",
    parent: None,
    summary: Text::Is("filters the DNS queries of VPCs"),
    about: "DNS queries that the rules of DNS Firewall inspect, domains of own lists by the month, and rule groups with \
            DNS Firewall Advanced by VPC and hour.",
    config: &[
        number("domains", "Domains in own lists", 10_000_000).hint("Lists that AWS manages cost nothing"),
        number("advanced_associations", "Advanced rule groups", limits::COUNT)
            .hint("With DNS Firewall Advanced; each counts in each of its VPCs"),
    ],
    usage: &[
        Field::usage("queries", "Queries", Measure::Count("queries"), "the queries")
            .hint("Of all VPCs that rule groups are associated with"),
        Field::hours(),
    ],
    form: &[
        FormRow::Fields(&["queries", "domains"]),
        FormRow::Fields(&["advanced_associations", "hours_per_month"]),
        FormRow::Fields(&["placement/region"]),
    ],
    starts: &[],
    allowances: &[],
    charges: &[
        Charge {
            code: "dns-firewall.queries",
            label: Text::Is("Queries inspected by DNS Firewall"),
            unit: Unit::Request,
            factors: &[Factor::used("queries", "queries")],
            price: key("firewall-queries", "standard"),
            pool: Pool::Region,
            ..Charge::NEW
        },
        Charge {
            code: "dns-firewall.domains",
            label: Text::Is("Domains in own lists"),
            unit: Unit::Month,
            factors: &[Factor::of(Amount::Field("domains"), "domain", "domains"), Factor::PART_OF_MONTH],
            price: key("firewall", "domain-name"),
            when: Condition::Given("domains"),
            ..Charge::NEW
        },
        Charge {
            code: "dns-firewall.advanced",
            label: Text::Is("DNS Firewall Advanced"),
            unit: Unit::Hour,
            factors: &[
                Factor::of(Amount::Field("advanced_associations"), "rule group of a VPC", "rule groups of VPCs"),
                Factor::HOURS,
            ],
            price: key("hourly", "firewall-advanced"),
            when: Condition::Given("advanced_associations"),
            ..Charge::NEW
        },
    ],
    rules: &[],
    purchase_options: None,
    deployment_options: None,
    unpriced: &[],
    sources: &["Amazon Route 53 pricing, DNS Firewall"],
};
