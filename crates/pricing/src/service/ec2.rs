//! EC2 instances: running instances by purchase option, and related charges.

use design::{Ec2Config, Ec2Usage, Tenancy};
use units::kinds::InstanceHour;
use units::{Decimal, Error, Unit};

use super::commitment_lines::{Codes, commitment_lines};
use super::ec2_fleet::{Commitment, Fleet};
use super::ec2_load::Load;
use super::ec2_price::{self, Unpriced};
use super::{
    Amounts, Context, PricedComponent, ec2_extras, ec2_findings, ec2_hours, ec2_rates, ec2_spot, line_flat, unpriced,
};
use crate::finding::Finding;
use crate::line::{Cost, Factor, Line, NoPrice};

/// An EC2 group while it is priced.
pub(super) struct Group<'a> {
    pub context: &'a Context<'a>,
    pub config: &'a Ec2Config,
    pub usage: &'a Ec2Usage,
    pub fleet: Fleet,
    /// The maximum number of instances at a time.
    pub count: u64,
    /// The number of running instances over time; `None` while the hours are unknown.
    pub load: Option<Load>,
    pub lines: Vec<Line>,
    pub findings: Vec<Finding>,
}

/// Charges and findings of an EC2 group.
///
/// # Errors
/// [`Error`] when values exceed the range of exact decimals.
pub(crate) fn price(context: &Context<'_>, config: &Ec2Config, usage: &Ec2Usage) -> Result<PricedComponent, Error> {
    let mut group = group(context, config, usage)?;
    ec2_findings::add(&mut group)?;
    Ok(PricedComponent::of(group.lines, group.findings))
}

/// Only the charges.
pub(crate) fn lines(context: &Context<'_>, config: &Ec2Config, usage: &Ec2Usage) -> Result<Vec<Line>, Error> {
    group(context, config, usage).map(|group| group.lines)
}

fn group<'a>(context: &'a Context<'a>, config: &'a Ec2Config, usage: &'a Ec2Usage) -> Result<Group<'a>, Error> {
    let count = context.component.count();
    let mut group = Group {
        context,
        config,
        usage,
        fleet: Fleet::of(&config.purchase, count),
        count,
        load: Load::of(context, count, &usage.running),
        lines: Vec::with_capacity(2),
        findings: Vec::new(),
    };
    match config.tenancy {
        Tenancy::Host => group.on_host(),
        Tenancy::Dedicated => group.dedicated(),
        Tenancy::Shared => {
            group.committed()?;
            group.on_demand()?;
            group.spot()?;
            group.covered();
        }
    }
    ec2_extras::add(&mut group)?;
    group.name_lines();
    Ok(group)
}

