//! AWS Secrets Manager: secrets by the month, and API calls.

use catalog::PriceList;
use units::Unit;

use crate::{
    Amount, Charge, Condition, Definition, Factor, Field, FormRow, Icon, Key, Level, Measure, Price, Rule, Section,
    Stands, Test, Text,
};

const SECONDS_OF_HOUR: Amount = Amount::Of(3_600);
const CALLS: Amount = Amount::Field("api_calls");

/// Secrets.
pub static SECRETS_MANAGER: Definition = Definition {
    kind: "secrets-manager",
    title: "AWS Secrets Manager",
    adds: "Secret",
    new: ("secret", "Secret"),
    noun: "secrets",
    count: "Secrets",
    section: Section::Security,
    icon: Icon::Secret,
    stands: Stands::Region,
    service: "secretsmanager",
    parent: None,
    summary: Text::Is("Secrets Manager secret"),
    about: "Secrets by the month, prorated by the hour, however many versions they have; and API calls. A replica in \
            another Region is a secret of that Region.",
    config: &[],
    usage: &[
        Field::usage("api_calls", "API calls", Measure::Count("API calls"), "the API calls")
            .hint("Of all of them; a client that caches a secret asks about once an hour"),
        Field::hours(),
    ],
    form: &[
        FormRow::Fields(&["placement/count", "api_calls"]),
        FormRow::Fields(&["hours_per_month", "placement/region"]),
        FormRow::Note(
            "A replica in another Region is a secret of that Region: add it there. Rotation with a function of your own \
             is charged by Lambda, a customer managed key by KMS.",
            Condition::Always,
        ),
    ],
    starts: &[],
    allowances: &[],
    charges: &[
        Charge {
            code: "secrets-manager.secrets",
            label: Text::Is("Secrets"),
            unit: Unit::Month,
            factors: &[Factor::placed("secret", "secrets"), Factor::PART_OF_MONTH],
            price: Price::Listed(Key::new(PriceList::SecretsManager, "secrets", "secret")),
            ..Charge::NEW
        },
        Charge {
            code: "secrets-manager.api-calls",
            label: Text::Is("API calls to Secrets Manager"),
            unit: Unit::Request,
            factors: &[Factor::used("api_calls", "API calls")],
            price: Price::Listed(Key::new(PriceList::SecretsManager, "requests", "api")),
            ..Charge::NEW
        },
    ],
    rules: &[
        Rule {
            id: "secrets-manager-cache",
            level: Level::Advice,
            place: "/usage/api_calls",
            test: Test::Above(
                Condition::Always,
                CALLS,
                Amount::Times(&[Amount::Placed, Amount::Month, SECONDS_OF_HOUR]),
            ),
            message: Text::Is("each secret is read more than once a second on average"),
            fix: "cache secrets in the clients: AWS has a library and an agent for it",
        },
        Rule {
            id: "secrets-manager-quota",
            level: Level::Warning,
            place: "/usage/api_calls",
            test: Test::Above(
                Condition::Always,
                CALLS,
                Amount::Times(&[Amount::Month, SECONDS_OF_HOUR, Amount::Of(10_000)]),
            ),
            message: Text::Is(
                "GetSecretValue is answered 10,000 times a second at most, which is less than the average",
            ),
            fix: "cache secrets in the clients",
        },
    ],
    purchase_options: None,
    deployment_options: None,
    unpriced: &[],
    sources: &["AWS Secrets Manager pricing", "AWS Secrets Manager user guide, quotas"],
};
