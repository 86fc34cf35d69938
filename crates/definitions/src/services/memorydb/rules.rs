//! What MemoryDB refuses, and what would be cheaper. The limits are those of the Amazon MemoryDB developer guide.

use super::charges::NODES_EACH;
use super::{MULTI_REGION, REDIS};
use crate::common::{is_node_type, replica_region};
use crate::{Amount, Condition, Level, Rule, Test, Text};

const REPLICA: [Rule; 2] = replica_region!("memorydb-own-region", "memorydb-partition", "replica_region", MULTI_REGION);

pub(super) const NODE_TYPE: Rule = Rule {
    id: "memorydb-node-type",
    level: Level::Error,
    place: "/config/node_type",
    test: Test::By(|reading| !is_node_type(reading.values.text("node_type").unwrap_or_default(), "db")),
    message: Text::Is("the node types of MemoryDB are named like db.r7g.large"),
    fix: "enter the node type as AWS writes it",
};

pub(super) const ALL: &[Rule] = &[
    NODE_TYPE,
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
            Condition::Not(&Condition::StartsWith("node_type", "db.r7g.")),
        ])),
        message: Text::Is("Multi-Region clusters have R7g nodes"),
        fix: "use R7g nodes, or leave the other region out",
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
