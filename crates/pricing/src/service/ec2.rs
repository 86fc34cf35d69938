//! EC2 instances: running instances by purchase option, and related charges.

use design::{Ec2Config, Ec2Usage, OperatingSystem, Running, Tenancy};
use units::kinds::InstanceHour;
use units::{Decimal, Error, Unit};

use super::commitment_lines::{Codes, commitment_lines, lines_without_rate};
use super::commitment_use::APPROXIMATE;
use super::ec2_fleet::{Commitment, Fleet};
use super::ec2_load::Load;
use super::ec2_price::{self, Unpriced};
use super::ec2_types::{self, TypePart, Types};
use super::{
    Amounts, Context, PricedComponent, ec2_dedicated, ec2_extras, ec2_findings, ec2_hours, ec2_rates, ec2_spot,
    line_flat, unpriced,
};
use crate::finding::Finding;
use crate::line::{Cost, Factor, Line, NoPrice, Text};
use crate::own_rates;

/// An EC2 group while it is priced.
pub(super) struct Group<'a> {
    pub context: &'a Context<'a>,
    pub config: &'a Ec2Config,
    pub usage: &'a Ec2Usage,
    pub fleet: Fleet,
    pub types: Types<'a>,
    /// The maximum capacity at a time: without weights, the number of instances.
    pub count: u64,
    /// The capacity over time; `None` while the hours are unknown.
    pub load: Option<Load>,
    pub lines: Vec<Line>,
    /// What is told about lines without a price, by their codes.
    missing: Vec<(Text, Finding)>,
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
    let types = Types::of(context, config)?;
    let (fleet, count) = (types.fleet, types.capacity);
    let load = Load::of(context, (count, types.most()), &usage.running)?;
    let mut group = Group {
        context,
        config,
        usage,
        fleet,
        types,
        count,
        load,
        lines: Vec::with_capacity(2),
        missing: Vec::new(),
        findings: Vec::new(),
    };
    match config.tenancy {
        Tenancy::Host => group.on_host(),
        Tenancy::Dedicated => {
            group.committed()?;
            group.on_demand()?;
            group.no_dedicated_spot()?;
            group.dedicated_fee()?;
        }
        Tenancy::Shared => {
            group.committed()?;
            group.on_demand()?;
            group.spot()?;
            group.covered()?;
        }
    }
    ec2_extras::add(&mut group)?;
    group.name_lines();
    group.apply_own_rates()?;
    Ok(group)
}

