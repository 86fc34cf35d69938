//! The fields of a distribution.

use super::{FLAT_RATE, PAY_AS_YOU_GO, PREMIUM};
use crate::{Absent, Amount, Choice, Condition, Field, FlowData, FormRow, Measure, Type, limits};

/// With more edge locations than price class 100 has, and with those of all price classes.
const BEYOND_100: Condition = Condition::All(&[PAY_AS_YOU_GO, Condition::Is("price_class", &["200", "all"])]);
const BEYOND_200: Condition = Condition::All(&[PAY_AS_YOU_GO, Condition::Is("price_class", &["all"])]);

/// The part of the viewers in an area outside North America, in percent.
const fn share(name: &'static str, label: &'static str, when: Condition) -> Field {
    Field::new(name, label, Type::Number { least: 0, most: 100, decimals: 4, unit: "%" }).when(when)
}

/// The part of the viewers outside North America, in percent.
pub(super) const ELSEWHERE: Amount = Amount::Sum(&[
    Amount::Field("europe_percent"),
    Amount::Field("africa_percent"),
    Amount::Field("south_america_percent"),
    Amount::Field("japan_percent"),
    Amount::Field("australia_percent"),
    Amount::Field("asia_percent"),
    Amount::Field("india_percent"),
]);

pub(super) const CONFIG: &[Field] = &[
    Field::choice(
        "plan",
        "Pricing",
        &[
            Choice::new("pay-as-you-go", "Pay as you go"),
            Choice::new("free", "Free plan"),
            Choice::new("pro", "Pro plan"),
            Choice::new("business", "Business plan"),
            Choice::new("premium", "Premium plan"),
        ],
    ),
    Field::choice(
        "premium_level",
        "Usage level",
        &[
            Choice::new("50", "50 TB, 500 million requests"),
            Choice::new("75", "75 TB, 750 million requests"),
            Choice::new("125", "125 TB, 1.25 billion requests"),
            Choice::new("200", "200 TB, 2 billion requests"),
            Choice::new("350", "350 TB, 3.5 billion requests"),
            Choice::new("600", "600 TB, 6 billion requests"),
        ],
    )
    .when(PREMIUM),
    Field::choice(
        "price_class",
        "Price class",
        &[
            Choice::new("all", "All edge locations"),
            Choice::new("200", "200: without South America, Australia and New Zealand"),
            Choice::new("100", "100: North America, Europe and Israel"),
        ],
    )
    .hint("Viewers elsewhere are served from these edge locations, at their prices")
    .when(PAY_AS_YOU_GO),
    share("europe_percent", "Europe, Israel", PAY_AS_YOU_GO)
        .hint("Of the data and requests of viewers; the rest is in the United States, Mexico and Canada"),
    share("africa_percent", "South Africa, Kenya, Middle East", BEYOND_100),
    share("south_america_percent", "South America", BEYOND_200),
    share("japan_percent", "Japan", BEYOND_100),
    share("australia_percent", "Australia, New Zealand", BEYOND_200),
    share("asia_percent", "Hong Kong, Philippines, Asia Pacific", BEYOND_100),
    share("india_percent", "India", BEYOND_100),
    Field::new("https_percent", "HTTPS requests", Type::Number { least: 0, most: 100, decimals: 2, unit: "%" })
        .absent(Absent::Counts(100))
        .when(PAY_AS_YOU_GO),
    Field::new(
        "cache_hit_percent",
        "Served from the cache",
        Type::Number { least: 0, most: 100, decimals: 2, unit: "%" },
    )
    .hint("Of the data; flows to origins without data of their own carry the rest"),
    Field::new("origin_shield", "Origin Shield in", Type::Region).when(PAY_AS_YOU_GO),
    Field::new(
        "dedicated_ip_certificates",
        "Certificates with dedicated IP addresses",
        Type::Number { least: 0, most: 100, decimals: 0, unit: "" },
    )
    .hint("Only for clients without SNI, which is free")
    .when(PAY_AS_YOU_GO),
    Field::new(
        "anycast_ip_lists",
        "Anycast static IP lists",
        Type::Number { least: 0, most: 100, decimals: 0, unit: "" },
    )
    .hint("Fixed addresses of edge locations, for allow lists and apex domains; paid for by the month")
    .when(PAY_AS_YOU_GO),
    Field::new(
        "distribution_tenants",
        "Distribution tenants",
        Type::Number { least: 0, most: limits::COUNT, decimals: 0, unit: "" },
    )
    .hint("Of SaaS Manager: the customers of a multi-tenant distribution, on average over the month")
    .when(PAY_AS_YOU_GO),
];

