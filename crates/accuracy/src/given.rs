//! [`Given`]: the inputs of a case. A field that is not known here fails the reading.

use serde::Deserialize;
use serde::de::{Deserializer, Error};
use serde_json::value::RawValue;

use crate::case::Exact;
use crate::network_given::NetworkGiven;
use crate::s3_given::S3Given;
use crate::service_case::ServiceGiven;

/// The inputs of a case, in plain AWS terms; each case has some of them.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[expect(missing_docs, reason = "the names are those of the files, which explain them")]
pub struct Given {
    /// Of a case about S3: everything.
    #[serde(skip)]
    pub s3: Option<Box<S3Given>>,
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
    /// The inputs of a case about a defined service, which are read apart.
    #[serde(skip)]
    pub service: Option<Box<ServiceGiven>>,
    // Load balancers.
    #[serde(alias = "load_balancer_type", alias = "balancer_type")]
    pub load_balancer: Option<String>,
    #[serde(alias = "count", alias = "load_balancer_count")]
    pub load_balancers: Option<u64>,
    pub scheme: Option<String>,
    #[serde(alias = "zones", alias = "azs")]
    pub availability_zones: Option<u64>,
    #[serde(alias = "cross_zone_load_balancing", alias = "cross_zone_enabled")]
    pub cross_zone: Option<bool>,
    pub mutual_tls: Option<bool>,
    #[serde(alias = "reserved_capacity_units", alias = "reserved_lcu")]
    pub reserved_units: Option<u64>,
    #[serde(alias = "hours_a_month")]
    pub hours_per_month: Option<Exact>,
    #[serde(
        alias = "new_flows_per_second",
        alias = "new_tcp_connections_per_second",
        alias = "tcp_new_connections_per_second"
    )]
    pub new_connections_per_second: Option<Exact>,
    #[serde(
        alias = "active_connections",
        alias = "active_flows_per_minute",
        alias = "active_tcp_connections_per_minute",
        alias = "tcp_active_connections_per_minute"
    )]
    pub active_connections_per_minute: Option<Exact>,
    #[serde(alias = "tcp_connection_duration_seconds", alias = "flow_duration_seconds")]
    pub connection_duration_seconds: Option<Exact>,
    pub requests_per_second: Option<Exact>,
    #[serde(alias = "rules_per_request")]
    pub rules_processed_per_request: Option<Exact>,
    pub rule_evaluations_per_second: Option<Exact>,
    pub rule_evaluations_are: Option<String>,
    /// Said again in GB per hour.
    pub processed_kb_per_second: Option<Exact>,
    #[serde(alias = "tcp_processed_gb_per_hour", alias = "processed_gb_per_hour_tcp")]
    pub processed_gb_per_hour: Option<Exact>,
    #[serde(alias = "processed_gb")]
    pub processed_gb_per_month: Option<Exact>,
    #[serde(
        alias = "lambda_gb_per_hour",
        alias = "processed_gb_per_hour_lambda",
        alias = "processed_gb_per_hour_lambda_targets"
    )]
    pub lambda_processed_gb_per_hour: Option<Exact>,
    #[serde(alias = "new_udp_flows_per_second")]
    pub udp_new_flows_per_second: Option<Exact>,
    #[serde(alias = "active_udp_flows_per_minute", alias = "udp_active_flows")]
    pub udp_active_flows_per_minute: Option<Exact>,
    pub udp_flow_duration_seconds: Option<Exact>,
    #[serde(alias = "processed_gb_per_hour_udp")]
    pub udp_processed_gb_per_hour: Option<Exact>,
    #[serde(alias = "new_tls_connections_per_second")]
    pub tls_new_connections_per_second: Option<Exact>,
    #[serde(alias = "active_tls_connections_per_minute", alias = "tls_active_connections")]
    pub tls_active_connections_per_minute: Option<Exact>,
    pub tls_connection_duration_seconds: Option<Exact>,
    #[serde(alias = "processed_gb_per_hour_tls")]
    pub tls_processed_gb_per_hour: Option<Exact>,
    /// `steady`, or parts of a day.
    pub profile: Option<Profile>,
    pub targets_zone_a: Option<u64>,
    pub targets_zone_b: Option<u64>,
    pub targets_zone_c: Option<u64>,
}

/// How the load of a load balancer differs over a day.
#[derive(Debug)]
pub enum Profile {
    /// A word such as `steady`.
    Word(String),
    /// Parts of the day, one after the other from midnight.
    Day(Vec<PartOfDay>),
}

impl<'de> Deserialize<'de> for Profile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Profile, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        let read = |text: &str| {
            if text.starts_with('"') {
                serde_json::from_str(text).map(Profile::Word)
            } else {
                serde_json::from_str(text).map(Profile::Day)
            }
        };
        read(raw.get()).map_err(D::Error::custom)
    }
}

/// Hours of a day with one load.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PartOfDay {
    #[serde(alias = "hours_per_day")]
    pub hours: usize,
    pub new_connections_per_second: Option<Exact>,
    #[serde(alias = "active_connections")]
    pub active_connections_per_minute: Option<Exact>,
    pub requests_per_second: Option<Exact>,
    pub rule_evaluations_per_second: Option<Exact>,
    pub processed_gb_per_hour: Option<Exact>,
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
