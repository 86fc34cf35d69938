//! [`Memo`]: results that resolving paths needs repeatedly, computed once.
//!
//! Results are keyed by indexes and addresses rather than held as references, so that a network of a long-lived design
//! can follow a flow with a shorter lifetime.

use std::cell::{OnceCell, RefCell};
use std::collections::HashSet;
use std::net::IpAddr;
use std::rc::Rc;

use design::{Body, Component, Subnet, VpcConfig};
use foldhash::HashMap;
use ipnet::IpNet;

use super::{Network, SubnetNode};
use crate::resolve::{leads_to_region, range, remote_ranges};

/// The part of a walk's goal that decides which routes match.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum GoalKey {
    /// A private IPv4 address.
    Private(IpAddr),
    /// A private IPv6 address, which has no range.
    PrivateIpv6,
    /// A network outside AWS.
    OnPremises,
    /// Public addresses.
    Public,
}

#[derive(Default)]
pub(crate) struct Memo {
    remote: OnceCell<Vec<IpAddr>>,
    addresses: RefCell<HashMap<*const Subnet, Option<IpAddr>>>,
    ranges: RefCell<HashMap<*const VpcConfig, Rc<[IpNet]>>>,
    attachments: OnceCell<HashSet<(usize, usize)>>,
    regions: RefCell<HashMap<usize, HashMap<String, bool>>>,
}

impl<'a> Network<'a> {
    /// Whether a range contains the first address of a network at the other end of any link.
    pub(crate) fn holds_remote(&self, net: IpNet) -> bool {
        let remote = self.memo.remote.get_or_init(|| {
            let ranges = self.design.components.iter().filter_map(remote_ranges).flatten();
            let mut addresses: Vec<IpAddr> = ranges.map(|range| range.addr()).collect();
            addresses.sort_unstable();
            addresses.dedup();
            addresses
        });
        let from = remote.partition_point(|address| *address < net.network());
        remote.get(from).is_some_and(|address| net.contains(address))
    }

    /// The first address of a subnet, or of its VPC if the subnet names no range.
    pub(crate) fn address_of(&self, node: SubnetNode<'a>) -> Option<IpAddr> {
        let key = std::ptr::from_ref(node.subnet);
        if let Some(known) = self.memo.addresses.borrow().get(&key) {
            return *known;
        }
        let of_vpc = || self.ranges_of(node.vpc.config).first().copied();
        let address = range(&node.subnet.cidr).or_else(of_vpc).map(|net| net.addr());
        self.memo.addresses.borrow_mut().insert(key, address);
        address
    }

    /// The valid ranges of a VPC.
    pub(crate) fn ranges_of(&self, vpc: &'a VpcConfig) -> Rc<[IpNet]> {
        let known = self.memo.ranges.borrow().get(&std::ptr::from_ref(vpc)).cloned();
        known.unwrap_or_else(|| {
            let ranges: Rc<[IpNet]> = vpc.cidrs.iter().filter_map(|text| range(text)).collect();
            self.memo.ranges.borrow_mut().insert(std::ptr::from_ref(vpc), Rc::clone(&ranges));
            ranges
        })
    }

    /// Whether a component is attached to a transit gateway.
    pub(crate) fn is_attached(&self, gateway: &Component, to: &Component) -> bool {
        let attachments = self.memo.attachments.get_or_init(|| {
            let mut all = HashSet::new();
            for (index, component) in self.design.components.iter().enumerate() {
                if let Body::TransitGateway { config, .. } = &component.body {
                    all.extend(config.attached.iter().filter_map(|id| Some((index, self.index(id)?))));
                }
            }
            all
        });
        let pair = (self.index(&gateway.id), self.index(&to.id));
        matches!(pair, (Some(gateway), Some(to)) if attachments.contains(&(gateway, to)))
    }

    /// Whether a link leads to instances in another region that are not in the design.
    pub(crate) fn leads_to_region(&self, link: &'a Component, code: &str) -> bool {
        let Some(index) = self.index(&link.id) else { return false };
        if let Some(known) = self.memo.regions.borrow().get(&index).and_then(|codes| codes.get(code)) {
            return *known;
        }
        let leads = leads_to_region(|id| self.component(id), |component| self.region_of(component), link, code);
        self.memo.regions.borrow_mut().entry(index).or_default().insert(code.to_owned(), leads);
        leads
    }
}
