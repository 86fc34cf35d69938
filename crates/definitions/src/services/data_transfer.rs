//! Data transfer that no other component is charged for.

use units::Unit;

use crate::common::{BOTH_ENDS, CROSS_ZONE, INTERNET_OUT, TWO_ENDS};
use crate::{
    Absent, Amount, Charge, Choice, Condition, Definition, Factor, Field, FormRow, Icon, Measure, Price, Reference,
    Section, Stands, Text, Type,
};

const GB: Factor = Factor::used("gb", "GB");
const OTHER_REGION: Condition = Condition::Is("path", &["other-region"]);
const ONE_END: Condition = Condition::Equals("ends", 1);

/// Data transfer that is free on its path.
const FREE: Charge = Charge { unit: Unit::Gb, factors: &[GB], price: Price::Free, ..Charge::NEW };

/// Data transfer.
pub static DATA_TRANSFER: Definition = Definition {
    kind: "data-transfer",
    title: "Data transfer",
    adds: "Data transfer",
    new: ("transfer", "Data transfer"),
    noun: "transfer",
    count: "",
    section: Section::Network,
    icon: Icon::Arrows,
    stands: Stands::Region,
    service: "",
    parent: Some("from"),
    summary: Text::All(&[
        Text::If(
            Condition::Given("to_region"),
            &Text::All(&[Text::Is("to "), Text::Of("to_region")]),
            &Text::Lower("path"),
        ),
        Text::After(", ", &Text::Used("gb")),
    ]),
    about: "GB on a path: to the internet in tiers over all of a region, between zones at each end, between regions by \
            the sender.",
    config: &[
        Field::choice(
            "path",
            "Data goes",
            &[
                Choice::new("internet-out", "Out to the internet"),
                Choice::new("internet-in", "In from the internet"),
                Choice::new("cloudfront", "To CloudFront"),
                Choice::new("same-zone", "Within an availability zone"),
                Choice::new("cross-zone", "Between availability zones"),
                Choice::new("public-address", "Within the region by public addresses"),
                Choice::new("same-region", "To AWS services of the region"),
                Choice::new("other-region", "To another region"),
            ],
        )
        .absent(Absent::Refused),
        Field::new(
            "from",
            "Sent by",
            Type::Reference(Reference {
                kinds: &["ec2", "s3", "load-balancer"],
                what: "group, bucket or load balancer",
                must_exist: true,
            }),
        ),
        Field::new("to_region", "To region", Type::Region).absent(Absent::Refused).when(OTHER_REGION),
        Field::new("ends", "Ends that pay", Type::Number { least: 1, most: 2, decimals: 0, unit: "" })
            .absent(Absent::Counts(2))
            .hint("One where the other end is a service that pays nothing")
            .when(Condition::Is("path", &["cross-zone"])),
    ],
    usage: &[Field::usage("gb", "Data", Measure::Data, "the GB")],
    form: &[
        FormRow::Fields(&["path"]),
        FormRow::Fields(&["to_region", "ends"]),
        FormRow::Fields(&["gb"]),
        FormRow::Fields(&["from", "placement/region"]),
    ],
    starts: &[("path", "internet-out")],
    allowances: &[],
    charges: &[
        Charge {
            factors: &[Factor::used("gb", "GB to the internet")],
            when: Condition::Is("path", &["internet-out"]),
            ..INTERNET_OUT
        },
        Charge {
            code: "transfer.internet-in",
            label: Text::Is("Data transfer from the internet"),
            when: Condition::Is("path", &["internet-in"]),
            ..FREE
        },
        Charge {
            code: "transfer.cloudfront",
            label: Text::Is("Data transfer to CloudFront"),
            when: Condition::Is("path", &["cloudfront"]),
            ..FREE
        },
        Charge {
            code: "transfer.same-zone",
            label: Text::Is("Data transfer within an availability zone"),
            when: Condition::Is("path", &["same-zone"]),
            ..FREE
        },
        Charge {
            code: "transfer.same-region",
            label: Text::Is("Data transfer to services of the region"),
            when: Condition::Is("path", &["same-region"]),
            ..FREE
        },
        Charge {
            label: Text::Is("Data transfer between zones"),
            factors: &[TWO_ENDS, GB],
            when: Condition::All(&[Condition::Is("path", &["cross-zone"]), Condition::Not(&ONE_END)]),
            assumption: BOTH_ENDS,
            ..CROSS_ZONE
        },
        Charge {
            label: Text::Is("Data transfer between zones"),
            factors: &[Factor::of(Amount::Of(1), "end", "ends"), GB],
            when: Condition::All(&[Condition::Is("path", &["cross-zone"]), ONE_END]),
            ..CROSS_ZONE
        },
        Charge {
            label: Text::Is("Data transfer by public addresses"),
            factors: &[TWO_ENDS, GB],
            when: Condition::Is("path", &["public-address"]),
            assumption: BOTH_ENDS,
            ..CROSS_ZONE
        },
        Charge {
            code: "transfer.other-region",
            label: Text::Is("Data transfer to another region"),
            unit: Unit::Gb,
            factors: &[GB],
            price: Price::ToRegion("to_region"),
            missing: "the GB to another region",
            when: OTHER_REGION,
            ..Charge::NEW
        },
    ],
    rules: &[],
    purchase_options: None,
    deployment_options: None,
    unpriced: &[],
    sources: &["Amazon EC2 on-demand pricing, data transfer"],
};
