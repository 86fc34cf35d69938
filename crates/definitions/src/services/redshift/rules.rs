//! What Redshift refuses, and what is easily overlooked. The limits are those of the Amazon Redshift management guide.

use units::Decimal;

use super::charges::STARTS;
use super::{DC2, MULTI_AZ, ON_DEMAND, PROVISIONED, RESERVED_RPUS, SERVERLESS};
use crate::common::copy_region;
use crate::{Amount, Condition, Level, Reading, Rule, Test, Text};

const NODES: Amount = Amount::Field("nodes");
/// The largest number of nodes of a type; open where it is not known.
const MOST: Amount = Amount::ByChoice(
    "node_type",
    &[
        ("ra3.large", 16),
        ("ra3.xlplus", 32),
        ("ra3.4xlarge", 64),
        ("ra3.16xlarge", 128),
        ("dc2.large", 32),
        ("dc2.8xlarge", 128),
    ],
);
const LARGE: Condition =
    Condition::Is("node_type", &["ra3.4xlarge", "ra3.16xlarge", "rg.4xlarge", "rg.12xlarge", "dc2.8xlarge"]);
/// The workgroups or clusters that share the storage.
const WORKGROUPS: Amount = Amount::AtLeast(&Amount::Placed, &Amount::Of(1));
/// GB that the smallest base capacity can hold.
const SMALL_GB: u64 = 32_768;
/// GB that less than 32 RPUs can hold.
const MEDIUM_GB: u64 = 131_072;
/// The base capacity in RPUs up to which it is set in steps of 8; above, in steps of 32.
const SMALL_STEPS: u64 = 512;

/// Whether AWS has the base capacity (Amazon Redshift management guide, compute capacity for Redshift Serverless).
fn is_base_capacity(reading: &Reading<'_>) -> bool {
    let Some(rpus) = reading.values.number("base_rpu").map(|number| number.0) else { return true };
    let is_multiple_of = |step: u64| (rpus % Decimal::from(step)).is_zero();
    rpus == Decimal::from(4) || is_multiple_of(if rpus <= Decimal::from(SMALL_STEPS) { 8 } else { 32 })
}

const fn rule(
    id: &'static str,
    level: Level,
    place: &'static str,
    test: Test,
    message: &'static str,
    fix: &'static str,
) -> Rule {
    Rule { id, level, place, test, message: Text::Is(message), fix }
}

/// GB of managed storage that a node holds, more in clusters of several nodes; open where it is not known.
const HELD_GB: Amount = Amount::If(
    Condition::Equals("nodes", 1),
    &Amount::ByChoice("node_type", &[("ra3.large", 1_024), ("ra3.xlplus", 4_096)]),
    &Amount::ByChoice(
        "node_type",
        &[("ra3.large", 8_192), ("ra3.xlplus", 32_768), ("ra3.4xlarge", 131_072), ("ra3.16xlarge", 131_072)],
    ),
);
const COPIES: [Rule; 2] =
    copy_region!("redshift-copy-region", "redshift-copy-partition", "copy_region", Condition::Always);

