//! [`Rule`]: rules of billing that a case asks with its own figures, because no design says all of them.

use serde::Deserialize;

use crate::case::Exact;

/// A rule, and the figures it is asked with.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// What a commitment of one instance costs at the rates of the case: `total`, `upfront`, `hourly`, `monthly`,
    /// `effective_monthly`, `on_demand_monthly`, `break_even_ratio`, `break_even_hours`.
    Terms(TermsGiven),
    /// An hour under a Savings Plan: `used`, `unused`, `total`, `covered.<id>`, `on_demand`, `on_demand.<id>`, and
    /// `all_at_plan_rates` with a commitment that reaches everything.
    PlanHour(PlanGiven),
    /// An hour of regional Reserved Instances on shared hardware: `reserved_units`, `running_units`,
    /// `covered_percent`, `on_demand_hours`.
    ReservedHour(ReservedGiven),
    /// The percentage of requests that a target of each zone gets, by the place of the zone from 1:
    /// `cross_zone_on.1`, `cross_zone_off.1`.
    TargetShares(TargetsGiven),
    /// One NAT gateway for all zones or one in each: `crossing_gb`, `break_even_gb` of all zones together, and
    /// `pays_from_gb` of a zone.
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
    /// The rate without it.
    pub on_demand_usd_per_hour: Exact,
}

/// Usage of an hour under a Savings Plan.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanGiven {
    /// The commitment; without one everything is on-demand.
    pub usd_per_hour: Option<Exact>,
    /// What is used.
    pub usage: Vec<UsageGiven>,
}

/// One usage of an hour.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UsageGiven {
    /// Its name.
    pub id: String,
    /// What it is, for people.
    pub what: String,
    /// How much.
    pub quantity: Exact,
    /// Its price without the plan.
    pub on_demand_usd: Exact,
    /// Its price under the plan.
    pub plan_usd: Exact,
}

/// Reserved Instances, and the instances that run.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReservedGiven {
    /// What is bought.
    pub reserved: Vec<Instances>,
    /// What runs.
    pub running: Vec<Instances>,
}

/// Equal instances.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instances {
    /// Such as `m4.large`.
    pub instance_type: String,
    /// As in documents, such as `linux`.
    pub os: String,
    /// How many.
    pub count: u64,
}

/// Targets of a load balancer.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TargetsGiven {
    /// How many each zone has.
    pub targets_by_zone: Vec<u64>,
}

/// NAT gateways of several zones.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NatGiven {
    /// How many zones.
    pub zones: u64,
    /// GB of all zones together, evenly from each.
    pub gb: Exact,
    /// What a gateway costs a month without its data.
    pub gateway_usd_per_month: Exact,
    /// The price of a GB between zones at one end.
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
