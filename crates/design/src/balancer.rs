//! Load balancers.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::figures::{Figures, figures};
use crate::words::words;
use definitions::{Number, UsageValue};

words! {
    /// Which load balancer.
    BalancerType {
        /// Layer 7.
        Application = "application", "Application Load Balancer";
        /// Layer 4.
        Network = "network", "Network Load Balancer";
        /// In front of virtual appliances.
        Gateway = "gateway", "Gateway Load Balancer";
        /// The previous generation.
        Classic = "classic", "Classic Load Balancer";
    }
}

words! {
    /// Who can reach a load balancer.
    #[derive(Default)]
    Scheme {
        #[default]
        /// By public addresses, from the internet.
        InternetFacing = "internet-facing", "internet-facing";
        /// By private addresses.
        Internal = "internal", "internal";
    }
}

/// Load balancers of one type with the same load. `placement.count` is their number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct BalancerConfig {
    /// Which one.
    pub balancer_type: BalancerType,
    /// Who can reach it; the internet when left out. A Gateway Load Balancer has none.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub scheme: Scheme,
    /// Availability zones of each; two when left out.
    #[cfg_attr(feature = "schema", schemars(default = "BalancerConfig::default_zones", range(min = 1, max = 10)))]
    pub zones: u64,
    /// Whether it sends traffic to targets in every zone; when left out, AWS's default: on for Application and
    /// Classic, off for Network and Gateway.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cross_zone: Option<bool>,
    /// Targets in each zone, for advice.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default, length(max = 10)))]
    pub targets_by_zone: Vec<u64>,
    /// Application: clients show certificates (mutual TLS), which halves the active connections of a unit.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub mutual_tls: bool,
    /// Capacity units that are reserved and billed as the least of every hour; none when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 100_000)))]
    pub reserved_units: Option<u64>,
    /// Whether AWS WAF protects it, for checks.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub waf: bool,
    /// Whether clients need addresses that never change, for checks.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub fixed_addresses: bool,
}

impl BalancerConfig {
    /// A load balancer as AWS creates it in two zones.
    #[must_use]
    pub fn of_type(balancer_type: BalancerType) -> BalancerConfig {
        BalancerConfig {
            balancer_type,
            scheme: Scheme::InternetFacing,
            zones: Self::default_zones(),
            cross_zone: None,
            targets_by_zone: Vec::new(),
            mutual_tls: false,
            reserved_units: None,
            waf: false,
            fixed_addresses: false,
        }
    }

    /// Zones when nothing is said.
    #[must_use]
    pub const fn default_zones() -> u64 {
        2
    }

    /// Whether it sends traffic to targets in every zone.
    #[must_use]
    pub fn crosses_zones(&self) -> bool {
        self.cross_zone.unwrap_or(matches!(self.balancer_type, BalancerType::Application | BalancerType::Classic))
    }
}

figures! {
    /// The load of each load balancer. With none of the figures it is open; with one of them, the others
    /// are none. Mean durations and rules alone are no load: it stays open. Those of other types are kept and not priced.
    BalancerUsage {
        /// Hours a month that each exists; all month when left out.
        hours_per_month,
        /// New connections a second; of a Network Load Balancer those by TCP, of a Gateway Load Balancer flows.
        new_per_second,
        /// Mean seconds that these stay open.
        connection_seconds,
        /// How many of these are open at a time, instead of `connection_seconds`.
        active_connections,
        /// Application: requests a second.
        requests_per_second,
        /// Application: rules processed for a request, of which 10 are free.
        rules_per_request,
        /// GB an hour, both ways; of a Network Load Balancer those by TCP.
        gb_per_hour,
        /// GB a month, both ways, instead of `gb_per_hour`.
        gb_per_month,
        /// Application: GB an hour, both ways, of Lambda targets.
        lambda_gb_per_hour,
        /// Network: new UDP flows a second.
        udp_new_per_second,
        /// Network: mean seconds of a UDP flow.
        udp_flow_seconds,
        /// Network: UDP flows at a time, instead of `udp_flow_seconds`.
        udp_active_flows,
        /// Network: GB an hour by UDP, both ways.
        udp_gb_per_hour,
        /// Network: GB a month by UDP, both ways, instead of `udp_gb_per_hour`.
        udp_gb_per_month,
        /// Network: new TLS connections a second.
        tls_new_per_second,
        /// Network: mean seconds that these stay open.
        tls_connection_seconds,
        /// Network: how many of these are open at a time, instead of `tls_connection_seconds`.
        tls_active_connections,
        /// Network: GB an hour by TLS, both ways.
        tls_gb_per_hour,
        /// Network: GB a month by TLS, both ways, instead of `tls_gb_per_hour`.
        tls_gb_per_month,
        /// Capacity units used in an hour, as CloudWatch reports them (`ConsumedLCUs`), instead of the load that
        /// they are computed from.
        consumed_units,
    }
    also {
        /// Figures that differ by the hour of the day: by name, 24 values from midnight. The figure of the same
        /// name is not used then.
        #[cfg_attr(feature = "schema", schemars(default, with = "std::collections::BTreeMap<String, [f64; 24]>"))]
        by_hour: HourlyFigures,
    }
}

impl BalancerUsage {
    /// Figures that can differ by the hour.
    pub const HOURLY: &'static [&'static str] = &[
        "new_per_second",
        "connection_seconds",
        "active_connections",
        "requests_per_second",
        "rules_per_request",
        "gb_per_hour",
        "lambda_gb_per_hour",
        "udp_new_per_second",
        "udp_flow_seconds",
        "udp_active_flows",
        "udp_gb_per_hour",
        "tls_new_per_second",
        "tls_connection_seconds",
        "tls_active_connections",
        "tls_gb_per_hour",
        "consumed_units",
    ];

    /// GB by the hour and by the month, which say the same thing: only one of them can be given.
    pub const BYTES: &'static [(&'static str, &'static str)] = &[
        ("gb_per_hour", "gb_per_month"),
        ("udp_gb_per_hour", "udp_gb_per_month"),
        ("tls_gb_per_hour", "tls_gb_per_month"),
    ];

    /// The 24 values of a figure, if it differs by the hour.
    #[must_use]
    pub fn hours_of(&self, name: &str) -> Option<&[Number; 24]> {
        self.by_hour.of(name)
    }

    /// Whether a value is given, by the hour or not.
    #[must_use]
    pub fn is_said(&self, name: &str) -> bool {
        self.hours_of(name).is_some() || self.figure(name).is_some()
    }
}

/// A figure that differs by the hour of the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HourlyFigure {
    /// Its name, one of `HOURLY` of its usage.
    pub figure: &'static str,
    /// Its values from midnight.
    pub values: [Number; 24],
}

/// The figures that differ by the hour of the day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HourlyFigures(pub Vec<HourlyFigure>);

impl HourlyFigures {
    /// Whether no figure differs by the hour.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The 24 values of a figure, if it differs by the hour.
    #[must_use]
    pub fn of(&self, name: &str) -> Option<&[Number; 24]> {
        self.0.iter().find(|hourly| hourly.figure == name).map(|hourly| &hourly.values)
    }
}

impl Serialize for HourlyFigures {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for hourly in &self.0 {
            map.serialize_entry(hourly.figure, hourly.values.as_slice())?;
        }
        map.end()
    }
}
