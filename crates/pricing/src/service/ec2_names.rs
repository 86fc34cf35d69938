//! The AWS names of the charges of instances: the operation gives the operating system, the usage type the purchase
//! option.

use std::borrow::Cow;

use catalog::{AwsName, PriceList};
use design::{OperatingSystem, Payment, PlanKind, Tenancy, Term};

use super::Context;
use super::ec2::Group;
use super::ec2_fleet::Commitment;

/// The suffix of the codes of upfront payments.
const UPFRONT: &str = ".upfront";

impl Group<'_> {
    /// Sets the AWS names of all lines in the group, by their codes.
    pub fn name_lines(&mut self) {
        for index in 0..self.lines.len() {
            let name = self.lines.get(index).and_then(|line| self.name(&line.code));
            if let Some(line) = self.lines.get_mut(index) {
                line.name(name);
            }
        }
    }

    fn name(&self, code: &str) -> Option<AwsName> {
        let (context, config) = (self.context, self.config);
        let os = config.os;
        let (code, instance_type) = self.type_of(code);
        // An unknown instance type has no usage type.
        let known = context.catalogue.instance_type(instance_type)?;
        let by_system = |how: &str| context.aws(PriceList::Ec2, &[how, "/", os.code()].concat(), instance_type);
        let code = code.as_ref();
        match (code, self.fleet.commitment) {
            ("ec2.instance", _) => by_system(match config.tenancy {
                Tenancy::Shared => "on-demand",
                Tenancy::Dedicated => "dedicated",
                Tenancy::Host => "on-host",
            }),
            ("ec2.spot", _) => context.aws(PriceList::Ec2, "spot", instance_type),
            ("ec2.capacity", _) => by_system("capacity-unused"),
            ("ec2.credits", _) => context.aws(PriceList::Ec2, "cpu-credits", &known.family),
            ("ec2.monitoring", _) => context.aws(PriceList::Ec2, "detailed-monitoring", "metric"),
            ("vpc.public-ipv4-idle", _) => context.aws(PriceList::Vpc, "hourly", "public-ipv4-idle"),
            ("vpc.public-ipv4", _) => context.aws(PriceList::Vpc, "hourly", "public-ipv4-in-use"),
            (_, Some(Commitment::Plan(bought))) if code.starts_with("ec2.savings-plan") => {
                savings_plan(context, bought.plan, Some(&known.family), bought.term, bought.payment)
            }
            _ if code.starts_with("ec2.reserved") => reserved(context, code, os, instance_type),
            // Usage covered by a commitment still appears as instance usage.
            _ if code.starts_with("ec2.covered.") => by_system("on-demand"),
            _ => None,
        }
    }
}

impl<'a> Group<'a> {
    /// The instance type of the line with this code, and the code without the type.
    fn type_of<'c>(&self, code: &'c str) -> (Cow<'c, str>, &'a str) {
        let first = self.config.instance_type.as_str();
        if self.config.mix.is_none() {
            return (code.into(), first);
        }
        let of_type = |(name, _): (&'a str, u64)| {
            let (before, after) = code.rsplit_once(name)?;
            let before = before.strip_suffix('.').filter(|_| after.is_empty() || after.starts_with('.'))?;
            Some(([before, after].concat().into(), name))
        };
        self.config.types().find_map(of_type).unwrap_or((code.into(), first))
    }
}

/// The recurring fee of Reserved Instances. The upfront payment has another row, whose name is unknown.
pub(super) fn reserved(context: &Context<'_>, code: &str, os: OperatingSystem, instance_type: &str) -> Option<AwsName> {
    context.catalogue.instance_type(instance_type).filter(|_| !code.ends_with(UPFRONT))?;
    context.aws(PriceList::Ec2, &["reserved/", os.code()].concat(), instance_type)
}

/// Both fees of a Savings Plan: the usage type names the plan.
pub(super) fn savings_plan(
    context: &Context<'_>,
    plan: PlanKind,
    family: Option<&str>,
    term: Term,
    payment: Payment,
) -> Option<AwsName> {
    let item = match plan {
        PlanKind::Ec2Instance => family?,
        PlanKind::Compute => plan.code(),
    };
    context.aws(PriceList::Ec2, &["savings-plan/", plan.code(), "/", term.code(), "/", payment.code()].concat(), item)
}

/// Dedicated hosts, by the code of the line and the reservation term.
pub(super) fn dedicated_host(context: &Context<'_>, code: &str, family: &str, term: Option<Term>) -> Option<AwsName> {
    let dimension = match term {
        None => "dedicated-host/on-demand",
        Some(Term::OneYear) => "dedicated-host/reserved/1y/no-upfront",
        Some(Term::ThreeYears) => "dedicated-host/reserved/3y/no-upfront",
    };
    context.aws(PriceList::Ec2, dimension, family).filter(|_| !code.ends_with(UPFRONT))
}
