//! What OpenSearch refuses, and what is easily overlooked. The limits are those of the Amazon OpenSearch Service developer
//! guide.

use units::Decimal;

use super::serverless::LEAST;
use super::volumes::{has_instance_store_only, is_instance_type, is_wrong_size, is_wrong_volume_type};
use super::{CLASSIC, DOMAIN, EBS, EXTENDED_SUPPORT, IO1, MASTERS, ON_DEMAND, SAVINGS_PLAN, SERVERLESS, WARM};
use crate::{Amount, Condition, Level, Reading, Rule, Test, Text};

/// Master nodes that a domain can have, if it has any.
const SOME_MASTERS: Condition =
    Condition::Any(&[Condition::Equals("master_nodes", 3), Condition::Equals("master_nodes", 5)]);
const THREE_MASTERS: Condition = Condition::AtLeast("master_nodes", 3);
const STANDBY: Condition = Condition::All(&[DOMAIN, Condition::On("standby")]);

/// Instances that are too old for Database Savings Plans.
const OLD_INSTANCES: Condition = Condition::Any(&[
    Condition::StartsWith("instance_type", "t2."),
    Condition::StartsWith("instance_type", "t3."),
    Condition::StartsWith("instance_type", "m3."),
    Condition::StartsWith("instance_type", "m4."),
    Condition::StartsWith("instance_type", "m5."),
    Condition::StartsWith("instance_type", "m6g."),
    Condition::StartsWith("instance_type", "c4."),
    Condition::StartsWith("instance_type", "c5."),
    Condition::StartsWith("instance_type", "c6g."),
    Condition::StartsWith("instance_type", "r3."),
    Condition::StartsWith("instance_type", "r4."),
    Condition::StartsWith("instance_type", "r5."),
    Condition::StartsWith("instance_type", "r6g"),
    Condition::StartsWith("instance_type", "i2."),
    Condition::StartsWith("instance_type", "i3."),
]);

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

const fn all(conditions: &'static [Condition]) -> Test {
    Test::When(Condition::All(conditions))
}

/// Whether the data nodes of a domain with a standby zone cannot be spread evenly over three zones.
fn is_uneven(reading: &Reading<'_>) -> bool {
    let nodes = reading.values.number("data_nodes").map_or(Decimal::from(3), |nodes| nodes.0);
    STANDBY.holds(reading) && !nodes.checked_rem(Decimal::from(3)).unwrap_or_default().is_zero()
}

