//! [`compare`]: prices the same groups with every purchase option.

use budget::Budget;
use catalog::{Basis, Catalogue};
use design::{Body, Component, ComponentId, Design, HostConfig, HostPurchase, HostUsage};
use design::{Placement, Problem, Problems, Purchase, Running, Tenancy, UsageValue};
use units::time::HOURS_PER_MONTH;
use units::{Decimal, Error, Usd};

use super::notes::notes;
use super::option::{Choice, choices};
use super::row::{OptionRow, PaysBack, RowBasis};
use super::series::paid_by;
use super::{Comparison, HostNeed, option};
use crate::commitment::{break_even, break_even_hours};
use crate::engine::charges;
use crate::estimate::Totals;
use crate::line::{Cost, Line};
use crate::service::dedicated_host::hosts_for;

/// Compares the purchase options of the EC2 groups `groups`, or of all EC2 groups in the design when `groups` is empty.
///
/// Counts only charges that the purchase option changes: instances, hosts, and empty slots of capacity reservations.
/// Commitments that are separate components are left out.
///
/// # Errors
/// A problem when a group does not exist or is not an EC2 group, and the problems of [`estimate`](crate::estimate).
pub fn compare(design: &Design, groups: &[ComponentId], catalogue: &Catalogue) -> Result<Comparison, Problems> {
    compare_within(design, groups, catalogue, Budget::unlimited())
}

/// As [`compare`], with a limit on the work. When [`Budget::check`] fails afterwards, the comparison must be discarded.
///
/// # Errors
/// As [`compare`].
pub fn compare_within(
    design: &Design,
    groups: &[ComponentId],
    catalogue: &Catalogue,
    budget: &Budget,
) -> Result<Comparison, Problems> {
    let chosen = chosen(design, groups)?;
    let mut base = Variant::of(design, catalogue, &chosen, budget);
    let on_demand = base.price(&Purchase::OnDemand, false)?;
    let on_demand_full = base.price(&Purchase::OnDemand, true)?;
    let idle = base.idle(&Purchase::OnDemand)?;
    let mut rows = Vec::new();
    for choice in choices() {
        rows.push(base.row(&choice, &on_demand, &on_demand_full, idle)?);
    }
    rank(&mut rows);
    Ok(Comparison {
        groups: chosen.iter().map(|group| group.id.clone()).collect(),
        names: chosen.iter().map(|group| group.title().to_owned()).collect(),
        current: current(&chosen),
        rows,
        on_demand_full: on_demand_full.missing.is_none().then_some(on_demand_full.totals.monthly),
        hosts: hosts_for(design, catalogue, &chosen)
            .unwrap_or_default()
            .into_iter()
            .map(|(region, family, count)| HostNeed { region: region.to_owned(), family: family.to_owned(), count })
            .collect(),
        month_hours: HOURS_PER_MONTH,
        notes: notes(design),
    })
}

fn chosen<'a>(design: &'a Design, groups: &[ComponentId]) -> Result<Vec<&'a Component>, Problems> {
    let is_group = |component: &&Component| matches!(component.body, Body::Ec2 { .. });
    if groups.is_empty() {
        let all: Vec<_> = design.components.iter().filter(is_group).collect();
        return if all.is_empty() {
            let fix = "add EC2 instances to the design";
            Err(Problems::one(Problem::new("/components", "there is no EC2 group to compare", fix)))
        } else {
            Ok(all)
        };
    }
    let unknown = |id: &&ComponentId| design.component(id).as_ref().filter(|group| is_group(group)).is_none();
    let problems: Vec<Problem> = groups
        .iter()
        .filter(unknown)
        .map(|id| Problem::new("", format!("there is no EC2 group with the id {id}"), "name an EC2 component"))
        .collect();
    if !problems.is_empty() {
        return Err(Problems(problems));
    }
    Ok(design.components.iter().filter(|component| groups.contains(&component.id)).collect())
}

