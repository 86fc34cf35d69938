//! The charges of CloudFront.

use catalog::PriceList;
use units::Unit;

use super::fields::ELSEWHERE;
use super::{DATA, FLAT_RATE, FUNCTIONS, PAY_AS_YOU_GO, PREMIUM, REQUESTS};
use crate::{Amount, Billed, Charge, Condition, Factor, Key, Pool, Price, Text, Unpriced};

const fn key(dimension: &'static str, item: &'static str) -> Price {
    Price::Listed(Key::new(PriceList::CloudFront, dimension, item))
}

const HTTPS: Factor = Factor::amount(Amount::Over(&Amount::Field("https_percent"), 100), "share of HTTPS");
const HTTP: Factor = Factor::amount(
    Amount::Over(&Amount::Above(&Amount::Of(100), &Amount::Field("https_percent")), 100),
    "share of HTTP",
);
const IS_HTTPS: Condition = Condition::Not(&Condition::Equals("https_percent", 0));
const IS_HTTP: Condition =
    Condition::All(&[Condition::Given("https_percent"), Condition::Not(&Condition::Equals("https_percent", 100))]);

/// Data of viewers in an area, their requests, and the data sent to origins from there.
macro_rules! of_area {
    ($item:literal, $name:literal, $percent:expr, $when:expr) => {{
        const SHARE: Factor = Factor::amount(Amount::Over(&$percent, 100), "share of viewers");
        const IN_AREA: Condition = Condition::All(&[PAY_AS_YOU_GO, $when]);
        const REQUESTED: Charge = Charge {
            code: concat!("cloudfront.https.", $item),
            label: Text::Is(concat!("HTTPS requests, ", $name)),
            unit: Unit::Request,
            factors: &[Factor::used("requests", "requests"), SHARE, HTTPS],
            price: key("requests-https", $item),
            pool: Pool::Region,
            allowance: Some(&REQUESTS),
            when: Condition::All(&[IN_AREA, IS_HTTPS]),
            ..Charge::NEW
        };
        [
            Charge {
                code: concat!("cloudfront.data.", $item),
                label: Text::Is(concat!("Data to viewers, ", $name)),
                unit: Unit::Gb,
                factors: &[Factor::used("viewer_gb", "GB"), SHARE],
                price: key("out", $item),
                pool: Pool::Region,
                allowance: Some(&DATA),
                when: IN_AREA,
                ..Charge::NEW
            },
            REQUESTED,
            Charge {
                code: concat!("cloudfront.http.", $item),
                label: Text::Is(concat!("HTTP requests, ", $name)),
                factors: &[Factor::used("requests", "requests"), SHARE, HTTP],
                price: key("requests-http", $item),
                when: Condition::All(&[IN_AREA, IS_HTTP]),
                ..REQUESTED
            },
            Charge {
                code: concat!("cloudfront.to-origin.", $item),
                label: Text::Is(concat!("Data to the origin, ", $name)),
                unit: Unit::Gb,
                factors: &[Factor::used("origin_upload_gb", "GB"), SHARE],
                price: key("to-origin", $item),
                when: Condition::All(&[IN_AREA, Condition::Given("origin_upload_gb")]),
                ..Charge::NEW
            },
        ]
    }};
}

/// An optional feature, counted by usage. The features of a plan are part of its price.
macro_rules! feature {
    ($code:literal, $label:literal, $unit:literal, $price:expr, $field:literal) => {
        Charge {
            code: $code,
            label: Text::Is($label),
            unit: Unit::Request,
            factors: &[Factor::used($field, $unit)],
            price: $price,
            when: Condition::All(&[PAY_AS_YOU_GO, Condition::Given($field)]),
            ..Charge::NEW
        }
    };
}

