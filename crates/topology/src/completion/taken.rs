//! [`Taken`]: which of the ranges that can be proposed for VPCs are in use.

use design::{Body, Design};
use ipnet::{IpNet, Ipv4Net};

use crate::resolve::{range, remote_ranges};

/// Which of 10.0.0.0/16 … 10.255.0.0/16, the ranges that can be proposed for VPCs, overlap with a range of the design.
pub(super) struct Taken([bool; 256]);

impl Taken {
    /// Collects the ranges that a design names: those of VPCs, subnets, routes and networks at the other ends of links.
    pub(super) fn of(design: &Design) -> Taken {
        let mut taken = Taken([false; 256]);
        for component in &design.components {
            remote_ranges(component).into_iter().flatten().for_each(|net| taken.add_net(net));
            let Body::Vpc { config } = &component.body else { continue };
            let subnets = config.subnets.iter().map(|subnet| &subnet.cidr);
            let routes = config.route_tables.iter().flat_map(|table| &table.routes).map(|route| &route.destination);
            config.cidrs.iter().chain(subnets).chain(routes).for_each(|text| taken.add_text(text));
        }
        taken
    }

    /// Marks a range as taken, if the text is one.
    pub(super) fn add_text(&mut self, text: &str) {
        if let Some(net) = range(text) {
            self.add_net(net);
        }
    }

    fn add_net(&mut self, net: IpNet) {
        if let IpNet::V4(net) = net {
            self.add(net);
        }
    }

    /// Marks a range as taken. Ranges of /8 or larger, such as the default route, are ignored: they overlap with
    /// everything.
    pub(super) fn add(&mut self, net: Ipv4Net) {
        let [first, from, ..] = net.network().octets();
        let [_, to, ..] = net.broadcast().octets();
        if first == 10 && net.prefix_len() > 8 {
            self.0.iter_mut().take(usize::from(to) + 1).skip(usize::from(from)).for_each(|taken| *taken = true);
        }
    }

    /// The first 10.x.0.0/16 that overlaps with no range of the design.
    pub(super) fn free_range(&self) -> Option<Ipv4Net> {
        let free = self.0.iter().position(|taken| !taken)?;
        Ipv4Net::new([10, u8::try_from(free).ok()?, 0, 0].into(), 16).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_takes_all_that_it_overlaps_with() {
        let mut taken = Taken([false; 256]);
        for text in ["10.0.0.0/15", "10.2.3.0/24", "10.4.0.0/14", "192.168.0.0/16", "0.0.0.0/0", "10.0.0.0/8", "s3"] {
            taken.add_text(text);
        }
        assert_eq!(taken.free_range().unwrap().to_string(), "10.3.0.0/16");
        taken.add_text("10.3.255.255/32");
        assert_eq!(taken.free_range().unwrap().to_string(), "10.8.0.0/16");
        taken.add_text("10.0.0.0/9");
        taken.add_text("10.128.0.0/9");
        assert_eq!(taken.free_range(), None);
    }
}
