//! The number of volumes.

use design::{Body, Component, EbsConfig, EbsUsage, Profile, Provisioned, Running};
use units::{Decimal, Error, time};

use super::Context;
use super::ec2_types::Types;
use crate::line::{Factor, Share};

/// The number of volumes of a component: a product, and a share if the number changes over the week.
#[derive(Clone, Default)]
pub(super) struct Counts {
    /// Instances × volumes per instance, or just volumes.
    pub factors: Vec<Factor>,
    /// Instance-hours ÷ hours in a week, if the instances come and go.
    pub share: Option<Share>,
}

impl Counts {
    /// The volumes of `component`.
    ///
    /// Each instance of a group has its own volumes, unless all instances share them. An Auto Scaling group creates and
    /// deletes volumes with its instances (AWS deletes a root volume on termination by default); the volumes of any
    /// other group remain while the instances are stopped.
    pub(super) fn new(
        context: &Context<'_>,
        component: &Component,
        config: &EbsConfig,
        usage: &EbsUsage,
    ) -> Result<Counts, Error> {
        let volumes = Factor::count(component.placement.count(), "volume");
        let Some(group) = group(context, config) else { return Ok(Counts { factors: vec![volumes], share: None }) };
        if config.multi_attach {
            let shared = Factor { label: format!("shared {}", volumes.label).into(), ..volumes };
            return Ok(Counts { factors: vec![shared], share: None });
        }
        let Some(instances) = Instances::of(context, group)? else { return Ok(Counts::default()) };
        if let (Running::Profile(profile), Provisioned::Always) = (instances.running, &usage.provisioned) {
            let label = "instance-hours ÷ hours of a week".into();
            let share = Share { part: Decimal::from(instances.week(profile)), whole: time::HOURS_PER_WEEK, label };
            let label = format!("{} of each instance", volumes.label).into();
            return Ok(Counts { factors: vec![Factor { label, ..volumes }], share: Some(share) });
        }
        Ok(Counts { factors: vec![Factor::count(instances.types.most(), "instance"), volumes], share: None })
    }
}

/// The instances of a group.
struct Instances<'a> {
    running: &'a Running,
    types: Types<'a>,
}

impl<'a> Instances<'a> {
    /// The instances of `group` in the scenario of `context`; `None` if it is not an EC2 group.
    fn of(context: &Context<'a>, group: &'a Component) -> Result<Option<Instances<'a>>, Error> {
        let Body::Ec2 { config, usage } = &group.body else { return Ok(None) };
        let Some(at) = context.relations.index(&group.id).and_then(|index| context.at(index)) else { return Ok(None) };
        Ok(Some(Instances { running: &usage.running, types: Types::of(&at, config)? }))
    }

    /// The instance-hours of a week.
    fn week(&self, profile: &Profile) -> u64 {
        profile.hours().fold(0, |all, units| all.saturating_add(self.types.instances(units)))
    }
}

/// The EC2 group that volumes are attached to.
pub(crate) fn group<'a>(context: &Context<'a>, config: &EbsConfig) -> Option<&'a Component> {
    let group = context.relations.component(config.attached_to.as_ref()?)?;
    matches!(group.body, Body::Ec2 { .. }).then_some(group)
}

/// Combines two shares: multiplies their parts and their wholes.
pub(super) fn both(a: Option<Share>, b: Option<Share>) -> Result<Option<Share>, Error> {
    match (a, b) {
        (Some(a), Some(b)) => Ok(Some(Share {
            part: units::exact_mul(a.part, b.part)?,
            whole: units::exact_mul(a.whole, b.whole)?,
            label: format!("{}, {}", a.label, b.label).into(),
        })),
        (one, other) => Ok(one.or(other)),
    }
}
