//! What is entered about a domain or collection.

use super::options::OPTIONS;
use super::{CLASSIC, COORDINATORS, DOMAIN, EBS, GP3, IO1, MASTERS, SERVERLESS, WARM};
use crate::purchase_choices::purchase;
use crate::{Absent, Choice, Condition, Field, Measure, PurchaseOption, Type};

const DEPLOYMENTS: &[Choice] =
    &[Choice::new("domain", "Domain of instances"), Choice::new("serverless", "Serverless collections")];

const VOLUME_TYPES: &[Choice] = &[
    Choice::new("gp3", "General Purpose SSD (gp3)"),
    Choice::new("gp2", "General Purpose SSD (gp2)"),
    Choice::new("io1", "Provisioned IOPS SSD (io1)"),
    Choice::new("magnetic", "Magnetic"),
    Choice::new("none", "Instance store"),
];

const PURCHASES: &[Choice] = &PurchaseOption::choices(&OPTIONS);

const WARM_TYPES: &[Choice] = &[
    Choice::new("ultrawarm1.medium.search", "ultrawarm1.medium.search"),
    Choice::new("ultrawarm1.large.search", "ultrawarm1.large.search"),
];

const GENERATIONS: &[Choice] =
    &[Choice::new("next", "Next generation, scales to zero"), Choice::new("classic", "Classic, keeps a minimum")];

/// A whole number with its unit.
const fn number(least: u64, most: u64, unit: &'static str) -> Type {
    Type::Number { least, most, decimals: 0, unit }
}

pub(super) const CONFIG: &[Field] = &[
    Field::choice("deployment", "Deployment", DEPLOYMENTS),
    Field::new("instance_type", "Instance type", Type::Text { example: "r7g.large.search" })
        .absent(Absent::Refused)
        .when(DOMAIN),
    Field::new("data_nodes", "Data nodes", number(1, 1_002, ""))
        .absent(Absent::Number(3))
        .hint("Those of a standby zone included")
        .when(DOMAIN),
    Field::new("standby", "Multi-AZ with Standby", Type::Flag)
        .absent(Absent::No)
        .hint("A third of the nodes waits in one of three zones, and is billed like the others")
        .when(DOMAIN),
    Field::choice("volume_type", "Volumes of data nodes", VOLUME_TYPES).when(DOMAIN),
    Field::new("volume_gib", "Storage per data node", number(10, 65_536, "GiB")).absent(Absent::Refused).when(EBS),
    Field::new("iops", "Provisioned IOPS per data node", number(0, 256_000, "IOPS"))
        .hint("gp3 includes 3,000, above 1,024 GiB 3 for each GiB; io1 bills all of them")
        .when(Condition::Any(&[GP3, IO1])),
    Field::new("throughput_mibps", "Throughput per data node", number(0, 16_000, "MiB/s"))
        .hint("gp3 includes 125, from 170 GiB 250")
        .when(GP3),
    Field::new("master_nodes", "Dedicated master nodes", number(0, 5, "")).absent(Absent::Counts(0)).when(DOMAIN),
    Field::new("master_type", "Master instance type", Type::Text { example: "m7g.large.search" })
        .absent(Absent::Refused)
        .when(MASTERS),
    Field::new("coordinator_nodes", "Dedicated coordinator nodes", number(0, 1_002, ""))
        .absent(Absent::Counts(0))
        .hint("About a tenth of the data nodes, if there are any")
        .when(DOMAIN),
    Field::new("coordinator_type", "Coordinator instance type", Type::Text { example: "m7g.large.search" })
        .absent(Absent::Refused)
        .when(COORDINATORS),
    purchase(PURCHASES).hint("Of data, master and coordinator nodes; a plan applies to serverless capacity as well"),
    Field::new("warm_nodes", "UltraWarm nodes", number(0, 750, "")).absent(Absent::Counts(0)).when(DOMAIN),
    Field::choice("warm_type", "UltraWarm node type", WARM_TYPES).when(WARM),
    Field::new("extended_support", "Extended Support", Type::Flag)
        .absent(Absent::No)
        .hint("Versions past their standard support")
        .when(DOMAIN),
    Field::choice("generation", "Generation", GENERATIONS).when(SERVERLESS),
    Field::new("redundancy", "Redundancy", Type::Flag)
        .absent(Absent::No)
        .hint("Active replicas in a second zone: twice the minimum")
        .when(CLASSIC),
];

pub(super) const USAGE: &[Field] = &[
    Field::hours().hint("A started hour is billed in full"),
    Field::optional("warm_gb", "UltraWarm storage", Measure::Amount("GB-months"), "the GB of UltraWarm storage")
        .hint("Of all domains; without replicas")
        .when(WARM),
    Field::optional("cold_gb", "Cold storage", Measure::Amount("GB-months"), "the GB of cold storage").when(DOMAIN),
    Field::optional("managed_storage_gb", "Managed storage", Measure::Amount("GB-months"), "the GB of managed storage")
        .hint("Of OpenSearch optimized instances (OR, OM, OI), in addition to their volumes")
        .when(DOMAIN),
    Field::optional(
        "direct_query_ocu_hours",
        "Direct query",
        Measure::Amount("OCU-hours"),
        "the OCU-hours of direct queries",
    )
    .hint("Of data in S3 and CloudWatch Logs"),
    Field::usage("indexing_ocu_hours", "Indexing", Measure::Amount("OCU-hours"), "the OCU-hours of indexing")
        .hint("OCUs × hours; or the OCUs of each hour")
        .when(SERVERLESS),
    Field::usage("search_ocu_hours", "Search", Measure::Amount("OCU-hours"), "the OCU-hours of search")
        .hint("OCUs × hours; or the OCUs of each hour")
        .when(SERVERLESS),
    Field::usage("collection_gb", "Storage of collections", Measure::Amount("GB-months"), "the GB of the collections")
        .when(SERVERLESS),
];
