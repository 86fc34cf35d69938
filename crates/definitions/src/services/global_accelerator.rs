//! AWS Global Accelerator: accelerators by the hour, and a premium on the larger direction of their data.

use catalog::PriceList;
use units::Unit;

use crate::{
    Absent, Amount, Billed, Charge, Choice, Condition, Definition, Factor, Field, FlowData, FormRow, Icon, Key, Level,
    Measure, Price, Rule, Section, Stands, Test, Text, Type,
};

const fn key(dimension: &'static str, item: Text) -> Price {
    Price::Listed(Key { list: PriceList::GlobalAccelerator, dimension: Text::Is(dimension), item })
}

/// The larger direction of each hour.
const DOMINANT: Amount =
    Amount::EachHour(&Amount::AtLeast(&Amount::Field("inbound_gb"), &Amount::Field("outbound_gb")));

/// Accelerators.
pub static GLOBAL_ACCELERATOR: Definition = Definition {
    kind: "global-accelerator",
    title: "AWS Global Accelerator",
    adds: "Global Accelerator",
    new: ("global-accelerator", "Global Accelerator"),
    noun: "accelerator",
    count: "Accelerators",
    section: Section::Network,
    icon: Icon::Arrows,
    stands: Stands::Edge,
    service: "globalaccelerator",
    parent: None,
    summary: Text::All(&[Text::Is("clients in "), Text::Label("client_area")]),
    about: "Accelerators by the started hour, enabled or not, and a premium for each GB of the larger direction of every \
            hour, by the Region of the endpoints and the area of the clients. What the endpoints send is transfer to the \
            internet besides. The addresses of an accelerator are part of its price.",
    config: &[
        Field::choice(
            "client_area",
            "Clients in",
            &[
                Choice::new("north-america", "North America"),
                Choice::new("europe", "Europe"),
                Choice::new("africa", "South Africa, Kenya, Middle East"),
                Choice::new("asia", "Asia Pacific"),
                Choice::new("japan", "Japan, South Korea"),
                Choice::new("australia", "Australia, New Zealand"),
                Choice::new("india", "India"),
                Choice::new("south-america", "South America"),
            ],
        ),
        Field::new("endpoint_region", "Endpoints in", Type::Region).absent(Absent::Refused),
    ],
    usage: &[
        Field::hours().hint("A started hour is billed in full, also while the accelerator is disabled"),
        Field::usage("inbound_gb", "From clients", Measure::Data, "the GB from clients")
            .hint("Of all accelerators together; left out, that of flows to endpoints")
            .of_flows(FlowData::ToOrigins),
        Field::usage("outbound_gb", "To clients", Measure::Data, "the GB to clients")
            .hint("Of all accelerators together; left out, that of flows from endpoints")
            .of_flows(FlowData::FromOrigins),
    ],
    form: &[
        FormRow::Fields(&["client_area", "endpoint_region"]),
        FormRow::Fields(&["inbound_gb", "outbound_gb"]),
        FormRow::Fields(&["placement/count", "hours_per_month"]),
        FormRow::Note(
            "Clients in several areas, or endpoints in several Regions, have prices of their own: enter the GB of each \
             as an accelerator, and the hours with the first one only.",
            Condition::Always,
        ),
    ],
    starts: &[("endpoint_region", "us-east-1")],
    allowances: &[],
    charges: &[
        Charge {
            code: "global-accelerator.hours",
            label: Text::Is("Accelerators"),
            unit: Unit::Hour,
            factors: &[Factor::placed("accelerator", "accelerators"), Factor::STARTED_HOURS],
            price: key("hourly", Text::Is("accelerator")),
            ..Charge::NEW
        },
        Charge {
            code: "global-accelerator.premium",
            label: Text::All(&[Text::Is("Premium, clients in "), Text::Label("client_area")]),
            unit: Unit::Gb,
            factors: &[Factor::amount(DOMINANT, "GB in the larger direction of each hour")],
            price: key("premium", Text::Of("client_area")),
            billed: Billed::In("endpoint_region"),
            missing: "the GB from and to clients",
            ..Charge::NEW
        },
    ],
    rules: &[Rule {
        id: "ga-or-cdn",
        level: Level::Advice,
        place: "/usage/outbound_gb",
        test: Test::Above(
            Condition::Always,
            Amount::Field("outbound_gb"),
            Amount::Times(&[Amount::Field("inbound_gb"), Amount::Of(10)]),
        ),
        message: Text::Is("clients get far more than they send: if it is HTTP, CloudFront serves it at lower cost"),
        fix: "use CloudFront, unless clients need fixed addresses or another protocol",
    }],
    purchase_options: None,
    deployment_options: None,
    unpriced: &[crate::Unpriced {
        code: "global-accelerator.premium",
        when: Condition::Not(&Condition::Is("client_area", &["north-america"])),
        reason: "no table has the premium of this area",
    }],
    sources: &["AWS Global Accelerator pricing"],
};