/// The groups compared, separate from the rest of their design.
struct Variant<'a> {
    design: &'a Design,
    catalogue: &'a Catalogue,
    chosen: &'a [&'a Component],
    /// The groups as they run now.
    as_used: Design,
    /// The groups with every instance running all month.
    always: Design,
    /// The groups with no instance running, if that costs something: capacity reservations.
    never: Option<Design>,
    budget: &'a Budget,
}

/// The cost of the chosen groups with one purchase option.
struct Priced {
    totals: Totals,
    basis: RowBasis,
    missing: Option<String>,
}

impl<'a> Variant<'a> {
    fn of(
        design: &'a Design,
        catalogue: &'a Catalogue,
        chosen: &'a [&'a Component],
        budget: &'a Budget,
    ) -> Variant<'a> {
        let on_shared_hardware = |group: &&Component| {
            let mut group = (*group).clone();
            // The hosts may not be among the groups, and the groups are priced with another purchase option anyway.
            group.placement.region = Some(design.region_of(&group).to_owned());
            if let Body::Ec2 { config, .. } = &mut group.body
                && config.tenancy == Tenancy::Host
            {
                (config.tenancy, config.host) = (Tenancy::Shared, None);
            }
            group
        };
        let as_used = part_of(design, chosen.iter().map(on_shared_hardware).collect());
        let mut always = as_used.clone();
        always.components.iter_mut().for_each(run_always);
        let never = as_used.components.iter().any(reserves_capacity).then(|| {
            let mut never = always.clone();
            never.components.iter_mut().for_each(run_never);
            never
        });
        Variant { design, catalogue, chosen, as_used, always, never, budget }
    }

    /// Prices the groups with one purchase option; with `full`, every instance runs all month.
    fn price(&mut self, purchase: &Purchase, full: bool) -> Result<Priced, Problems> {
        let groups = if full { &mut self.always } else { &mut self.as_used };
        buy(groups, purchase);
        priced(groups, self.catalogue, self.budget)
    }

    /// The cost of the groups while nothing runs.
    fn idle(&mut self, purchase: &Purchase) -> Result<Usd, Problems> {
        let Some(groups) = &mut self.never else { return Ok(Usd::ZERO) };
        buy(groups, purchase);
        Ok(priced(groups, self.catalogue, self.budget)?.totals.effective_monthly)
    }

    /// Prices as many dedicated hosts as the groups need, allocated all month.
    fn price_hosts(&self) -> Result<Priced, Problems> {
        let mut hosts: Vec<Component> = Vec::new();
        let Some(needed) = hosts_for(self.design, self.catalogue, self.chosen) else {
            let missing = Some("not sold on dedicated hosts".to_owned());
            return Ok(Priced { totals: Totals::default(), basis: RowBasis::Listed, missing });
        };
        for (region, family, count) in needed {
            let id = Design { components: hosts.clone(), ..Design::empty(region) }.fresh_id("host");
            let config = HostConfig { family: family.to_owned(), purchase: HostPurchase::OnDemand };
            hosts.push(Component {
                id,
                name: String::new(),
                placement: Placement { region: Some(region.to_owned()), count: Some(count), ..Placement::default() },
                body: Body::DedicatedHost { config, usage: HostUsage::default() },
            });
        }
        priced(&part_of(self.design, hosts), self.catalogue, self.budget)
    }

    fn row(
        &mut self,
        choice: &Choice,
        on_demand: &Priced,
        on_demand_full: &Priced,
        on_demand_idle: Usd,
    ) -> Result<OptionRow, Problems> {
        let term = choice.term();
        let (priced, full, idle) = match &choice.purchase {
            Some(purchase) if term.is_some() => {
                let priced = self.price(purchase, false)?;
                let full = priced.totals.effective_monthly;
                (priced, full, full)
            }
            Some(purchase) => {
                let full = self.price(purchase, true)?.totals.effective_monthly;
                let idle = self.idle(purchase)?;
                (self.price(purchase, false)?, full, idle)
            }
            None => {
                let priced = self.price_hosts()?;
                let full = priced.totals.effective_monthly;
                (priced, full, full)
            }
        };
        let mut row = OptionRow {
            code: choice.code.clone(),
            label: choice.label.clone(),
            missing: priced.missing,
            totals: priced.totals,
            term_months: term.map(design::Term::months),
            term_total: Usd::ZERO,
            three_years: Usd::ZERO,
            saving_percent: None,
            break_even_ratio: None,
            break_even_hours: None,
            pays_back: None,
            gives_up: self.gives_up(choice),
            basis: priced.basis,
            rank: None,
            idle,
            full,
        };
        if row.missing.is_some() {
            row.totals = Totals { at_least: true, ..Totals::default() };
            (row.idle, row.full) = (Usd::ZERO, Usd::ZERO);
            return Ok(row);
        }
        row.term_total = paid_by(&row, row.term_months.unwrap_or(12)).map_err(|_| too_large())?;
        row.three_years = paid_by(&row, 36).map_err(|_| too_large())?;
        if on_demand.missing.is_none() && choice.code != "on-demand" {
            row.saving_percent = saving(&row.totals, &on_demand.totals);
            row.pays_back = pays_back(&row, on_demand.totals.monthly);
        }
        if row.term_months.is_some() || choice.purchase.is_none() {
            // Where the cost lines of the two options meet: at the ratio of their rates, unless on-demand costs
            // something even while nothing runs.
            let all = on_demand_full.totals.monthly - on_demand_idle;
            let meet = break_even(row.full - on_demand_idle, all).map(|ratio| ratio.max(Decimal::ZERO));
            row.break_even_ratio = meet.filter(|_| on_demand_full.missing.is_none());
            row.break_even_hours = row.break_even_ratio.and_then(break_even_hours);
        }
        Ok(row)
    }

    fn gives_up(&self, choice: &Choice) -> String {
        match &choice.purchase {
            Some(Purchase::Spot) => {
                let mut bands: Vec<_> =
                    self.chosen.iter().filter_map(|group| band(self.design, self.catalogue, group)).collect();
                bands.sort_unstable();
                match bands.last() {
                    Some(band) => format!("capacity: interrupted {} a month, on two minutes' notice", band.label()),
                    None => "capacity: may be taken back on two minutes' notice".to_owned(),
                }
            }
            None if self.chosen.iter().any(|group| !runs_linux(group)) => {
                "sharing hardware; paid whether full or not; licences are your own".to_owned()
            }
            _ => option::gives_up(choice),
        }
    }
}

