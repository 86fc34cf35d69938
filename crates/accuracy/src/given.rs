//! [`Given`]: the inputs of a case. A field that is not known here fails the reading.

use serde::Deserialize;

use crate::case::Exact;
use crate::network_given::NetworkGiven;

/// The inputs of a case, in plain AWS terms; each case has some of them.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[expect(missing_docs, reason = "the names are those of the files, which explain them")]
pub struct Given {
    pub instances: Vec<Group>,
    pub options: Vec<String>,
    pub instance_type: Option<String>,
    pub os: Option<String>,
    pub runs_seconds: Vec<u64>,
    pub volumes: Vec<Volume>,
    pub month_days: Option<u8>,
    pub archived_gb: Option<Exact>,
    pub temporary_restore_days: Option<u64>,
    pub deleted_after: Option<Age>,
    pub minimum_days: Option<u64>,
    pub reservations: Vec<Reservation>,
    pub running: Vec<Group>,
    pub hours: Option<Exact>,
    pub hosts: Vec<Host>,
    pub rule: Option<String>,
    pub usage: Vec<Usage>,
    pub compute_sp_commitment_usd_per_hour: Option<Exact>,
    pub plan: Option<String>,
    pub term_years: Option<u64>,
    pub payment: Option<String>,
    pub rates: Option<Rates>,
    pub term_hours: Option<Exact>,
    /// The inputs of a case about networks, which are read apart.
    #[serde(skip)]
    pub network: Option<Box<NetworkGiven>>,
}

/// Identical instances.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    pub instance_type: String,
    pub count: u64,
    pub os: String,
    pub tenancy: String,
    pub purchase: Option<String>,
    pub hours_per_month: Option<Exact>,
}

/// Equal volumes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Volume {
    #[serde(rename = "type")]
    pub volume_type: String,
    pub size_gb: u64,
    pub iops: Option<u64>,
    pub throughput_mib_per_s: Option<u64>,
    pub count: u64,
    pub provisioned_seconds: u64,
}

/// How old something became.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Age {
    pub days: u64,
    pub hours: u64,
    pub minutes: u64,
}

/// Reserved Instances.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reservation {
    pub instance_type: String,
    pub count: u64,
    pub scope: String,
    pub os: String,
    pub tenancy: String,
}

/// Dedicated hosts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Host {
    pub family: String,
    pub count: u64,
    pub purchase: String,
    pub hours_per_month: Exact,
}

/// Usage in one hour, with its rates.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Usage {
    pub usage: String,
    pub quantity: Exact,
    pub unit: String,
    pub on_demand_usd: Exact,
    pub compute_sp_usd: Exact,
    pub ec2_instance_sp_usd: Option<Exact>,
}

/// Rates that a case brings.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rates {
    pub on_demand_usd_per_hour: Exact,
    pub plan_usd_per_hour: Exact,
}