pub(super) const ALL: &[Rule] = &[
    rule(
        "search-standby-nodes",
        Level::Error,
        "/config/data_nodes",
        Test::By(is_uneven),
        "Multi-AZ with Standby has the same number of data nodes in three zones",
        "use a multiple of three",
    ),
    rule(
        "search-standby-masters",
        Level::Error,
        "/config/master_nodes",
        all(&[STANDBY, Condition::Not(&THREE_MASTERS)]),
        "Multi-AZ with Standby needs three dedicated master nodes",
        "add dedicated master nodes",
    ),
    rule(
        "search-masters",
        Level::Error,
        "/config/master_nodes",
        all(&[MASTERS, Condition::Not(&SOME_MASTERS)]),
        "a domain has three or five dedicated master nodes, or none",
        "use three",
    ),
    rule(
        "search-instance-type",
        Level::Error,
        "/config/instance_type",
        Test::By(|reading| {
            DOMAIN.holds(reading) && !is_instance_type(reading.values.text("instance_type").unwrap_or_default())
        }),
        "the instance types of OpenSearch are named like r7g.large.search",
        "enter the instance type as AWS writes it",
    ),
    rule(
        "search-instance-type",
        Level::Error,
        "/config/master_type",
        Test::By(|reading| {
            MASTERS.holds(reading) && !is_instance_type(reading.values.text("master_type").unwrap_or_default())
        }),
        "the instance types of OpenSearch are named like m7g.large.search",
        "enter the instance type as AWS writes it",
    ),
    rule(
        "search-instance-store",
        Level::Error,
        "/config/volume_type",
        Test::By(|reading| EBS.holds(reading) && has_instance_store_only(reading)),
        "these data nodes have an instance store and no EBS volumes",
        "choose the instance store, or other data nodes",
    ),
    rule(
        "search-volume-type",
        Level::Error,
        "/config/volume_type",
        Test::By(|reading| EBS.holds(reading) && is_wrong_volume_type(reading)),
        "these data nodes cannot have volumes of this type",
        "choose another volume type, or current data nodes, which have gp3",
    ),
    rule(
        "search-volume-size",
        Level::Error,
        "/config/volume_gib",
        Test::By(|reading| EBS.holds(reading) && is_wrong_size(reading)),
        "these data nodes cannot have volumes of this size",
        "use more data nodes, or larger ones",
    ),
    rule(
        "search-single-node",
        Level::Warning,
        "/config/data_nodes",
        all(&[DOMAIN, Condition::Equals("data_nodes", 1)]),
        "a single data node has no replicas: its data is not available while it is replaced",
        "use three data nodes, unless this is a test",
    ),
    rule(
        "search-warm-masters",
        Level::Error,
        "/config/warm_nodes",
        all(&[WARM, Condition::Not(&MASTERS)]),
        "UltraWarm needs dedicated master nodes",
        "add three dedicated master nodes",
    ),
    rule(
        "search-warm-nodes",
        Level::Error,
        "/config/warm_nodes",
        all(&[WARM, Condition::Equals("warm_nodes", 1)]),
        "UltraWarm has two nodes at least",
        "use two or more",
    ),
    rule(
        "search-warm-burstable",
        Level::Error,
        "/config/instance_type",
        all(&[
            WARM,
            Condition::Any(&[
                Condition::StartsWith("instance_type", "t2."),
                Condition::StartsWith("instance_type", "t3."),
            ]),
        ]),
        "domains with T2 or T3 data nodes have no UltraWarm",
        "use other data nodes",
    ),
    rule(
        "search-cold-warm",
        Level::Error,
        "/usage/cold_gb",
        all(&[DOMAIN, Condition::Given("cold_gb"), Condition::Not(&WARM)]),
        "cold storage needs UltraWarm nodes",
        "add UltraWarm nodes",
    ),
    rule(
        "search-reserved-serverless",
        Level::Error,
        "/config/purchase",
        all(&[SERVERLESS, Condition::Not(&Condition::Any(&[ON_DEMAND, SAVINGS_PLAN]))]),
        "serverless capacity cannot be reserved",
        "use another purchase option",
    ),
    rule(
        "search-plan-generation",
        Level::Error,
        "/config/purchase",
        all(&[DOMAIN, SAVINGS_PLAN, OLD_INSTANCES]),
        "Database Savings Plans apply to instances of generation 7 and newer",
        "use newer instances, or another purchase option",
    ),
    rule(
        "search-iops-missing",
        Level::Error,
        "/config/iops",
        all(&[IO1, Condition::Not(&Condition::Given("iops"))]),
        "io1 volumes are created with their IOPS",
        "enter the IOPS",
    ),
    rule(
        "search-extended-support",
        Level::Warning,
        "/config/extended_support",
        Test::When(EXTENDED_SUPPORT),
        "Extended Support is billed for every node by its size",
        "upgrade to a version in standard support",
    ),
    rule(
        "search-serverless-minimum",
        Level::Warning,
        "/usage/indexing_ocu_hours",
        Test::Above(
            CLASSIC,
            Amount::Times(&[Amount::Of(2), LEAST]),
            Amount::Sum(&[Amount::Field("indexing_ocu_hours"), Amount::Field("search_ocu_hours")]),
        ),
        "classic collections are billed for 1 OCU at least, for 2 with redundancy, even without data or queries",
        "use the next generation, which scales to zero",
    ),
    rule(
        "search-storage-gp3",
        Level::Advice,
        "/config/volume_type",
        Test::CheaperWith(
            Condition::All(&[EBS, Condition::Is("volume_type", &["gp2", "io1"])]),
            &[("volume_type", "gp3")],
        ),
        "gp3 has the same performance for less",
        "change the volumes to gp3",
    ),
];
