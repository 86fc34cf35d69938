//! Route 53 health checks: a monthly price for each, and for each of its options.

use catalog::PriceList;
use units::Unit;

use super::key;
use crate::{
    Absent, Allowance, Amount, Charge, Choice, Condition, Definition, Factor, Field, FormRow, Icon, Key, Price,
    Section, Stands, Text, Type,
};

/// The free allowance of health checks of AWS endpoints, without their options.
static OF_AWS: Allowance = Allowance {
    code: "route53-health-checks",
    amount: 50,
    hourly: false,
    regional: false,
    label: "50 Route 53 health checks of AWS endpoints",
};

const AWS: Condition = Condition::Is("endpoint", &["aws"]);
const OTHER: Condition = Condition::Is("endpoint", &["other"]);
const HAS_OPTIONS: Condition = Condition::Any(&[
    Condition::On("https"),
    Condition::On("string_matching"),
    Condition::On("fast_interval"),
    Condition::On("latency"),
]);

const CHECKS: Factor = Factor::placed("health check", "health checks");

const fn option(name: &'static str, label: &'static str) -> Field {
    Field::new(name, label, Type::Flag).absent(Absent::No)
}

/// One if the option is chosen.
const fn one_if(condition: Condition) -> Amount {
    Amount::If(condition, &Amount::Of(1), &Amount::Of(0))
}

/// The number of chosen options.
const OPTIONS: Amount = Amount::Sum(&[
    one_if(Condition::On("https")),
    one_if(Condition::On("string_matching")),
    one_if(Condition::On("fast_interval")),
    one_if(Condition::On("latency")),
]);

/// Health checks.
pub static ROUTE53_HEALTH_CHECK: Definition = Definition {
    kind: "route53-health-check",
    title: "Route 53 health checks",
    adds: "Route 53 health check",
    new: ("health-check", "Health check"),
    noun: "health checks",
    count: "Health checks",
    section: Section::Network,
    icon: Icon::Signpost,
    stands: Stands::Edge,
    service: "",
    parent: None,
    summary: Text::If(AWS, &Text::Is("health check of an AWS endpoint"), &Text::Is("health check outside AWS")),
    about: "Each health check by the month, and each of its options. Endpoints outside AWS cost more.",
    config: &[
        Field::choice(
            "endpoint",
            "Endpoint",
            &[Choice::new("aws", "AWS resource"), Choice::new("other", "Outside AWS")],
        )
        .hint("AWS resources of accounts that are billed together"),
        option("https", "HTTPS"),
        option("string_matching", "String matching").hint("Looks for a text in the first 5,120 bytes of the body"),
        option("fast_interval", "Fast interval").hint("Every 10 seconds instead of 30"),
        option("latency", "Latency measurement"),
    ],
    usage: &[],
    form: &[
        FormRow::Fields(&["endpoint", "placement/count"]),
        FormRow::Fields(&["https", "string_matching"]),
        FormRow::Fields(&["fast_interval", "latency"]),
    ],
    starts: &[],
    allowances: &[&OF_AWS],
    charges: &[
        Charge {
            code: "route53.health-checks",
            label: Text::Is("Health checks of AWS endpoints"),
            unit: Unit::Month,
            factors: &[CHECKS],
            price: key("health-checks", "aws"),
            allowance: Some(&OF_AWS),
            when: AWS,
            ..Charge::NEW
        },
        Charge {
            code: "route53.health-checks",
            label: Text::Is("Health checks of endpoints outside AWS"),
            unit: Unit::Month,
            factors: &[CHECKS],
            price: key("health-checks", "other"),
            when: OTHER,
            ..Charge::NEW
        },
        Charge {
            code: "route53.health-check-options",
            label: Text::Is("Options of health checks"),
            unit: Unit::Month,
            factors: &[CHECKS, Factor::of(OPTIONS, "option each", "options each")],
            price: Price::Listed(Key {
                list: PriceList::Route53,
                dimension: Text::Is("health-check-options"),
                item: Text::Of("endpoint"),
            }),
            when: HAS_OPTIONS,
            ..Charge::NEW
        },
    ],
    rules: &[],
    purchase_options: None,
    deployment_options: None,
    unpriced: &[],
    sources: &["Amazon Route 53 pricing, health checks", "Amazon Route 53 developer guide, values of health checks"],
};
