//! [`Demand`]: instance-hours that a commitment may cover.

use catalog::InstanceType;
use design::{Body, OperatingSystem, Tenancy};
use units::{Decimal, Error, Usd};

use crate::commitment::factor;
use crate::service::ec2_fleet::Fleet;
use crate::service::ec2_load::{Week, week};
use crate::service::{Context, ec2_extras, ec2_price};

/// The on-demand instance-hours of one group, or the empty slots of its capacity reservation, over the week.
pub(super) struct Demand<'a> {
    pub component: usize,
    pub region: &'a str,
    pub known: &'a InstanceType,
    pub os: OperatingSystem,
    /// The normalisation factor of an instance; `None` without size flexibility.
    pub factor: Option<Decimal>,
    /// Share of the instances in each zone; empty when the design does not place them in zones.
    pub zones: Vec<(&'a str, Decimal)>,
    /// Instance-hours in each hour of the week.
    pub week: Week,
    pub on_demand: Option<Usd>,
    /// Instances that run in a capacity reservation; zonal Reserved Instances do not apply to them.
    pub in_reservation: Decimal,
    /// Whether these are the empty slots of a capacity reservation, which are covered after running instances.
    pub is_slot: bool,
}

impl<'a> Demand<'a> {
    /// The demands of a component; empty unless it runs on-demand on shared hardware.
    pub fn of(context: &Context<'a>) -> Result<Vec<Demand<'a>>, Error> {
        let component = context.component;
        let Body::Ec2 { config, usage } = &component.body else { return Ok(Vec::new()) };
        let Some(known) = context.catalogue.instance_type(&config.instance_type) else { return Ok(Vec::new()) };
        if config.tenancy != Tenancy::Shared {
            return Ok(Vec::new());
        }
        let count = component.count();
        let fleet = Fleet::of(&config.purchase, count);
        let on_demand = ec2_price::on_demand(context, &config.instance_type, config.os)?.ok();
        let placed: u64 = component.placement.zones.values().sum();
        let zone = |(zone, count): (&'a String, &u64)| {
            let share = Decimal::from(*count).checked_div(Decimal::from(placed))?;
            Some((zone.as_str(), share))
        };
        let demand = |week: Week, is_slot: bool| Demand {
            component: context.index,
            region: context.region(),
            known,
            os: config.os,
            factor: factor(known, config.os),
            zones: component.placement.zones.iter().filter_map(zone).collect(),
            week,
            on_demand: on_demand.as_ref().map(|price| price.unit_price),
            in_reservation: Decimal::from(config.capacity_reservation),
            is_slot,
        };
        let mut demands = Vec::with_capacity(2);
        if let Some(week) = week(context, &usage.running, count, Some(config.os), &|running| fleet.on_demand(running)) {
            demands.push(demand(week, false));
        }
        if config.capacity_reservation > 0
            && let Some(week) = week(
                context,
                &usage.running,
                count,
                None,
                &ec2_extras::empty_slots(&fleet, config.capacity_reservation),
            )
        {
            demands.push(demand(week, true));
        }
        Ok(demands)
    }
}
