//! Public IPv4 addresses.

use definitions::{PUBLIC_IPV4, Values};

use crate::component::Body;
use crate::words::words;

words! {
    /// Which kind of public IPv4 address.
    AddressKind {
        /// An Elastic IP address in use.
        InUse = "in-use", "in use";
        /// An Elastic IP address that nothing uses.
        Idle = "idle", "idle";
        /// Of a contiguous block that IPAM provides.
        ContiguousBlock = "contiguous-block", "of a contiguous block";
        /// Of a range that was brought to AWS: free.
        Byoip = "byoip", "of an own range (BYOIP)";
    }
}

/// Public IPv4 addresses that no other component brings with it. `placement.count` is their number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Address {
    /// Which kind.
    pub kind: AddressKind,
}

impl Address {
    /// Reads a component of this kind.
    #[must_use]
    pub fn of(body: &Body) -> Option<Address> {
        let values = body.values().filter(|values| *values.definition() == PUBLIC_IPV4)?;
        let kind = AddressKind::ALL.iter().find(|(code, _)| *code == values.code("address"))?.1;
        Some(Address { kind })
    }

    /// Addresses of a kind.
    #[must_use]
    pub fn body(kind: AddressKind) -> Body {
        Body::Defined(Box::new(Values::new(&PUBLIC_IPV4).with_choice("address", kind.code())))
    }
}
