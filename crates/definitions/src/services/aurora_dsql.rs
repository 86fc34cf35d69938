//! Amazon Aurora DSQL: database activity and storage of serverless clusters.

use catalog::PriceList;
use units::Unit;

use crate::cluster::{CLUSTERS, ON_DEMAND, PLAN_COVERS_ALL, SAVINGS_PLAN, refused};
use crate::purchase_choices::{ON_DEMAND_OR_PLAN, plan_is_cheaper, purchase};
use crate::{
    Absent, Allowance, Amount, Charge, Choice, Commitment, Condition, Coverable, Definition, Factor, Field, FormRow,
    Icon, Key, Level, Measure, PlanRate, Price, PurchaseOptions, Rule, Scale, Section, Stands, Test, Text, Type,
    Unpriced,
};

static ACTIVITY: Allowance = Allowance {
    code: "aurora-dsql-activity",
    amount: 100_000,
    hourly: false,
    regional: false,
    label: "100,000 DPUs of Aurora DSQL",
};
static STORAGE: Allowance = Allowance {
    code: "aurora-dsql-storage",
    amount: 1,
    hourly: false,
    regional: false,
    label: "1 GB of Aurora DSQL storage",
};

const MULTI_REGION: Condition = Condition::Is("cluster_type", &["multi-region"]);

const fn key(dimension: &'static str, item: &'static str) -> Price {
    Price::Listed(Key::new(PriceList::AuroraDsql, dimension, item))
}

const DPU: Price = key("on-demand/activity", "dpu");
const DPU_WITH_PLAN: Price = key("savings-plan/database/1y/no-upfront/activity", "dpu");

const USED: &[Factor] = &[CLUSTERS, Factor::used("dpus", "DPUs")];
const REPLICATED: &[Factor] = &[CLUSTERS, Factor::used("write_dpus", "DPUs of writes")];

static COVERABLE: Coverable =
    Coverable { reservable: None, plan: PlanRate::Database(Text::Is("savings-plan/database/1y/no-upfront/activity")) };

/// The set of Regions within which clusters are linked. Those of North America are taken as one.
fn region_set(region: &str) -> &str {
    match region.split('-').next().unwrap_or_default() {
        "ca" | "mx" => "us",
        area => area,
    }
}

/// Activity on demand.
const fn activity(code: &'static str, label: &'static str, factors: &'static [Factor], when: Condition) -> Charge {
    Charge {
        code,
        label: Text::Is(label),
        unit: Unit::Dpu,
        factors,
        price: DPU,
        allowance: Some(&ACTIVITY),
        when,
        perhaps_sold: true,
        commitment: Commitment::CoveredBy(&COVERABLE),
        ..Charge::NEW
    }
}

/// Activity at the rate of a Database Savings Plan.
const fn planned(code: &'static str, label: &'static str, factors: &'static [Factor], when: Condition) -> Charge {
    let commitment = Commitment::None;
    Charge { price: DPU_WITH_PLAN, assumption: PLAN_COVERS_ALL, commitment, ..activity(code, label, factors, when) }
}

static OPTIONS: PurchaseOptions = PurchaseOptions::plan_only(
    &["aurora-dsql.activity", "aurora-dsql.replicated-writes"],
    Scale::requests(&["dpus", "write_dpus"]),
);

