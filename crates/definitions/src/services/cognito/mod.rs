//! Amazon Cognito: user pools by feature plan, federated users, machine-to-machine tokens, raised quotas.

mod charges;
mod fields;

use crate::{
    Allowance, Amount, Condition, Definition, FormRow, Icon, Level, Rule, Section, Stands, Test, Text, Unpriced,
};

/// The free allowance of the Lite and Essentials plans together.
static USERS: Allowance = Allowance {
    code: "cognito",
    amount: 10_000,
    hourly: false,
    regional: false,
    label: "10,000 monthly active users of Cognito Lite and Essentials",
};
/// The free allowance that accounts with older user pools keep for the Lite plan.
static OLDER_USERS: Allowance = Allowance {
    code: "cognito-older",
    amount: 50_000,
    hourly: false,
    regional: false,
    label: "50,000 monthly active users of Cognito Lite in accounts with older user pools",
};
/// The free allowance of users who sign in through SAML or OpenID Connect.
static FEDERATED: Allowance = Allowance {
    code: "cognito-federated",
    amount: 50,
    hourly: false,
    regional: false,
    label: "50 federated users of Cognito Lite and Essentials",
};

const LITE: Condition = Condition::Is("plan", &["lite"]);
const ESSENTIALS: Condition = Condition::Is("plan", &["essentials"]);
const PLUS: Condition = Condition::Is("plan", &["plus"]);
const OLDER: Condition = Condition::All(&[LITE, Condition::On("older_allowance")]);
const ADVANCED_SECURITY: Condition = Condition::All(&[LITE, Condition::On("advanced_security")]);

/// If one of these is given, users who are left out count as zero.
const OTHERS: &[&str] = &["federated_users", "token_requests", "app_clients", "quota_rps", "partial_quota_rps_months"];
/// Users are given, or no other usage is.
const HAS_USERS: Condition = Condition::Any(&[Condition::Given("users"), Condition::Not(&Condition::AnyGiven(OTHERS))]);

const TOKENS: Amount = Amount::Field("token_requests");

/// Cognito user pools.
pub static COGNITO: Definition = Definition {
    kind: "cognito",
    title: "Amazon Cognito",
    adds: "Cognito user pool",
    new: ("users", "User pool"),
    noun: "user pool",
    count: "",
    section: Section::Security,
    icon: Icon::User,
    stands: Stands::Region,
    service: "cognito-idp",
    parent: None,
    summary: Text::All(&[Text::Label("plan"), Text::Is(" user pool"), Text::After(", ", &Text::Used("users"))]),
    about: "A user pool, or several of one feature plan: monthly active users in tiers that count the Region, federated \
            users, token requests of machines, and requests per second above the default quotas. Identity pools cost \
            nothing. SMS messages are charges of SNS, e-mail of SES, triggers of Lambda, and endpoints of PrivateLink.",
    config: fields::CONFIG,
    usage: fields::USAGE,
    form: &[
        FormRow::Fields(&["plan", "placement/region"]),
        FormRow::Fields(&["users", "federated_users"]),
        FormRow::More(
            "Older user pools",
            "the allowance of 50,000 users, advanced security features",
            &["older_allowance", "advanced_security"],
        ),
        FormRow::More(
            "Machines and quotas",
            "tokens of machine-to-machine authorization, requests per second above the quotas",
            &["token_requests", "app_clients", "quota_rps", "partial_quota_rps_months"],
        ),
    ],
    starts: &[],
    allowances: &[&USERS, &OLDER_USERS, &FEDERATED],
    charges: charges::ALL,
    rules: &[
        Rule {
            id: "cog-older-plan",
            level: Level::Advice,
            place: "/config/advanced_security",
            test: Test::When(ADVANCED_SECURITY),
            message: Text::Is("the advanced security features are an add-on that only older user pools keep"),
            fix: "compare it with the Plus plan, which includes threat protection",
        },
        Rule {
            id: "cog-token-cache",
            level: Level::Advice,
            place: "/usage/token_requests",
            test: Test::Above(Condition::Given("token_requests"), TOKENS, Amount::Of(100_000)),
            message: Text::Is("every token request of a machine is paid, and there are more than 100,000 a month"),
            fix: "reuse tokens until they expire, for instance through a cache of API Gateway",
        },
    ],
    purchase_options: None,
    deployment_options: None,
    unpriced: &[
        Unpriced {
            code: "cognito.users",
            when: ESSENTIALS,
            reason: "no table has the Essentials plan, of which a part is free",
        },
        Unpriced { code: "cognito.users", when: PLUS, reason: "no table has the Plus plan" },
        Unpriced {
            code: "cognito.federated-users",
            when: ESSENTIALS,
            reason: "no table has federated users of the Essentials plan, some of whom are free",
        },
        Unpriced {
            code: "cognito.federated-users",
            when: PLUS,
            reason: "no table has federated users of the Plus plan",
        },
    ],
    sources: &[
        "Amazon Cognito pricing",
        "Amazon Cognito developer guide, user pool feature plans",
        "Amazon Cognito developer guide, monitoring and managing costs",
        "AWS What's New, provisioned capacity for API limits of Amazon Cognito, January 2024",
        "AWS Security Blog, how to monitor, optimize, and secure Amazon Cognito machine-to-machine authorization",
    ],
};
