//! Endpoints of the Route 53 VPC Resolver: network interfaces by the hour, and queries between a VPC and other networks.

use catalog::PriceList;
use units::Unit;

use super::key;
use crate::{
    Absent, Amount, Charge, Choice, Condition, Definition, Factor, Field, FormRow, Icon, Key, Level, Measure, Pool,
    Price, Rule, Section, Stands, Test, Text, Type,
};

/// Interfaces of each endpoint: at least one in each of its subnets.
const INTERFACES: Amount = Amount::AtLeast(&Amount::Field("interfaces"), &Amount::Subnets);

const SECONDS_OF_HOUR: Amount = Amount::Of(3_600);
/// Queries a second that an interface can answer.
const QUERIES_PER_SECOND: Amount = Amount::Of(10_000);

/// Resolver endpoints.
pub static ROUTE53_RESOLVER: Definition = Definition {
    kind: "route53-resolver",
    title: "Route 53 VPC Resolver endpoints",
    adds: "Route 53 resolver endpoint",
    new: ("resolver", "Resolver endpoint"),
    noun: "endpoints",
    count: "Endpoints",
    section: Section::Network,
    icon: Icon::Signpost,
    stands: Stands::Subnets,
    service: "route53resolver",
    parent: None,
    summary: Text::All(&[
        Text::Lower("direction"),
        Text::Is(" endpoint, "),
        Text::Of("interfaces"),
        Text::Is(" interfaces"),
    ]),
    about: "Network interfaces of inbound and outbound endpoints by the hour, and queries that pass them. What the \
            resolver of a VPC answers by itself is free.",
    config: &[
        Field::choice(
            "direction",
            "Direction",
            &[Choice::new("inbound", "Inbound"), Choice::new("outbound", "Outbound")],
        )
        .hint("Inbound: other networks ask for names of VPCs. Outbound: VPCs ask for names of other networks"),
        Field::choice(
            "protocol",
            "Protocol",
            &[Choice::new("do53", "DNS (Do53)"), Choice::new("doh", "DNS over HTTPS (DoH)")],
        ),
        Field::new("interfaces", "Network interfaces", Type::Number { least: 2, most: 100, decimals: 0, unit: "each" })
            .absent(Absent::Number(2))
            .hint("IP addresses of each endpoint, at least two"),
    ],
    usage: &[
        Field::hours(),
        Field::usage("queries", "Queries", Measure::Count("queries"), "the queries")
            .hint("Forwarded to or from other networks, through all of them"),
    ],
    form: &[
        FormRow::Fields(&["direction", "protocol"]),
        FormRow::Fields(&["placement/count", "interfaces"]),
        FormRow::Fields(&["placement/subnets"]),
        FormRow::Fields(&["queries", "hours_per_month"]),
        FormRow::Fields(&["placement/region"]),
    ],
    starts: &[],
    allowances: &[],
    charges: &[
        Charge {
            code: "route53-resolver.hours",
            label: Text::All(&[Text::Label("direction"), Text::Is(" resolver endpoint interface hours")]),
            unit: Unit::Hour,
            factors: &[
                Factor::placed("endpoint", "endpoints"),
                Factor::amount(INTERFACES, "interfaces each"),
                Factor::STARTED_HOURS,
            ],
            price: Price::Listed(Key {
                list: PriceList::Route53,
                dimension: Text::Is("hourly"),
                item: Text::If(
                    Condition::Is("protocol", &["doh"]),
                    &Text::Is("resolver-interface-doh"),
                    &Text::Is("resolver-interface"),
                ),
            }),
            perhaps_sold: true,
            ..Charge::NEW
        },
        Charge {
            code: "route53-resolver.queries",
            label: Text::Is("Queries through resolver endpoints"),
            unit: Unit::Request,
            factors: &[Factor::amount(Amount::OfAll(&Amount::Field("queries")), "queries")],
            price: key("resolver-queries", "resolver"),
            pool: Pool::Region,
            ..Charge::NEW
        },
    ],
    rules: &[
        Rule {
            id: "route53-resolver-queries",
            level: Level::Warning,
            place: "/usage/queries",
            test: Test::Above(
                Condition::Always,
                Amount::Field("queries"),
                Amount::Times(&[Amount::Placed, INTERFACES, Amount::Month, SECONDS_OF_HOUR, QUERIES_PER_SECOND]),
            ),
            message: Text::Is("an interface answers 10,000 queries a second at most, which is less than the average"),
            fix: "add interfaces to the endpoints",
        },
        Rule {
            id: "route53-resolver-interfaces",
            level: Level::Warning,
            place: "/config/interfaces",
            test: Test::Above(Condition::Always, INTERFACES, Amount::Of(6)),
            message: Text::Is("an endpoint has six IP addresses until AWS raises the quota"),
            fix: "ask for a higher quota, or use more endpoints",
        },
    ],
    purchase_options: None,
    deployment_options: None,
    unpriced: &[],
    sources: &[
        "Amazon Route 53 pricing, resolver endpoints",
        "Amazon Route 53 developer guide, quotas on VPC Resolver",
    ],
};
