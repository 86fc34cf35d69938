//! What DocumentDB refuses, and what would be cheaper. The limits are those of the Amazon DocumentDB developer guide.

use super::{ELASTIC, HAS_INSTANCES};
use crate::cluster::{
    ABOVE_CAPACITY, COPIES_IN_PARTITION, COPIES_IN_REGION, GLOBAL, GLOBAL_BURSTABLE, IO_OPTIMIZED_PAYS, MAX_IN_HALVES,
    MIN_ABOVE_MAX, MIN_IN_HALVES, OTHER_PARTITION, SAME_REGION, SAVINGS_PLAN, SERVERLESS, SERVERLESS_PLAN_PAYS,
    STANDARD_PAYS, STEADY_PLAN, STEADY_SERVERLESS, STOPPED, TOO_MANY_INSTANCES, refused,
};
use crate::common::EXTENDED_SUPPORT;
use crate::purchase_choices::PLAN_GENERATION;
use crate::{Amount, Condition, Rule, Test};

const STORAGE: Amount = Amount::Field("storage_gb");

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
        "documentdb-elastic-global",
        "/config/global_cluster",
        Test::When(Condition::All(&[ELASTIC, GLOBAL])),
        "elastic clusters cannot be part of a global cluster",
        "use instances, or leave the global cluster out",
    ),
    refused(
        "documentdb-elastic-plan",
        "/config/purchase",
        Test::When(Condition::All(&[ELASTIC, SAVINGS_PLAN])),
        "Database Savings Plans do not apply to elastic clusters",
        "use on-demand",
    ),
    refused(
        "documentdb-serverless-minimum",
        "/config/min_capacity",
        Test::Above(SERVERLESS, Amount::Of(1), Amount::Times(&[Amount::Of(2), Amount::Field("min_capacity")])),
        "the minimum capacity is 0.5 DCU at least: serverless instances do not pause",
        "use 0.5 or more",
    ),
    refused(
        "documentdb-shard-capacity",
        "/config/shard_vcpus",
        Test::When(Condition::All(&[
            ELASTIC,
            Condition::Given("shard_vcpus"),
            Condition::Not(&Condition::Any(&[
                Condition::Equals("shard_vcpus", 2),
                Condition::Equals("shard_vcpus", 4),
                Condition::Equals("shard_vcpus", 8),
                Condition::Equals("shard_vcpus", 16),
                Condition::Equals("shard_vcpus", 32),
                Condition::Equals("shard_vcpus", 64),
            ])),
        ])),
        "instances of elastic clusters have 2, 4, 8, 16, 32 or 64 vCPUs",
        "choose one of these",
    ),
    refused(
        "documentdb-storage-limit",
        "/usage/storage_gb",
        Test::Above(HAS_INSTANCES, STORAGE, Amount::Of(131_072)),
        "a cluster has 128 TiB of storage at most",
        "use an elastic cluster, or spread the data over several clusters",
    ),
    refused(
        "documentdb-global-stopped",
        "/usage/hours_per_month",
        Test::Above(Condition::All(&[HAS_INSTANCES, GLOBAL]), Amount::Month, Amount::Hours("hours_per_month")),
        "clusters of a global cluster cannot be stopped",
        "let it run all month, or take it out of the global cluster",
    ),
    EXTENDED_SUPPORT,
    ABOVE_CAPACITY,
    STOPPED,
    STEADY_SERVERLESS,
    IO_OPTIMIZED_PAYS,
    STANDARD_PAYS,
    STEADY_PLAN,
    SERVERLESS_PLAN_PAYS,
];
