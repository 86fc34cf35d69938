//! The charges that clusters of several services have in common.

use units::Unit;

use super::{
    ALL_MONTH, BACKUP_ABOVE, CLUSTERS, MINIMUM_ONLY, PLAN_COVERS_ALL, PROVISIONED_PLAN, SECONDARIES,
    SERVERLESS_ON_DEMAND, SERVERLESS_PLAN,
};
use crate::charge::{Billed, Charge, Factor, Price};
use crate::commitment::{Commitment, Coverable, OLD_CLASS, PlanRate};
use crate::condition::Condition;
use crate::text::Text;

/// A charge for instances. Not every Region has every class.
#[must_use]
pub const fn instances(
    code: &'static str,
    label: Text,
    price: Price,
    factors: &'static [Factor],
    when: Condition,
) -> Charge {
    Charge { code, label, unit: Unit::InstanceHour, factors, price, when, perhaps_sold: true, ..Charge::NEW }
}

/// A charge that is one usage value of each cluster at a price.
#[must_use]
pub const fn metered(
    code: &'static str,
    label: &'static str,
    unit: Unit,
    factors: &'static [Factor],
    price: Price,
    when: Condition,
) -> Charge {
    Charge { code, label: Text::Is(label), unit, factors, price, when, ..Charge::NEW }
}

/// Rates of Database Savings Plans, by configuration.
pub const PLAN_PRICES: Text =
    Text::All(&[Text::Is("savings-plan/database/1y/no-upfront/"), Text::Of("storage_configuration")]);
/// Instances of services without reservations, which Database Savings Plans cover.
pub static INSTANCES_COVERABLE: Coverable =
    Coverable { reservable: None, plan: PlanRate::Database(Text::If(OLD_CLASS, &Text::Is(""), &PLAN_PRICES)) };
/// Serverless capacity, which Database Savings Plans cover.
pub static CAPACITY_COVERABLE: Coverable = Coverable { reservable: None, plan: PlanRate::Database(PLAN_PRICES) };

/// What is added to the label of serverless capacity while only its minimum is known.
pub const ABOVE_THE_MINIMUM: Text = Text::If(MINIMUM_ONLY, &Text::Is(", above the minimum"), &Text::Is(""));

/// Provisioned instances as `on_demand`, and with a Database Savings Plan under this label and at this rate.
#[must_use]
pub const fn provisioned(on_demand: Charge, label: Text, plan: Price) -> [Charge; 2] {
    let planned = Charge {
        label,
        price: plan,
        factors: ALL_MONTH,
        assumption: PLAN_COVERS_ALL,
        when: PROVISIONED_PLAN,
        commitment: Commitment::None,
        ..on_demand
    };
    [on_demand, planned]
}

/// Serverless capacity at the price of `charge` on demand, and at the rate of a Database Savings Plan; and the charges for
/// its minimum, with this code and these factors, while only that is known.
#[must_use]
pub const fn serverless_capacity(
    charge: Charge,
    plan: Price,
    (code, factors): (&'static str, &'static [Factor]),
) -> [Charge; 4] {
    let on_demand = Charge {
        label: Text::All(&[Text::Is("Serverless capacity"), ABOVE_THE_MINIMUM]),
        when: SERVERLESS_ON_DEMAND,
        perhaps_sold: true,
        commitment: Commitment::CoveredBy(&CAPACITY_COVERABLE),
        ..charge
    };
    let planned = Charge {
        label: Text::All(&[Text::Is("Serverless capacity"), ABOVE_THE_MINIMUM, Text::Is(", Database Savings Plan")]),
        price: plan,
        assumption: PLAN_COVERS_ALL,
        when: SERVERLESS_PLAN,
        perhaps_sold: true,
        ..charge
    };
    let minimum_on_demand = minimum(code, "Serverless capacity, minimum", factors, MINIMUM_ON_DEMAND, on_demand);
    let label = "Serverless capacity, minimum, Database Savings Plan";
    [on_demand, planned, minimum_on_demand, minimum(code, label, factors, MINIMUM_PLANNED, planned)]
}

/// Serverless instances on demand, of whose capacity only the minimum is known.
pub const MINIMUM_ON_DEMAND: Condition = Condition::All(&[SERVERLESS_ON_DEMAND, MINIMUM_ONLY]);
/// The same with a Database Savings Plan.
pub const MINIMUM_PLANNED: Condition = Condition::All(&[SERVERLESS_PLAN, MINIMUM_ONLY]);

/// The charge for the minimum of a charge for serverless capacity, while only that is known.
#[must_use]
pub const fn minimum(
    code: &'static str,
    label: &'static str,
    factors: &'static [Factor],
    when: Condition,
    charge: Charge,
) -> Charge {
    Charge { code, label: Text::Is(label), factors, when, missing: "", ..charge }
}

