//! What OpenSearch refuses, and what is easily overlooked. The limits are those of the Amazon OpenSearch Service developer
//! guide.

use units::Decimal;

use super::serverless::LEAST;
use super::volumes::{has_instance_store_only, is_instance_type, is_wrong_size, is_wrong_volume_type, needs_volumes};
use super::{
    CLASSIC, COORDINATORS, DOMAIN, EBS, EXTENDED_SUPPORT, GP3, IO1, MASTERS, ON_DEMAND, SAVINGS_PLAN, SERVERLESS, WARM,
};
use crate::{Amount, Condition, Level, Reading, Rule, Test, Text};

/// Master nodes that a domain can have, if it has any.
const SOME_MASTERS: Condition =
    Condition::Any(&[Condition::Equals("master_nodes", 3), Condition::Equals("master_nodes", 5)]);
const THREE_MASTERS: Condition = Condition::AtLeast("master_nodes", 3);
const STANDBY: Condition = Condition::All(&[DOMAIN, Condition::On("standby")]);

/// That the instance type of a field is too old for Database Savings Plans.
macro_rules! older {
    ($field:literal) => {
        older!($field, ["t2.", "t3.", "m3.", "m4.", "m5.", "m6g.", "c4.", "c5.", "c6g.", "r3.", "r4.", "r5.", "r6g", "i2.", "i3."])
    };
    ($field:literal, [$($family:literal),*]) => {
        Condition::Any(&[$(Condition::StartsWith($field, $family)),*])
    };
}

