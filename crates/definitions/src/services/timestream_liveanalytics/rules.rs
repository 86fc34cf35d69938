//! What Timestream for LiveAnalytics refuses, and what surprises.

use super::COMPUTE;
use crate::{Amount, Condition, Level, Rule, Test, Text};

/// The compute units that an account has by default.
const DEFAULT_TCUS: u64 = 200;

pub(super) const ALL: &[Rule] = &[
    Rule {
        id: "timestream-closed",
        level: Level::Warning,
        place: "/config/query_pricing",
        test: Test::When(Condition::Always),
        message: Text::Is("Timestream for LiveAnalytics is closed to new customers since 20 June 2025"),
        fix: "without an account that used it before, choose Timestream for InfluxDB",
    },
    Rule {
        id: "timestream-tcus-quota",
        level: Level::Warning,
        place: "/config/query_tcus",
        test: Test::Above(COMPUTE, Amount::Field("query_tcus"), Amount::Of(DEFAULT_TCUS)),
        message: Text::Is("an account has 200 compute units for queries by default"),
        fix: "raise the quota of the account and Region",
    },
];

const _: () = assert!(DEFAULT_TCUS == 200, "the message says 200");
