//! Ranges of VPCs and subnets: sizes, overlaps, and texts that are not ranges.

use design::{Component, SubnetIp, View};
use ipnet::Ipv4Net;

use crate::network::{Network, VpcNode};
use crate::plan::problem::Problems;
use crate::plan::range::{self, LONGEST, SHORTEST, overlap};

pub(super) fn check(network: &Network<'_>, problems: &mut Problems) {
    for vpc in network.vpcs() {
        let blocks = blocks(vpc, problems);
        subnets(vpc, &blocks, problems);
    }
    for component in &network.design.components {
        let remote = match component.body.view() {
            View::VpnConnection(config) => config.remote_cidrs,
            View::DirectConnect(config) => config.remote_cidrs,
            _ => continue,
        };
        for (index, text) in remote.iter().enumerate() {
            read(component, text, || format!("/config/remote_cidrs/{index}"), problems);
        }
    }
}

/// The valid ranges of a VPC.
fn blocks(vpc: &VpcNode<'_>, problems: &mut Problems) -> Vec<Ipv4Net> {
    let mut blocks: Vec<Ipv4Net> = Vec::with_capacity(vpc.config.cidrs.len());
    for (index, text) in vpc.config.cidrs.iter().enumerate() {
        let place = || format!("/config/cidrs/{index}");
        let Some(block) = read(vpc.component, text, place, problems) else { continue };
        size(vpc.component, "a VPC", &block, place, problems);
        if let Some(other) = blocks.iter().find(|other| overlap(other, &block)) {
            let message = format!("{block} and {other} of the same VPC overlap");
            problems.error("vpc-cidr-overlap", vpc.component, place(), message, "use ranges that share no address");
        }
        blocks.push(block);
    }
    blocks
}

fn subnets(vpc: &VpcNode<'_>, blocks: &[Ipv4Net], problems: &mut Problems) {
    // If a range of the VPC is invalid, it is unknown whether a subnet is inside it.
    let all_known = !blocks.is_empty() && blocks.len() == vpc.config.cidrs.len();
    let mut taken: Vec<(&str, Ipv4Net)> = Vec::with_capacity(vpc.config.subnets.len());
    for (index, subnet) in vpc.config.subnets.iter().enumerate() {
        if subnet.cidr.is_empty() || subnet.ip == SubnetIp::Ipv6 {
            continue;
        }
        let place = || format!("/config/subnets/{index}/cidr");
        let Some(own) = read(vpc.component, &subnet.cidr, place, problems) else { continue };
        size(vpc.component, "a subnet", &own, place, problems);
        let name = &subnet.name;
        if all_known && !blocks.iter().any(|block| block.contains(&own)) {
            let ranges: Vec<String> = blocks.iter().map(Ipv4Net::to_string).collect();
            problems.error(
                "vpc-subnet-outside",
                vpc.component,
                place(),
                format!("subnet {name} has {own}, which is not inside {} of its VPC", ranges.join(" or ")),
                "choose a free range of the VPC, or add a range to the VPC",
            );
        }
        if let Some((other, range)) = taken.iter().find(|(_, range)| overlap(range, &own)) {
            problems.error(
                "vpc-subnet-outside",
                vpc.component,
                place(),
                format!("subnet {name} with {own} overlaps {other} with {range}"),
                "choose a range that no other subnet uses",
            );
        }
        taken.push((name, own));
    }
}

/// Parses a range, or reports that the text is not one.
fn read(component: &Component, text: &str, place: impl Fn() -> String, problems: &mut Problems) -> Option<Ipv4Net> {
    let range = range::parse(text);
    if range.is_none() {
        let message = format!("{text:?} is not an IPv4 range");
        problems.error("vpc-cidr-text", component, place(), message, "write it like 10.0.0.0/16");
    }
    range
}

fn size(component: &Component, what: &str, range: &Ipv4Net, place: impl Fn() -> String, problems: &mut Problems) {
    if !(SHORTEST..=LONGEST).contains(&range.prefix_len()) {
        let fix = "choose a prefix from /16, the largest, to /28, the smallest";
        problems.error("vpc-cidr-size", component, place(), format!("{range}: the range of {what} is /16 to /28"), fix);
    }
}
