//! Direct Connect.

use definitions::DIRECT_CONNECT;

use crate::component::Body;

/// Direct Connect ports. `placement.count` is their number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DirectConnect<'a> {
    /// Speed of each port, as AWS writes it.
    pub port_speed: &'static str,
    /// The code of the location, such as `united-states`.
    pub location: &'static str,
    /// IPv4 ranges of the networks at the other end; `192.168.0.0/16` is assumed if there are none.
    pub remote_cidrs: &'a [String],
}

impl<'a> DirectConnect<'a> {
    /// Reads a component, if it is of this kind.
    #[must_use]
    pub fn of(body: &'a Body) -> Option<DirectConnect<'a>> {
        let values = body.values().filter(|values| *values.definition() == DIRECT_CONNECT)?;
        let port_speed = values.choice("port_speed").map_or("", |choice| choice.label);
        let location = values.choice("location").map_or("", |choice| choice.code);
        Some(DirectConnect { port_speed, location, remote_cidrs: values.texts("remote_cidrs") })
    }
}
