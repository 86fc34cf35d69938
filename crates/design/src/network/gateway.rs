//! Internet gateways.

use definitions::{INTERNET_GATEWAY, Value, Values};

use crate::component::Body;

/// An internet gateway, or an egress-only one. Neither has a price of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Gateway {
    /// Whether it only allows outbound IPv6 traffic.
    pub egress_only: bool,
}

impl Gateway {
    /// Reads a component, if it is of this kind.
    #[must_use]
    pub fn of(body: &Body) -> Option<Gateway> {
        let values = body.values().filter(|values| *values.definition() == INTERNET_GATEWAY)?;
        Some(Gateway { egress_only: values.flag("egress_only") })
    }

    /// The body of such a component.
    #[must_use]
    pub fn body(self) -> Body {
        let values = Values::new(&INTERNET_GATEWAY).with("egress_only", Value::Flag(self.egress_only));
        Body::Defined(Box::new(values))
    }
}
