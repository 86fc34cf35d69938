//! Route 53 Profiles: all Profiles of an account in a region, by the number of VPCs that use them.

use units::Unit;

use super::key;
use crate::{
    Absent, Amount, Charge, Condition, Definition, Factor, Field, FormRow, Icon, Level, Rule, Section, Stands, Test,
    Text, Type, limits,
};

const ASSOCIATIONS: Amount = Amount::Field("associations");
/// VPCs included in the base price.
const INCLUDED: u64 = 100;
/// Quotas before AWS raises them: VPCs per Profile times Profiles per region.
const MOST: Amount = Amount::Times(&[Amount::Of(1_000), Amount::Of(5)]);

/// Profiles.
pub static ROUTE53_PROFILE: Definition = Definition {
    kind: "route53-profile",
    title: "Route 53 Profiles",
    adds: "Route 53 Profiles",
    new: ("dns-profiles", "DNS Profiles"),
    noun: "Profiles",
    count: "",
    section: Section::Network,
    icon: Icon::Signpost,
    stands: Stands::Region,
    service: "",
    parent: None,
    summary: Text::All(&[Text::Is("Profiles of "), Text::Of("associations"), Text::Is(" VPCs")]),
    about: "All Profiles of the account in a region: a base price by the hour with 100 VPCs, and each further VPC by the \
            hour.",
    config: &[Field::new(
        "associations",
        "VPCs",
        Type::Number { least: 1, most: limits::COUNT, decimals: 0, unit: "" },
    )
    .absent(Absent::Number(1))
    .hint("Associated with any Profile of the account in the region, also those of other accounts")],
    usage: &[Field::hours()],
    form: &[
        FormRow::Fields(&["associations", "hours_per_month"]),
        FormRow::Fields(&["placement/region"]),
        FormRow::Note(
            "One component stands for all Profiles of the account in the region: the base price is charged once.",
            Condition::Always,
        ),
    ],
    starts: &[],
    allowances: &[],
    charges: &[
        Charge {
            code: "route53-profile.base",
            label: Text::Is("Profiles with up to 100 VPCs"),
            unit: Unit::Hour,
            factors: &[Factor::HOURS],
            price: key("hourly", "profiles-base"),
            assumption: "the base price is charged once for each region of an account",
            ..Charge::NEW
        },
        Charge {
            code: "route53-profile.associations",
            label: Text::Is("Profiles, VPCs above 100"),
            unit: Unit::Hour,
            factors: &[
                Factor::of(Amount::Above(&ASSOCIATIONS, &Amount::Of(INCLUDED)), "VPC above 100", "VPCs above 100"),
                Factor::HOURS,
            ],
            price: key("hourly", "profiles-above-100"),
            when: Condition::AtLeast("associations", INCLUDED + 1),
            ..Charge::NEW
        },
    ],
    rules: &[Rule {
        id: "route53-profile-vpcs",
        level: Level::Warning,
        place: "/config/associations",
        test: Test::Above(Condition::Always, ASSOCIATIONS, MOST),
        message: Text::Is("an account has five Profiles with 1,000 VPCs each in a region until AWS raises the quotas"),
        fix: "ask for higher quotas",
    }],
    purchase_options: None,
    deployment_options: None,
    unpriced: &[],
    sources: &["Amazon Route 53 pricing, Profiles", "Amazon Route 53 developer guide, quotas on Profiles"],
};