/// A design with only these components, at the private rates of `design`.
///
/// Its months have 730 hours, whatever the months of `design` have: a term consists of such months, and options with
/// different terms can only be compared over them.
fn part_of(design: &Design, components: Vec<Component>) -> Design {
    Design {
        components,
        own_rates: design.own_rates.clone(),
        first_month: design.first_month,
        ..Design::empty(&design.region)
    }
}

fn buy(groups: &mut Design, purchase: &Purchase) {
    for group in &mut groups.components {
        if let Body::Ec2 { config, .. } = &mut group.body {
            config.purchase = *purchase;
        }
    }
}

fn priced(part: &Design, catalogue: &Catalogue, budget: &Budget) -> Result<Priced, Problems> {
    let mut lines = charges(part, catalogue, budget)?;
    lines.retain(is_bought);
    let missing = lines.iter().find_map(|line| match &line.cost {
        Cost::DependsOnUsage { missing } => Some(format!("depends on {missing}")),
        cost => cost.without_price().map(|(why, _)| why.label().to_owned()),
    });
    let basis = lines.iter().filter_map(|line| line.price.as_ref()).map(|price| strength(&price.basis)).max();
    let totals = Totals::of_lines(&lines).map_err(|_| too_large())?;
    Ok(Priced { totals, basis: basis.unwrap_or(RowBasis::Listed), missing })
}

fn band(design: &Design, catalogue: &Catalogue, group: &Component) -> Option<catalog::InterruptionBand> {
    let Body::Ec2 { config, .. } = &group.body else { return None };
    let os = match config.os {
        design::OperatingSystem::Windows => catalog::SpotOs::Windows,
        design::OperatingSystem::Linux => catalog::SpotOs::Linux,
        _ => return None,
    };
    let advice = |(name, _): (&str, u64)| catalogue.spot(design.region_of(group), os, name);
    config.types().filter_map(advice).map(|advice| advice.interruption).max()
}

