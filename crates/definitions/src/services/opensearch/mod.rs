//! Amazon OpenSearch Service: domains of instances, and serverless collections.

mod charges;
mod domain;
mod fields;
mod options;
mod reserved;
mod rules;
mod serverless;
mod volumes;

pub use reserved::OPENSEARCH_RESERVED;

use crate::{Condition, Definition, FormRow, Icon, Section, Stands, Text, Unpriced};

const DOMAIN: Condition = Condition::Is("deployment", &["domain"]);
const SERVERLESS: Condition = Condition::Is("deployment", &["serverless"]);
const MASTERS: Condition = Condition::All(&[DOMAIN, Condition::AtLeast("master_nodes", 1)]);
const COORDINATORS: Condition = Condition::All(&[DOMAIN, Condition::AtLeast("coordinator_nodes", 1)]);
const WARM: Condition = Condition::All(&[DOMAIN, Condition::AtLeast("warm_nodes", 1)]);
const EBS: Condition = Condition::All(&[DOMAIN, Condition::Not(&Condition::Is("volume_type", &["none"]))]);
const GP3: Condition = Condition::All(&[DOMAIN, Condition::Is("volume_type", &["gp3"])]);
const IO1: Condition = Condition::All(&[DOMAIN, Condition::Is("volume_type", &["io1"])]);
const ON_DEMAND: Condition = Condition::Is("purchase", &["on-demand"]);
const SAVINGS_PLAN: Condition = Condition::Is("purchase", &["database-savings-plan"]);
const EXTENDED_SUPPORT: Condition = Condition::All(&[DOMAIN, Condition::On("extended_support")]);
/// Collections that keep a minimum of capacity.
const CLASSIC: Condition = Condition::All(&[SERVERLESS, Condition::Is("generation", &["classic"])]);

/// The condition that an instance type has a price in a table.
macro_rules! has_price {
    ($field:literal) => {
        Condition::Any(&[
            Condition::StartsWith($field, "c4.2xlarge."),
            Condition::StartsWith($field, "c4.8xlarge."),
            Condition::StartsWith($field, "m4.large."),
        ])
    };
}

const FEW_INSTANCES: &str =
    "of OpenSearch instances the tables have c4.2xlarge, c4.8xlarge, m4.large and ultrawarm1.medium";

const UNPRICED: &[Unpriced] = &[
    Unpriced {
        code: "opensearch.data-nodes",
        when: Condition::Not(&has_price!("instance_type")),
        reason: FEW_INSTANCES,
    },
    Unpriced {
        code: "opensearch.master-nodes",
        when: Condition::Not(&has_price!("master_type")),
        reason: FEW_INSTANCES,
    },
    Unpriced {
        code: "opensearch.coordinator-nodes",
        when: Condition::Not(&has_price!("coordinator_type")),
        reason: FEW_INSTANCES,
    },
    Unpriced {
        code: "opensearch.warm-nodes",
        when: Condition::Is("warm_type", &["ultrawarm1.large.search"]),
        reason: FEW_INSTANCES,
    },
    Unpriced { code: "opensearch.iops", when: GP3, reason: "no table has IOPS of gp3 in OpenSearch" },
];

/// OpenSearch domains and serverless collections.
pub static OPENSEARCH: Definition = Definition {
    kind: "opensearch",
    title: "Amazon OpenSearch Service",
    adds: "OpenSearch domain",
    new: ("search", "Search"),
    noun: "domain",
    count: "Domains",
    section: Section::Databases,
    icon: Icon::Database,
    stands: Stands::Subnets,
    service: "opensearch",
    parent: None,
    summary: Text::If(
        DOMAIN,
        &Text::All(&[Text::Of("data_nodes"), Text::Is(" × "), Text::Of("instance_type")]),
        &Text::Is("Serverless"),
    ),
    about: "Data, dedicated master, dedicated coordinator and UltraWarm nodes by the started hour; EBS volumes of data nodes; UltraWarm, cold and \
            managed storage; Extended Support. Serverless collections: OCU-hours and storage.",
    config: fields::CONFIG,
    usage: fields::USAGE,
    form: &[
        FormRow::Fields(&["deployment", "placement/count"]),
        FormRow::Fields(&["instance_type", "data_nodes"]),
        FormRow::Fields(&["standby"]),
        FormRow::Fields(&["volume_type", "volume_gib"]),
        FormRow::Fields(&["iops", "throughput_mibps"]),
        FormRow::Fields(&["master_type", "master_nodes"]),
        FormRow::Fields(&["coordinator_type", "coordinator_nodes"]),
        FormRow::Fields(&["purchase", "hours_per_month"]),
        FormRow::Fields(&["generation", "redundancy"]),
        FormRow::Fields(&["indexing_ocu_hours", "search_ocu_hours", "collection_gb"]),
        FormRow::More(
            "UltraWarm, cold and managed storage",
            "older data in S3, and the copies of OpenSearch optimized instances",
            &["warm_type", "warm_nodes", "warm_gb", "cold_gb", "managed_storage_gb"],
        ),
        FormRow::More(
            "Direct query, Extended Support",
            "queries of data in S3, old versions",
            &["direct_query_ocu_hours", "extended_support"],
        ),
        FormRow::Fields(&["placement/subnets"]),
        FormRow::Fields(&["placement/region"]),
    ],
    starts: &[("instance_type", "r7g.large.search"), ("volume_gib", "100")],
    purchase_options: Some(&options::ALL),
    deployment_options: None,
    allowances: &[],
    charges: charges::ALL,
    rules: rules::ALL,
    unpriced: UNPRICED,
    sources: &[
        "Amazon OpenSearch Service pricing",
        "Amazon OpenSearch Service developer guide, sizing domains and quotas",
        "Amazon OpenSearch Service developer guide, dedicated coordinator nodes",
        "What's New, more IOPS and throughput for gp3 volumes of OpenSearch Service (2023-07)",
        "Amazon OpenSearch Service developer guide, Reserved Instances",
        "Amazon OpenSearch Service developer guide, Multi-AZ with Standby",
        "Amazon OpenSearch Service developer guide, UltraWarm and cold storage",
        "Amazon OpenSearch Service developer guide, Extended Support",
        "Amazon OpenSearch Service developer guide, OpenSearch Serverless capacity",
        "What's New, next generation of OpenSearch Serverless (2026-05-28)",
        "What's New, Database Savings Plans for OpenSearch Service and Neptune Analytics (2026-03)",
    ],
};
