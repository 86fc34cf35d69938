//! [`Rule`]: billing rules that a case evaluates with its own inputs, because no design covers all of them.

use serde::Deserialize;

use crate::case::Exact;

/// A rule, and its inputs.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// The costs of a commitment for one instance at the rates of the case: `total`, `upfront`, `hourly`, `monthly`,
    /// `effective_monthly`, `on_demand_monthly`, `break_even_ratio`, `break_even_hours`.
    Terms(TermsGiven),
    /// An hour under a Savings Plan: `used`, `unused`, `total`, `covered.<id>`, `on_demand`, `on_demand.<id>`, and
    /// `all_at_plan_rates` for a commitment that covers everything.
    PlanHour(PlanGiven),
    /// An hour of regional Reserved Instances with shared tenancy: `reserved_units`, `running_units`,
    /// `covered_percent`, `on_demand_hours`.
    ReservedHour(ReservedGiven),
    /// The percentage of requests that each target in a zone gets, by the number of the zone, counted from 1:
    /// `cross_zone_on.1`, `cross_zone_off.1`.
    TargetShares(TargetsGiven),
    /// One NAT gateway for all zones compared with one in each: `crossing_gb`, `break_even_gb` of all zones together,
    /// and `pays_from_gb` of a zone.
    NatPerZone(NatGiven),
}

/// The terms of a commitment, and its rates.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TermsGiven {
    /// As in documents, such as `1y`.
    pub term: String,
    /// As in documents, such as `no-upfront`.
    pub payment: String,
    /// The rate of the commitment.
    pub usd_per_hour: Exact,
    /// The on-demand rate.
    pub on_demand_usd_per_hour: Exact,
}

/// Usage of an hour under a Savings Plan.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanGiven {
    /// The commitment; without one, all usage is on-demand.
    pub usd_per_hour: Option<Exact>,
    /// The usage in the hour.
    pub usage: Vec<UsageGiven>,
}

/// One usage item of an hour.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UsageGiven {
    /// Its id.
    pub id: String,
    /// A description for readers.
    pub what: String,
    /// The quantity.
    pub quantity: Exact,
    /// The on-demand price for each unit.
    pub on_demand_usd: Exact,
    /// The price under the plan.
    pub plan_usd: Exact,
}

/// Reserved Instances and running instances.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReservedGiven {
    /// The instances that are reserved.
    pub reserved: Vec<Instances>,
    /// The instances that run.
    pub running: Vec<Instances>,
}

/// A number of identical instances.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instances {
    /// Such as `m4.large`.
    pub instance_type: String,
    /// As in documents, such as `linux`.
    pub os: String,
    /// The number of instances.
    pub count: u64,
}

/// Targets of a load balancer.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TargetsGiven {
    /// The number of targets in each zone.
    pub targets_by_zone: Vec<u64>,
}

/// NAT gateways in several zones.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NatGiven {
    /// The number of zones.
    pub zones: u64,
    /// GB of all zones together, the same amount from each.
    pub gb: Exact,
    /// The monthly price of a gateway, without its data.
    pub gateway_usd_per_month: Exact,
    /// The price of a GB between zones, at one end.
    pub usd_per_gb_and_end: Exact,
}

impl Rule {
    /// What is asked, in words.
    #[must_use]
    pub const fn asked(&self) -> &'static str {
        match self {
            Rule::Terms(_) => "terms of a commitment",
            Rule::PlanHour(_) => "one hour under a Savings Plan",
            Rule::ReservedHour(_) => "one hour of Reserved Instances",
            Rule::TargetShares(_) => "share of a target",
            Rule::NatPerZone(_) => "when a NAT gateway per zone pays",
        }
    }
}
