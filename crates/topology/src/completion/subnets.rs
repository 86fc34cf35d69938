//! Subnets of VPCs that name none.

use std::collections::BTreeSet;

use design::{Body, ComponentId, Kind, NatMode, Subnet, SubnetIp};

use super::needs;
use super::work::Work;

/// The minimum number of zones of a proposed VPC.
const ZONES: usize = 2;
/// The zone letters, as many as a placement can have.
const LETTERS: &str = "abcdefghij";

/// Proposes subnets for each VPC without any: private ones in each zone, and public ones if something needs them.
pub(super) fn propose(work: &mut Work<'_>) {
    for vpc in work.vpcs() {
        if work.vpc(&vpc).is_none_or(|config| !config.subnets.is_empty()) {
            continue;
        }
        let members = work.members.get(&vpc).cloned().unwrap_or_default();
        let zones = zones(work, &members);
        let public = members.iter().any(|id| work.public.contains(id)) || sends_out(work, &vpc, &members);
        let ipv6 = members.iter().any(|id| work.index().uses_ipv6(id));
        let ip = if ipv6 { SubnetIp::Dual } else { SubnetIp::Ipv4 };
        let kinds: &[&str] = if public { &["public", "private"] } else { &["private"] };
        let mut subnets = Vec::new();
        for kind in kinds {
            for zone in &zones {
                let name = free_name(work, &vpc, &format!("{kind}-{zone}"));
                subnets.push(Subnet { name, zone: zone.clone(), cidr: String::new(), ip, route_table: String::new() });
            }
        }
        for name in named(work, &members) {
            if subnets.iter().all(|subnet| subnet.name != name) {
                let zone = zone_of(&name, &zones, subnets.len());
                subnets.push(Subnet { name, zone, cidr: String::new(), ip, route_table: String::new() });
            }
        }
        let words = if public { "public and private subnets" } else { "private subnets" };
        let (zones, region) = (zones.join(", "), work.region(&vpc));
        let range = work.vpc(&vpc).and_then(|config| config.cidrs.first().cloned()).unwrap_or_default();
        work.say(&vpc, |_| format!("Proposed: {words} in zones {zones} of {vpc}, because it names none."));
        work.reword(&vpc, || {
            format!(
                "Proposed: VPC {vpc} in {region}, {range}, with {words} in zones {zones}, because what runs there \
                 stands in a VPC."
            )
        });
        work.set_subnets(&vpc, subnets);
    }
}

/// Whether private components send to public addresses, so that a NAT gateway will need a public subnet.
fn sends_out(work: &Work<'_>, vpc: &ComponentId, members: &[ComponentId]) -> bool {
    let region = work.region(vpc);
    let regional = work.of_kind(Kind::NatGateway).any(|component| {
        matches!(&component.body, Body::NatGateway { config, .. } if config.mode == NatMode::Regional)
            && work.region_of(component) == region
    });
    !regional && members.iter().any(|id| super::egress::sends_out(work, id))
}

/// The letters that the components name, and further ones up to the number they need, at least two.
fn zones(work: &Work<'_>, members: &[ComponentId]) -> Vec<String> {
    let components: Vec<_> = members.iter().filter_map(|id| work.component(id)).collect();
    let mut zones: BTreeSet<String> =
        components.iter().flat_map(|component| component.placement.zones.keys().cloned()).collect();
    let wanted = components.iter().map(|component| needs::zones_needed(component)).max().unwrap_or(1);
    let wanted = usize::try_from(wanted).unwrap_or(ZONES).clamp(ZONES, LETTERS.len());
    for letter in LETTERS.chars() {
        if zones.len() >= wanted {
            break;
        }
        zones.insert(letter.to_string());
    }
    zones.into_iter().collect()
}

/// A name that no other VPC uses.
fn free_name(work: &Work<'_>, vpc: &ComponentId, name: &str) -> String {
    // This VPC has no subnets yet, so every name found belongs to another one.
    let others = (2..).map(|number: u64| format!("{vpc}-{name}-{number}"));
    let mut names = [name.to_owned(), format!("{vpc}-{name}")].into_iter().chain(others);
    names.find(|free| work.index().subnet(free).is_none()).unwrap_or_else(|| name.to_owned())
}

/// Names of the subnets that the components specify, which no VPC has, in order.
fn named(work: &Work<'_>, members: &[ComponentId]) -> BTreeSet<String> {
    let components = members.iter().filter_map(|id| work.component(id));
    components.flat_map(|component| component.placement.subnets.iter().cloned()).collect()
}

/// The zone of a subnet by its name, such as `b` for `app-b`; otherwise the zones in turn.
fn zone_of(name: &str, zones: &[String], index: usize) -> String {
    let suffix = name.rsplit_once('-').map(|(_, suffix)| suffix);
    let by_name = zones.iter().find(|zone| Some(zone.as_str()) == suffix);
    by_name.or_else(|| zones.get(index.checked_rem(zones.len())?)).cloned().unwrap_or_else(|| "a".to_owned())
}
