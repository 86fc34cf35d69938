//! Duplicate names of subnets and route tables.

use std::collections::HashSet;

use foldhash::{HashMap, HashMapExt as _};

use crate::network::Network;
use crate::plan::problem::Problems;

pub(super) fn check(network: &Network<'_>, problems: &mut Problems) {
    let mut subnets: HashMap<&str, &str> = HashMap::new();
    for vpc in network.vpcs() {
        for (index, subnet) in vpc.config.subnets.iter().enumerate() {
            if let Some(first) = subnets.insert(&subnet.name, vpc.component.title()) {
                problems.error(
                    "vpc-subnet-name",
                    vpc.component,
                    format!("/config/subnets/{index}/name"),
                    format!("{first} has a subnet {:?} already", subnet.name),
                    "give every subnet of the design a name of its own: placements refer to it",
                );
            }
        }
        let mut tables: HashSet<&str> = HashSet::new();
        for (index, table) in vpc.config.route_tables.iter().enumerate() {
            if !tables.insert(&table.name) {
                problems.error(
                    "vpc-route-table-name",
                    vpc.component,
                    format!("/config/route_tables/{index}/name"),
                    format!("there is a route table {:?} already", table.name),
                    "give every route table of the VPC a name of its own: subnets refer to it",
                );
            }
        }
    }
}
