//! VPC endpoints.

use definitions::{Number, VPC_ENDPOINT, Value, Values};

use crate::component::Body;
use crate::words::words;

words! {
    /// The type of a VPC endpoint.
    EndpointType {
        /// AWS PrivateLink: a network interface in each zone.
        Interface = "interface", "interface endpoint";
        /// A route to S3 or DynamoDB in the region; free.
        Gateway = "gateway", "gateway endpoint";
        /// Connects to the appliances behind a Gateway Load Balancer.
        GatewayLoadBalancer = "gateway-load-balancer", "Gateway Load Balancer endpoint";
    }
}

/// VPC endpoints. `placement.count` is their number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Endpoint<'a> {
    /// Their type.
    pub endpoint_type: EndpointType,
    /// The service to which they connect, such as `s3` or `ecr.api`; empty if none is named.
    pub service: &'a str,
    /// Number of Availability Zones of each endpoint, if given. A gateway endpoint has none.
    pub zones: Option<u64>,
}

impl<'a> Endpoint<'a> {
    /// Reads a component, if it is of this kind.
    #[must_use]
    pub fn of(body: &'a Body) -> Option<Endpoint<'a>> {
        let values = body.values().filter(|values| *values.definition() == VPC_ENDPOINT)?;
        let code = values.code("endpoint_type");
        let endpoint_type = EndpointType::ALL.iter().find(|(own, _)| *own == code)?.1;
        let zones = values.number("zones").and_then(|zones| zones.0.try_into().ok());
        Some(Endpoint { endpoint_type, service: values.text("service").unwrap_or_default(), zones })
    }

    /// The body of such a component.
    #[must_use]
    pub fn body(self) -> Body {
        let mut values = Values::new(&VPC_ENDPOINT).with_choice("endpoint_type", self.endpoint_type.code());
        if !self.service.is_empty() {
            values.set("service", Some(Value::Text(self.service.to_owned())));
        }
        values.set("zones", self.zones.map(|zones| Value::Number(Number::from(zones))));
        Body::Defined(Box::new(values))
    }
}
