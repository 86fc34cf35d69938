//! The fields of Cognito.

use super::{LITE, OTHERS};
use crate::{Absent, Choice, Field, Measure, Type};

pub(super) const CONFIG: &[Field] = &[
    Field::choice(
        "plan",
        "Feature plan",
        &[Choice::new("essentials", "Essentials"), Choice::new("lite", "Lite"), Choice::new("plus", "Plus")],
    )
    .hint("New user pools are Essentials; those of before the plans are Lite"),
    Field::new("older_allowance", "Account with 50,000 free users", Type::Flag)
        .absent(Absent::No)
        .hint("Of before November 2024, instead of 10,000; a switch of the free allowances deducts them")
        .when(LITE),
    Field::new("advanced_security", "Advanced security features", Type::Flag)
        .absent(Absent::No)
        .hint("The older add-on for all users; threat protection of the Plus plan is included in it")
        .when(LITE),
];

pub(super) const USAGE: &[Field] = &[
    Field::usage("users", "Monthly active users", Measure::Amount("users"), "the active users")
        .absent(Absent::OpenUnless(OTHERS))
        .hint("Who sign in directly or with a social provider; a sign-up, refresh or change counts as well"),
    Field::optional("federated_users", "Federated users", Measure::Amount("users"), "the federated users")
        .hint("Active ones who sign in through SAML or OpenID Connect"),
    Field::optional("token_requests", "Token requests", Measure::Count("requests"), "the token requests")
        .hint("Of machines, with client credentials; tokens of users cost nothing"),
    Field::optional("app_clients", "App clients", Measure::Amount("clients"), "the app clients")
        .hint("For machines; listed at no charge"),
    Field::optional("quota_rps", "Raised quotas", Measure::Amount("RPS"), "the raised quotas")
        .hint("Requests per second above the defaults, sum of all categories, for the whole month"),
    Field::optional(
        "partial_quota_rps_months",
        "Raised for part of the month",
        Measure::Amount("RPS-months"),
        "the quotas raised for part of the month",
    )
    .hint("Requests per second times the part of the month"),
];
