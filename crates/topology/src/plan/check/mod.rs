//! [`check`]: the parts of a network that AWS would reject or that are at risk.

mod connected;
mod names;
mod origins;
mod ranges;
mod room;
mod routes;
mod standing;
mod subnet_groups;
mod targets;
#[cfg(test)]
mod tests;

use super::problem::{NetworkProblem, Problems};
use crate::network::Network;

/// The problems of a network: in its ranges, its routes, and the placement of components. In a fixed order.
#[must_use]
pub fn check(network: &Network<'_>) -> Vec<NetworkProblem> {
    let mut problems = Problems::default();
    names::check(network, &mut problems);
    ranges::check(network, &mut problems);
    room::check(network, &mut problems);
    connected::check(network, &mut problems);
    routes::check(network, &mut problems);
    standing::check(network, &mut problems);
    origins::check(network, &mut problems);
    subnet_groups::check(network, &mut problems);
    targets::check(network, &mut problems);
    problems.0
}
