//! Direct Connect: port hours and data out, which no table has prices for.

use units::Unit;

use crate::common::{NOT_OF_FLOWS, REMOTE_CIDRS};
use crate::{Amount, Charge, Choice, Definition, Factor, Field, FormRow, Icon, Measure, Price, Section, Stands, Text};

/// Why there are no prices.
const BY_LOCATION: &str = "sold by location, and no table has the locations";

/// Direct Connect ports.
pub static DIRECT_CONNECT: Definition = Definition {
    kind: "direct-connect",
    title: "Direct Connect",
    adds: "Direct Connect",
    new: ("direct-connect", "Direct Connect"),
    noun: "ports",
    count: "Ports",
    section: Section::Network,
    icon: Icon::Line,
    stands: Stands::Region,
    service: "",
    parent: None,
    summary: Text::Label("port_speed"),
    about: "Each hour of a port, used or not, and data out. Data in is free.",
    config: &[
        Field::choice(
            "port_speed",
            "Port capacity",
            &[
                Choice::new("50M", "50 Mbps (hosted)"),
                Choice::new("100M", "100 Mbps (hosted)"),
                Choice::new("500M", "500 Mbps (hosted)"),
                Choice::new("1G", "1 Gbps"),
                Choice::new("10G", "10 Gbps"),
                Choice::new("100G", "100 Gbps"),
                Choice::new("400G", "400 Gbps"),
            ],
        )
        .absent(crate::Absent::Is("1G")),
        REMOTE_CIDRS,
    ],
    usage: &[
        Field::hours().hint("In use or not"),
        Field::usage("out_gb", "Sent from AWS", Measure::Data, "the GB out over Direct Connect")
            .hint("What AWS receives is free"),
    ],
    form: &[
        FormRow::Fields(&["port_speed", "placement/count"]),
        FormRow::Fields(&["out_gb", "hours_per_month"]),
        FormRow::Fields(&["placement/region"]),
        FormRow::Fields(&["remote_cidrs"]),
    ],
    starts: &[],
    allowances: &[],
    charges: &[
        Charge {
            code: "dx.hours",
            label: Text::All(&[Text::Is("Direct Connect port hours, "), Text::Label("port_speed")]),
            unit: Unit::Hour,
            factors: &[Factor::placed("port", "ports"), Factor::STARTED_HOURS],
            price: Price::Unlisted(BY_LOCATION),
            ..Charge::NEW
        },
        Charge {
            code: "dx.data-out",
            label: Text::Is("Data out over Direct Connect"),
            unit: Unit::Gb,
            factors: &[Factor::amount(Amount::OfAll(&Amount::Field("out_gb")), "GB")],
            price: Price::Unlisted(BY_LOCATION),
            when: NOT_OF_FLOWS,
            assumption: "data in over Direct Connect is free",
            ..Charge::NEW
        },
    ],
    rules: &[],
    unpriced: &[],
    sources: &["AWS Direct Connect pricing"],
};
