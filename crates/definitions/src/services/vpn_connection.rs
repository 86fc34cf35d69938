//! Site-to-Site VPN: hours, the addresses of the tunnels, and data out.

use units::Unit;

use crate::common::{INTERNET_OUT, NOT_OF_FLOWS, REMOTE_CIDRS, vpc_hourly};
use crate::{
    Absent, Amount, Charge, Condition, Definition, Factor, Field, FormRow, Icon, Measure, Section, Stands, Text, Type,
};

/// VPN connections.
pub static VPN_CONNECTION: Definition = Definition {
    kind: "vpn-connection",
    title: "Site-to-Site VPN",
    adds: "Site-to-Site VPN",
    new: ("vpn", "VPN connection"),
    noun: "connections",
    count: "Connections",
    section: Section::Network,
    icon: Icon::Lock,
    stands: Stands::Region,
    service: "",
    parent: None,
    summary: Text::Is("VPN connection"),
    about: "Each started hour of a connection, the addresses of its tunnels, and data out as transfer to the internet.",
    config: &[
        Field::new("addresses", "Public IPv4 addresses", Type::Number { least: 0, most: 2, decimals: 0, unit: "each" })
            .absent(Absent::Number(2))
            .hint("One for each tunnel; none with private tunnel addresses"),
        REMOTE_CIDRS,
    ],
    usage: &[
        Field::hours(),
        Field::usage("out_gb", "Sent from AWS", Measure::Data, "the GB to the internet")
            .hint("Billed as transfer to the internet"),
    ],
    form: &[
        FormRow::Fields(&["placement/count", "addresses"]),
        FormRow::Fields(&["out_gb", "hours_per_month"]),
        FormRow::Fields(&["placement/region"]),
        FormRow::Fields(&["remote_cidrs"]),
    ],
    starts: &[],
    allowances: &[],
    charges: &[
        Charge {
            code: "vpn.hours",
            label: Text::Is("VPN connection hours"),
            unit: Unit::Hour,
            factors: &[Factor::placed("connection", "connections"), Factor::STARTED_HOURS],
            price: vpc_hourly("vpn-connection"),
            ..Charge::NEW
        },
        Charge {
            code: "vpc.public-ipv4",
            label: Text::Is("Public IPv4 addresses"),
            unit: Unit::Hour,
            factors: &[
                Factor::placed("connection", "connections"),
                Factor::of(Amount::Field("addresses"), "address", "addresses"),
                Factor::HOURS,
            ],
            price: vpc_hourly("public-ipv4-in-use"),
            when: Condition::Not(&Condition::Equals("addresses", 0)),
            assumption: "each tunnel has a billed public IPv4 address",
            ..Charge::NEW
        },
        Charge {
            factors: &[Factor::amount(Amount::OfAll(&Amount::Field("out_gb")), "GB to the internet")],
            when: NOT_OF_FLOWS,
            ..INTERNET_OUT
        },
    ],
    rules: &[],
    purchase_options: None,
    deployment_options: None,
    unpriced: &[],
    sources: &["AWS VPN pricing", "Amazon VPC pricing, public IPv4 address"],
};
