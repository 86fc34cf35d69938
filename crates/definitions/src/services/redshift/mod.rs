//! Amazon Redshift: provisioned clusters and serverless workgroups.

mod charges;
mod fields;
mod options;
mod reserved;
mod rules;

pub use reserved::REDSHIFT_RESERVED;

use crate::{Condition, Definition, FormRow, Icon, Section, Stands, Text, Unpriced};

const PROVISIONED: Condition = Condition::Is("deployment", &["provisioned"]);
const SERVERLESS: Condition = Condition::Is("deployment", &["serverless"]);
const DC2_NODES: &[&str] = &["dc2.large", "dc2.8xlarge"];
const DC2: Condition = Condition::All(&[PROVISIONED, Condition::Is("node_type", DC2_NODES)]);
const RG_NODES: &[&str] = &["rg.large", "rg.xlarge", "rg.4xlarge", "rg.12xlarge"];
const RG: Condition = Condition::All(&[PROVISIONED, Condition::Is("node_type", RG_NODES)]);
/// Data in managed storage.
const MANAGED_STORAGE: Condition = Condition::Not(&DC2);
const ON_DEMAND: Condition = Condition::Is("purchase", &["on-demand"]);
const MULTI_AZ: Condition = Condition::All(&[PROVISIONED, Condition::On("multi_az")]);
const RESERVED_RPUS: Condition =
    Condition::All(&[SERVERLESS, Condition::Not(&Condition::Is("reservation", &["none"]))]);

const UNPRICED: &[Unpriced] = &[Unpriced { code: "redshift.", when: RG, reason: "no table has RG nodes" }];

/// Redshift clusters and serverless workgroups.
pub static REDSHIFT: Definition = Definition {
    kind: "redshift",
    title: "Amazon Redshift",
    adds: "Redshift data warehouse",
    new: ("warehouse", "Data warehouse"),
    noun: "data warehouse",
    count: "Data warehouses",
    section: Section::Databases,
    icon: Icon::Database,
    stands: Stands::Subnets,
    service: "redshift",
    parent: None,
    summary: Text::If(
        PROVISIONED,
        &Text::All(&[Text::Of("nodes"), Text::Is(" × "), Text::Of("node_type")]),
        &Text::All(&[Text::Is("Serverless, "), Text::Of("base_rpu"), Text::Is(" RPUs")]),
    ),
    about: "Nodes by the second, or serverless RPU-hours while queries run; managed storage; data scanned by Spectrum; \
            concurrency scaling above an hour a day; manual snapshots and their copies.",
    config: fields::CONFIG,
    usage: fields::USAGE,
    form: &[
        FormRow::Fields(&["deployment", "placement/count"]),
        FormRow::Fields(&["node_type", "nodes"]),
        FormRow::Fields(&["purchase", "hours_per_month"]),
        FormRow::Fields(&["multi_az"]),
        FormRow::Fields(&["base_rpu", "active_hours"]),
        FormRow::Fields(&["managed_storage_gb", "spectrum_gb"]),
        FormRow::More(
            "Starts, scaling, reservation",
            "short bursts of queries, capacity above the base, reserved RPUs",
            &["activations", "more_rpu_hours", "reservation", "reserved_rpu"],
        ),
        FormRow::More(
            "Concurrency scaling, snapshots",
            "transient clusters, manual snapshots, copies in another region",
            &["concurrency_hours", "snapshot_gb", "copy_region", "copied_gb"],
        ),
        FormRow::Fields(&["placement/subnets"]),
        FormRow::Fields(&["placement/region"]),
    ],
    starts: &[],
    purchase_options: Some(&options::ALL),
    deployment_options: None,
    allowances: &[],
    charges: charges::ALL,
    rules: rules::ALL,
    unpriced: UNPRICED,
    sources: &[
        "Amazon Redshift pricing",
        "Amazon Redshift management guide, provisioned clusters",
        "Amazon Redshift management guide, Amazon Redshift Serverless capacity and billing",
        "Amazon Redshift management guide, reserved nodes",
        "Amazon Redshift management guide, Multi-AZ deployment",
        "Amazon Redshift management guide, snapshots and backups",
    ],
};
