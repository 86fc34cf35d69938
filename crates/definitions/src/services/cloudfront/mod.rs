//! Amazon CloudFront: what viewers get, by area of the edge location that serves them, and flat-rate plans.

mod charges;
mod fields;
mod rules;

use crate::{Allowance, Condition, Definition, Icon, Section, Stands, Text};

const PAY_AS_YOU_GO: Condition = Condition::Is("plan", &["pay-as-you-go"]);
const FLAT_RATE: Condition = Condition::Not(&PAY_AS_YOU_GO);
const PREMIUM: Condition = Condition::Is("plan", &["premium"]);

static DATA: Allowance = Allowance {
    code: "cloudfront-data",
    amount: 1_024,
    hourly: false,
    regional: false,
    label: "1 TB of CloudFront data",
};
static REQUESTS: Allowance = Allowance {
    code: "cloudfront-requests",
    amount: 10_000_000,
    hourly: false,
    regional: false,
    label: "10 million CloudFront requests",
};
static FUNCTIONS: Allowance = Allowance {
    code: "cloudfront-functions",
    amount: 2_000_000,
    hourly: false,
    regional: false,
    label: "2 million CloudFront function invocations",
};

/// CloudFront distributions.
pub static CLOUDFRONT: Definition = Definition {
    kind: "cloudfront",
    title: "Amazon CloudFront",
    adds: "CloudFront distribution",
    new: ("cdn", "Distribution"),
    noun: "distribution",
    count: "",
    section: Section::Network,
    icon: Icon::Arrows,
    stands: Stands::Edge,
    service: "cloudfront",
    parent: None,
    summary: Text::All(&[Text::Label("plan"), Text::After(", ", &Text::Used("viewer_gb"))]),
    about: "Data and requests of viewers by area, in tiers that count the area over all distributions; data sent to \
            origins; functions, invalidations, real-time logs and other features. With a flat-rate plan, one price by the \
            month. What AWS origins send to CloudFront is free, and so are VPC origins. Lambda@Edge and AWS WAF are charges \
            of their own.",
    config: fields::CONFIG,
    usage: fields::USAGE,
    form: fields::FORM,
    starts: &[],
    allowances: &[&DATA, &REQUESTS, &FUNCTIONS],
    charges: &charges::ALL,
    rules: rules::ALL,
    purchase_options: None,
    deployment_options: None,
    unpriced: charges::UNPRICED,
    sources: &[
        "Amazon CloudFront pricing",
        "Amazon CloudFront pricing, flat-rate plans",
        "Amazon CloudFront developer guide, price classes",
        "Amazon CloudFront developer guide, restrict access with VPC origins",
    ],
};
