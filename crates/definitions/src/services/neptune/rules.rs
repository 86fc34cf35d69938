//! What Neptune refuses, and what would be cheaper. The limits are those of the Amazon Neptune user guide.

use crate::cluster::{
    ABOVE_CAPACITY, COPIES_IN_PARTITION, COPIES_IN_REGION, GLOBAL, GLOBAL_BURSTABLE, IO_OPTIMIZED_PAYS, MAX_IN_HALVES,
    MIN_ABOVE_MAX, MIN_IN_HALVES, OTHER_PARTITION, SAME_REGION, SERVERLESS, SERVERLESS_PLAN_PAYS, STANDARD_PAYS,
    STEADY_PLAN, STEADY_SERVERLESS, STOPPED, TOO_MANY_INSTANCES, refused,
};
use crate::purchase_choices::PLAN_GENERATION;
use crate::{Amount, Condition, Rule, Test};

pub(super) const ALL: &[Rule] = &[
    TOO_MANY_INSTANCES,
    MIN_IN_HALVES,
    MAX_IN_HALVES,
    MIN_ABOVE_MAX,
    PLAN_GENERATION,
    SAME_REGION,
    OTHER_PARTITION,
    COPIES_IN_REGION,
    COPIES_IN_PARTITION,
    GLOBAL_BURSTABLE,
    refused(
        "neptune-serverless-maximum",
        "/config/max_capacity",
        Test::Above(SERVERLESS, Amount::Of(5), Amount::Times(&[Amount::Of(2), Amount::Field("max_capacity")])),
        "the maximum capacity is 2.5 NCU at least",
        "raise the maximum capacity",
    ),
    refused(
        "neptune-storage-limit",
        "/usage/storage_gb",
        Test::Above(Condition::Always, Amount::Field("storage_gb"), Amount::Of(131_072)),
        "a cluster has 128 TiB of storage at most",
        "spread the data over several clusters",
    ),
    refused(
        "neptune-global-stopped",
        "/usage/hours_per_month",
        Test::Above(GLOBAL, Amount::Month, Amount::Hours("hours_per_month")),
        "clusters of a global database cannot be stopped",
        "let it run all month, or take it out of the global database",
    ),
    ABOVE_CAPACITY,
    STOPPED,
    STEADY_SERVERLESS,
    IO_OPTIMIZED_PAYS,
    STANDARD_PAYS,
    STEADY_PLAN,
    SERVERLESS_PLAN_PAYS,
];