/// A feature that few distributions have.
const fn feature(name: &'static str, label: &'static str, measure: Measure, missing: &'static str) -> Field {
    Field::optional(name, label, measure, missing).when(PAY_AS_YOU_GO)
}

pub(super) const USAGE: &[Field] = &[
    Field::usage("viewer_gb", "Data to viewers", Measure::Data, "the GB to viewers")
        .hint("Also what is served from the cache; left out, that of flows with the internet")
        .of_flows(FlowData::ToViewers),
    Field::usage("requests", "Requests", Measure::Count("requests"), "the requests of viewers"),
    feature("origin_upload_gb", "Data sent to the origin", Measure::Data, "the GB to the origin")
        .hint("Uploads and the bodies of requests; left out, that of flows to origins")
        .of_flows(FlowData::ToOrigins),
    feature(
        "origin_shield_requests",
        "Requests to Origin Shield",
        Measure::Count("requests"),
        "the requests to Origin Shield",
    )
    .hint("Requests that the cache does not answer, from other edge locations")
    .when(Condition::All(&[PAY_AS_YOU_GO, Condition::Given("origin_shield")])),
    feature("function_invocations", "CloudFront Functions", Measure::Count("invocations"), "the invocations"),
    feature("key_value_reads", "KeyValueStore reads", Measure::Count("reads"), "the reads of the KeyValueStore"),
    feature("invalidation_paths", "Invalidations", Measure::Count("paths"), "the invalidation paths")
        .hint("1,000 paths a month are free"),
    feature("encrypted_requests", "Field-level encryption", Measure::Count("requests"), "the encrypted requests"),
    feature("log_lines", "Real-time logs", Measure::Count("lines"), "the lines of real-time logs"),
    Field::hours().hint("A plan that starts or changes within the month is prorated").when(FLAT_RATE),
];

pub(super) const FORM: &[FormRow] = &[
    FormRow::Fields(&["plan", "premium_level"]),
    FormRow::Fields(&["viewer_gb", "requests"]),
    FormRow::Fields(&["price_class", "cache_hit_percent"]),
    FormRow::More(
        "Viewers outside North America",
        "areas of viewers, in percent",
        &[
            "europe_percent",
            "africa_percent",
            "south_america_percent",
            "japan_percent",
            "australia_percent",
            "asia_percent",
            "india_percent",
        ],
    ),
    FormRow::More(
        "Origins, functions and other features",
        "uploads, Origin Shield, functions, invalidations, logs, encryption, HTTP, IP addresses, SaaS Manager",
        &[
            "origin_upload_gb",
            "origin_shield",
            "origin_shield_requests",
            "function_invocations",
            "key_value_reads",
            "invalidation_paths",
            "log_lines",
            "encrypted_requests",
            "https_percent",
            "dedicated_ip_certificates",
            "anycast_ip_lists",
            "distribution_tenants",
        ],
    ),
    FormRow::Fields(&["hours_per_month"]),
    FormRow::Note(
        "AWS WAF, a Route 53 hosted zone, log ingestion and a credit for S3 storage are included in a plan.",
        FLAT_RATE,
    ),
];