impl Group<'_> {
    /// The label of a line: instance type, operating system and purchase option.
    pub fn label(&self, instance_type: &str, how: &str) -> String {
        [instance_type, ", ", self.config.os.label(), ", ", how].concat()
    }

    /// The code of a line about one type of the group.
    pub fn code(&self, code: &'static str, instance_type: &str) -> Text {
        if self.config.mix.is_none() { code.into() } else { [code, ".", instance_type].concat().into() }
    }

    /// The billed instance-hours of the instances that `pick` selects while the group provides some capacity.
    pub fn amounts(&self, pick: &dyn Fn(u64) -> u64) -> Result<Amounts, Error> {
        self.hours(self.config.os, pick)
    }

    /// The hours of all running instances, billed by the second, regardless of the purchase option.
    pub fn running(&self) -> Result<Amounts, Error> {
        self.hours(OperatingSystem::Linux, &|units| self.types.instances(units))
    }

    /// As [`running`](Self::running), for one type of the group.
    pub fn running_of(&self, position: usize) -> Result<Amounts, Error> {
        self.hours(OperatingSystem::Linux, &|units| self.types.instances_of(position, units))
    }

    fn hours(&self, os: OperatingSystem, pick: &dyn Fn(u64) -> u64) -> Result<Amounts, Error> {
        let most = (self.count, self.types.most());
        ec2_hours::amounts(self.context, os, &self.usage.running, most, pick)
    }

    /// The hours of this group if it ran like this.
    pub fn hours_of(&self, running: &Running, pick: &dyn Fn(u64) -> u64) -> Result<Amounts, Error> {
        ec2_hours::amounts(self.context, OperatingSystem::Linux, running, (self.count, self.types.most()), pick)
    }

    fn on_host(&mut self) {
        let by = self.config.host.as_ref().and_then(|id| self.context.relations.component(id));
        let by = by.map_or_else(|| "a dedicated host".to_owned(), |host| host.title().to_owned());
        let label = self.label(&self.config.instance_type, "on a dedicated host");
        let mut line = covered_line("ec2.instance".into(), label, by, None);
        if self.config.os != OperatingSystem::Linux {
            let os = self.config.os.label();
            line.assumption =
                Some(format!("the licences of {os} are your own; what AWS charges for its own is not counted").into());
        }
        self.lines.push(line);
    }

    fn committed(&mut self) -> Result<(), Error> {
        let Some(commitment) = self.fleet.commitment else { return Ok(()) };
        let (code, how) = named(commitment);
        let one = if code == "ec2.reserved" { "Reserved Instance" } else { "instance" };
        let month = self.context.design.month().hours();
        for part in self.types.committed.clone() {
            let label = self.label(part.instance_type, &how);
            let of = Factor::count(part.instances(self.fleet.base), one);
            let rate = match self.config.tenancy {
                Tenancy::Dedicated => ec2_dedicated::rate,
                Tenancy::Shared | Tenancy::Host => ec2_rates::rate,
            };
            let rate = match rate(self.context, part.instance_type, self.config.os, commitment)? {
                Ok(rate) => rate,
                Err(missing) => {
                    let finding = ec2_findings::no_price(self.context, self.config, &part, &missing, &label);
                    let missing = (missing.why, missing.priced_in);
                    let (unit, terms) = (Unit::InstanceHour, commitment.terms());
                    let codes = Codes::below(self.code(code, part.instance_type));
                    self.missing.push((self.code(code, part.instance_type), finding));
                    self.lines.extend(lines_without_rate(codes, label, unit, terms, &[of], month, &missing)?);
                    continue;
                }
            };
            let codes = Codes::below(self.code(code, part.instance_type));
            let mut lines = commitment_lines::<InstanceHour>(codes, label, &rate.price, &rate.terms, &[of], month)?;
            for line in &mut lines {
                line.assumption = self.assumption(&part, line.assumption.take());
            }
            self.lines.extend(lines);
        }
        Ok(())
    }

    /// The assumption of a line about a type, after the one that it has already.
    fn assumption(&self, part: &TypePart<'_>, own: Option<Text>) -> Option<Text> {
        match (own, ec2_types::assumption(self.config, part)) {
            (Some(own), Some(types)) => Some(format!("{own}; {types}").into()),
            (own, types) => own.or(types.map(Text::from)),
        }
    }

    fn on_demand(&mut self) -> Result<(), Error> {
        let fleet = self.fleet;
        if fleet.on_demand(self.count) == 0 && (self.count > 0 || fleet.commitment.is_some()) {
            return Ok(());
        }
        for part in self.types.on_demand.clone() {
            let uncovered = self.context.uncovered(part.position)?;
            if uncovered.is_some_and(|hours| hours.is_zero()) {
                continue;
            }
            let (on_demand, how): (fn(&_, &_, _) -> _, _) = match self.config.tenancy {
                Tenancy::Dedicated => (ec2_dedicated::on_demand, "dedicated instance"),
                Tenancy::Shared | Tenancy::Host => (ec2_price::on_demand, "on-demand"),
            };
            let label = self.label(part.instance_type, how);
            let amounts = match uncovered {
                Some(rest) => self.context.weekly(rest, "instance-hours a week outside commitments"),
                None => self.amounts(&|units| part.instances(fleet.on_demand(units)))?,
            };
            let price = match on_demand(self.context, part.instance_type, self.config.os)? {
                Ok(price) => price,
                Err(why) => {
                    self.no_price("ec2.instance", &part, label, amounts, why)?;
                    continue;
                }
            };
            let code = self.code("ec2.instance", part.instance_type);
            let mut line = line_flat::<InstanceHour>(code, label, price, amounts)?;
            let own = match line.assumption.take() {
                None if self.context.is_approximate(part.position) => Some(Text::from(APPROXIMATE)),
                own => own,
            };
            line.assumption = self.assumption(&part, own);
            line.approximate = self.context.is_approximate(part.position);
            self.lines.push(line);
        }
        Ok(())
    }

    /// No table has prices of dedicated instances on Spot.
    fn no_dedicated_spot(&mut self) -> Result<(), Error> {
        let fleet = self.fleet;
        if fleet.spot(self.count) == 0 {
            return Ok(());
        }
        for part in self.types.spot.clone() {
            let label = self.label(part.instance_type, "dedicated instance, Spot");
            let amounts = self.amounts(&|units| part.instances(fleet.spot(units)))?;
            self.no_price("ec2.spot", &part, label, amounts, Unpriced::because(NoPrice::PriceUnknown))?;
        }
        Ok(())
    }

    fn spot(&mut self) -> Result<(), Error> {
        if self.fleet.spot(self.count) == 0 {
            return Ok(());
        }
        for part in self.types.spot.clone() {
            self.spot_of(&part)?;
        }
        Ok(())
    }

    fn spot_of(&mut self, part: &TypePart<'_>) -> Result<(), Error> {
        let fleet = self.fleet;
        let label = self.label(part.instance_type, "Spot");
        let mut amounts = self.amounts(&|units| part.instances(fleet.spot(units)))?;
        if let Some(repeated) = self.usage.repeated_work_percent {
            match repeated.value(self.context.scenario) {
                Some(percent) => {
                    let part = percent.checked_div(Decimal::ONE_HUNDRED);
                    let factor = part.and_then(|part| Decimal::ONE.checked_add(part)).ok_or(Error::Overflow)?;
                    amounts.push(Factor::new(factor, format!("with {} % of the work repeated", percent.normalize())));
                }
                None => amounts.open("repeated work"),
            }
        }
        let (price, advice) = match ec2_spot::spot(self.context, part.instance_type, self.config.os)? {
            Ok(found) => found,
            Err(why) => return self.no_price("ec2.spot", part, label, amounts, why),
        };
        let code = self.code("ec2.spot", part.instance_type);
        let mut line = line_flat::<InstanceHour>(code, label, price, amounts)?;
        let often = match advice {
            Some(advice) => format!("interrupted {} a month", advice.interruption.label()),
            None => "how often it is interrupted is not known".to_owned(),
        };
        let own = format!("the Spot price stays where it was seen; {often}");
        line.assumption = self.assumption(part, Some(own.into()));
        self.lines.push(line);
        Ok(())
    }

    /// The hours covered by commitments that are separate components.
    fn covered(&mut self) -> Result<(), Error> {
        for part in self.types.on_demand.clone() {
            for cover in self.context.covers(part.position)? {
                let label = self.label(part.instance_type, &format!("covered by {}", cover.title));
                let code = ["ec2.covered.", &cover.id, &self.code("", part.instance_type)].concat();
                let hours = self.context.month_of_week(cover.hours);
                let mut line = covered_line(code, label, cover.title, Some(hours));
                if cover.approximate {
                    line.approximate = true;
                    line.assumption = Some(APPROXIMATE.into());
                }
                self.lines.push(line);
            }
        }
        Ok(())
    }

    /// Adds the line of a type that has no price, and the finding about it.
    pub fn no_price(
        &mut self,
        code: &'static str,
        part: &TypePart<'_>,
        label: String,
        amounts: Amounts,
        missing: Unpriced,
    ) -> Result<(), Error> {
        let finding = ec2_findings::no_price(self.context, self.config, part, &missing, &label);
        let code = self.code(code, part.instance_type);
        let missing = (missing.why, missing.priced_in);
        self.without_price(unpriced(code, label, Unit::InstanceHour, amounts, missing)?, finding);
        Ok(())
    }

    /// Adds a line without a price, and the finding about it.
    pub fn without_price(&mut self, line: Line, finding: Finding) {
        self.missing.push((line.code.clone(), finding));
        self.lines.push(line);
    }

    /// Applies private rates, and reports the prices that are still missing.
    fn apply_own_rates(&mut self) -> Result<(), Error> {
        own_rates::apply_all(self.context, &mut self.lines)?;
        let missing = std::mem::take(&mut self.missing);
        self.findings.extend(own_rates::still_missing(&self.lines, missing));
        Ok(())
    }
}

fn covered_line(code: String, label: String, by: String, quantity: Option<Decimal>) -> Line {
    Line { quantity, ..Line::bare(code, label, Unit::InstanceHour, Cost::Covered { by }) }
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