impl Group<'_> {
    /// The label of a line: instance type, operating system and purchase option.
    pub fn label(&self, how: &str) -> String {
        [self.config.instance_type.as_str(), ", ", self.config.os.label(), ", ", how].concat()
    }

    /// The billed instance-hours of the running instances that `pick` selects.
    pub fn amounts(&self, pick: &dyn Fn(u64) -> u64) -> Amounts {
        ec2_hours::amounts(self.context, self.config.os, &self.usage.running, self.count, pick)
    }

    /// The hours of all running instances, billed by the second, regardless of the purchase option.
    pub fn running(&self) -> Amounts {
        let linux = design::OperatingSystem::Linux;
        ec2_hours::amounts(self.context, linux, &self.usage.running, self.count, &|running| running)
    }

    fn on_host(&mut self) {
        let by = self.config.host.as_ref().and_then(|id| self.context.relations.component(id));
        let by = by.map_or_else(|| "a dedicated host".to_owned(), |host| host.title().to_owned());
        let mut line = covered_line("ec2.instance".into(), self.label("on a dedicated host"), by, None);
        if self.config.os != design::OperatingSystem::Linux {
            let os = self.config.os.label();
            line.assumption =
                Some(format!("the licences of {os} are your own; what AWS charges for its own is not counted").into());
        }
        self.lines.push(line);
    }

    /// The price tables have no rates for Dedicated Instances.
    fn dedicated(&mut self) {
        let label = self.label("dedicated instance");
        self.lines.push(unpriced("ec2.instance", label, Unit::InstanceHour, NoPrice::PriceUnknown, Vec::new()));
        self.findings.push(
            self.context.price_missing(
                &format!("{} as a dedicated instance", self.config.instance_type),
                NoPrice::PriceUnknown,
            ),
        );
    }

    fn committed(&mut self) -> Result<(), Error> {
        let Some(commitment) = self.fleet.commitment else { return Ok(()) };
        let (code, how) = named(commitment);
        let label = self.label(&how);
        let rate = match ec2_rates::rate(self.context, &self.config.instance_type, self.config.os, commitment)? {
            Ok(rate) => rate,
            Err(why) => return self.no_price(code, label, why),
        };
        let of = Factor::count(self.fleet.base, if code == "ec2.reserved" { "Reserved Instance" } else { "instance" });
        let month = self.context.design.month().hours();
        self.lines.extend(commitment_lines::<InstanceHour>(
            Codes::below(code),
            label,
            &rate.price,
            &rate.terms,
            &[of],
            month,
        )?);
        Ok(())
    }

    fn on_demand(&mut self) -> Result<(), Error> {
        let fleet = self.fleet;
        if fleet.on_demand(self.count) == 0 && (self.count > 0 || fleet.commitment.is_some()) {
            return Ok(());
        }
        let uncovered = self.context.uncovered();
        if uncovered.is_some_and(|hours| hours.is_zero()) {
            return Ok(());
        }
        let label = self.label("on-demand");
        match ec2_price::on_demand(self.context, &self.config.instance_type, self.config.os)? {
            Ok(price) => {
                let amounts = match uncovered {
                    Some(rest) => self.context.weekly(rest, "instance-hours a week outside commitments"),
                    None => self.amounts(&|running| fleet.on_demand(running)),
                };
                self.lines.push(line_flat::<InstanceHour>("ec2.instance", label, price, amounts)?);
                Ok(())
            }
            Err(why) => self.no_price("ec2.instance", label, why),
        }
    }

    fn spot(&mut self) -> Result<(), Error> {
        let fleet = self.fleet;
        if fleet.spot(self.count) == 0 {
            return Ok(());
        }
        let label = self.label("Spot");
        let (price, advice) = match ec2_spot::spot(self.context, &self.config.instance_type, self.config.os)? {
            Ok(found) => found,
            Err(why) => return self.no_price("ec2.spot", label, why),
        };
        let mut amounts = self.amounts(&|running| fleet.spot(running));
        if let Some(repeated) = self.usage.repeated_work_percent {
            match repeated.value(self.context.scenario) {
                Some(percent) => {
                    let factor = Decimal::ONE + percent / Decimal::ONE_HUNDRED;
                    amounts.push(Factor::new(factor, format!("with {} % of the work repeated", percent.normalize())));
                }
                None => amounts.open("repeated work"),
            }
        }
        let mut line = line_flat::<InstanceHour>("ec2.spot", label, price, amounts)?;
        let often = advice.interruption.label();
        line.assumption =
            Some(format!("the Spot price stays where the advisor saw it; interrupted {often} a month").into());
        self.lines.push(line);
        Ok(())
    }

    /// The hours covered by commitments that are separate components.
    fn covered(&mut self) {
        for cover in self.context.covers() {
            let label = self.label(&format!("covered by {}", cover.title));
            let code = format!("ec2.covered.{}", cover.id);
            let hours = self.context.month_of_week(cover.hours);
            self.lines.push(covered_line(code, label, cover.title.clone(), Some(hours)));
        }
    }

    /// Adds a line without a price, and the finding about it.
    pub fn no_price(&mut self, code: &'static str, label: String, missing: Unpriced) -> Result<(), Error> {
        self.findings.push(ec2_findings::no_price(self.context, self.config, &missing, &label));
        self.lines.push(unpriced(code, label, Unit::InstanceHour, missing.why, missing.priced_in));
        Ok(())
    }
}

fn covered_line(code: String, label: String, by: String, quantity: Option<Decimal>) -> Line {
    Line {
        quantity,
        cost: Cost::Covered { by },
        ..unpriced(code, label, Unit::InstanceHour, NoPrice::PriceUnknown, Vec::new())
    }
}

/// The code of the lines of a commitment, and its name.
pub(super) fn named(commitment: Commitment) -> (&'static str, String) {
    match commitment {
        Commitment::Reserved(bought) => {
            let scope = if bought.scope == design::Scope::Zonal { ", zonal" } else { "" };
            let (class, term, payment) = (bought.class.label(), bought.term.label(), bought.payment.label());
            ("ec2.reserved", format!("{class} Reserved Instance, {term}, {payment}{scope}"))
        }
        Commitment::Plan(bought) => {
            let (plan, term, payment) = (bought.plan.label(), bought.term.label(), bought.payment.label());
            ("ec2.savings-plan", format!("{plan}, {term}, {payment}"))
        }
    }
}