pub(super) const ALL: &[Rule] = &[
    COPIES[0],
    COPIES[1],
    rule(
        "redshift-storage-limit",
        Level::Error,
        "/usage/managed_storage_gb",
        Test::Above(PROVISIONED, Amount::Field("managed_storage_gb"), Amount::Times(&[WORKGROUPS, NODES, HELD_GB])),
        "a node holds 8 TB (ra3.large), 32 TB (ra3.xlplus) or 128 TB of managed storage at most, a single node 1 TB \
         (ra3.large) or 4 TB (ra3.xlplus)",
        "use more nodes, or larger ones",
    ),
    rule(
        "redshift-reserved-rpus-missing",
        Level::Error,
        "/config/reserved_rpu",
        Test::When(Condition::All(&[RESERVED_RPUS, Condition::Not(&Condition::Given("reserved_rpu"))])),
        "a serverless reservation is bought for a number of RPUs",
        "enter the reserved capacity",
    ),
    rule(
        "redshift-node-limit",
        Level::Error,
        "/config/nodes",
        Test::Above(PROVISIONED, NODES, MOST),
        "a cluster has at most 16 nodes of ra3.large, 32 of ra3.xlplus and dc2.large, 64 of ra3.4xlarge, 128 of \
         ra3.16xlarge and dc2.8xlarge",
        "use larger nodes, or fewer",
    ),
    rule(
        "redshift-two-nodes",
        Level::Error,
        "/config/nodes",
        Test::Above(Condition::All(&[PROVISIONED, Condition::Any(&[LARGE, MULTI_AZ])]), Amount::Of(2), NODES),
        "this node type, or Multi-AZ, needs two nodes at least",
        "use two nodes, or a smaller node type without Multi-AZ",
    ),
    rule(
        "redshift-multi-az-nodes",
        Level::Error,
        "/config/multi_az",
        Test::When(Condition::All(&[DC2, Condition::On("multi_az")])),
        "DC2 clusters cannot be Multi-AZ",
        "use RA3 nodes, or turn Multi-AZ off",
    ),
    rule(
        "redshift-dc2",
        Level::Warning,
        "/config/node_type",
        Test::When(DC2),
        "AWS has ended DC2 nodes",
        "use RA3 or RG nodes, or serverless",
    ),
    rule(
        "redshift-paused",
        Level::Warning,
        "/usage/hours_per_month",
        Test::Above(Condition::All(&[PROVISIONED, ON_DEMAND]), Amount::Month, Amount::Hours("hours_per_month")),
        "a paused cluster still pays for its storage and snapshots",
        "keep the storage, or delete the cluster with a final snapshot",
    ),
    rule(
        "redshift-small-capacity",
        Level::Error,
        "/config/base_rpu",
        Test::Above(
            Condition::All(&[SERVERLESS, Condition::Not(&Condition::AtLeast("base_rpu", 8))]),
            Amount::Field("managed_storage_gb"),
            Amount::Times(&[WORKGROUPS, Amount::Of(SMALL_GB)]),
        ),
        "4 RPUs support 32 TB of data at most",
        "use 8 RPUs or more",
    ),
    rule(
        "redshift-small-capacity",
        Level::Error,
        "/config/base_rpu",
        Test::Above(
            Condition::All(&[SERVERLESS, Condition::Not(&Condition::AtLeast("base_rpu", 32))]),
            Amount::Field("managed_storage_gb"),
            Amount::Times(&[WORKGROUPS, Amount::Of(MEDIUM_GB)]),
        ),
        "less than 32 RPUs support 128 TB of data at most",
        "use 32 RPUs or more",
    ),
    rule(
        "redshift-base-capacity",
        Level::Error,
        "/config/base_rpu",
        Test::By(|reading| SERVERLESS.holds(reading) && !is_base_capacity(reading)),
        "the base capacity is 4 RPUs, a multiple of 8 up to 512, or a multiple of 32 up to 1,024",
        "use one of these",
    ),
    rule(
        "redshift-starts",
        Level::Warning,
        "/usage/activations",
        Test::Above(SERVERLESS, STARTS, Amount::Field("active_hours")),
        "the starts are shorter than 60 seconds on average, which is billed at least",
        "run queries together, or less often",
    ),
    rule(
        "redshift-reserved-rpus",
        Level::Warning,
        "/config/reserved_rpu",
        Test::Above(RESERVED_RPUS, Amount::Field("reserved_rpu"), Amount::Field("base_rpu")),
        "more is reserved than the base capacity: it is paid for even if it is never used",
        "reserve the base capacity at most, unless it scales above that all the time",
    ),
];

const _: () = assert!(SMALL_GB == 32 * 1_024 && MEDIUM_GB == 128 * 1_024, "the messages say 32 and 128 TB");
