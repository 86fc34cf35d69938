//! User pools.

use units::Unit;

use crate::Job;
use crate::draft::Draft;
use crate::many::{self, Key, Label, key};
use crate::report::Report;

const LITE: Key = key(Unit::ActiveUser, "users", "lite");
const FEDERATED: Key = key(Unit::ActiveUser, "users", "federated");
const ADVANCED_SECURITY: Key = key(Unit::ActiveUser, "users", "advanced-security");
const TOKENS: Key = key(Unit::Request, "token-requests", "m2m");
const APP_CLIENTS: Key = key(Unit::Month, "app-clients", "m2m");
const MONTH: Key = key(Unit::RpsMonth, "quota", "month");
const PART_OF_MONTH: Key = key(Unit::RpsMonth, "quota", "part-of-month");

const FREE: &str = "the rate of usage that is free";

/// The tiers of the Lite plan start at 100,000, 1 million and 10 million users. AWS's price list counts them after the
/// 50,000 that were free, except in GovCloud, where none are.
const USERS: &[Label] = &[
    Label::Tier("User Pool MAU 0 upto 50000 per Requests", 0, LITE),
    Label::Tier("User Pool MAU 50000 upto 950000 per Requests", 100_000, LITE),
    Label::Tier("User Pool MAU 950000 upto 9950000 per Requests", 1_000_000, LITE),
    Label::Tier("User Pool MAU 9950000 upto Inf per Requests", 10_000_000, LITE),
    Label::Tier("User Pool MAU 0 upto 100000 per Requests", 0, LITE),
    Label::Tier("User Pool MAU 100000 upto 1000000 per Requests", 100_000, LITE),
    Label::Tier("User Pool MAU 1000000 upto 10000000 per Requests", 1_000_000, LITE),
    Label::Tier("User Pool MAU 10000000 upto Inf per Requests", 10_000_000, LITE),
    Label::Tier("MAU Frist 50000 per Requests", 0, LITE),
    Label::Tier("MAU Next 900000 per Requests", 100_000, LITE),
    Label::Tier("MAU Next 9000000 per Requests", 1_000_000, LITE),
    Label::Tier("MAU Greater than 10000000 per Requests", 10_000_000, LITE),
    Label::Price("Enterprise MAU per Requests", FEDERATED),
    Label::Price("non free User Pool Enterprise MAU 0 upto Inf", FEDERATED),
    Label::Tier("ASF MAU Frist 50000 per Requests", 0, ADVANCED_SECURITY),
    Label::Tier("ASF MAU Next 50000 per Requests", 50_000, ADVANCED_SECURITY),
    Label::Tier("ASF MAU Next 900000 per Requests", 100_000, ADVANCED_SECURITY),
    Label::Tier("ASF MAU Next 9000000 per Requests", 1_000_000, ADVANCED_SECURITY),
    Label::Tier("ASF MAU Greater than 10000000 per Requests", 10_000_000, ADVANCED_SECURITY),
];

/// A label of machine-to-machine authorization.
macro_rules! m2m {
    ($what:literal, $unit:literal) => {
        concat!("User Pools M2M ", $what, " per CognitoUserPools ", $unit)
    };
}

const MACHINES: &[Label] = &[
    Label::Tier(m2m!("Tokens Full 0 upto 250000", "M2MTokens"), 0, TOKENS),
    Label::Tier(m2m!("Tokens Full 250000 upto 5000000", "M2MTokens"), 250_000, TOKENS),
    Label::Tier(m2m!("Tokens Full 5000000 upto Inf", "M2MTokens"), 5_000_000, TOKENS),
    Label::Left(m2m!("Tokens Free 0 upto 250000", "M2MTokens"), FREE),
    Label::Left(m2m!("Tokens Free 250000 upto 5000000", "M2MTokens"), FREE),
    Label::Left(m2m!("Tokens Free 5000000 upto Inf", "M2MTokens"), FREE),
    Label::Price(m2m!("AppClients Full 0 upto 100", "M2MAppClientMo"), APP_CLIENTS),
    Label::Price(m2m!("AppClients Full 100 upto 500", "M2MAppClientMo"), APP_CLIENTS),
    Label::Price(m2m!("AppClients Full 500 upto Inf", "M2MAppClientMo"), APP_CLIENTS),
    Label::Left(m2m!("AppClients Free 0 upto 100", "M2MAppClientMo"), FREE),
    Label::Left(m2m!("AppClients Free 100 upto 500", "M2MAppClientMo"), FREE),
    Label::Left(m2m!("AppClients Free 500 upto Inf", "M2MAppClientMo"), FREE),
];

/// The labels of raised quotas, which cost the same in each category of operations.
macro_rules! quotas {
    ($($category:literal),*) => {
        &[$(
            Label::Price(concat!("User Pool RPS ", $category, " Full"), MONTH),
            Label::Price(concat!("User Pool RPS ", $category, " Partial"), PART_OF_MONTH),
            Label::Left(concat!("User Pool RPS ", $category, " Free"), FREE),
        )*]
    };
}

const QUOTAS: &[Label] = quotas!(
    "UserAccountRecovery",
    "UserAuthentication",
    "UserCreation",
    "UserFederation",
    "UserRead",
    "UserResourceRead",
    "UserResourceUpdate",
    "UserToken",
    "UserUpdate"
);

pub(crate) fn import(job: &Job<'_>, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    many::lists(job, "cognito", &[USERS, MACHINES, QUOTAS].concat(), draft, report)
}
