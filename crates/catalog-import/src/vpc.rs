//! Gateways, endpoints, addresses and VPN.

use std::collections::BTreeMap;

use catalog::Amount;
use units::{Unit, Usd};

use crate::draft::{Draft, Evidence, PointKey};
use crate::ebs::tiered;
use crate::many::{self, Point, key};
use crate::report::Report;
use crate::{Job, sources};

const FILE: &str = "vpc-network.csv";

const HOURLY: (Unit, &str) = (Unit::Hour, "hourly");
const DATA: (Unit, &str) = (Unit::Gb, "data-processed");

/// AWS's labels; unit, dimension and item in the catalogue. Two labels of one item must agree on the price.
const ROWS: &[(&str, (Unit, &str), &str)] = &[
    ("Hourly charge for NAT Gateways", HOURLY, "nat-gateway"),
    ("Charge for per GB data processed by NatGateways", DATA, "nat-gateway"),
    ("Hourly charge for VPC Endpoints per Hrs", HOURLY, "interface-endpoint"),
    ("Hourly charge for AWS Gateway Load Balancer VPC Endpoint per Hrs", HOURLY, "gateway-load-balancer-endpoint"),
    (
        "Charge for per GB data processed by AWS Gateway Load Balancer VPC Endpoint per GB",
        DATA,
        "gateway-load-balancer-endpoint",
    ),
    ("Hourly charge for Transit Gateway VPC Attachments per hour", HOURLY, "transit-gateway-vpc"),
    ("Hourly charge for Transit Gateway Site to-Site VPN attachments per hour", HOURLY, "transit-gateway-vpn"),
    (
        "Hourly charge for Transit Gateway AWS Direct Connect Gateway attachments per hour",
        HOURLY,
        "transit-gateway-direct-connect",
    ),
    ("Hourly charge for Transit Gateway Connect attachments per hour", HOURLY, "transit-gateway-connect"),
    ("Hourly charge for Transit Gateway Peering Attachments per hour", HOURLY, "transit-gateway-peering"),
    (
        "Charge for per GB data processed by AWS Transit Gateways for VPC attachments per GigaBytes",
        DATA,
        "transit-gateway-vpc",
    ),
    (
        "Charge for per GB data processed by AWS Transit Gateways for Site to-Site VPN attachments per GigaBytes",
        DATA,
        "transit-gateway-vpn",
    ),
    (
        "Charge for per GB data processed by AWS Transit Gateways for AWS Direct Connect Gateway attachments per GigaBytes",
        DATA,
        "transit-gateway-direct-connect",
    ),
    (
        "Charge for per GB data processed by AWS Transit Gateway for Multicast receivers per GB",
        DATA,
        "transit-gateway-multicast",
    ),
    (
        "Charge for per GB data processed by AWS Transit Gateway for Multicast receivers per GigaBytes",
        DATA,
        "transit-gateway-multicast",
    ),
    (
        "Charge per GB data processed by AWS Transit Gateway for Multicast receivers per GigaBytes",
        DATA,
        "transit-gateway-multicast",
    ),
    ("CreateVpnConnection per hours", HOURLY, "vpn-connection"),
    ("CreateVpnConnection per Hrs", HOURLY, "vpn-connection"),
    ("Hourly charge for Client VPN Endpoints per Hourly", HOURLY, "client-vpn-endpoint"),
    ("Hourly charge for Client VPN connections per Hourly", HOURLY, "client-vpn-connection"),
    ("Hourly charge for In use Public IPv4 Addresses per Hrs", HOURLY, "public-ipv4-in-use"),
    ("Hourly charge for Idle Public IPv4 Addresses per Hrs", HOURLY, "public-ipv4-idle"),
    (
        "Hourly charge for IPv4 address in a contiguous block of IPv4 address per Hrs",
        HOURLY,
        "public-ipv4-contiguous-block",
    ),
    ("Hourly charge for Active IP Addresses per hours", HOURLY, "ipam-active-address"),
    ("Hourly charge for Traffic Mirroring Source per hour", HOURLY, "traffic-mirroring-source"),
    (
        "Charge per analysis processed by VPC Reachability Analyzer per ReachabilityAnalyses",
        (Unit::Each, "analysis"),
        "reachability-analyzer",
    ),
];

/// AWS's labels of the tiers of interface endpoints, and their lower bounds: 1 PB and 5 PB in GB.
const ENDPOINT_TIERS: &[(&str, u32)] = &[
    ("Charge for per GB data processed by VPC Endpoints per GB from 0 to 1048576", 0),
    ("Charge for per GB data processed by VPC Endpoints per GB from 1048576 to 5242880", 1_048_576),
    ("Charge for per GB data processed by VPC Endpoints per GB from 5242880 to Inf", 5_242_880),
];

/// Client VPN in the table of single prices.
const CLIENT_VPN: &[Point] = &[
    Point("endpoint association", "hour", 1, key(Unit::Hour, "hourly", "client-vpn-endpoint")),
    Point("connection", "hour", 1, key(Unit::Hour, "hourly", "client-vpn-connection")),
];

pub(crate) fn import(job: &Job<'_>, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    let mut endpoints: BTreeMap<String, (Evidence, BTreeMap<u32, Usd>)> = BTreeMap::new();
    for row in job.tables.read(FILE)? {
        let (region, label, price) = (row.text("region")?, row.text("item")?, row.price("usd")?);
        if !job.regions.takes(region, FILE, report) {
            continue;
        }
        let evidence = Evidence::listed(row.text("published")?, sources::AWS_FEEDS)?;
        if let Some((_, from)) = ENDPOINT_TIERS.iter().find(|(known, _)| *known == label) {
            let (known, tiers) =
                endpoints.entry(region.to_owned()).or_insert_with(|| (evidence.clone(), BTreeMap::new()));
            if *known != evidence || tiers.insert(*from, price).is_some() {
                return Err(row.fault("tiers of two dates, or one tier twice"));
            }
            continue;
        }
        let Some((_, (unit, dimension), item)) = ROWS.iter().find(|known| known.0 == label) else {
            report.leave_out(FILE, &format!("no rule for {label:?}"));
            continue;
        };
        let place = PointKey::new(region, dimension, item);
        if draft.has(&place, *unit, price)? {
            report.leave_out(FILE, "the same price under a second label");
        } else {
            draft.add(place, *unit, price, evidence)?;
        }
    }
    for (region, (evidence, tiers)) in endpoints {
        if tiers.len() == ENDPOINT_TIERS.len() {
            let place = PointKey::new(&region, "data-processed", "interface-endpoint");
            draft.put(place, Unit::Gb, Amount::Price(tiered(&tiers)?), evidence)?;
        } else {
            report.leave_out(FILE, "endpoint data without all tiers");
        }
    }
    many::points_again(job, "client-vpn", CLIENT_VPN, draft, report)
}
