//! What is entered about a data warehouse.

use super::options::OPTIONS;
use super::{MANAGED_STORAGE, ON_DEMAND, PROVISIONED, RESERVED_RPUS, SERVERLESS};
use crate::purchase_choices::purchase;
use crate::{Absent, Choice, Condition, Field, Measure, PurchaseOption, Type};

const DEPLOYMENTS: &[Choice] =
    &[Choice::new("provisioned", "Provisioned cluster"), Choice::new("serverless", "Serverless workgroup")];

const NODE_TYPES: &[Choice] = &[
    Choice::new("ra3.large", "ra3.large"),
    Choice::new("ra3.xlplus", "ra3.xlplus"),
    Choice::new("ra3.4xlarge", "ra3.4xlarge"),
    Choice::new("ra3.16xlarge", "ra3.16xlarge"),
    Choice::new("rg.large", "rg.large"),
    Choice::new("rg.xlarge", "rg.xlarge"),
    Choice::new("rg.4xlarge", "rg.4xlarge"),
    Choice::new("rg.12xlarge", "rg.12xlarge"),
    Choice::new("dc2.large", "dc2.large (not sold any more)"),
    Choice::new("dc2.8xlarge", "dc2.8xlarge (not sold any more)"),
];

const PURCHASES: &[Choice] = &PurchaseOption::choices(&OPTIONS);

const RESERVATIONS: &[Choice] = &[
    Choice::new("none", "None"),
    Choice::new("1y-no-upfront", "1 year, no upfront"),
    Choice::new("1y-all-upfront", "1 year, all upfront"),
    Choice::new("3y-no-upfront", "3 years, no upfront"),
    Choice::new("3y-all-upfront", "3 years, all upfront"),
];

pub(super) const NODE_TYPE: Field =
    Field::choice("node_type", "Node type", NODE_TYPES).absent(Absent::Is("ra3.xlplus"));

/// A whole number with its unit.
const fn number(least: u64, most: u64, unit: &'static str) -> Type {
    Type::Number { least, most, decimals: 0, unit }
}

pub(super) const CONFIG: &[Field] = &[
    Field::choice("deployment", "Deployment", DEPLOYMENTS),
    NODE_TYPE.when(PROVISIONED),
    Field::new("nodes", "Nodes", number(1, 128, "")).absent(Absent::Number(2)).when(PROVISIONED),
    Field::new("multi_az", "Multi-AZ", Type::Flag)
        .absent(Absent::No)
        .hint("As many nodes again in a second zone")
        .when(PROVISIONED),
    purchase(PURCHASES).when(PROVISIONED),
    Field::new("base_rpu", "Base capacity", number(4, 1_024, "RPU"))
        .absent(Absent::Number(128))
        .hint("4, multiples of 8 up to 512, and multiples of 32 up to 1,024")
        .when(SERVERLESS),
    Field::choice("reservation", "Serverless reservation", RESERVATIONS).when(SERVERLESS),
    Field::new("reserved_rpu", "Reserved capacity", number(1, 1_024, "RPU"))
        .hint("Per workgroup; paid for all hours; what runs above it is on demand")
        .when(RESERVED_RPUS),
    Field::new("copy_region", "Snapshots copied to", Type::Region)
        .hint("Their storage there is that of a data warehouse in that region"),
];

pub(super) const USAGE: &[Field] = &[
    Field::hours()
        .hint("Less than all month: paused for the rest. Hours above those of the month do not count")
        .may_save_when(Condition::All(&[
            PROVISIONED,
            Condition::Not(&ON_DEMAND),
            Condition::Given("concurrency_hours"),
        ]))
        .when(PROVISIONED),
    Field::usage("active_hours", "Hours with queries", Measure::Hours, "the hours with queries")
        .hint("Billed by the second; no queries, no charge. Hours above those of the month do not count")
        .when(SERVERLESS),
    Field::optional("activations", "Starts", Measure::Count("starts"), "the starts")
        .hint("Per workgroup; a start is billed as 60 seconds at least")
        .when(SERVERLESS),
    Field::optional("more_rpu_hours", "RPU-hours above the base", Measure::Amount("RPU-hours"), "the RPU-hours")
        .hint("Total of all workgroups, when capacity scales with the queries")
        .when(SERVERLESS),
    Field::usage("managed_storage_gb", "Managed storage", Measure::Amount("GB-months"), "the GB of managed storage")
        .hint("Total of all data warehouses, on average")
        .when(MANAGED_STORAGE),
    Field::optional("spectrum_gb", "Scanned by Spectrum", Measure::Data, "the GB scanned")
        .hint("Total of all clusters, in S3; a query counts 10 MB at least")
        .when(PROVISIONED),
    Field::optional(
        "concurrency_hours",
        "Concurrency scaling",
        Measure::Amount("hours"),
        "the hours of concurrency scaling",
    )
    .hint("Total of all transient clusters; each cluster earns an hour for every day that it runs")
    .when(PROVISIONED),
    Field::optional("snapshot_gb", "Manual snapshots", Measure::Amount("GB-months"), "the GB of snapshots").hint(
        "Total of all data warehouses, on average. Automated snapshots and recovery points are free; for DC2, enter \
             only what exceeds the storage of the nodes",
    ),
    Field::usage("copied_gb", "Snapshots copied", Measure::Data, "the GB of copied snapshots")
        .when(Condition::Given("copy_region")),
];