fn runs_linux(group: &Component) -> bool {
    matches!(&group.body, Body::Ec2 { config, .. } if config.os == design::OperatingSystem::Linux)
}

fn reserves_capacity(group: &Component) -> bool {
    matches!(&group.body, Body::Ec2 { config, .. } if config.capacity_reservation > 0)
}

fn run_never(group: &mut Component) {
    if let Body::Ec2 { usage, .. } = &mut group.body {
        usage.running = Running::HoursPerMonth(UsageValue::known(0));
    }
}

fn run_always(group: &mut Component) {
    let count = group.count();
    if let Body::Ec2 { usage, .. } = &mut group.body {
        usage.running = Running::Always;
        // Work repeated after interruptions remains: it is part of the cost of Spot.
    }
    group.placement.count = Some(count);
    group.placement.zones.clear();
}

/// Whether the purchase option changes this line.
fn is_bought(line: &Line) -> bool {
    !["ec2.credits", "ec2.monitoring", "vpc.public-ipv4"].iter().any(|other| line.code.starts_with(other))
}

fn strength(basis: &Basis) -> RowBasis {
    match basis {
        Basis::Listed => RowBasis::Listed,
        Basis::Derived { .. } => RowBasis::Derived,
        Basis::Stale { .. } => RowBasis::Stale,
        Basis::Approximate { .. } => RowBasis::Approximate,
    }
}

fn saving(option: &Totals, on_demand: &Totals) -> Option<Decimal> {
    let (cost, base) = (option.effective_monthly.amount(), on_demand.effective_monthly.amount());
    base.checked_sub(cost)?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(base)
}

/// The first month by the end of which the option has cost no more than on-demand would have.
fn pays_back(row: &OptionRow, on_demand: Usd) -> Option<PaysBack> {
    row.term_months.filter(|_| !on_demand.is_zero())?;
    let each_month = on_demand - row.totals.monthly;
    if each_month.amount() <= Decimal::ZERO {
        let even = each_month.is_zero() && row.totals.upfront.is_zero();
        return Some(if even { PaysBack::AtOnce } else { PaysBack::Never });
    }
    if row.totals.upfront.is_zero() {
        return Some(PaysBack::AtOnce);
    }
    let months = row.totals.upfront.amount().checked_div(each_month.amount())?.ceil();
    let month = u32::try_from(months).ok().filter(|month| Some(*month) <= row.term_months);
    Some(month.map_or(PaysBack::Never, PaysBack::Month))
}

/// Ranks rows by effective monthly cost; equal costs share a rank.
fn rank(rows: &mut [OptionRow]) {
    let ranked = |row: &OptionRow| row.missing.is_none() && row.basis != RowBasis::Approximate;
    let mut costs: Vec<Usd> = rows.iter().filter(|row| ranked(row)).map(|row| row.totals.effective_monthly).collect();
    costs.sort_unstable();
    for row in rows.iter_mut().filter(|row| ranked(row)) {
        let cheaper = costs.partition_point(|cost| *cost < row.totals.effective_monthly);
        row.rank = u32::try_from(cheaper.saturating_add(1)).ok();
    }
}

/// The option that all groups use now.
fn current(chosen: &[&Component]) -> Option<String> {
    let mut codes = chosen.iter().map(|group| match &group.body {
        Body::Ec2 { config, .. } if config.tenancy == Tenancy::Host => Some("dedicated-host".to_owned()),
        Body::Ec2 { config, .. } => {
            // The scope of a reservation does not change its price.
            let mut purchase = config.purchase;
            if let Purchase::Reserved(bought) = &mut purchase {
                bought.scope = design::Scope::Regional;
            }
            choices().into_iter().find(|choice| choice.purchase == Some(purchase)).map(|choice| choice.code)
        }
        _ => None,
    });
    let first = codes.next()??;
    codes.all(|code| code.as_ref() == Some(&first)).then_some(first)
}

fn too_large() -> Problems {
    let fix = "use smaller counts";
    Problems::one(Problem::new("", Error::Overflow.to_string(), fix))
}
