//! What MemoryDB refuses, and what would be cheaper. The limits are those of the Amazon MemoryDB developer guide.

use super::charges::NODES_EACH;
use super::{MULTI_REGION, ON_DEMAND, REDIS, RESERVABLE_FAMILIES};
use crate::common::{crosses_partitions, is_node_type, replica_region};
use crate::{Amount, Condition, Level, Reading, Rule, Test, Text};

const REPLICA: [Rule; 2] = replica_region!("memorydb-own-region", "memorydb-partition", "replica_region", MULTI_REGION);

pub(super) const NODE_TYPE: Rule = Rule {
    id: "memorydb-node-type",
    level: Level::Error,
    place: "/config/node_type",
    test: Test::By(|reading| !is_node_type(reading.values.text("node_type").unwrap_or_default(), "db")),
    message: Text::Is("the node types of MemoryDB are named like db.r7g.large"),
    fix: "enter the node type as AWS writes it",
};

/// The node types of the developer guide.
const FAMILIES: &[(&str, &[&str])] = &[
    ("r7g", &["large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge"]),
    ("r6g", &["large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge"]),
    ("r6gd", &["xlarge", "2xlarge", "4xlarge", "8xlarge"]),
    ("t4g", &["small", "medium"]),
];

/// Whether a node type has the form of one, and the developer guide does not list it.
fn is_unlisted(reading: &Reading<'_>) -> bool {
    let name = reading.values.text("node_type").unwrap_or_default();
    let is_of = |(family, sizes): &(&str, &[&str])| {
        let size = name.strip_prefix("db.").and_then(|rest| rest.strip_prefix(*family)?.strip_prefix('.'));
        size.is_some_and(|size| sizes.contains(&size))
    };
    is_node_type(name, "db") && !FAMILIES.iter().any(is_of)
}

pub(super) const UNLISTED: Rule = Rule {
    id: "memorydb-unlisted-node-type",
    level: Level::Warning,
    place: "/config/node_type",
    test: Test::By(is_unlisted),
    message: Text::Is("AWS's developer guide does not list this node type: MemoryDB has R7g, R6g, R6gd and T4g nodes"),
    fix: "check the name, or use a node type of the guide",
};

/// Reserved nodes of a family that AWS does not sell them for. Needs when nodes are reserved.
pub(super) const fn reserved_family(when: Condition) -> Rule {
    Rule {
        id: "memorydb-reserved-family",
        level: Level::Error,
        place: "/config/node_type",
        test: Test::When(when),
        message: Text::Is("reserved nodes are sold for R7g, R6g and R6gd nodes"),
        fix: "use nodes of one of these families, or buy on demand",
    }
}

/// The Regions with Multi-Region clusters.
const REGIONS: &[&str] = &[
    "us-east-1",
    "us-east-2",
    "us-west-1",
    "us-west-2",
    "eu-west-1",
    "eu-west-2",
    "eu-central-1",
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-south-1",
    "ap-southeast-1",
    "ap-southeast-2",
];

/// Whether one of the Regions of a Multi-Region cluster has none. Regions of different partitions are reported elsewhere.
fn has_no_multi_region(reading: &Reading<'_>) -> bool {
    let other = reading.values.text("replica_region").unwrap_or_default();
    MULTI_REGION.holds(reading)
        && !crosses_partitions(reading.region, other)
        && [reading.region, other].iter().any(|region| !REGIONS.contains(region))
}

pub(super) const ALL: &[Rule] = &[
    NODE_TYPE,
    UNLISTED,
    reserved_family(Condition::All(&[
        Condition::Not(&ON_DEMAND),
        Condition::Given("node_type"),
        Condition::Not(&RESERVABLE_FAMILIES),
    ])),
    REPLICA[0],
    REPLICA[1],
    Rule {
        id: "memorydb-node-limit",
        level: Level::Error,
        place: "/config/shards",
        test: Test::Above(Condition::Always, NODES_EACH, Amount::Of(500)),
        message: Text::Is("a cluster has 500 nodes at most, with all replicas"),
        fix: "use fewer shards or replicas, or larger nodes",
    },
    Rule {
        id: "memorydb-multi-region-nodes",
        level: Level::Error,
        place: "/config/replica_region",
        test: Test::When(Condition::All(&[
            MULTI_REGION,
            Condition::Any(&[
                Condition::Not(&Condition::StartsWith("node_type", "db.r7g.")),
                Condition::StartsWith("node_type", "db.r7g.large"),
            ]),
        ])),
        message: Text::Is("Multi-Region clusters need R7g nodes of size xlarge or larger"),
        fix: "use db.r7g.xlarge or larger, or leave the other Region out",
    },
    Rule {
        id: "memorydb-multi-region-regions",
        level: Level::Error,
        place: "/config/replica_region",
        test: Test::By(has_no_multi_region),
        message: Text::Is(
            "MemoryDB Multi-Region is available in the Regions of the US, Ireland, London, Frankfurt, Tokyo, Seoul, \
             Mumbai, Singapore and Sydney alone",
        ),
        fix: "choose two of these Regions, or leave the other Region out",
    },
    Rule {
        id: "memorydb-single-node",
        level: Level::Warning,
        place: "/config/replicas",
        test: Test::When(Condition::Not(&Condition::AtLeast("replicas", 1))),
        message: Text::Is("a shard without a replica is unavailable while its node is replaced"),
        fix: "add a replica in another zone, unless this is a test",
    },
    Rule {
        id: "memorydb-engine",
        level: Level::Advice,
        place: "/config/engine",
        test: Test::When(REDIS),
        message: Text::Is(
            "Valkey nodes cost 30 % less than those of Redis OSS, and 10 TB written a month are included",
        ),
        fix: "change the engine to Valkey",
    },
];
