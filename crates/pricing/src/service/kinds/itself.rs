//! The kinds whose services make their own lines.

use design::{
    EbsConfig, EbsUsage, Ec2Config, Ec2Usage, HostConfig, HostUsage, ReservedConfig, SavingsPlanConfig, SnapshotConfig,
    SnapshotUsage, UsageValue,
};
use units::Error;

use super::{Named, PricedComponent, PricedKind, is_range_among};
use crate::line::{Line, Text};
use crate::service::{Context, dedicated_host, ebs, ec2, reserved_instances, savings_plan, snapshots};

impl<'a> PricedKind<'a> for (&'a Ec2Config, &'a Ec2Usage) {
    fn makes_lines(&self) -> bool {
        true
    }

    fn lines(&self, context: &Context<'a>) -> Result<Vec<Line>, Error> {
        ec2::lines(context, self.0, self.1)
    }

    fn price(&self, context: &Context<'a>) -> Result<PricedComponent, Error> {
        ec2::price(context, self.0, self.1)
    }

    fn is_covered(&self) -> bool {
        true
    }

    fn has_range(&self) -> bool {
        let (config, usage) = self;
        if config.mix.is_some() || config.group_size.is_some() {
            return true;
        }
        is_range_among([usage.running.hours(), usage.cpu_percent.as_ref(), usage.repeated_work_percent.as_ref()])
    }

    fn names(&self) -> Vec<(Text, Named<'a>)> {
        let types = self.0.types().enumerate();
        types.map(|(position, (name, _))| (Ec2Config::type_place(position).into(), Named::InstanceType(name))).collect()
    }
}

impl<'a> PricedKind<'a> for (&'a EbsConfig, &'a EbsUsage) {
    fn makes_lines(&self) -> bool {
        true
    }

    fn lines(&self, context: &Context<'a>) -> Result<Vec<Line>, Error> {
        ebs::lines(context, self.0, self.1)
    }

    fn price(&self, context: &Context<'a>) -> Result<PricedComponent, Error> {
        ebs::price(context, self.0, self.1)
    }

    fn has_range(&self) -> bool {
        is_range_among([self.1.provisioned.value(), self.1.io_requests_per_month.as_ref()])
    }
}

impl<'a> PricedKind<'a> for (&'a SnapshotConfig, &'a SnapshotUsage) {
    fn makes_lines(&self) -> bool {
        true
    }

    fn lines(&self, context: &Context<'a>) -> Result<Vec<Line>, Error> {
        snapshots::lines(context, self.0, self.1)
    }

    fn price(&self, context: &Context<'a>) -> Result<PricedComponent, Error> {
        snapshots::price(context, self.0, self.1)
    }

    fn has_range(&self) -> bool {
        self.1.figures().any(UsageValue::is_range)
    }
}

impl<'a> PricedKind<'a> for (&'a HostConfig, &'a HostUsage) {
    fn makes_lines(&self) -> bool {
        true
    }

    fn lines(&self, context: &Context<'a>) -> Result<Vec<Line>, Error> {
        self.price(context).map(|priced| priced.lines)
    }

    fn price(&self, context: &Context<'a>) -> Result<PricedComponent, Error> {
        dedicated_host::price(context, self.0, self.1)
    }

    fn has_range(&self) -> bool {
        is_range_among([self.1.hours_per_month.as_ref()])
    }

    fn names(&self) -> Vec<(Text, Named<'a>)> {
        vec![("family".into(), Named::Family(&self.0.family))]
    }
}

impl<'a> PricedKind<'a> for &'a ReservedConfig {
    fn makes_lines(&self) -> bool {
        true
    }

    fn lines(&self, context: &Context<'a>) -> Result<Vec<Line>, Error> {
        self.price(context).map(|priced| priced.lines)
    }

    fn price(&self, context: &Context<'a>) -> Result<PricedComponent, Error> {
        reserved_instances::price(context, self)
    }

    fn names(&self) -> Vec<(Text, Named<'a>)> {
        vec![("instance_type".into(), Named::InstanceType(&self.instance_type))]
    }
}

impl<'a> PricedKind<'a> for &'a SavingsPlanConfig {
    fn makes_lines(&self) -> bool {
        true
    }

    fn lines(&self, context: &Context<'a>) -> Result<Vec<Line>, Error> {
        self.price(context).map(|priced| priced.lines)
    }

    fn price(&self, context: &Context<'a>) -> Result<PricedComponent, Error> {
        savings_plan::price(context, self)
    }

    fn names(&self) -> Vec<(Text, Named<'a>)> {
        self.family.iter().map(|family| ("family".into(), Named::Family(family.as_str()))).collect()
    }
}
