//! What load balancers are measured by, and the figures of a document that tell it.

use design::BalancerType;

/// What one capacity unit is called.
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
    /// At a time, sampled every minute.
    Active,
    /// GB per hour.
    Bytes,
    /// Per second, above the free rules of each request.
    Evaluations,
    /// Capacity units themselves.
    Units,
}

/// A dimension as the catalogue and AWS name it.
pub(crate) struct Spec {
    pub measure: Measure,
    /// In the catalogue.
    pub code: &'static str,
    /// As AWS writes it.
    pub name: &'static str,
    /// What one unit counts, in the plural, such as `new connections a second`.
    pub counted: &'static str,
}

/// What is measured together: the largest dimension of a part counts. Network Load Balancers have a part for
/// each protocol.
pub(crate) struct Part {
    /// Names of its figures in the document.
    pub new: &'static str,
    pub seconds: &'static str,
    pub active: &'static str,
    pub bytes: &'static str,
    /// Bytes of a month, instead of those of an hour.
    pub monthly_bytes: &'static str,
    pub dimensions: &'static [Spec],
}

pub(crate) const LAMBDA_GB: &str = "lambda_gb_per_hour";
pub(crate) const REQUESTS: &str = "requests_per_second";
pub(crate) const RULES: &str = "rules_per_request";
pub(crate) const CONSUMED: &str = "consumed_units";

/// What CloudWatch reports instead of the load (metric `ConsumedLCUs` of Elastic Load Balancing).
pub(super) static CONSUMED_UNITS: Spec = spec(Measure::Units, "", "Consumed capacity units", "capacity units an hour");

/// Rules of a request that are free (Elastic Load Balancing pricing, LCU details).
pub(crate) const FREE_RULES: u64 = 10;

/// By how much mutual TLS divides the active connections of a unit: 1,500 instead of 3,000 (Elastic Load
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

/// Classic Load Balancers are measured by bytes, which have no units.
static CLASSIC: [Part; 1] = [main(&[])];

/// The parts of a type.
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
