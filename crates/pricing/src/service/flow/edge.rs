//! Flows from and to components at the edge: what they carry is usage of the component, and what its cache answers does
//! not reach the origin.

use catalog::PriceList;
use definitions::{Absent, AwsService, Facts, FlowData, Number, Reading, Usage, UsageValue, Value, Values};
use design::{Body, Component, Design, FlowConfig, FlowEnd, FlowUsage, Scenario};
use topology::{ChargeCode, Direction};
use units::{Decimal, Error};

use super::volume::{DAY, Volume, says_gb};
use crate::service::defined;

/// The share of the data that the cache answers, in percent.
const CACHED: &str = "cache_hit_percent";

/// Why the data of an edge service without a component has no price.
pub(super) fn without_component(code: &ChargeCode) -> &'static str {
    match code {
        ChargeCode::Viewers { service } if *service == AwsService::PUBLIC_ECR => {
            "what is free of it depends on who pulls, and no table has the rest"
        }
        ChargeCode::Viewers { .. } => "add a CloudFront distribution, which prices what viewers get",
        _ => "add the edge service as a component, which prices its data",
    }
}

/// The values of a component at the edge with the data of flows in the fields that are left out; `None` if no field is
/// filled. Looks once at each flow of the design for each such field, and once more for each flow to an origin without
/// data of its own.
pub(in crate::service) fn filled(
    design: &Design,
    scenario: Scenario,
    component: &Component,
    values: &Values,
) -> Result<Option<Values>, Error> {
    fill(design, scenario, component, values, |_| true)
}

/// The same for some kinds of data.
fn fill(
    design: &Design,
    scenario: Scenario,
    component: &Component,
    values: &Values,
    wanted: impl Fn(FlowData) -> bool,
) -> Result<Option<Values>, Error> {
    if !defined::is_at_edge(component) {
        return Ok(None);
    }
    let mut filled = None;
    for (field, value) in values.usage() {
        let Some(data) = field.of_flows.filter(|data| value.is_none() && wanted(*data)) else { continue };
        let Some(usage) = carried(design, scenario, component, data)? else { continue };
        // What counts as zero without flows needs no line of zero.
        if field.absent == Absent::Zero && usage == Usage::known(0) {
            continue;
        }
        filled.get_or_insert_with(|| values.clone()).set(field.name, Some(Value::Usage(usage)));
    }
    Ok(filled)
}

/// What a flow is to a component at the edge at one of its ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// A client that opens connections to it.
    Viewer,
    /// An origin or endpoint, to which it opens connections if it `starts` the flow.
    Origin { starts: bool },
}

impl Role {
    /// Clients are outside AWS or in subnets. Other services that open connections to it are taken to be origins.
    fn of(design: &Design, component: &Component, config: &FlowConfig) -> Option<Role> {
        let is_own = |end: &FlowEnd| end.component() == Some(&component.id);
        match (is_own(&config.from), is_own(&config.to)) {
            (true, false) => Some(Role::Origin { starts: true }),
            (false, true) => {
                let client = config.from.component().and_then(|id| design.component(id));
                let is_client = matches!(config.from, FlowEnd::Internet | FlowEnd::OnPremises)
                    || client.is_some_and(topology::stands_in_subnets);
                Some(if is_client { Role::Viewer } else { Role::Origin { starts: false } })
            }
            _ => None,
        }
    }

    /// The direction of this data on a flow; `None` if the flow has none of it.
    fn direction(self, data: FlowData) -> Option<Direction> {
        match (self, data) {
            (Role::Viewer, FlowData::ToViewers)
            | (Role::Origin { starts: true }, FlowData::FromOrigins)
            | (Role::Origin { starts: false }, FlowData::ToOrigins) => Some(Direction::Response),
            (Role::Origin { starts: true }, FlowData::ToOrigins)
            | (Role::Origin { starts: false }, FlowData::FromOrigins) => Some(Direction::Request),
            _ => None,
        }
    }
}

/// The flows from and to a component at the edge.
fn flows<'a>(
    design: &'a Design,
    component: &'a Component,
) -> impl Iterator<Item = (Role, &'a FlowConfig, &'a FlowUsage)> {
    design.components.iter().filter_map(move |flow| match &flow.body {
        Body::Flow { config, usage } => {
            Role::of(design, component, config).map(|role| (role, config.as_ref(), usage.as_ref()))
        }
        _ => None,
    })
}

