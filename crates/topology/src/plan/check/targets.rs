//! Load balancer targets that receive no traffic.

use design::Body;

use crate::network::Network;
use crate::plan::problem::Problems;

/// Rule `lb-target-zone`: targets in a zone that is not enabled for their load balancer are not used. If this applies
/// to all zones of a target, the path of the flow reports it instead.
pub(super) fn check(network: &Network<'_>, problems: &mut Problems) {
    for balancer in &network.design.components {
        let Body::LoadBalancer { .. } = &balancer.body else { continue };
        let Some(vpc) = network.vpc_of(balancer) else { continue };
        let nodes = network.locations(balancer);
        for target in network.targets(&balancer.id) {
            if network.vpc_of(target).is_none_or(|of| of.component.id != vpc.component.id) {
                continue;
            }
            let places: Vec<_> = network.locations(target).into_iter().filter(|place| place.count > 0).collect();
            let is_enabled = |zone: &str| nodes.iter().any(|node| node.zone == zone);
            let unused: Vec<&str> = places.iter().map(|place| place.zone).filter(|zone| !is_enabled(zone)).collect();
            if unused.is_empty() || unused.len() == places.len() {
                continue;
            }
            let (word, are) = if unused.len() == 1 { ("zone", "is") } else { ("zones", "are") };
            let message = format!(
                "{} in {word} {} gets nothing from {}: the {word} {are} not enabled for it",
                target.title(),
                unused.join(", "),
                balancer.title()
            );
            let fix = "add a subnet of each zone of its targets to the load balancer";
            problems.warning("lb-target-zone", balancer, "/placement/subnets", message, fix);
        }
    }
}
