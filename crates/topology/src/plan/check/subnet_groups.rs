//! Rule `vpc-db-subnet-group`: the subnets of a database.

use crate::network::Network;
use crate::plan::problem::Problems;

/// The kinds whose subnets are those of a DB subnet group (Amazon RDS user guide, working with a DB instance in a VPC;
/// the guides of DocumentDB and Neptune say the same).
const KINDS: [&str; 4] = ["rds", "aurora", "documentdb", "neptune"];

/// Reports databases in VPCs whose subnets are all in one zone: a subnet group covers at least two, also that of a
/// database which stands in one.
pub(super) fn check(network: &Network<'_>, problems: &mut Problems) {
    for component in &network.design.components {
        let is_database = component.body.values().is_some_and(|values| KINDS.contains(&values.definition().kind));
        let first = component.placement.subnets.first().filter(|_| is_database);
        let Some(node) = first.and_then(|name| network.subnet(name)) else { continue };
        let subnets = &node.vpc.config.subnets;
        if subnets.iter().all(|other| other.zone == node.subnet.zone) {
            let message = format!(
                "all subnets of {} are in zone {}, and a DB subnet group covers at least two zones",
                node.vpc.component.title(),
                node.subnet.zone
            );
            let fix = "add a subnet in another zone";
            problems.error("vpc-db-subnet-group", component, "/placement/subnets", message, fix);
        }
    }
}
