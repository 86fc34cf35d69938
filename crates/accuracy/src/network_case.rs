//! Cases about networks, and about several services together: estimates of designs, or differences of two.

use catalog::Catalogue;
use pricing::{Cost, Estimate, Line, NatPerZone, estimate};
use serde_json::{Value as Json, json};
use units::{Decimal, Error, Usd};

use crate::case::Case;
use crate::design_case::{bases, lines, shown, status, sum};
use crate::figures::{Fault, Figures, Value};
use crate::network_design::{Asked, allowance, components, endpoint, nat, read};
use crate::network_given::NetworkGiven;

/// Sums of lines by name. Several names for one sum: cases call it differently.
const SUMS: [(&str, &[&str]); 27] = [
    ("nat_hours_usd", &["nat.hours"]),
    ("nat_processing_usd", &["nat.data"]),
    ("endpoint_hours_usd", &["endpoint.hours"]),
    ("processing_usd", &PROCESSED),
    ("endpoint_processing_usd", &["endpoint.data"]),
    ("data_processing_usd", &PROCESSED),
    ("internet_out_usd", &["transfer.internet-out"]),
    ("transfer_usd", &MOVED),
    ("cross_az_usd", &["transfer.cross-zone"]),
    ("cross_zone_usd", &["transfer.cross-zone"]),
    ("intra_region_usd", &["transfer.cross-zone"]),
    ("other_region_usd", &OTHER_REGION),
    ("inter_region_usd", &OTHER_REGION),
    ("cross_region_usd", &OTHER_REGION),
    ("vpn_hours_usd", &["vpn.hours"]),
    ("vpn_connection_usd", &["vpn.hours"]),
    ("vpn_connection_hours_usd", &["vpn.hours"]),
    ("connection_hours_usd", &["vpn.hours"]),
    ("attachment_hours_usd", &ATTACHED),
    ("attachments_usd", &ATTACHED),
    ("transit_gateway_hours_usd", &ATTACHED),
    ("transit_gateway_processing_usd", &["tgw.vpc-data", "tgw.vpn-data", "tgw.direct-connect-data"]),
    ("peering_usd", &["peering.hours"]),
    ("instance_usd", &["ec2.instance"]),
    ("volume_usd", &["ebs.storage", "ebs.iops", "ebs.throughput"]),
    ("storage_usd", &["ebs.storage"]),
    ("port_hours_usd", &["dx.hours"]),
];

const PROCESSED: [&str; 5] = ["endpoint.data", "nat.data", "tgw.vpc-data", "tgw.vpn-data", "tgw.direct-connect-data"];
const MOVED: [&str; 4] =
    ["transfer.internet-out", "transfer.cross-zone", "transfer.other-region", "transfer.from-other-region"];
const OTHER_REGION: [&str; 2] = ["transfer.other-region", "transfer.from-other-region"];
const ATTACHED: [&str; 5] =
    ["tgw.vpc-hours", "tgw.vpn-hours", "tgw.direct-connect-hours", "tgw.connect-hours", "tgw.peering-hours"];

/// Quantities of lines by name.
const QUANTITIES: [(&str, &[&str]); 4] = [
    ("nat_hours", &["nat.hours"]),
    ("endpoint_hours", &["endpoint.hours"]),
    ("vpn_hours", &["vpn.hours"]),
    ("attachment_hours", &ATTACHED),
];

/// Addresses that stand for themselves, by name and id of their component.
const ADDRESSES: [(&str, &str); 6] = [
    ("attached_address_usd", "attached"),
    ("idle_address_usd", "idle"),
    ("public_ipv4_usd", "in-use"),
    ("contiguous_block_usd", "block"),
    ("byoip_usd", "own"),
    ("byoip_address_usd", "own"),
];

/// What Abacus says about a case.
pub(crate) fn figures(case: &Case, given: &NetworkGiven) -> Result<Figures, Fault> {
    if !given.alternatives.is_empty() {
        return alternatives(case, given);
    }
    if given.traffic_to_nat_gb.is_some() {
        return nat_layouts(case, given);
    }
    let said = allowance(given)?;
    let mut figures = asked_once(case, given, Asked::at(given, 0, said.unwrap_or_default()))?;
    // Lists: every figure under its place.
    let count = given.processed_gb.0.len().max(given.internet_out_gb.0.len());
    for index in (0..count).filter(|_| count > 1) {
        let one = asked_once(case, given, Asked::at(given, index, said.unwrap_or_default()))?;
        one.values.into_iter().for_each(|(name, value)| figures.set(format!("{name}.{index}"), value));
    }
    if said.is_none() {
        for (on, prefix) in [(false, "free_allowance_off"), (true, "free_allowance_on")] {
            let one = asked_once(case, given, Asked::at(given, 0, on))?;
            one.values.into_iter().for_each(|(name, value)| figures.set(format!("{prefix}.{name}"), value));
        }
    }
    Ok(figures)
}

