//! The dimensions of load balancers, and the usage values of a document that determine them.

use design::BalancerType;

/// The name of a capacity unit; `None` for Classic Load Balancers.
pub(super) const fn unit_name(balancer: BalancerType) -> Option<&'static str> {
    match balancer {
        BalancerType::Application => Some("LCU"),
        BalancerType::Network => Some("NLCU"),
        BalancerType::Gateway => Some("GLCU"),
        BalancerType::Classic => None,
    }
}

/// How a dimension is measured.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Measure {
    /// Per second.
    New,
    /// At the same time, sampled every minute.
    Active,
    /// GB per hour.
    Bytes,
    /// Per second, above the free rules of each request.
    Evaluations,
    /// Capacity units themselves.
    Units,
}

/// A dimension with its names in the catalogue and at AWS.
pub(crate) struct Spec {
    pub measure: Measure,
    /// The code in the catalogue.
    pub code: &'static str,
    /// The name that AWS uses.
    pub name: &'static str,
    /// What a unit counts, in the plural, such as `new connections a second`.
    pub counted: &'static str,
}

/// Dimensions that are measured together: the largest dimension of a part counts. Network Load Balancers have a part
/// for each protocol.
pub(crate) struct Part {
    /// The names of its usage values in the document.
    pub new: &'static str,
    pub seconds: &'static str,
    pub active: &'static str,
    pub bytes: &'static str,
    /// Bytes in a month, as an alternative to bytes in an hour.
    pub monthly_bytes: &'static str,
    pub dimensions: &'static [Spec],
}

pub(crate) const LAMBDA_GB: &str = "lambda_gb_per_hour";
pub(crate) const REQUESTS: &str = "requests_per_second";
pub(crate) const RULES: &str = "rules_per_request";
pub(crate) const CONSUMED: &str = "consumed_units";

/// The value that CloudWatch reports in place of the load (metric `ConsumedLCUs` of Elastic Load Balancing).
pub(super) static CONSUMED_UNITS: Spec = spec(Measure::Units, "", "Consumed capacity units", "capacity units an hour");

/// Rules per request that are free (Elastic Load Balancing pricing, LCU details).
pub(crate) const FREE_RULES: u64 = 10;

/// The divisor that mutual TLS applies to the active connections in a unit: 1,500 instead of 3,000 (Elastic Load
/// Balancing pricing, LCU details).
pub(super) const MUTUAL_TLS: u64 = 2;

const fn spec(measure: Measure, code: &'static str, name: &'static str, counted: &'static str) -> Spec {
    Spec { measure, code, name, counted }
}

const fn main(dimensions: &'static [Spec]) -> Part {
    Part {
        new: "new_per_second",
        seconds: "connection_seconds",
        active: "active_connections",
        bytes: "gb_per_hour",
        monthly_bytes: "gb_per_month",
        dimensions,
    }
}

static APPLICATION: [Part; 1] = [main(&[
    spec(Measure::New, "new-connections", "New connections", "new connections a second"),
    spec(Measure::Active, "active-connections", "Active connections", "active connections"),
    spec(Measure::Bytes, "processed-bytes", "Processed bytes", "GB an hour"),
    spec(Measure::Evaluations, "rule-evaluations", "Rule evaluations", "rule evaluations a second"),
])];

static GATEWAY: [Part; 1] = [main(&[
    spec(Measure::New, "new-connections-flows", "New connections", "new connections a second"),
    spec(Measure::Active, "active-connections-flows", "Active connections", "active connections"),
    spec(Measure::Bytes, "processed-bytes", "Processed bytes", "GB an hour"),
])];

static NETWORK: [Part; 3] = [
    main(&[
        spec(Measure::New, "new-tcp-connections", "TCP new connections", "new TCP connections a second"),
        spec(Measure::Active, "active-tcp-connections", "TCP active connections", "active TCP connections"),
        spec(Measure::Bytes, "processed-bytes-tcp", "TCP processed bytes", "GB by TCP an hour"),
    ]),
    Part {
        new: "udp_new_per_second",
        seconds: "udp_flow_seconds",
        active: "udp_active_flows",
        bytes: "udp_gb_per_hour",
        monthly_bytes: "udp_gb_per_month",
        dimensions: &[
            spec(Measure::New, "new-udp-flows", "UDP new flows", "new UDP flows a second"),
            spec(Measure::Active, "active-udp-flows", "UDP active flows", "active UDP flows"),
            spec(Measure::Bytes, "processed-bytes-udp", "UDP processed bytes", "GB by UDP an hour"),
        ],
    },
    Part {
        new: "tls_new_per_second",
        seconds: "tls_connection_seconds",
        active: "tls_active_connections",
        bytes: "tls_gb_per_hour",
        monthly_bytes: "tls_gb_per_month",
        dimensions: &[
            spec(Measure::New, "new-tls-connections", "TLS new connections", "new TLS connections a second"),
            spec(Measure::Active, "active-tls-connections", "TLS active connections", "active TLS connections"),
            spec(Measure::Bytes, "processed-bytes-tls", "TLS processed bytes", "GB by TLS an hour"),
        ],
    },
];

/// Classic Load Balancers are measured in bytes and have no capacity units.
static CLASSIC: [Part; 1] = [main(&[])];

/// The parts of a load balancer type.
pub(super) fn parts(balancer: BalancerType) -> &'static [Part] {
    match balancer {
        BalancerType::Application => &APPLICATION,
        BalancerType::Network => &NETWORK,
        BalancerType::Gateway => &GATEWAY,
        BalancerType::Classic => &CLASSIC,
    }
}

/// The usage values that the price of a type depends on, other than hours.
pub(super) fn figures(balancer: BalancerType) -> impl Iterator<Item = &'static str> {
    let has_units = balancer != BalancerType::Classic;
    let of_units = move |part: &Part| [part.new, part.seconds, part.active].into_iter().filter(move |_| has_units);
    let of_parts = parts(balancer).iter().flat_map(move |part| of_units(part).chain([part.bytes, part.monthly_bytes]));
    let of_requests = [REQUESTS, RULES, LAMBDA_GB].into_iter();
    let of_requests = of_requests.filter(move |_| balancer == BalancerType::Application);
    of_parts.chain(of_requests).chain(has_units.then_some(CONSUMED))
}
