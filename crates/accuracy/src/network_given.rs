//! [`NetworkGiven`]: the inputs of a case about networks, or about several services together.

use serde::Deserialize;

use crate::case::Exact;
use crate::given::Group;

/// The inputs, in plain AWS terms. What counts per month or per unit is in the names.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[expect(missing_docs, reason = "the names are those of the files, which explain them")]
pub struct NetworkGiven {
    // How it is meant.
    pub path: Option<String>,
    pub direction: Option<String>,
    pub spread: Option<String>,
    pub alternatives: Vec<String>,
    pub both_ends_own: Option<bool>,
    pub cross_az_usd_per_gb_and_end: Option<String>,
    // For everything.
    #[serde(alias = "hours_per_month")]
    pub hours: Option<Exact>,
    pub month_days: Option<u8>,
    #[serde(alias = "azs", alias = "zones")]
    pub availability_zones: Option<u64>,
    pub free_allowance_gb: Option<Exact>,
    pub rates: Option<NetworkRates>,
    // Data.
    #[serde(alias = "processed_gb_per_month", alias = "data_processed_gb")]
    pub processed_gb: OneOrMany,
    #[serde(alias = "out_gb")]
    pub outbound_gb: Option<Exact>,
    #[serde(alias = "in_gb", alias = "inbound_gb")]
    pub response_gb: Option<Exact>,
    #[serde(alias = "internet_out_gb_per_month", alias = "outbound_internet_gb")]
    pub internet_out_gb: OneOrMany,
    pub internet_in_gb: Option<Exact>,
    #[serde(alias = "transfer_gb")]
    pub gb: Option<Exact>,
    #[serde(alias = "cross_zone_gb", alias = "inter_az_gb", alias = "intra_region_gb")]
    pub cross_az_gb: Option<Exact>,
    #[serde(alias = "same_zone_gb")]
    pub same_az_gb: Option<Exact>,
    #[serde(alias = "inter_region_gb", alias = "cross_region_gb", alias = "outbound_other_regions_gb")]
    pub other_region_gb: Option<Exact>,
    pub from_region: Option<String>,
    #[serde(alias = "destination_region")]
    pub to_region: Option<String>,
    pub traffic_to_nat_gb: Option<Exact>,
    // What there is.
    pub nat_gateways: Option<u64>,
    pub nat_mode: Option<String>,
    pub endpoint_kind: Option<String>,
    #[serde(alias = "interface_endpoints")]
    pub endpoints: Option<u64>,
    pub service: Option<String>,
    #[serde(alias = "idle_public_ipv4", alias = "public_ipv4_idle")]
    pub idle_addresses: Option<u64>,
    #[serde(alias = "in_use_addresses")]
    pub attached_addresses: Option<u64>,
    pub byoip_addresses: Option<u64>,
    pub contiguous_block_addresses: Option<u64>,
    #[serde(alias = "public_ipv4", alias = "public_ipv4_addresses")]
    pub public_ipv4_in_use: Option<u64>,
    pub vpn_connections: Option<u64>,
    #[serde(alias = "transit_gateway_attachments", alias = "attachments")]
    pub vpc_attachments: Option<u64>,
    pub vpn_attachments: Option<u64>,
    pub direct_connect_attachments: Option<u64>,
    pub connect_attachments: Option<u64>,
    pub peering_attachments: Option<u64>,
    #[serde(alias = "vpc_peering_connections", alias = "peerings")]
    pub peering_connections: Option<u64>,
    pub peer_region: Option<String>,
    #[serde(alias = "direct_connect_connections")]
    pub direct_connect_ports: Option<u64>,
    pub port_speed: Option<String>,
    pub instances: Vec<Group>,
    pub volumes: Vec<StackVolume>,
    pub route53_hosted_zones: Option<u64>,
}

/// One figure, or several that are asked one after the other.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(from = "Figures")]
pub struct OneOrMany(pub Vec<Exact>);

#[derive(Deserialize)]
#[serde(transparent)]
struct Figures(crate::case::Flat);

impl From<Figures> for OneOrMany {
    fn from(figures: Figures) -> OneOrMany {
        OneOrMany(figures.0.numbers().map(Exact).collect())
    }
}

/// Volumes that exist all month.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StackVolume {
    #[serde(rename = "type")]
    pub volume_type: String,
    pub size_gb: u64,
    pub count: u64,
    pub iops: Option<u64>,
    pub throughput_mib_per_s: Option<u64>,
}

/// Rates of what Abacus does not price.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NetworkRates {
    /// Of a Route 53 hosted zone.
    pub usd_per_hosted_zone_month: Exact,
}
