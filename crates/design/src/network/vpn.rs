//! Site-to-Site VPN.

use definitions::{VPN_CONNECTION, Value, Values};

use crate::component::Body;

/// Site-to-Site VPN connections. `placement.count` is their number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vpn<'a> {
    /// IPv4 ranges of the networks at the other end; `192.168.0.0/16` is assumed if there are none.
    pub remote_cidrs: &'a [String],
}

impl<'a> Vpn<'a> {
    /// Reads a component, if it is of this kind.
    #[must_use]
    pub fn of(body: &'a Body) -> Option<Vpn<'a>> {
        let values = body.values().filter(|values| *values.definition() == VPN_CONNECTION)?;
        Some(Vpn { remote_cidrs: values.texts("remote_cidrs") })
    }

    /// The body of such a component.
    #[must_use]
    pub fn body(self) -> Body {
        let values = Values::new(&VPN_CONNECTION).with("remote_cidrs", Value::Texts(self.remote_cidrs.to_vec()));
        Body::Defined(Box::new(values))
    }
}
