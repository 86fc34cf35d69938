//! VPC endpoints: interface and Gateway Load Balancer endpoints by the hour, zone and GB, and gateway endpoints, which
//! are free.

use units::Unit;

use crate::common::{NOT_OF_FLOWS, vpc_hourly, vpc_per_gb};
use crate::{
    Absent, Amount, Charge, Choice, Condition, Definition, Factor, Field, FormRow, Icon, Measure, Pool, Price, Section,
    Stands, Text, Type, limits,
};

const INTERFACE: Condition = Condition::Is("endpoint_type", &["interface"]);
const GATEWAY: Condition = Condition::Is("endpoint_type", &["gateway"]);
const GATEWAY_LOAD_BALANCER: Condition = Condition::Is("endpoint_type", &["gateway-load-balancer"]);
/// It has an interface in each zone, and therefore a price.
const HAS_INTERFACES: Condition = Condition::Not(&GATEWAY);

/// Each started hour, in every zone. There are at least as many zones as subnets, because each subnet is in a different
/// one.
const HOURS: Charge = Charge {
    code: "endpoint.hours",
    unit: Unit::Hour,
    factors: &[
        Factor::placed("endpoint", "endpoints"),
        Factor::of(Amount::AtLeast(&Amount::Field("zones"), &Amount::Subnets), "zone", "zones"),
        Factor::STARTED_HOURS,
    ],
    ..Charge::NEW
};

/// Each GB, in either direction.
const DATA: Charge = Charge {
    code: "endpoint.data",
    unit: Unit::Gb,
    factors: &[Factor::amount(Amount::OfAll(&Amount::Field("gb")), "GB, both ways")],
    ..Charge::NEW
};

/// VPC endpoints.
pub static VPC_ENDPOINT: Definition = Definition {
    kind: "vpc-endpoint",
    title: "VPC endpoints",
    adds: "VPC endpoint",
    new: ("endpoint", "Interface endpoint"),
    noun: "endpoints",
    count: "Endpoints",
    section: Section::Network,
    icon: Icon::Plug,
    stands: Stands::Subnets,
    service: "",
    parent: None,
    summary: Text::All(&[
        Text::Lower("endpoint_type"),
        Text::After(" to ", &Text::Of("service")),
        Text::If(GATEWAY, &Text::Is(", free"), &Text::Is("")),
        Text::If(
            Condition::All(&[
                HAS_INTERFACES,
                Condition::Given("zones"),
                Condition::Not(&Condition::Equals("zones", 1)),
            ]),
            &Text::All(&[Text::Is(", "), Text::Of("zones"), Text::Is(" zones")]),
            &Text::Is(""),
        ),
    ]),
    about: "Interface endpoints and those of Gateway Load Balancers: each started hour in every zone, and each GB. \
            Gateway endpoints are free.",
    config: &[
        Field::choice(
            "endpoint_type",
            "Type",
            &[
                Choice::new("interface", "Interface endpoint"),
                Choice::new("gateway", "Gateway endpoint"),
                Choice::new("gateway-load-balancer", "Gateway Load Balancer endpoint"),
            ],
        )
        .absent(Absent::Refused),
        Field::new("service", "Service", Type::Text { example: "s3, ecr.api, …" }),
        Field::new(
            "zones",
            "Availability zones",
            Type::Number { least: 1, most: limits::ZONES as u64, decimals: 0, unit: "each" },
        )
        .absent(Absent::Counts(1))
        .when(HAS_INTERFACES)
        .tolerated(),
    ],
    usage: &[
        Field::hours().when(HAS_INTERFACES),
        Field::usage("gb", "Data processed", Measure::Data, "the GB through the endpoint")
            .hint("In both directions, through all of them")
            .when(HAS_INTERFACES),
    ],
    form: &[
        FormRow::Fields(&["endpoint_type", "service"]),
        FormRow::Fields(&["placement/count", "zones"]),
        FormRow::Fields(&["placement/subnets"]),
        FormRow::Fields(&["gb", "hours_per_month"]),
        FormRow::Fields(&["placement/region"]),
        FormRow::Note("Gateway endpoints are free. They lead to S3 or DynamoDB of the region.", GATEWAY),
    ],
    starts: &[("endpoint_type", "interface"), ("zones", "2")],
    allowances: &[],
    charges: &[
        Charge {
            label: Text::Is("Interface endpoint hours"),
            price: vpc_hourly("interface-endpoint"),
            when: INTERFACE,
            ..HOURS
        },
        Charge {
            label: Text::Is("Interface endpoint data processing"),
            price: vpc_per_gb("interface-endpoint"),
            pool: Pool::Region,
            when: Condition::All(&[INTERFACE, NOT_OF_FLOWS]),
            ..DATA
        },
        Charge {
            label: Text::Is("Gateway Load Balancer endpoint hours"),
            price: vpc_hourly("gateway-load-balancer-endpoint"),
            when: GATEWAY_LOAD_BALANCER,
            ..HOURS
        },
        Charge {
            label: Text::Is("Gateway Load Balancer endpoint data processing"),
            price: vpc_per_gb("gateway-load-balancer-endpoint"),
            when: Condition::All(&[GATEWAY_LOAD_BALANCER, NOT_OF_FLOWS]),
            ..DATA
        },
        Charge {
            label: Text::Is("Gateway endpoint hours"),
            factors: &[Factor::placed("endpoint", "endpoints"), Factor::STARTED_HOURS],
            price: Price::Free,
            when: GATEWAY,
            ..HOURS
        },
        // The GB are free as well, so no usage is asked for.
        Charge {
            label: Text::Is("Gateway endpoint data"),
            price: Price::Free,
            when: Condition::All(&[GATEWAY, Condition::Given("gb")]),
            ..DATA
        },
    ],
    rules: &[],
    purchase_options: None,
    deployment_options: None,
    unpriced: &[],
    sources: &["AWS PrivateLink pricing"],
};
