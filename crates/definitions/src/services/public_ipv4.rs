//! Public IPv4 addresses that do not belong to another component.

use units::Unit;

use crate::common::vpc_hourly;
use crate::{Charge, Choice, Condition, Definition, Factor, Field, FormRow, Icon, Price, Section, Stands, Text};

/// The charge of an address: for the time that it is allocated, in use or idle.
const ADDRESS: Charge = Charge {
    code: "vpc.public-ipv4",
    unit: Unit::Hour,
    factors: &[Factor::placed("address", "addresses"), Factor::HOURS],
    ..Charge::NEW
};

/// Public IPv4 addresses.
pub static PUBLIC_IPV4: Definition = Definition {
    kind: "public-ipv4",
    title: "Public IPv4 addresses",
    adds: "Public IPv4 address",
    new: ("address", "Elastic IP address"),
    noun: "addresses",
    count: "Addresses",
    section: Section::Network,
    icon: Icon::Address,
    stands: Stands::Region,
    service: "",
    parent: None,
    summary: Text::If(Condition::Is("address", &["in-use", "idle"]), &Text::Label("address"), &Text::Lower("address")),
    about: "Addresses by the hour, used or idle. Those of an own range cost nothing.",
    config: &[Field::choice(
        "address",
        "Type",
        &[
            Choice::new("in-use", "Elastic IP address in use"),
            Choice::new("idle", "Idle Elastic IP address"),
            Choice::new("contiguous-block", "Of a contiguous block (IPAM)"),
            Choice::new("byoip", "Bring your own IP (BYOIP)"),
        ],
    )],
    usage: &[Field::hours()],
    form: &[
        FormRow::Fields(&["address", "placement/count"]),
        FormRow::Fields(&["hours_per_month"]),
        FormRow::Fields(&["placement/region"]),
        FormRow::Note(
            "Instances, NAT gateways, load balancers and VPN connections bring their own addresses: leave these out here.",
            Condition::Always,
        ),
    ],
    starts: &[],
    allowances: &[],
    charges: &[
        Charge {
            label: Text::Is("Public IPv4 addresses"),
            price: vpc_hourly("public-ipv4-in-use"),
            when: Condition::Is("address", &["in-use"]),
            ..ADDRESS
        },
        Charge {
            label: Text::Is("Idle public IPv4 addresses"),
            price: vpc_hourly("public-ipv4-idle"),
            when: Condition::Is("address", &["idle"]),
            ..ADDRESS
        },
        Charge {
            label: Text::Is("Public IPv4 addresses of a contiguous block"),
            price: vpc_hourly("public-ipv4-contiguous-block"),
            when: Condition::Is("address", &["contiguous-block"]),
            ..ADDRESS
        },
        Charge {
            label: Text::Is("Public IPv4 addresses of an own range (BYOIP)"),
            price: Price::Free,
            when: Condition::Is("address", &["byoip"]),
            ..ADDRESS
        },
    ],
    rules: &[],
    purchase_options: None,
    deployment_options: None,
    unpriced: &[],
    sources: &["Amazon VPC pricing, public IPv4 address"],
};
