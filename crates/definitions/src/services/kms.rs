//! AWS KMS: keys by the month, key rotations, and requests by key type.

use catalog::PriceList;
use units::Unit;

use crate::{
    Absent, Allowance, Amount, Charge, Choice, Condition, Definition, Factor, Field, FormRow, Icon, Key, Level,
    Measure, Pool, Price, Rule, Section, Stands, Test, Text, Type, limits,
};

/// The free allowance of requests with symmetric keys.
static REQUESTS: Allowance =
    Allowance { code: "kms", amount: 20_000, hourly: false, regional: false, label: "20,000 KMS requests" };

const CUSTOMER: Condition = Condition::Is("keys", &["symmetric", "rsa-2048", "asymmetric"]);
const ASYMMETRIC: Condition = Condition::Is("keys", &["rsa-2048", "asymmetric"]);
/// Keys whose requests are charged, with or without the free allowance.
const ANSWERS: Condition = Condition::Is("keys", &["symmetric", "rsa-2048", "asymmetric", "aws-managed"]);
const ANSWERS_SYMMETRIC: Condition = Condition::Is("keys", &["symmetric", "aws-managed"]);
const ROTATES: Condition = Condition::Is("keys", &["symmetric"]);
const FREE: Condition = Condition::Not(&CUSTOMER);
const CLOUDHSM: Condition = Condition::All(&[CUSTOMER, Condition::Is("key_store", &["cloudhsm"])]);

const KEYS: Factor = Factor::placed("key", "keys");

const fn key(dimension: &'static str, item: &'static str) -> Price {
    Price::Listed(Key::new(PriceList::Kms, dimension, item))
}

/// A monthly charge for keys.
const fn by_month(code: &'static str, label: Text, factors: &'static [Factor], when: Condition) -> Charge {
    Charge { code, label, unit: Unit::Month, factors, price: key("keys", "key"), when, ..Charge::NEW }
}

/// Requests of one kind.
const fn requests(
    code: &'static str,
    label: Text,
    item: &'static str,
    factors: &'static [Factor],
    when: Condition,
) -> Charge {
    Charge { code, label, unit: Unit::Request, factors, price: key("requests", item), when, ..Charge::NEW }
}

