//! VPC peering: free connections, and the data over them.

use units::Unit;

use crate::common::{BOTH_ENDS, CROSS_ZONE, TWO_ENDS};
use crate::{
    Absent, Amount, Billed, Charge, Condition, Definition, Factor, Field, FormRow, Icon, Level, Measure, Price,
    Reference, Rule, Section, Stands, Test, Text, Type,
};

/// Usage values of which any one, if given, makes the others default to zero.
const DATA: &[&str] = &["same_zone_gb", "cross_zone_gb", "out_gb", "in_gb"];

/// Neither the component nor the flows say how much data there is.
const UNSAID: Condition = Condition::Not(&Condition::Any(&[
    Condition::Given("same_zone_gb"),
    Condition::Given("cross_zone_gb"),
    Condition::Given("out_gb"),
    Condition::Given("in_gb"),
    Condition::FlowsTell,
]));

/// The peer is in another region.
const FAR: Condition = Condition::Elsewhere("peer_region");
const NEAR: Condition = Condition::Not(&FAR);

const fn data(name: &'static str, label: &'static str, missing: &'static str) -> Field {
    Field::usage(name, label, Measure::Data, missing).absent(Absent::OpenUnless(DATA))
}

/// An error for data that stays in the region although the peer is in another one.
const fn stays(place: &'static str, field: &'static str) -> Rule {
    Rule {
        id: "peering-region",
        level: Level::Error,
        place,
        test: Test::Above(FAR, Amount::Field(field), Amount::Of(0)),
        message: Text::All(&[
            Text::Is("the peer is in "),
            Text::Of("peer_region"),
            Text::Is(": data to it never stays in a zone or region"),
        ]),
        fix: "use out_gb and in_gb, or take peer_region out",
    }
}

/// An error for data that leaves the region although the peer is in the same one.
const fn leaves(place: &'static str, field: &'static str) -> Rule {
    Rule {
        id: "peering-region",
        level: Level::Error,
        place,
        test: Test::Above(NEAR, Amount::Field(field), Amount::Of(0)),
        message: Text::Is("the peer is in the same region: no data leaves it"),
        fix: "name the peer_region",
    }
}

/// Data sent by the other region.
const RECEIVED: Charge = Charge {
    code: "transfer.from-other-region",
    unit: Unit::Gb,
    factors: &[Factor::used("in_gb", "GB")],
    ..Charge::NEW
};

/// VPC peering.
pub static VPC_PEERING: Definition = Definition {
    kind: "vpc-peering",
    title: "VPC peering",
    adds: "VPC peering",
    new: ("peering", "VPC peering"),
    noun: "peering",
    count: "",
    section: Section::Network,
    icon: Icon::Rings,
    stands: Stands::Region,
    service: "",
    parent: None,
    summary: Text::If(
        Condition::Given("peer_region"),
        &Text::All(&[Text::Is("to "), Text::Of("peer_region")]),
        &Text::Is("within the region"),
    ),
    about: "Nothing for the connection or within a zone; each end between zones; the sending region between regions.",
    config: &[
        Field::new("peer_region", "Region of the peer", Type::Region).hint("The same region when left out"),
        Field::new(
            "vpcs",
            "Connects",
            Type::References(Reference { kinds: &["vpc"], what: "VPC", must_exist: false }, 2),
        ),
    ],
    usage: &[
        data("same_zone_gb", "Within an availability zone", "the GB over the peering connections")
            .hint("In both directions, free")
            .when(Condition::Not(&Condition::Given("peer_region"))),
        data("cross_zone_gb", "Between availability zones", "the GB between availability zones")
            .hint("In both directions")
            .when(Condition::Not(&Condition::Given("peer_region"))),
        data("out_gb", "Sent to the peer", "the GB to another region").when(Condition::Given("peer_region")),
        data("in_gb", "Received from the peer", "the GB over the peering connections")
            .when(Condition::Given("peer_region")),
    ],
    form: &[
        FormRow::Fields(&["placement/region", "peer_region"]),
        FormRow::Fields(&["vpcs"]),
        FormRow::Fields(&["cross_zone_gb", "same_zone_gb", "out_gb", "in_gb"]),
        FormRow::Note(
            "Peering connections are free. The data over them is not, unless it stays in one zone.",
            Condition::Always,
        ),
    ],
    starts: &[],
    allowances: &[],
    charges: &[
        Charge {
            code: "peering.hours",
            label: Text::Is("VPC peering connections"),
            unit: Unit::Hour,
            factors: &[Factor::placed("connection", "connections"), Factor::MONTH],
            price: Price::Free,
            ..Charge::NEW
        },
        Charge {
            code: "transfer.same-zone",
            label: Text::Is("Data over peering within a zone"),
            unit: Unit::Gb,
            factors: &[Factor::used("same_zone_gb", "GB")],
            price: Price::Free,
            when: Condition::Given("same_zone_gb"),
            ..Charge::NEW
        },
        Charge {
            label: Text::Is("Data over peering between zones"),
            factors: &[TWO_ENDS, Factor::used("cross_zone_gb", "GB")],
            when: Condition::Any(&[Condition::Given("cross_zone_gb"), Condition::All(&[UNSAID, NEAR])]),
            assumption: BOTH_ENDS,
            ..CROSS_ZONE
        },
        Charge {
            code: "transfer.other-region",
            label: Text::Is("Data over peering to another region"),
            unit: Unit::Gb,
            factors: &[Factor::used("out_gb", "GB")],
            price: Price::ToRegion("peer_region"),
            when: Condition::Any(&[Condition::Given("out_gb"), Condition::All(&[UNSAID, FAR])]),
            ..Charge::NEW
        },
        Charge {
            label: Text::All(&[
                Text::Is("Data over peering from "),
                Text::Of("peer_region"),
                Text::Is(", billed there"),
            ]),
            price: Price::ToOwnRegion,
            billed: Billed::In("peer_region"),
            missing: "the GB to another region",
            when: Condition::All(&[FAR, Condition::Any(&[Condition::Given("in_gb"), UNSAID])]),
            ..RECEIVED
        },
        // The price is that of the peer's region.
        Charge {
            label: Text::Is("Data over peering from another region that is not named"),
            price: Price::Open("the region of the peer"),
            when: Condition::All(&[NEAR, Condition::Given("in_gb")]),
            ..RECEIVED
        },
    ],
    rules: &[
        stays("/usage/same_zone_gb", "same_zone_gb"),
        stays("/usage/cross_zone_gb", "cross_zone_gb"),
        leaves("/usage/out_gb", "out_gb"),
        leaves("/usage/in_gb", "in_gb"),
    ],
    purchase_options: None,
    deployment_options: None,
    unpriced: &[],
    sources: &["Amazon VPC pricing", "Amazon EC2 on-demand pricing, data transfer"],
};