/// Aurora DSQL clusters.
pub static AURORA_DSQL: Definition = Definition {
    kind: "aurora-dsql",
    title: "Amazon Aurora DSQL",
    adds: "Aurora DSQL cluster",
    new: ("dsql", "Aurora DSQL cluster"),
    noun: "cluster",
    count: "Clusters",
    section: Section::Databases,
    icon: Icon::Database,
    stands: Stands::Region,
    service: "dsql",
    parent: None,
    summary: Text::All(&[Text::Label("cluster_type"), Text::After(", ", &Text::Used("dpus"))]),
    about: "Database activity in distributed processing units (DPUs), which stand for compute, reads and writes; storage, \
            billed once in each Region. A cluster that is linked to one in another Region pays for its writes twice. An idle \
            cluster pays for storage only.",
    config: &[
        Field::choice(
            "cluster_type",
            "Cluster type",
            &[Choice::new("single-region", "Single-Region"), Choice::new("multi-region", "Multi-Region")],
        ),
        Field::new("peer_region", "Linked Region", Type::Region)
            .absent(Absent::Refused)
            .hint("The linked cluster is a component of its own")
            .when(MULTI_REGION),
        purchase(ON_DEMAND_OR_PLAN),
    ],
    usage: &[
        Field::usage("dpus", "Database activity", Measure::Count("DPUs"), "the DPUs")
            .hint("Compute, read and write DPUs together, without the writes that are replicated"),
        Field::usage("write_dpus", "Of these, writes", Measure::Count("DPUs"), "the DPUs of writes")
            .hint("Replicated to the linked Region, and billed once more")
            .when(MULTI_REGION),
        Field::usage("storage_gb", "Storage", Measure::Amount("GB-months"), "the GB of storage")
            .hint("On average over the month, in this Region"),
    ],
    form: &[
        FormRow::Fields(&["cluster_type", "placement/region"]),
        FormRow::Fields(&["peer_region", "placement/count"]),
        FormRow::Fields(&["dpus", "write_dpus"]),
        FormRow::Fields(&["storage_gb", "purchase"]),
    ],
    starts: &[],
    purchase_options: Some(&OPTIONS),
    deployment_options: None,
    allowances: &[&ACTIVITY, &STORAGE],
    charges: &[
        activity("aurora-dsql.activity", "Database activity", USED, ON_DEMAND),
        planned("aurora-dsql.activity", "Database activity, Database Savings Plan", USED, SAVINGS_PLAN),
        activity(
            "aurora-dsql.replicated-writes",
            "Writes replicated to the linked Region",
            REPLICATED,
            Condition::All(&[MULTI_REGION, ON_DEMAND]),
        ),
        planned(
            "aurora-dsql.replicated-writes",
            "Writes replicated to the linked Region, Database Savings Plan",
            REPLICATED,
            Condition::All(&[MULTI_REGION, SAVINGS_PLAN]),
        ),
        Charge {
            code: "aurora-dsql.storage",
            label: Text::Is("Storage"),
            unit: Unit::GbMonth,
            factors: &[CLUSTERS, Factor::used("storage_gb", "GB-months")],
            price: key("storage", "storage"),
            allowance: Some(&STORAGE),
            ..Charge::NEW
        },
    ],
    rules: &[
        refused(
            "aurora-dsql-same-region",
            "/config/peer_region",
            Test::When(Condition::All(&[MULTI_REGION, Condition::Not(&Condition::Elsewhere("peer_region"))])),
            "the linked cluster is in another Region",
            "choose another Region",
        ),
        refused(
            "aurora-dsql-region-set",
            "/config/peer_region",
            Test::By(|reading| {
                let peer = reading.values.text("peer_region").unwrap_or_default();
                MULTI_REGION.holds(reading) && !peer.is_empty() && region_set(peer) != region_set(reading.region)
            }),
            "linked clusters are in the same Region set: the Regions of one continent",
            "choose a Region of the same continent",
        ),
        refused(
            "aurora-dsql-storage-limit",
            "/usage/storage_gb",
            Test::Above(Condition::Always, Amount::Field("storage_gb"), Amount::Of(262_144)),
            "a cluster has 256 TiB of storage at most",
            "spread the data over several clusters",
        ),
        Rule {
            id: "aurora-dsql-storage-quota",
            level: Level::Warning,
            place: "/usage/storage_gb",
            test: Test::Above(Condition::Always, Amount::Field("storage_gb"), Amount::Of(10_240)),
            message: Text::Is("the quota for the storage of a cluster is 10 TiB"),
            fix: "request a higher quota",
        },
        refused(
            "aurora-dsql-writes",
            "/usage/write_dpus",
            Test::Above(MULTI_REGION, Amount::Field("write_dpus"), Amount::Field("dpus")),
            "the DPUs of writes are a part of all DPUs",
            "enter all DPUs, and how many of these are writes",
        ),
        plan_is_cheaper("aurora-dsql-savings-plan", ON_DEMAND),
    ],
    unpriced: &[Unpriced {
        code: "aurora-dsql.storage",
        when: Condition::Always,
        reason: "no table has the storage of Aurora DSQL",
    }],
    sources: &[
        "Amazon Aurora DSQL pricing",
        "Amazon Aurora DSQL user guide, how billing works",
        "Amazon Aurora DSQL user guide, Region availability",
        "Amazon Aurora DSQL user guide, cluster quotas and database limits",
        "Database Savings Plans pricing",
    ],
};
