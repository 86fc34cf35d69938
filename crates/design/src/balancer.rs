//! Load balancers.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::figures::{Figures, figures};
use crate::words::words;
use definitions::{Number, UsageValue};

words! {
    /// The type of a load balancer.
    BalancerType {
        /// Layer 7.
        Application = "application", "Application Load Balancer";
        /// Layer 4.
        Network = "network", "Network Load Balancer";
        /// For virtual appliances.
        Gateway = "gateway", "Gateway Load Balancer";
        /// The previous generation.
        Classic = "classic", "Classic Load Balancer";
    }
}

words! {
    /// The scheme of a load balancer: who can reach it.
    #[derive(Default)]
    Scheme {
        #[default]
        /// Reachable from the internet through public addresses.
        InternetFacing = "internet-facing", "internet-facing";
        /// Reachable through private addresses only.
        Internal = "internal", "internal";
    }
}

/// Load balancers of one type with the same load. `placement.count` is their number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct BalancerConfig {
    /// Type of the load balancers.
    pub balancer_type: BalancerType,
    /// Who can reach them; `internet-facing` if omitted. A Gateway Load Balancer has no scheme.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub scheme: Scheme,
    /// Number of Availability Zones of each load balancer; two if omitted.
    #[cfg_attr(feature = "schema", schemars(default = "BalancerConfig::default_zones", range(min = 1, max = 10)))]
    pub zones: u64,
    /// Cross-zone load balancing: whether each load balancer sends traffic to targets in every zone. If omitted, AWS's
    /// default: on for Application and Classic, off for Network and Gateway.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cross_zone: Option<bool>,
    /// Number of targets in each zone, for advice.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default, length(max = 10)))]
    pub targets_by_zone: Vec<u64>,
    /// Application: whether clients present certificates (mutual TLS), which halves the active connections that a
    /// capacity unit covers.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub mutual_tls: bool,
    /// Reserved capacity units, which are billed as the minimum of every hour; none if omitted.
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
    /// A load balancer in two zones, as AWS creates it.
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

    /// The number of zones if none is given.
    #[must_use]
    pub const fn default_zones() -> u64 {
        2
    }

    /// Whether cross-zone load balancing is on.
    #[must_use]
    pub fn crosses_zones(&self) -> bool {
        self.cross_zone.unwrap_or(matches!(self.balancer_type, BalancerType::Application | BalancerType::Classic))
    }
}

figures! {
    /// The load of each load balancer. Without any usage value it is open; with one of them, the others are none.
    /// Average durations and rules alone are not a load: it stays open. Usage values for other types are kept and not
    /// priced.
    BalancerUsage {
        /// Hours per month for which each load balancer exists; the whole month if omitted.
        hours_per_month,
        /// New connections per second; TCP connections for a Network Load Balancer, flows for a Gateway Load Balancer.
        new_per_second,
        /// Average duration of these connections in seconds.
        connection_seconds,
        /// Number of these connections that are open at the same time, instead of `connection_seconds`.
        active_connections,
        /// Application: requests per second.
        requests_per_second,
        /// Application: rules processed per request, of which 10 are free.
        rules_per_request,
        /// GB per hour in both directions; for a Network Load Balancer, over TCP.
        gb_per_hour,
        /// GB per month in both directions, instead of `gb_per_hour`.
        gb_per_month,
        /// Application: GB per hour in both directions for Lambda targets.
        lambda_gb_per_hour,
        /// Network: new UDP flows per second.
        udp_new_per_second,
        /// Network: average duration of a UDP flow in seconds.
        udp_flow_seconds,
        /// Network: number of UDP flows at the same time, instead of `udp_flow_seconds`.
        udp_active_flows,
        /// Network: GB per hour over UDP in both directions.
        udp_gb_per_hour,
        /// Network: GB per month over UDP in both directions, instead of `udp_gb_per_hour`.
        udp_gb_per_month,
        /// Network: new TLS connections per second.
        tls_new_per_second,
        /// Network: average duration of these connections in seconds.
        tls_connection_seconds,
        /// Network: number of these connections that are open at the same time, instead of `tls_connection_seconds`.
        tls_active_connections,
        /// Network: GB per hour over TLS in both directions.
        tls_gb_per_hour,
        /// Network: GB per month over TLS in both directions, instead of `tls_gb_per_hour`.
        tls_gb_per_month,
        /// Capacity units used per hour, as CloudWatch reports them (`ConsumedLCUs`), instead of the load that
        /// determines them.
        consumed_units,
    }
    also {
        /// Usage values that differ by the hour of the day: by name, 24 values from midnight. They replace the usage
        /// value of the same name.
        #[cfg_attr(feature = "schema", schemars(default, with = "std::collections::BTreeMap<String, [f64; 24]>"))]
        by_hour: HourlyFigures,
    }
}

impl BalancerUsage {
    /// The usage values that can differ by the hour.
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

    /// The usage values in GB per hour and per month that mean the same: a document can give only one of each pair.
    pub const BYTES: &'static [(&'static str, &'static str)] = &[
        ("gb_per_hour", "gb_per_month"),
        ("udp_gb_per_hour", "udp_gb_per_month"),
        ("tls_gb_per_hour", "tls_gb_per_month"),
    ];

    /// The 24 values of a usage value, if it differs by the hour.
    #[must_use]
    pub fn hours_of(&self, name: &str) -> Option<&[Number; 24]> {
        self.by_hour.of(name)
    }

    /// Whether a usage value is given, by the hour or not.
    #[must_use]
    pub fn is_said(&self, name: &str) -> bool {
        self.hours_of(name).is_some() || self.figure(name).is_some()
    }
}

/// A usage value that differs by the hour of the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HourlyFigure {
    /// Its name, one of `HOURLY` of the usage that it belongs to.
    pub figure: &'static str,
    /// Its values from midnight.
    pub values: [Number; 24],
}

/// The usage values that differ by the hour of the day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HourlyFigures(pub Vec<HourlyFigure>);

impl HourlyFigures {
    /// Whether no usage value differs by the hour.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The 24 values of a usage value, if it differs by the hour.
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
