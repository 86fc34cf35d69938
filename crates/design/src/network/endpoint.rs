//! VPC endpoints.

use definitions::{Number, VPC_ENDPOINT, Value, Values};

use crate::component::Body;
use crate::words::words;

words! {
    /// Which kind of VPC endpoint.
    EndpointType {
        /// AWS PrivateLink: an interface in each zone.
        Interface = "interface", "interface endpoint";
        /// A route to S3 or DynamoDB of the region: free.
        Gateway = "gateway", "gateway endpoint";
        /// Leads to the appliances behind a Gateway Load Balancer.
        GatewayLoadBalancer = "gateway-load-balancer", "Gateway Load Balancer endpoint";
    }
}

/// VPC endpoints. `placement.count` is their number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Endpoint<'a> {
    /// Which kind.
    pub endpoint_type: EndpointType,
    /// The service it leads to, such as `s3` or `ecr.api`; empty when none is named.
    pub service: &'a str,
    /// Availability zones of each, when they are given. A gateway endpoint has none.
    pub zones: Option<u64>,
}

impl<'a> Endpoint<'a> {
    /// Reads a component of this kind.
    #[must_use]
    pub fn of(body: &'a Body) -> Option<Endpoint<'a>> {
        let values = body.values().filter(|values| *values.definition() == VPC_ENDPOINT)?;
        let code = values.code("endpoint_type");
        let endpoint_type = EndpointType::ALL.iter().find(|(own, _)| *own == code)?.1;
        let zones = values.number("zones").and_then(|zones| zones.0.try_into().ok());
        Some(Endpoint { endpoint_type, service: values.text("service").unwrap_or_default(), zones })
    }

    /// The component that it reads.
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
