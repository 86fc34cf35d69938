//! Public IPv4 addresses.

use definitions::{PUBLIC_IPV4, Values};

use crate::component::Body;
use crate::words::words;

words! {
    /// The kind of a public IPv4 address.
    AddressKind {
        /// An Elastic IP address in use.
        InUse = "in-use", "in use";
        /// An idle Elastic IP address.
        Idle = "idle", "idle";
        /// An address from a contiguous block that IPAM provides.
        ContiguousBlock = "contiguous-block", "of a contiguous block";
        /// An address from a range that the customer brought to AWS (BYOIP); free.
        Byoip = "byoip", "of an own range (BYOIP)";
    }
}

/// Public IPv4 addresses that do not belong to another component. `placement.count` is their number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Address {
    /// Their kind.
    pub kind: AddressKind,
}

impl Address {
    /// Reads a component, if it is of this kind.
    #[must_use]
    pub fn of(body: &Body) -> Option<Address> {
        let values = body.values().filter(|values| *values.definition() == PUBLIC_IPV4)?;
        let kind = AddressKind::ALL.iter().find(|(code, _)| *code == values.code("address"))?.1;
        Some(Address { kind })
    }

    /// The body of a component with addresses of a kind.
    #[must_use]
    pub fn body(kind: AddressKind) -> Body {
        Body::Defined(Box::new(Values::new(&PUBLIC_IPV4).with_choice("address", kind.code())))
    }
}
