//! Direct Connect: port hours by capacity, and data out by region and location.

use catalog::PriceList;
use units::Unit;

use crate::common::{NOT_OF_FLOWS, REMOTE_CIDRS};
use crate::{
    Absent, Amount, Charge, Choice, Condition, Definition, Factor, Field, FormRow, Icon, Key, Level, Measure, Price,
    Reading, Rule, Section, Stands, Test, Text,
};

/// The capacities that are sold both as dedicated and as hosted connections.
const EITHER: Condition = Condition::Is("port_speed", &["1G", "10G"]);

/// Dedicated connections: a port of one's own.
const DEDICATED: Condition = Condition::Any(&[
    Condition::Is("port_speed", &["100G", "400G"]),
    Condition::All(&[EITHER, Condition::Is("connection", &["dedicated"])]),
]);

/// The capacities of hosted connections alone. A partner provides them on a port of its own.
const HOSTED_ONLY: Condition =
    Condition::Is("port_speed", &["50M", "100M", "200M", "300M", "400M", "500M", "2G", "5G", "25G"]);

/// Locations in Japan, where ports have other prices.
const JAPAN: Condition = Condition::Is("location", &["japan"]);
const NOT_JAPAN: Condition = Condition::Not(&JAPAN);

/// Locations to which data has a price from some region.
const PRICED: Condition = Condition::Is("location", &["united-states", "eqdc2"]);

/// Why data out has no price.
const BY_LOCATION: &str = "sold by region and location, and no table has this location";

/// Each started hour of a port from when it is accepted, whether or not it is used.
const PORT_HOURS: Charge = Charge {
    code: "dx.hours",
    label: Text::All(&[Text::Is("Direct Connect port hours, "), Text::Label("port_speed")]),
    unit: Unit::Hour,
    factors: &[Factor::placed("port", "ports"), Factor::STARTED_HOURS],
    assumption: "a port costs the same at every location outside Japan",
    ..Charge::NEW
};

const DATA_OUT: Charge = Charge {
    code: "dx.data-out",
    label: Text::Is("Data out over Direct Connect"),
    unit: Unit::Gb,
    factors: &[Factor::amount(Amount::OfAll(&Amount::Field("out_gb")), "GB")],
    assumption: "data in over Direct Connect is free",
    ..Charge::NEW
};

const fn key(dimension: &'static str, item: Text) -> Price {
    Price::Listed(Key { list: PriceList::DirectConnect, dimension: Text::Is(dimension), item })
}

/// Whether the region is in Japan, and the location of the port is not given.
fn is_perhaps_in_japan(reading: &Reading<'_>) -> bool {
    matches!(reading.region, "ap-northeast-1" | "ap-northeast-3") && reading.values.code("location") == "other"
}

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
                Choice::new("200M", "200 Mbps (hosted)"),
                Choice::new("300M", "300 Mbps (hosted)"),
                Choice::new("400M", "400 Mbps (hosted)"),
                Choice::new("500M", "500 Mbps (hosted)"),
                Choice::new("1G", "1 Gbps"),
                Choice::new("2G", "2 Gbps (hosted)"),
                Choice::new("5G", "5 Gbps (hosted)"),
                Choice::new("10G", "10 Gbps"),
                Choice::new("25G", "25 Gbps (hosted)"),
                Choice::new("100G", "100 Gbps"),
                Choice::new("400G", "400 Gbps"),
            ],
        )
        .absent(Absent::Is("1G")),
        Field::choice(
            "connection",
            "Connection",
            &[Choice::new("dedicated", "Dedicated"), Choice::new("hosted", "Hosted by a partner")],
        )
        .when(EITHER)
        .tolerated(),
        Field::choice(
            "location",
            "Location",
            &[
                Choice::new("other", "Elsewhere"),
                Choice::new("united-states", "In the United States"),
                Choice::new("eqdc2", "Equinix DC2, Ashburn"),
                Choice::new("japan", "In Japan"),
            ],
        )
        .hint("Of the port: the price of data out depends on it"),
        REMOTE_CIDRS,
    ],
    usage: &[
        Field::hours().hint("In use or not"),
        Field::usage("out_gb", "Sent from AWS", Measure::Data, "the GB out over Direct Connect")
            .hint("What AWS receives is free"),
    ],
    form: &[
        FormRow::Fields(&["port_speed", "connection"]),
        FormRow::Fields(&["location", "placement/count"]),
        FormRow::Fields(&["out_gb", "hours_per_month"]),
        FormRow::Fields(&["placement/region"]),
        FormRow::Fields(&["remote_cidrs"]),
    ],
    starts: &[],
    allowances: &[],
    charges: &[
        Charge {
            price: key("port/dedicated", Text::Item("port_speed")),
            when: Condition::All(&[DEDICATED, NOT_JAPAN]),
            ..PORT_HOURS
        },
        Charge {
            price: key("port/hosted", Text::Item("port_speed")),
            when: Condition::All(&[HOSTED_ONLY, NOT_JAPAN]),
            ..PORT_HOURS
        },
        Charge {
            label: Text::All(&[
                Text::Is("Direct Connect port hours, "),
                Text::Label("port_speed"),
                Text::Is(" (hosted)"),
            ]),
            price: key("port/hosted", Text::Item("port_speed")),
            when: Condition::All(&[EITHER, Condition::Is("connection", &["hosted"]), NOT_JAPAN]),
            ..PORT_HOURS
        },
        Charge {
            price: Price::Unlisted("ports in Japan have prices of their own, which no table has"),
            when: JAPAN,
            assumption: "",
            ..PORT_HOURS
        },
        Charge {
            price: key("data-out", Text::Of("location")),
            when: Condition::All(&[PRICED, NOT_OF_FLOWS]),
            ..DATA_OUT
        },
        Charge {
            price: Price::Unlisted(BY_LOCATION),
            when: Condition::All(&[Condition::Not(&PRICED), NOT_OF_FLOWS]),
            ..DATA_OUT
        },
    ],
    rules: &[Rule {
        id: "dx-location",
        level: Level::Warning,
        place: "/config/location",
        test: Test::By(is_perhaps_in_japan),
        message: Text::Is("ports at locations in Japan have other prices than the one shown"),
        fix: "if the port is there, choose that location: no table has its price",
    }],
    purchase_options: None,
    deployment_options: None,
    unpriced: &[],
    sources: &["AWS Direct Connect pricing"],
};