const FEATURES: &[Charge] = &[
    Charge {
        billed: Billed::In("origin_shield"),
        when: Condition::All(&[
            PAY_AS_YOU_GO,
            Condition::Given("origin_shield"),
            Condition::Given("origin_shield_requests"),
        ]),
        ..feature!(
            "cloudfront.origin-shield",
            "Requests to Origin Shield",
            "requests",
            key("origin-shield", "request"),
            "origin_shield_requests"
        )
    },
    Charge {
        pool: Pool::Region,
        allowance: Some(&FUNCTIONS),
        ..feature!(
            "cloudfront.functions",
            "CloudFront Functions",
            "invocations",
            key("functions", "invocation"),
            "function_invocations"
        )
    },
    feature!(
        "cloudfront.key-value-store",
        "KeyValueStore reads",
        "reads",
        Price::Unlisted("no table has the KeyValueStore"),
        "key_value_reads"
    ),
    Charge {
        pool: Pool::Region,
        ..feature!(
            "cloudfront.invalidations",
            "Invalidations",
            "paths",
            key("invalidations", "path"),
            "invalidation_paths"
        )
    },
    feature!(
        "cloudfront.field-level-encryption",
        "Field-level encryption",
        "requests",
        key("field-level-encryption", "request"),
        "encrypted_requests"
    ),
    Charge {
        unit: Unit::LogLine,
        ..feature!(
            "cloudfront.real-time-logs",
            "Real-time logs",
            "lines",
            Price::Unlisted("no table has real-time logs"),
            "log_lines"
        )
    },
    Charge::unlisted(
        "cloudfront.anycast-ip-lists",
        "Anycast static IP lists",
        Unit::Month,
        &[Factor::of(Amount::Field("anycast_ip_lists"), "list", "lists")],
        Condition::All(&[PAY_AS_YOU_GO, Condition::Given("anycast_ip_lists")]),
        "no table has Anycast static IP lists",
    ),
    Charge::unlisted(
        "cloudfront.distribution-tenants",
        "Distribution tenants of SaaS Manager",
        Unit::Month,
        &[Factor::of(Amount::Field("distribution_tenants"), "tenant", "tenants")],
        Condition::All(&[PAY_AS_YOU_GO, Condition::Given("distribution_tenants")]),
        "no table has SaaS Manager",
    ),
    Charge {
        code: "cloudfront.dedicated-ip",
        label: Text::Is("Dedicated IP addresses"),
        unit: Unit::Month,
        factors: &[Factor::of(Amount::Field("dedicated_ip_certificates"), "certificate", "certificates")],
        price: key("dedicated-ip", "certificate"),
        when: Condition::All(&[PAY_AS_YOU_GO, Condition::Given("dedicated_ip_certificates")]),
        ..Charge::NEW
    },
    Charge {
        code: "cloudfront.plan",
        label: Text::Label("plan"),
        unit: Unit::Month,
        factors: &[Factor::PART_OF_MONTH],
        price: Price::Listed(Key {
            list: PriceList::CloudFront,
            dimension: Text::Is("plan"),
            item: Text::If(PREMIUM, &Text::All(&[Text::Is("premium-"), Text::Of("premium_level")]), &Text::Of("plan")),
        }),
        when: FLAT_RATE,
        ..Charge::NEW
    },
];

/// The rest of the viewers, if there is any.
const IN_NORTH_AMERICA: Condition = Condition::Not(&Condition::Within(&Amount::Of(100), &ELSEWHERE));

pub(super) static ALL: [Charge; 42] = Charge::joined(&[
    &of_area!("us", "United States, Mexico and Canada", Amount::Above(&Amount::Of(100), &ELSEWHERE), IN_NORTH_AMERICA),
    &of_area!("europe", "Europe and Israel", Amount::Field("europe_percent"), Condition::Given("europe_percent")),
    &of_area!(
        "africa",
        "South Africa, Kenya and the Middle East",
        Amount::Field("africa_percent"),
        Condition::Given("africa_percent")
    ),
    &of_area!(
        "south-america",
        "South America",
        Amount::Field("south_america_percent"),
        Condition::Given("south_america_percent")
    ),
    &of_area!("japan", "Japan", Amount::Field("japan_percent"), Condition::Given("japan_percent")),
    &of_area!(
        "australia",
        "Australia and New Zealand",
        Amount::Field("australia_percent"),
        Condition::Given("australia_percent")
    ),
    &of_area!(
        "asia",
        "Hong Kong, the Philippines and Asia Pacific",
        Amount::Field("asia_percent"),
        Condition::Given("asia_percent")
    ),
    &of_area!("india", "India", Amount::Field("india_percent"), Condition::Given("india_percent")),
    FEATURES,
]);

pub(super) const UNPRICED: &[Unpriced] =
    &[Unpriced { code: "cloudfront.functions", when: Condition::Always, reason: "no table has CloudFront Functions" }];
