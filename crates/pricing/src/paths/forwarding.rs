//! [`Forwarding`]: how much data a NAT instance forwards, and how much it can forward.

use catalog::{Catalogue, InstanceType};
use design::{Body, Component, ComponentId, Design};
use topology::{Direction, Element, FlowPaths, Network, Paths};
use units::format::quantity;
use units::{Decimal, Error};

use crate::service::flow::typical_gb;

/// Gigabits per GB, and seconds per hour.
const GIGABITS_PER_GB: Decimal = Decimal::from_parts(8, 0, 0, false, 0);
const SECONDS_PER_HOUR: Decimal = Decimal::from_parts(3600, 0, 0, false, 0);
/// Megabits per gigabit.
const MEGABITS: Decimal = Decimal::from_parts(1000, 0, 0, false, 0);
/// How much more than the average the busiest hours are taken to carry.
const BUSIEST: Decimal = Decimal::TWO;
/// The vCPUs from which a type may send half of its bandwidth to an internet gateway, and the limit below.
const MANY_VCPUS: u32 = 32;
const FEW_VCPUS_GBIT: Decimal = Decimal::from_parts(5, 0, 0, false, 0);

/// The data through the NAT instances of a flow, and the data that their instance type sustains: its baseline
/// bandwidth, all month. A burst above the baseline lasts only minutes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Forwarding {
    /// The component.
    pub instance: ComponentId,
    /// The type of the instances.
    pub instance_type: String,
    /// Their region.
    pub region: String,
    /// Megabits per second of all instances together.
    mbit: Decimal,
    /// GB a month at that rate.
    sustained: Decimal,
    /// GB a month of all flows that pass the instances, as far as they are known.
    carried: Decimal,
}

impl Forwarding {
    /// The forwarding of the NAT instances that a flow passes; `None` if it passes none, or the catalogue has no
    /// baseline for the type.
    pub fn of(
        network: &Network<'_>,
        paths: &FlowPaths,
        flow: &ComponentId,
        catalogue: &Catalogue,
    ) -> Result<Option<Forwarding>, Error> {
        let instance = network.component(flow).and_then(|flow| nat_instance(network, paths.get(&flow.id)?, flow));
        instance.map_or(Ok(None), |instance| Forwarding::through(network, paths, instance, catalogue))
    }

    /// The forwarding of a component of instances; `None` if it is none, or the catalogue has no baseline for the type.
    pub fn through(
        network: &Network<'_>,
        paths: &FlowPaths,
        instance: &Component,
        catalogue: &Catalogue,
    ) -> Result<Option<Forwarding>, Error> {
        let Body::Ec2 { config, .. } = &instance.body else { return Ok(None) };
        let design = network.design;
        let Some(base) = catalogue.instance_type(&config.instance_type).and_then(gbit_out) else { return Ok(None) };
        let gbit = base.checked_mul(Decimal::from(instance.placement.count())).ok_or(Error::Overflow)?;
        Ok(Some(Forwarding {
            instance: instance.id.clone(),
            instance_type: config.instance_type.clone(),
            region: network.region_of(instance).to_owned(),
            mbit: units::exact_mul(gbit, MEGABITS)?,
            sustained: sustained(gbit, design.month().hours())?,
            carried: carried(design, paths, &instance.id)?,
        }))
    }

    /// Whether more data passes than the instances sustain.
    pub fn is_too_much(&self) -> bool {
        self.carried > self.sustained
    }

    /// Whether another type sustains the data, with room for hours that are busier than the average.
    pub fn suits(&self, known: &InstanceType, hours: Decimal) -> Result<bool, Error> {
        let Some(gbit) = gbit_out(known) else { return Ok(false) };
        // Dividing, as the data of some of the zones may have too many digits to be multiplied exactly.
        Ok(sustained(gbit, hours)?.checked_div(BUSIEST).ok_or(Error::Overflow)? >= self.carried)
    }

    /// The data that the instances sustain, in words.
    pub fn words(&self) -> String {
        format!(
            "{} sustains {} Mbit/s, about {} GB a month",
            self.instance_type,
            quantity(self.mbit, 0),
            quantity(self.sustained, 0)
        )
    }

    /// Whether the instances are not in the design, but proposed for it.
    pub fn is_proposed(&self, design: &Design) -> bool {
        design.component(&self.instance).is_none()
    }

    /// Why the option is not offered.
    pub fn too_much(&self, design: &Design) -> String {
        if self.is_proposed(design) {
            let gb = quantity(self.carried, 0);
            return format!("No NAT instance is compared: no instance type sustains {gb} GB a month.");
        }
        format!("No NAT instance is compared: {}, and {} GB would pass it.", self.words(), quantity(self.carried, 0))
    }
}

/// GB a month at a rate.
fn sustained(gbit: Decimal, hours: Decimal) -> Result<Decimal, Error> {
    let seconds = units::exact_mul(hours, SECONDS_PER_HOUR)?;
    units::exact_mul(gbit, seconds)?.checked_div(GIGABITS_PER_GB).ok_or(Error::Overflow)
}

/// The baseline of a type to an internet gateway: up to 5 Gbit/s below 32 vCPUs, half of the bandwidth from there on
/// (Amazon EC2 user guide, network bandwidth).
fn gbit_out(known: &InstanceType) -> Option<Decimal> {
    let base = known.network.base_gbps?;
    if known.vcpu < MANY_VCPUS { Some(base.min(FEW_VCPUS_GBIT)) } else { base.checked_div(Decimal::TWO) }
}

/// The NAT instances that a flow with these paths passes.
pub(super) fn nat_instance<'a>(network: &Network<'a>, paths: &Paths, flow: &Component) -> Option<&'a Component> {
    let Body::Flow { config, .. } = &flow.body else { return None };
    let is_end = |id: &ComponentId| [&config.from, &config.to].into_iter().any(|end| end.component() == Some(id));
    let mut hops = paths.legs.iter().flat_map(|leg| &leg.hops);
    hops.find_map(|hop| match &hop.element {
        Element::Component(id) if !is_end(id) => {
            network.component(id).filter(|component| matches!(component.body, Body::Ec2 { .. }))
        }
        _ => None,
    })
}

/// GB a month of all flows through a component, with typical usage.
fn carried(design: &Design, paths: &FlowPaths, through: &ComponentId) -> Result<Decimal, Error> {
    let mut all = Decimal::ZERO;
    for component in &design.components {
        let Body::Flow { config, usage } = &component.body else { continue };
        let Some(paths) = paths.get(&component.id) else { continue };
        let passes = |leg: &&topology::Leg| {
            leg.hops.iter().any(|hop| matches!(&hop.element, Element::Component(id) if id == through))
        };
        let weight = paths.legs.iter().filter(passes).map(|leg| leg.weight).fold(0, u64::saturating_add);
        if let Some(gb) = typical_gb(design, (config, usage), Direction::Both)?.filter(|_| weight > 0) {
            let part = gb.checked_mul(weight.into()).and_then(|gb| gb.checked_div(paths.whole.max(1).into()));
            all = part.and_then(|part| all.checked_add(part)).ok_or(Error::Overflow)?;
        }
    }
    Ok(all)
}