/// Instances that are too old for Database Savings Plans.
const OLD_INSTANCES: Condition = Condition::Any(&[
    older!("instance_type"),
    Condition::All(&[MASTERS, older!("master_type")]),
    Condition::All(&[COORDINATORS, older!("coordinator_type")]),
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

/// Whether the nodes of a domain with a standby zone cannot be spread evenly over three zones.
fn is_uneven(reading: &Reading<'_>, nodes: &str) -> bool {
    let nodes = reading.number(nodes).ok().flatten().unwrap_or_default();
    STANDBY.holds(reading) && !nodes.checked_rem(Decimal::from(3)).unwrap_or_default().is_zero()
}

/// Whether a field has no name of an instance type.
fn is_misnamed(reading: &Reading<'_>, field: &str) -> bool {
    !is_instance_type(reading.values.text(field).unwrap_or_default())
}

/// That a field has no name of an instance type.
const fn misnamed(place: &'static str, test: fn(&Reading<'_>) -> bool) -> Rule {
    rule(
        "search-instance-type",
        Level::Error,
        place,
        Test::By(test),
        "the instance types of OpenSearch are named like r7g.large.search",
        "enter the instance type as AWS writes it",
    )
}

/// Less indexing or search than the minimum that is billed of each.
const fn serverless_minimum(place: &'static str, used: Amount) -> Rule {
    rule(
        "search-serverless-minimum",
        Level::Warning,
        place,
        Test::Above(CLASSIC, LEAST, used),
        "classic collections are billed for half an OCU of indexing and of search at least, for 1 OCU of each with \
         redundancy, even without data or queries",
        "use the next generation, which scales to zero",
    )
}

pub(super) const INSTANCE_TYPE: Rule =
    misnamed("/config/instance_type", |reading| is_misnamed(reading, "instance_type"));

/// The most IOPS of io1, and of gp3 for each started 3 TiB.
const MOST_IOPS: Amount = Amount::Of(16_000);
/// Volumes of gp3 count as one for each started 3 TiB.
const GP3_PARTS: Amount = Amount::Started(&Amount::Field("volume_gib"), 3_072);

pub(super) const ALL: &[Rule] = &[
    rule(
        "search-standby-nodes",
        Level::Error,
        "/config/data_nodes",
        Test::By(|reading| is_uneven(reading, "data_nodes")),
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
    misnamed("/config/instance_type", |reading| DOMAIN.holds(reading) && is_misnamed(reading, "instance_type")),
    misnamed("/config/master_type", |reading| MASTERS.holds(reading) && is_misnamed(reading, "master_type")),
    misnamed("/config/coordinator_type", |reading| {
        COORDINATORS.holds(reading) && is_misnamed(reading, "coordinator_type")
    }),
    rule(
        "search-standby-warm",
        Level::Error,
        "/config/warm_nodes",
        Test::By(|reading| WARM.holds(reading) && is_uneven(reading, "warm_nodes")),
        "Multi-AZ with Standby has the same number of UltraWarm nodes in three zones",
        "use a multiple of three",
    ),
    rule(
        "search-standby-volumes",
        Level::Error,
        "/config/volume_type",
        all(&[STANDBY, Condition::Is("volume_type", &["magnetic"])]),
        "Multi-AZ with Standby needs SSDs",
        "use gp3 volumes, or data nodes with an instance store",
    ),
    rule(
        "search-coordinators",
        Level::Error,
        "/config/coordinator_nodes",
        all(&[COORDINATORS, Condition::Not(&MASTERS)]),
        "dedicated coordinator nodes need dedicated master nodes",
        "add three dedicated master nodes",
    ),
    rule(
        "search-no-instance-store",
        Level::Error,
        "/config/volume_type",
        Test::By(|reading| DOMAIN.holds(reading) && !EBS.holds(reading) && needs_volumes(reading.values)),
        "these data nodes have no instance store",
        "choose EBS volumes, or data nodes with an instance store",
    ),
    rule(
        "search-instance-store",
        Level::Error,
        "/config/volume_type",
        Test::By(|reading| EBS.holds(reading) && has_instance_store_only(reading.values)),
        "these data nodes have an instance store and no EBS volumes",
        "choose the instance store, or other data nodes",
    ),
    Rule {
        message: Text::All(&[
            Text::Of("instance_type"),
            Text::Is(" nodes cannot have "),
            Text::Of("volume_type"),
            Text::Is(" volumes"),
        ]),
        ..rule(
            "search-volume-type",
            Level::Error,
            "/config/volume_type",
            Test::By(|reading| EBS.holds(reading) && is_wrong_volume_type(reading.values)),
            "",
            "choose another volume type, or current data nodes, which have gp3",
        )
    },
    Rule {
        message: Text::All(&[
            Text::Of("instance_type"),
            Text::Is(" nodes cannot have "),
            Text::Of("volume_type"),
            Text::Is(" volumes of "),
            Text::Of("volume_gib"),
            Text::Is(" GiB"),
        ]),
        ..rule(
            "search-volume-size",
            Level::Error,
            "/config/volume_gib",
            Test::By(|reading| EBS.holds(reading) && is_wrong_size(reading.values)),
            "",
            "use more or larger data nodes, or the least size of the type in the EBS volume size quotas",
        )
    },
    rule(
        "search-iops-limit",
        Level::Error,
        "/config/iops",
        Test::Above(IO1, Amount::Field("iops"), MOST_IOPS),
        "an io1 volume has 16,000 IOPS at most",
        "use more data nodes, or gp3",
    ),
    rule(
        "search-iops-limit",
        Level::Error,
        "/config/iops",
        Test::Above(GP3, Amount::Field("iops"), Amount::Times(&[MOST_IOPS, GP3_PARTS])),
        "a gp3 volume has 16,000 IOPS at most for each 3 TiB",
        "use more data nodes, or larger volumes",
    ),
    rule(
        "search-throughput-limit",
        Level::Error,
        "/config/throughput_mibps",
        Test::Above(GP3, Amount::Field("throughput_mibps"), Amount::Times(&[Amount::Of(1_000), GP3_PARTS])),
        "a gp3 volume has 1,000 MiB/s at most for each 3 TiB",
        "use more data nodes, or larger volumes",
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
    serverless_minimum("/usage/indexing_ocu_hours", Amount::Field("indexing_ocu_hours")),
    serverless_minimum("/usage/search_ocu_hours", Amount::Field("search_ocu_hours")),
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