/// The data of all flows from and to a component at the edge; `None` if it has no such flows.
pub(super) fn carried(
    design: &Design,
    scenario: Scenario,
    component: &Component,
    data: FlowData,
) -> Result<Option<Usage>, Error> {
    let brought: Vec<_> = flows(design, component)
        .filter_map(|(role, config, usage)| {
            let direction = role.direction(data)?;
            Some((Volume::in_scenario(design, scenario, config, usage), direction))
        })
        .collect();
    let (mut month, mut day) = (Decimal::ZERO, [Decimal::ZERO; DAY]);
    let is_hourly = brought.iter().any(|(volume, _)| volume.is_hourly());
    for (volume, direction) in &brought {
        let Some(gb) = volume.monthly(*direction)? else { return Ok(Some(Usage::Monthly(UsageValue::Open))) };
        month = month.checked_add(gb).ok_or(Error::Overflow)?;
        for (all, gb) in day.iter_mut().zip(volume.hours(*direction)?.into_iter().flatten()) {
            *all = all.checked_add(gb).ok_or(Error::Overflow)?;
        }
    }
    Ok(if brought.is_empty() {
        None
    } else if is_hourly {
        Some(Usage::ByHour(day.map(Number).into()))
    } else {
        Some(Usage::Monthly(UsageValue::One(Number(month))))
    })
}

/// The GB of a flow between a distribution and an origin, and GB back; `None` while they are unknown.
pub(super) type Passed = [Option<Decimal>; 2];

/// What a flow without data of its own carries between a distribution and an origin: the part of what viewers get that
/// the cache does not answer, and all that viewers send. Origins with data of their own carry that of it, and the others
/// share the rest evenly. `None` if the distribution does not say how much it answers, or for other flows.
pub(super) fn not_cached(design: &Design, scenario: Scenario, config: &FlowConfig) -> Result<Option<Passed>, Error> {
    let distribution = [&config.from, &config.to].into_iter().find_map(|end| {
        let component = design.component(end.component()?)?;
        let values = component.body.values()?;
        Some((component, values, values.number(CACHED)?.0))
    });
    let Some((component, values, percent)) = distribution else { return Ok(None) };
    let Some(Role::Origin { starts }) = Role::of(design, component, config) else { return Ok(None) };
    let (mut sent, mut got) = (Some(Decimal::ZERO), viewer_gb(design, scenario, component, values)?);
    let missed = Decimal::ONE_HUNDRED.saturating_sub(percent);
    got = got.and_then(|gb| gb.checked_mul(missed)?.checked_div(Decimal::ONE_HUNDRED));
    let mut sharing = Decimal::ZERO;
    for (other, config, usage) in flows(design, component) {
        let monthly = |direction| Volume::in_scenario(design, scenario, config, usage).monthly(direction);
        let less = |all: Option<Decimal>, gb: Option<Decimal>| {
            all.zip(gb).map(|(all, gb)| all.saturating_sub(gb).max(Decimal::ZERO))
        };
        match (other, says_gb(usage)) {
            (Role::Viewer, _) => {
                sent = sent.zip(monthly(Direction::Request)?).and_then(|(all, gb)| all.checked_add(gb));
            }
            (Role::Origin { .. }, false) => sharing = sharing.saturating_add(Decimal::ONE),
            (Role::Origin { .. }, true) => {
                let gb = |data| other.direction(data).map_or(Ok(None), monthly);
                got = less(got, gb(FlowData::FromOrigins)?);
                sent = less(sent, gb(FlowData::ToOrigins)?);
            }
        }
    }
    let each = |gb: Option<Decimal>| gb.and_then(|gb| gb.checked_div(sharing.max(Decimal::ONE)));
    Ok(Some(if starts { [each(sent), each(got)] } else { [each(got), each(sent)] }))
}

/// The GB that viewers of a distribution get.
fn viewer_gb(
    design: &Design,
    scenario: Scenario,
    component: &Component,
    values: &Values,
) -> Result<Option<Decimal>, Error> {
    let own = fill(design, scenario, component, values, |data| data == FlowData::ToViewers)?;
    let reading = Reading {
        values: own.as_ref().unwrap_or(values),
        placed: component.placement.count(),
        subnets: 0,
        region: &design.region,
        scenario,
        length: design.month(),
        hour: None,
        flows_tell: false,
        facts: &NothingKnown,
    };
    reading.number("viewer_gb")
}

/// Data of viewers depends on no facts of the catalogue.
struct NothingKnown;

impl Facts for NothingKnown {
    fn vcpus(&self, _: &str) -> Option<u64> {
        None
    }

    fn memory_gib(&self, _: &str) -> Option<Decimal> {
        None
    }

    fn is_priced(&self, _: PriceList, _: &str, _: &str, _: &str) -> bool {
        false
    }
}