const STORED: &[Factor] = &[CLUSTERS, Factor::used("storage_gb", "GB-months")];
const IO: &[Factor] = &[CLUSTERS, Factor::used("io_requests", "I/O requests")];
const BACKED_UP: &[Factor] = &[CLUSTERS, BACKUP_ABOVE];
const CREDITS: &[Factor] = &[CLUSTERS, Factor::used("surplus_vcpu_hours", "vCPU-hours")];
const COPIED: &[Factor] = &[CLUSTERS, Factor::used("copied_backup_gb", "GB copied")];
const KEPT: &[Factor] = &[CLUSTERS, Factor::used("kept_copies_gb", "GB-months of copies")];
const CLONED: &[Factor] = &[CLUSTERS, Factor::used("clone_gb", "GB-months")];
const REPLICATED: &[Factor] = &[CLUSTERS, SECONDARIES, Factor::used("replicated_gb", "GB replicated")];
const WRITES: &[Factor] = &[CLUSTERS, SECONDARIES, Factor::used("replicated_write_ios", "write I/O requests")];

/// Storage, billed once for all instances of a cluster.
#[must_use]
pub const fn storage(code: &'static str, price: Price, when: Condition) -> Charge {
    metered(code, "Storage", Unit::GbMonth, STORED, price, when)
}

/// I/O of the Standard configuration.
#[must_use]
pub const fn io(code: &'static str, price: Price, when: Condition) -> Charge {
    metered(code, "I/O requests", Unit::Request, IO, price, when)
}

/// I/O that costs nothing.
#[must_use]
pub const fn io_included(code: &'static str, when: Condition) -> Charge {
    metered(code, "I/O requests, included in I/O-Optimized", Unit::Request, IO, Price::Free, when)
}

/// Backups above the size of the cluster.
#[must_use]
pub const fn backup(code: &'static str, price: Price, when: Condition) -> Charge {
    metered(code, "Backup storage above the size of the cluster", Unit::GbMonth, BACKED_UP, price, when)
}

/// Snapshots that are copied to another Region: the transfer, and what is kept there at the price of `backup`.
#[must_use]
pub const fn copies([copied, kept]: [&'static str; 2], backup: Price, when: Condition) -> [Charge; 2] {
    let transfer = Charge {
        code: copied,
        label: Text::All(&[Text::Is("Snapshots copied to "), Text::Of("backups_copied_to")]),
        unit: Unit::Gb,
        factors: COPIED,
        price: Price::ToRegion("backups_copied_to"),
        when,
        ..Charge::NEW
    };
    let storage = Charge {
        label: Text::All(&[Text::Is("Backup storage in "), Text::Of("backups_copied_to")]),
        billed: Billed::In("backups_copied_to"),
        assumption: "no cluster in that Region makes part of the copies free",
        ..metered(kept, "", Unit::GbMonth, KEPT, backup, when)
    };
    [transfer, storage]
}

/// CPU credits of burstable classes above their baseline.
#[must_use]
pub const fn cpu_credits(code: &'static str, price: Price, when: Condition) -> Charge {
    metered(code, "Surplus CPU credits", Unit::VcpuHour, CREDITS, price, when)
}

/// The price of CPU credits in the catalogue, by processor.
pub const CPU_CREDITS: (Text, Text) = (
    Text::Is("cpu-credits"),
    Text::If(Condition::StartsWith("instance_class", "db.t4g"), &Text::Is("t4g"), &Text::Is("t3")),
);

/// What clones do not share with the cluster.
#[must_use]
pub const fn clones(code: &'static str, price: Price, when: Condition) -> Charge {
    metered(code, "Changed pages of clones", Unit::GbMonth, CLONED, price, when)
}

/// Writes that are replicated to secondary Regions.
#[must_use]
pub const fn replicated_writes(code: &'static str, price: Price, when: Condition) -> Charge {
    metered(code, "Write I/O replicated to secondary Regions", Unit::Request, WRITES, price, when)
}

/// The same in I/O-Optimized.
#[must_use]
pub const fn replicated_writes_included(code: &'static str, when: Condition) -> Charge {
    Charge {
        assumption: "replicated writes are taken to be included in I/O-Optimized, as all I/O is",
        label: Text::Is("Write I/O replicated to secondary Regions, included in I/O-Optimized"),
        ..replicated_writes(code, Price::Free, when)
    }
}

/// Data that is replicated to secondary Regions.
#[must_use]
pub const fn replicated_data(code: &'static str, when: Condition) -> Charge {
    Charge {
        code,
        label: Text::All(&[Text::Is("Replication to "), Text::Of("secondary_region")]),
        unit: Unit::Gb,
        factors: REPLICATED,
        price: Price::ToRegion("secondary_region"),
        when,
        ..Charge::NEW
    }
}
