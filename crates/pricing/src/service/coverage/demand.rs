//! [`Demand`]: instance-hours that a commitment may cover.

use catalog::InstanceType;
use design::{Body, OperatingSystem, Tenancy};
use units::{Decimal, Error, Usd};

use crate::commitment::factor;
use crate::line::LinePrice;
use crate::service::ec2_load::{Week, week};
use crate::service::ec2_types::{TypePart, Types};
use crate::service::{Context, ec2_extras, ec2_price};

/// The on-demand instance-hours of one type of a group, or the empty slots of its capacity reservation, over the week.
pub(super) struct Demand<'a> {
    pub component: usize,
    /// The position of its instance type among the types of the group.
    pub position: usize,
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
        if config.tenancy != Tenancy::Shared {
            return Ok(Vec::new());
        }
        let types = Types::of(context, config)?;
        let (fleet, size) = (types.fleet, (types.capacity, types.most()));
        let placed = units::sum(component.placement.zones.values().map(|count| Ok(Decimal::from(*count))))?;
        let zone = |(zone, count): (&'a String, &u64)| {
            let share = Decimal::from(*count).checked_div(placed)?;
            Some((zone.as_str(), share))
        };
        let demand = |part: &TypePart<'a>, known, on_demand: Option<&LinePrice>, week, is_slot| Demand {
            component: context.index,
            position: part.position,
            region: context.region(),
            known,
            os: config.os,
            factor: factor(known, config.os),
            zones: component.placement.zones.iter().filter_map(zone).collect(),
            week,
            on_demand: on_demand.map(|price| price.unit_price),
            in_reservation: Decimal::from(config.capacity_reservation),
            is_slot,
        };
        let mut demands = Vec::with_capacity(types.on_demand.len().saturating_add(1));
        for part in &types.on_demand {
            let Some(known) = context.catalogue.instance_type(part.instance_type) else { continue };
            let price = ec2_price::on_demand(context, part.instance_type, config.os)?.ok();
            let pick = |units| part.instances(fleet.on_demand(units));
            if let Some(week) = week(context, &usage.running, size, Some(config.os), &pick)? {
                demands.push(demand(part, known, price.as_ref(), week, false));
            }
            let slots = ec2_extras::empty_slots(&fleet, config.capacity_reservation);
            if config.capacity_reservation > 0
                && let Some(week) = week(context, &usage.running, size, None, &slots)?
            {
                demands.push(demand(part, known, price.as_ref(), week, true));
            }
        }
        Ok(demands)
    }
}
