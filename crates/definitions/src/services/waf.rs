//! AWS WAF: web ACLs, their rules, and the requests that they inspect.

use catalog::PriceList;
use units::Unit;

use crate::{
    Absent, Amount, Charge, Condition, Definition, Factor, Field, FormRow, Icon, Key, Measure, Price, Section, Stands,
    Text, Type,
};

const fn price(dimension: &'static str, item: &'static str) -> Price {
    Price::Listed(Key::new(PriceList::Waf, dimension, item))
}

/// Requests of one kind.
const fn requests(
    code: &'static str,
    label: &'static str,
    item: &'static str,
    factors: &'static [Factor],
    when: Condition,
) -> Charge {
    let (label, price) = (Text::Is(label), price("requests", item));
    Charge { code, label, unit: Unit::Request, factors, price, when, ..Charge::NEW }
}

/// Web ACLs.
pub static WAF: Definition = Definition {
    kind: "waf",
    title: "AWS WAF",
    adds: "WAF web ACL",
    new: ("web-acl", "Web ACL"),
    noun: "web ACL",
    count: "Web ACLs",
    section: Section::Security,
    icon: Icon::Lock,
    stands: Stands::Region,
    service: "",
    parent: None,
    summary: Text::All(&[Text::Is("web ACL"), Text::After(", ", &Text::Used("requests"))]),
    about: "Web ACLs and their rules by the month, prorated by the hour; requests that they inspect, up to 1,500 capacity \
            units and the default size of a body; CAPTCHA and challenges. Bot Control, Fraud Control and Shield Advanced \
            have no price here.",
    config: &[Field::new("rules", "Rules", Type::Number { least: 0, most: 10_000, decimals: 0, unit: "" })
        .absent(Absent::Counts(0))
        .hint("Of each web ACL, with its managed rule groups and rule groups")],
    usage: &[
        Field::usage("requests", "Requests", Measure::Count("requests"), "the requests")
            .hint("Of all web ACLs, also those that are blocked"),
        Field::hours(),
        Field::usage("captcha_attempts", "CAPTCHA attempts", Measure::Count("requests"), "the CAPTCHA attempts")
            .absent(Absent::Zero),
        Field::usage("challenges", "Challenges", Measure::Count("requests"), "the challenges").absent(Absent::Zero),
    ],
    form: &[
        FormRow::Fields(&["placement/count", "rules"]),
        FormRow::Fields(&["requests", "placement/region"]),
        FormRow::More(
            "CAPTCHA, challenges, hours",
            "puzzles and silent challenges; web ACLs that do not exist all month",
            &["captcha_attempts", "challenges", "hours_per_month"],
        ),
        FormRow::Note("A web ACL for CloudFront is in us-east-1.", Condition::Always),
    ],
    starts: &[("rules", "5")],
    allowances: &[],
    charges: &[
        Charge {
            code: "waf.web-acls",
            label: Text::Is("Web ACLs"),
            unit: Unit::Month,
            factors: &[Factor::placed("web ACL", "web ACLs"), Factor::PART_OF_MONTH],
            price: price("web-acls", "web-acl"),
            ..Charge::NEW
        },
        Charge {
            code: "waf.rules",
            label: Text::Is("Rules and rule groups of web ACLs"),
            unit: Unit::Month,
            factors: &[
                Factor::placed("web ACL", "web ACLs"),
                Factor::of(Amount::Field("rules"), "rule each", "rules each"),
                Factor::PART_OF_MONTH,
            ],
            price: price("web-acls", "rule"),
            when: Condition::AtLeast("rules", 1),
            ..Charge::NEW
        },
        requests(
            "waf.requests",
            "Requests inspected by web ACLs",
            "1500-wcu",
            &[Factor::used("requests", "requests")],
            Condition::Always,
        ),
        requests(
            "waf.captcha",
            "CAPTCHA attempts",
            "captcha",
            &[Factor::used("captcha_attempts", "attempts")],
            Condition::Given("captcha_attempts"),
        ),
        requests(
            "waf.challenges",
            "Challenges",
            "challenge",
            &[Factor::used("challenges", "challenges")],
            Condition::Given("challenges"),
        ),
    ],
    rules: &[],
    purchase_options: None,
    deployment_options: None,
    unpriced: &[],
    sources: &["AWS WAF pricing", "AWS WAF developer guide, web ACL capacity units"],
};
