//! Client VPN: subnet associations by the hour, connections by the hour, and data out.

use units::Unit;

use crate::common::{INTERNET_OUT, vpc_hourly};
use crate::{
    Absent, Amount, Charge, Condition, Definition, Factor, Field, FormRow, Icon, Level, Measure, Rule, Section, Stands,
    Test, Text, Type, limits,
};

/// Associations of each endpoint: at least as many as its subnets.
const ASSOCIATIONS: Amount = Amount::AtLeast(&Amount::Field("associations"), &Amount::Subnets);

/// Concurrent connections of an endpoint before AWS raises the quota: 7,000 with one association, 36,500 with two,
/// 30,000 more with each further one, up to 126,000.
const CONNECTIONS: Amount = Amount::AtMost(
    &Amount::AtLeast(
        &Amount::Of(7_000),
        &Amount::Above(&Amount::Times(&[Amount::Of(30_000), ASSOCIATIONS]), &Amount::Of(23_500)),
    ),
    &Amount::Of(126_000),
);

/// Client VPN endpoints.
pub static CLIENT_VPN: Definition = Definition {
    kind: "client-vpn",
    title: "AWS Client VPN",
    adds: "Client VPN endpoint",
    new: ("client-vpn", "Client VPN"),
    noun: "endpoints",
    count: "Endpoints",
    section: Section::Network,
    icon: Icon::Laptop,
    stands: Stands::Subnets,
    service: "client-vpn",
    parent: None,
    summary: Text::All(&[Text::Is("Client VPN"), Text::After(", ", &Text::Used("users"))]),
    about: "Associated subnets and connections of clients, each by the hour, and data to the clients as transfer to the \
            internet. Data between the endpoint and other availability zones is free.",
    config: &[Field::new(
        "associations",
        "Associated subnets",
        Type::Number { least: 1, most: limits::ZONES as u64, decimals: 0, unit: "each" },
    )
    .absent(Absent::Counts(1))
    .hint("One in an availability zone; clients reach all zones through any of them")],
    usage: &[
        Field::usage("users", "Users", Measure::Amount("users"), "the users")
            .hint("Each device that is connected counts"),
        Field::usage("connected_hours", "Hours connected", Measure::Hours, "the hours connected")
            .hint("Of each user in a month; 8 hours of 21 days are 168"),
        Field::usage("out_gb", "Sent to the clients", Measure::Data, "the GB to the clients")
            .hint("Billed as transfer to the internet; with split tunnel, only what is of the VPC"),
        Field::hours().hint("That the subnets are associated"),
    ],
    form: &[
        FormRow::Fields(&["users", "connected_hours"]),
        FormRow::Fields(&["associations", "hours_per_month"]),
        FormRow::Fields(&["placement/subnets"]),
        FormRow::Fields(&["out_gb", "placement/count"]),
        FormRow::Fields(&["placement/region"]),
    ],
    starts: &[("associations", "2")],
    allowances: &[],
    charges: &[
        Charge {
            code: "client-vpn.associations",
            label: Text::Is("Client VPN endpoint association hours"),
            unit: Unit::Hour,
            factors: &[
                Factor::placed("endpoint", "endpoints"),
                Factor::of(ASSOCIATIONS, "associated subnet", "associated subnets"),
                Factor::HOURS,
            ],
            price: vpc_hourly("client-vpn-endpoint"),
            assumption: "public IPv4 addresses of the endpoint are not billed apart: AWS does not say",
            ..Charge::NEW
        },
        Charge {
            code: "client-vpn.connections",
            label: Text::Is("Client VPN connection hours"),
            unit: Unit::Hour,
            factors: &[
                Factor::amount(Amount::OfAll(&Amount::Field("users")), "users"),
                Factor::amount(Amount::Hours("connected_hours"), "hours each"),
            ],
            price: vpc_hourly("client-vpn-connection"),
            ..Charge::NEW
        },
        Charge {
            label: Text::Is("Data transfer to the clients"),
            factors: &[Factor::amount(Amount::OfAll(&Amount::Field("out_gb")), "GB to the clients")],
            missing: "the GB to the clients",
            ..INTERNET_OUT
        },
    ],
    rules: &[Rule {
        id: "client-vpn-connections",
        level: Level::Warning,
        place: "/usage/users",
        test: Test::Above(Condition::Always, Amount::Field("users"), Amount::Times(&[Amount::Placed, CONNECTIONS])),
        message: Text::Is("more users than the endpoint can have connected at once"),
        fix: "associate more subnets, or ask for a higher quota",
    }],
    purchase_options: None,
    deployment_options: None,
    unpriced: &[],
    sources: &["AWS VPN pricing", "AWS Client VPN administrator guide, quotas"],
};
