//! Flows: which components communicate, and how much data they send. The path and its cost follow from the network.

use serde::{Serialize, Serializer};

use crate::balancer::HourlyFigures;
use crate::figures::figures;
use crate::words::words;
use definitions::ComponentId;
use definitions::{Number, Scenario, UsageValue};
use units::Decimal;

/// One end of a flow.
///
/// In the document it is a text: the id of a component, `@internet`, `@on-premises`, `@region/CODE` for instances in
/// another region, `@peer/ID` for instances in the VPC at the other end of a VPC peering, if that VPC is not in the
/// design, `@service/NAME` for an AWS service in the region of the other end (in its VPC, if the service runs in a
/// VPC), or `@service/NAME/REGION`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FlowEnd {
    /// A component of the design.
    Component(ComponentId),
    /// Anyone on the internet.
    Internet,
    /// The customer's own network outside AWS.
    OnPremises,
    /// Instances in another region, by its code.
    Region(String),
    /// Instances in the VPC at the other end of a VPC peering, if that VPC is not in the design.
    Peer(ComponentId),
    /// An AWS service by its short name, such as `sqs` or `rds`.
    Service {
        /// Its name, such as `dynamodb`.
        name: String,
        /// Its region; that of the other end if omitted.
        region: Option<String>,
    },
}

impl FlowEnd {
    /// Reads an end from its text in the document.
    #[must_use]
    pub fn parse(text: &str) -> Option<FlowEnd> {
        let Some(outside) = text.strip_prefix('@') else {
            return ComponentId::parse(text).map(FlowEnd::Component);
        };
        let mut parts = outside.split('/');
        let end = match (parts.next()?, parts.next(), parts.next()) {
            ("internet", None, None) => FlowEnd::Internet,
            ("on-premises", None, None) => FlowEnd::OnPremises,
            ("region", Some(code), None) if is_name(code) => FlowEnd::Region(code.to_owned()),
            ("peer", Some(id), None) => FlowEnd::Peer(ComponentId::parse(id)?),
            ("service", Some(name), None) if is_name(name) => FlowEnd::Service { name: name.to_owned(), region: None },
            ("service", Some(name), Some(region)) if is_name(name) && is_name(region) => {
                FlowEnd::Service { name: name.to_owned(), region: Some(region.to_owned()) }
            }
            _ => return None,
        };
        parts.next().is_none().then_some(end)
    }

    /// The text of the end in the document.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            FlowEnd::Component(id) => id.as_str().to_owned(),
            FlowEnd::Internet => "@internet".to_owned(),
            FlowEnd::OnPremises => "@on-premises".to_owned(),
            FlowEnd::Region(code) => format!("@region/{code}"),
            FlowEnd::Peer(id) => format!("@peer/{id}"),
            FlowEnd::Service { name, region: None } => format!("@service/{name}"),
            FlowEnd::Service { name, region: Some(region) } => format!("@service/{name}/{region}"),
        }
    }

    /// The component, if the end is one.
    #[must_use]
    pub const fn component(&self) -> Option<&ComponentId> {
        match self {
            FlowEnd::Component(id) => Some(id),
            _ => None,
        }
    }
}

/// Whether a text consists of letters, digits, dots and hyphens, and is neither empty nor too long.
fn is_name(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    (1..=crate::limits::ID_CHARS).contains(&text.len()) && text.chars().all(plain)
}

impl Serialize for FlowEnd {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text())
    }
}

words! {
    /// How a flow is distributed over the Availability Zones of its ends.
    #[derive(Default)]
    ZoneAffinity {
        #[default]
        /// In proportion to the instances in each zone, regardless of the zone of the other end.
        Spread = "spread", "over all zones";
        /// Within a zone if both ends are in it; the rest in proportion to the instances.
        SameZone = "same-zone", "within a zone where possible";
        /// Only between instances in different zones, each pair alike, as replicas that must survive the loss of a zone;
        /// in proportion to the instances if no two are in different zones.
        OtherZones = "other-zones", "only between different zones";
    }
}