/// KMS keys.
pub static KMS: Definition = Definition {
    kind: "kms",
    title: "AWS KMS",
    adds: "KMS key",
    new: ("key", "KMS key"),
    noun: "keys",
    count: "Keys",
    section: Section::Security,
    icon: Icon::Key,
    stands: Stands::Region,
    service: "kms",
    parent: None,
    summary: Text::Label("keys"),
    about: "Customer managed keys by the month, prorated by the hour, with a key-month more for each of the first two \
            rotations; requests by type of key. Keys that AWS manages or owns and keys pending deletion are free.",
    config: &[
        Field::choice(
            "keys",
            "Type",
            &[
                Choice::new("symmetric", "Customer managed, symmetric or HMAC"),
                Choice::new("rsa-2048", "Customer managed, RSA 2048"),
                Choice::new("asymmetric", "Customer managed, other asymmetric"),
                Choice::new("pending-deletion", "Customer managed, pending deletion"),
                Choice::new("aws-managed", "AWS managed"),
                Choice::new("aws-owned", "AWS owned"),
            ],
        ),
        Field::new("rotations", "Rotations so far", Type::Number { least: 0, most: 1_000, decimals: 0, unit: "" })
            .absent(Absent::Counts(0))
            .hint("Of each key; the first and the second cost a key-month each, more cost nothing")
            .when(ROTATES),
        Field::choice(
            "key_store",
            "Key material",
            &[
                Choice::new("kms", "Made by KMS"),
                Choice::new("imported", "Imported"),
                Choice::new("cloudhsm", "CloudHSM key store"),
                Choice::new("external", "External key store"),
            ],
        )
        .when(CUSTOMER)
        .tolerated(),
        Field::new(
            "hsms",
            "HSMs of the key store",
            Type::Number { least: 0, most: limits::COUNT, decimals: 0, unit: "" },
        )
        .absent(Absent::Counts(2))
        .hint("At least two; 0 where another component has them")
        .when(CLOUDHSM),
    ],
    usage: &[
        Field::usage("requests", "Requests", Measure::Count("requests"), "the requests")
            .hint("Also those that AWS services make for you; S3 Bucket Keys save up to 99 % of those of S3")
            .when(ANSWERS),
        Field::hours().when(CUSTOMER),
        Field::usage("rsa_key_pairs", "RSA data key pairs", Measure::Count("requests"), "the RSA data key pairs")
            .absent(Absent::Zero)
            .hint("Made by GenerateDataKeyPair; cost far more than other requests")
            .when(ROTATES),
        Field::usage("ecc_key_pairs", "ECC data key pairs", Measure::Count("requests"), "the ECC data key pairs")
            .absent(Absent::Zero)
            .hint("Made by GenerateDataKeyPair")
            .when(ROTATES),
    ],
    form: &[
        FormRow::Fields(&["keys", "placement/count"]),
        FormRow::Fields(&["requests", "rotations"]),
        FormRow::Fields(&["hours_per_month", "placement/region"]),
        FormRow::More(
            "Key stores, data key pairs",
            "imported key material, CloudHSM, external key stores, GenerateDataKeyPair",
            &["key_store", "hsms", "rsa_key_pairs", "ecc_key_pairs"],
        ),
        FormRow::Note("A replica of a multi-Region key is a key of its Region: add it there.", CUSTOMER),
    ],
    starts: &[],
    allowances: &[&REQUESTS],
    charges: &[
        by_month("kms.keys", Text::Is("Customer managed keys"), &[KEYS, Factor::PART_OF_MONTH], CUSTOMER),
        by_month(
            "kms.rotations",
            Text::Is("Rotations of customer managed keys"),
            &[
                KEYS,
                Factor::of(
                    Amount::AtMost(&Amount::Field("rotations"), &Amount::Of(2)),
                    "billed rotation each",
                    "billed rotations each",
                ),
                Factor::PART_OF_MONTH,
            ],
            Condition::All(&[ROTATES, Condition::AtLeast("rotations", 1)]),
        ),
        Charge {
            price: Price::Free,
            ..by_month(
                "kms.free-keys",
                Text::If(
                    Condition::Is("keys", &["pending-deletion"]),
                    &Text::Is("Customer managed keys pending deletion"),
                    &Text::All(&[Text::Label("keys"), Text::Is(" keys")]),
                ),
                &[KEYS],
                FREE,
            )
        },
        Charge {
            pool: Pool::Region,
            allowance: Some(&REQUESTS),
            ..requests(
                "kms.requests",
                Text::Is("Requests with symmetric keys"),
                "symmetric",
                &[Factor::used("requests", "requests")],
                ANSWERS_SYMMETRIC,
            )
        },
        Charge {
            price: Price::Listed(Key { list: PriceList::Kms, dimension: Text::Is("requests"), item: Text::Of("keys") }),
            ..requests(
                "kms.requests",
                Text::If(
                    Condition::Is("keys", &["rsa-2048"]),
                    &Text::Is("Requests with RSA 2048 keys"),
                    &Text::Is("Requests with asymmetric keys"),
                ),
                "",
                &[Factor::used("requests", "requests")],
                ASYMMETRIC,
            )
        },
        requests(
            "kms.rsa-key-pairs",
            Text::Is("RSA data key pairs"),
            "data-key-pair-rsa",
            &[Factor::used("rsa_key_pairs", "data key pairs")],
            Condition::All(&[ROTATES, Condition::Given("rsa_key_pairs")]),
        ),
        requests(
            "kms.ecc-key-pairs",
            Text::Is("ECC data key pairs"),
            "data-key-pair-ecc",
            &[Factor::used("ecc_key_pairs", "data key pairs")],
            Condition::All(&[ROTATES, Condition::Given("ecc_key_pairs")]),
        ),
        Charge {
            code: "kms.cloudhsm",
            label: Text::Is("HSMs of the CloudHSM key store"),
            unit: Unit::Hour,
            factors: &[Factor::of(Amount::Field("hsms"), "HSM", "HSMs"), Factor::HOURS],
            price: Price::Unlisted("the HSM-hours of CloudHSM are not in the catalogue"),
            when: Condition::All(&[CLOUDHSM, Condition::Not(&Condition::Equals("hsms", 0))]),
            ..Charge::NEW
        },
    ],
    rules: &[
        Rule {
            id: "kms-key-store",
            level: Level::Error,
            place: "/config/key_store",
            test: Test::When(Condition::All(&[ASYMMETRIC, Condition::Is("key_store", &["cloudhsm", "external"])])),
            message: Text::Is("CloudHSM and external key stores hold symmetric encryption keys only"),
            fix: "use a symmetric key, or key material of KMS",
        },
        Rule {
            id: "kms-hsms",
            level: Level::Error,
            place: "/config/hsms",
            test: Test::When(Condition::All(&[CLOUDHSM, Condition::Equals("hsms", 1)])),
            message: Text::Is("a CloudHSM key store needs two HSMs in different availability zones"),
            fix: "use two or more",
        },
        Rule {
            id: "kms-request-quota",
            level: Level::Warning,
            place: "/usage/requests",
            test: Test::Above(
                ANSWERS_SYMMETRIC,
                Amount::Field("requests"),
                Amount::Times(&[Amount::Month, Amount::Of(3_600), Amount::Of(10_000)]),
            ),
            message: Text::Is(
                "more than 10,000 requests a second on average, which is the quota of all keys in many regions",
            ),
            fix: "reuse data keys, switch S3 Bucket Keys on, or ask for a higher quota",
        },
    ],
    purchase_options: None,
    deployment_options: None,
    unpriced: &[],
    sources: &[
        "AWS KMS pricing",
        "AWS KMS developer guide, request quotas",
        "AWS KMS developer guide, CloudHSM key stores",
    ],
};