/// The estimate of everything that the case gives, by the names of the cases.
fn asked_once(case: &Case, given: &NetworkGiven, asked: Asked) -> Result<Figures, Fault> {
    let priced = priced(case, given, asked.allowance, &components(given, asked)?)?;
    let (mut figures, mut total) = totalled(&priced)?;
    for (name, codes) in SUMS {
        if let Some(sum) = known_sum(lines(&priced).filter(|line| codes.contains(&line.code.as_ref())))? {
            figures.set(name, sum);
        }
    }
    for (name, codes) in QUANTITIES {
        let mut all = lines(&priced).filter(|line| codes.contains(&line.code.as_ref())).peekable();
        if all.peek().is_some() {
            figures.set(name, all.filter_map(|line| line.quantity).sum::<Decimal>());
        }
    }
    for (name, id) in ADDRESSES {
        let component = priced.components.iter().filter(|component| component.id.as_str() == id);
        if let Some(sum) = known_sum(component.flat_map(|component| &component.lines))? {
            figures.set(name, sum);
        }
    }
    if let Some(line) =
        lines(&priced).find(|line| matches!(line.code.as_ref(), "transfer.internet-out" | "endpoint.data"))
    {
        tiers(line, &mut figures);
    }
    if given.both_ends_own == Some(true) {
        ends(case, given, total, &mut figures)?;
    }
    if let (Some(zones), Some(rates)) = (given.route53_hosted_zones, &given.rates) {
        figures.asked = "estimate of a design, and the hosted zones at the rate that the case brings";
        let zones = Usd::new(rates.usd_per_hosted_zone_month.0).times(Decimal::from(zones))?;
        figures.set("hosted_zone_usd", zones);
        total = total.checked_add(zones)?;
    }
    for name in ["total_usd", "monthly_usd"] {
        figures.set(name, total);
    }
    let unpriced = lines(&priced).find(|line| matches!(line.cost, Cost::NoPrice { .. }));
    if let Some(line) = unpriced.or(lines(&priced).next()) {
        figures.set("status", Value::Text(status(line).to_owned()));
    }
    figures.set("never_zero", Value::Flag(lines(&priced).all(|line| line.cost.known() != Some(Usd::ZERO))));
    figures.set("total_shown_as", Value::Text(shown(&priced)));
    Ok(figures)
}

fn priced(case: &Case, given: &NetworkGiven, allowance: bool, components: &[Json]) -> Result<Estimate, Fault> {
    Ok(estimate(&read(case, given, allowance, components)?, Catalogue::embedded())?)
}

/// The total of an estimate. Addresses that gateways and VPN connections bring with them are left out: the
/// cases count addresses where they give some, and these are components of their own.
fn totalled(priced: &Estimate) -> Result<(Figures, Usd), Error> {
    let brought = priced.components.iter().filter(|component| matches!(component.id.as_str(), "nat" | "vpn"));
    let brought = brought.flat_map(|component| &component.lines).filter(|line| line.code == "vpc.public-ipv4");
    let brought: Usd = brought.filter_map(|line| line.cost.known()).sum();
    let asked = if brought.is_zero() {
        "estimate of a design"
    } else {
        "estimate of a design, without the public IPv4 addresses, which the case leaves out"
    };
    let mut figures = Figures::of(asked);
    figures.price_dates = priced.price_dates.as_ref().map(|dates| (dates.oldest.clone(), dates.newest.clone()));
    figures.bases = bases(priced);
    Ok((figures, priced.totals.monthly - brought))
}

/// The sum of lines; none without a line, or when one of them is not known: what is not asked is not zero.
fn known_sum<'a>(lines: impl Iterator<Item = &'a Line>) -> Result<Option<Usd>, Error> {
    let mut sum = None;
    for line in lines {
        let Some(known) = line.cost.known() else { return Ok(None) };
        sum = Some(sum.unwrap_or(Usd::ZERO).checked_add(known)?);
    }
    Ok(sum)
}

/// The tiers of a line, and what of it is billed at all.
fn tiers(line: &Line, figures: &mut Figures) {
    let Some(price) = &line.price else { return };
    let paid = price.slices.iter().filter(|slice| !slice.price.is_zero());
    figures.set("billed_gb", paid.clone().map(|slice| slice.quantity).sum::<Decimal>());
    for (index, slice) in paid.enumerate() {
        figures.set(format!("tier_usd.{index}"), slice.amount);
        figures.set(format!("tier_gb.{index}"), slice.quantity);
    }
}