words! {
    /// The addresses that a flow uses.
    #[derive(Default)]
    FlowAddress {
        #[default]
        /// Private IPv4 within and between networks, public IPv4 to the outside.
        Ipv4 = "ipv4", "IPv4, private where possible";
        /// Public or Elastic IPv4 addresses at both ends, even where private ones would work.
        PublicIpv4 = "public-ipv4", "public IPv4";
        /// IPv6.
        Ipv6 = "ipv6", "IPv6";
    }
}

/// A flow of data between two ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct FlowConfig {
    /// The end that opens the connection and sends the requests.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub from: FlowEnd,
    /// The end that answers.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub to: FlowEnd,
    /// How it is distributed over zones; in proportion to the instances if omitted.
    #[serde(skip_serializing_if = "ZoneAffinity::is_spread")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub zones: ZoneAffinity,
    /// The addresses that it uses; private ones where possible if omitted.
    #[serde(skip_serializing_if = "FlowAddress::is_ipv4")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub address: FlowAddress,
    /// A pinned path: the gateways, endpoints, links and load balancers on it, in order. If omitted, the path follows
    /// from the route tables.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default, length(max = 8)))]
    pub via: Vec<ComponentId>,
}

impl FlowConfig {
    /// A flow whose path follows from the routes.
    #[must_use]
    pub fn between(from: FlowEnd, to: FlowEnd) -> FlowConfig {
        FlowConfig { from, to, zones: ZoneAffinity::Spread, address: FlowAddress::Ipv4, via: Vec::new() }
    }
}

impl ZoneAffinity {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
    fn is_spread(&self) -> bool {
        *self == ZoneAffinity::Spread
    }
}

impl FlowAddress {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
    fn is_ipv4(&self) -> bool {
        *self == FlowAddress::Ipv4
    }
}

figures! {
    /// How much a flow carries. Without any usage value it is open; with one of the two, the other is none.
    FlowUsage {
        /// GB per month from the first end to the second.
        request_gb,
        /// GB per month from the second end to the first.
        response_gb,
    }
    also {
        /// GB in each hour of the day, by the name of the usage value: 24 values from midnight. The usage value of the
        /// same name must then be omitted.
        #[cfg_attr(feature = "schema", schemars(default, with = "std::collections::BTreeMap<String, [f64; 24]>"))]
        by_hour: HourlyFigures,
    }
}

impl FlowUsage {
    /// The usage values that can differ by the hour.
    pub const HOURLY: &'static [&'static str] = &["request_gb", "response_gb"];

    /// The typical GB of what it carries in one month only, both directions together; `None` if there are none.
    #[must_use]
    pub fn once_gb(&self) -> Option<Decimal> {
        let once = [self.request_gb, self.response_gb].into_iter().flatten().filter_map(|gb| gb.once());
        once.filter_map(|(gb, _)| gb.value(Scenario::Typical)).reduce(|one, other| one.saturating_add(other))
    }

    /// The 24 values of a usage value, if it differs by the hour.
    #[must_use]
    pub fn hours_of(&self, name: &str) -> Option<&[Number; 24]> {
        self.by_hour.of(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_read_as_they_are_written() {
        for text in [
            "web-1",
            "@internet",
            "@on-premises",
            "@region/eu-west-1",
            "@peer/partner",
            "@service/ecr.api",
            "@service/s3/eu-west-1",
        ] {
            assert_eq!(FlowEnd::parse(text).map(|end| end.text()).as_deref(), Some(text));
        }
        for text in [
            "",
            "@",
            "@moon",
            "@region",
            "@region/",
            "@region/a/b",
            "@service",
            "@service/a/b/c",
            "Web",
            "@internet/x",
            "@peer",
            "@peer/Partner",
            "@peer/a/b",
        ] {
            assert_eq!(FlowEnd::parse(text), None, "{text}");
        }
    }
}
