//! The charges of Cognito.

use catalog::PriceList;
use units::Unit;

use super::{ADVANCED_SECURITY, ESSENTIALS, FEDERATED, HAS_USERS, LITE, OLDER, OLDER_USERS, PLUS, USERS};
use crate::{Allowance, Amount, Charge, Condition, Factor, Key, Pool, Price, Text};

const fn key(dimension: &'static str, item: &'static str) -> Key {
    Key::new(PriceList::Cognito, dimension, item)
}

/// Active users of a plan, of which the tiers count those of the Region.
const fn users(
    (code, label): (&'static str, &'static str),
    factors: &'static [Factor],
    item: &'static str,
    allowance: Option<&'static Allowance>,
    when: Condition,
) -> Charge {
    Charge {
        code,
        label: Text::Is(label),
        unit: Unit::ActiveUser,
        factors,
        price: Price::Listed(key("users", item)),
        pool: Pool::Region,
        allowance,
        when,
        ..Charge::NEW
    }
}

const DIRECT: &[Factor] = &[Factor::used("users", "users")];
const BY_PROVIDER: &[Factor] = &[Factor::used("federated_users", "users")];

const FEDERATED_USERS: (&str, &str) = ("cognito.federated-users", "Federated users");

/// Active users of the Lite plan with one of its allowances.
const fn lite(allowance: &'static Allowance, when: Condition) -> Charge {
    Charge {
        perhaps_sold: true,
        ..users(("cognito.users", "Active users, Lite"), DIRECT, "lite", Some(allowance), when)
    }
}

/// Federated users are given, and the condition holds.
macro_rules! federated {
    ($when:expr) => {
        Condition::All(&[$when, Condition::Given("federated_users")])
    };
}

/// Users who sign in directly have usage, and the condition holds.
macro_rules! direct {
    ($when:expr) => {
        Condition::All(&[$when, HAS_USERS])
    };
}

pub(super) const ALL: &[Charge] = &[
    lite(&USERS, direct!(Condition::All(&[LITE, Condition::Not(&OLDER)]))),
    lite(&OLDER_USERS, direct!(OLDER)),
    users(("cognito.users", "Active users, Essentials"), DIRECT, "essentials", Some(&USERS), direct!(ESSENTIALS)),
    users(("cognito.users", "Active users, Plus"), DIRECT, "plus", None, direct!(PLUS)),
    users(FEDERATED_USERS, BY_PROVIDER, "federated", Some(&FEDERATED), federated!(LITE)),
    users(FEDERATED_USERS, BY_PROVIDER, "federated-essentials", Some(&FEDERATED), federated!(ESSENTIALS)),
    users(FEDERATED_USERS, BY_PROVIDER, "federated-plus", None, federated!(PLUS)),
    users(
        ("cognito.advanced-security", "Advanced security features"),
        &[Factor::amount(Amount::Sum(&[Amount::Field("users"), Amount::Field("federated_users")]), "users")],
        "advanced-security",
        None,
        ADVANCED_SECURITY,
    ),
    Charge {
        pool: Pool::Region,
        ..Charge::if_used(
            "cognito.token-requests",
            "Token requests of machines",
            Unit::Request,
            key("token-requests", "m2m"),
            &[Factor::used("token_requests", "requests")],
            "token_requests",
        )
    },
    Charge::if_used(
        "cognito.app-clients",
        "App clients of machines",
        Unit::Month,
        key("app-clients", "m2m"),
        &[Factor::used("app_clients", "clients")],
        "app_clients",
    ),
    Charge::if_used(
        "cognito.quota",
        "Raised quotas",
        Unit::RpsMonth,
        key("quota", "month"),
        &[Factor::used("quota_rps", "requests per second")],
        "quota_rps",
    ),
    Charge::if_used(
        "cognito.partial-quota",
        "Quotas raised for part of the month",
        Unit::RpsMonth,
        key("quota", "part-of-month"),
        &[Factor::used("partial_quota_rps_months", "RPS-months")],
        "partial_quota_rps_months",
    ),
];