/// Data between zones by its ends: what only the sender pays, and what the receiver adds to it.
fn ends(case: &Case, given: &NetworkGiven, total: Usd, figures: &mut Figures) -> Result<(), Fault> {
    if given.direction.as_deref() != Some("one way") {
        return Ok(());
    }
    let mut sender = components(given, Asked::at(given, 0, false))?;
    for component in &mut sender {
        component["config"]["ends"] = json!(1);
    }
    let sender = priced(case, given, false, &sender)?.totals.monthly;
    figures.set("sender_out_usd", sender);
    figures.set("receiver_in_usd", total - sender);
    Ok(())
}

/// The same data in different ways: each as a design, and what the first costs more than the last.
fn alternatives(case: &Case, given: &NetworkGiven) -> Result<Figures, Fault> {
    let gb = given.gb.map(|gb| gb.0);
    let mut all = Vec::new();
    for way in &given.alternatives {
        let component = match way.as_str() {
            "nat_gateway" | "nat_gateway_same_az" => nat(given, gb),
            "nat_gateway_other_az" => {
                nat(&NetworkGiven { cross_az_gb: given.gb, hours: given.hours, ..NetworkGiven::default() }, gb)
            }
            way => endpoint(given, way, gb)?,
        };
        let priced = priced(case, given, false, &[component])?;
        let (figures, total) = totalled(&priced)?;
        let processing = known_sum(lines(&priced).filter(|line| PROCESSED.contains(&line.code.as_ref())))?;
        let name = way.trim_end_matches("_same_az").trim_end_matches("_other_az").to_owned();
        all.push((name, figures, total, processing));
    }
    let mut figures = Figures::of("estimates of designs, one for each way");
    for (name, of, total, processing) in &all {
        figures.set(format!("via_{name}_usd"), *total);
        if let Some(processing) = processing {
            figures.set(format!("via_{name}_processing_usd"), *processing);
        }
        if figures.price_dates.is_none() {
            (figures.price_dates, figures.bases) = (of.price_dates.clone(), of.bases.clone());
        }
    }
    if let (Some((.., first, _)), Some((.., last, _))) = (all.first(), all.last()) {
        figures.set("saving_usd", *first - *last);
    }
    Ok(figures)
}

/// One NAT gateway for all zones against one in each: two designs, and the rule of where they cost the same.
fn nat_layouts(case: &Case, given: &NetworkGiven) -> Result<Figures, Fault> {
    let (Some(zones), Some(gb)) = (given.availability_zones, given.traffic_to_nat_gb) else {
        return Err(Fault::unasked("NAT gateways of zones that are not counted"));
    };
    if given.spread.as_ref().is_some_and(|spread| !spread.starts_with("even")) {
        return Err(Fault::unasked("traffic that does not spread evenly"));
    }
    let of = |count: u64, crossing: Decimal| {
        let usage = json!({
            "hours_per_month": given.hours.map(|hours| design::Number(hours.0)),
            "other_gb": design::Number(gb.0), "cross_zone_gb": design::Number(crossing.round_dp(4)),
        });
        let nat = json!({"id": "nat", "kind": "nat-gateway", "placement": {"count": count}, "usage": usage});
        priced(case, given, false, &[nat])
    };
    let crossing = NatPerZone::crossing_gb(gb.0, zones)?;
    let (single, per_zone) = (of(1, crossing)?, of(zones, Decimal::ZERO)?);
    let (mut figures, _) = totalled(&single)?;
    figures.asked = "estimates of two designs, and the rule of when a NAT gateway per zone pays";
    let hours = sum(&single, "nat.hours")?;
    figures.set("nat_per_zone_hours_usd", sum(&per_zone, "nat.hours")?);
    figures.set("single_nat_hours_usd", hours);
    figures.set("single_nat_cross_az_gb", crossing);
    figures.set("single_nat_cross_az_usd", sum(&single, "transfer.cross-zone")?);
    let end = lines(&single).find(|line| line.code == "transfer.cross-zone").and_then(|line| line.price.as_ref());
    if let Some(end) = end {
        let layout = NatPerZone { gateway_monthly: hours, usd_per_gb_and_end: end.unit_price };
        if let Some(gb) = layout.break_even_gb(zones)? {
            figures.set("break_even_total_gb_per_month", gb);
        }
        if let Some(gb) = layout.pays_from_gb()? {
            figures.set("break_even_gb_per_month_and_zone", gb);
        }
    }
    Ok(figures)
}
