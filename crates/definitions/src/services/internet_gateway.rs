//! Internet gateways and egress-only internet gateways, which are free but shown.

use units::Unit;

use crate::{Absent, Charge, Condition, Definition, Factor, Field, FormRow, Icon, Price, Section, Stands, Text, Type};

/// The charge of a gateway: zero.
const GATEWAY: Charge = Charge {
    code: "vpc.gateway",
    unit: Unit::Hour,
    factors: &[Factor::placed("gateway", "gateways"), Factor::MONTH],
    price: Price::Free,
    ..Charge::NEW
};

/// Internet gateways.
pub static INTERNET_GATEWAY: Definition = Definition {
    kind: "internet-gateway",
    title: "Internet gateway",
    adds: "Internet gateway",
    new: ("internet-gateway", "Internet gateway"),
    noun: "gateway",
    count: "",
    section: Section::Network,
    icon: Icon::Gate,
    stands: Stands::Vpc,
    service: "",
    parent: None,
    summary: Text::If(Condition::On("egress_only"), &Text::Is("egress-only, free"), &Text::Is("free")),
    about: "The gateway is free. What is sent through it is data transfer, which its sender pays.",
    config: &[Field::new("egress_only", "Egress-only, for IPv6", Type::Flag).absent(Absent::No)],
    usage: &[],
    form: &[
        FormRow::Fields(&["egress_only"]),
        FormRow::Fields(&["placement/region"]),
        FormRow::Note(
            "Internet gateways are free. What is sent through them is data transfer, which its sender pays.",
            Condition::Always,
        ),
    ],
    starts: &[],
    allowances: &[],
    charges: &[
        Charge { label: Text::Is("Egress-only internet gateway"), when: Condition::On("egress_only"), ..GATEWAY },
        Charge { label: Text::Is("Internet gateway"), when: Condition::Not(&Condition::On("egress_only")), ..GATEWAY },
    ],
    rules: &[],
    purchase_options: None,
    deployment_options: None,
    unpriced: &[],
    sources: &["Amazon VPC pricing"],
};
