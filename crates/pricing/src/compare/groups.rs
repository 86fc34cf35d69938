//! The purchase options of EC2 groups.

use budget::Budget;
use catalog::Catalogue;
use design::{Body, Component, Design, HostConfig, HostPurchase, HostUsage};
use design::{Placement, Problems, Purchase, Running, Tags, Tenancy, UsageValue};

use super::build::{Candidate, Load, Priced, Subject, part_of};
use super::option::{self, Choice, choices};
use crate::engine::charges;
use crate::line::Line;
use crate::service::dedicated_host::hosts_for;

/// EC2 groups, separate from the rest of their design.
///
/// Counts only charges that the purchase option changes: instances, hosts, and empty slots of capacity reservations.
/// Commitments that are separate components are left out.
pub(super) struct Groups<'a> {
    design: &'a Design,
    catalogue: &'a Catalogue,
    chosen: &'a [&'a Component],
    options: Vec<Choice>,
    /// The groups as they run now.
    as_used: Design,
    /// The groups with every instance running all month.
    always: Design,
    /// The groups with no instance running, if that costs something: capacity reservations.
    never: Option<Design>,
    budget: &'a Budget,
}

impl<'a> Groups<'a> {
    pub(super) fn of(
        design: &'a Design,
        catalogue: &'a Catalogue,
        chosen: &'a [&'a Component],
        budget: &'a Budget,
    ) -> Groups<'a> {
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
        Groups { design, catalogue, chosen, options: choices(), as_used, always, never, budget }
    }

    /// Prices as many dedicated hosts as the groups need, allocated all month.
    fn price_hosts(&self) -> Result<Priced, Problems> {
        let mut hosts: Vec<Component> = Vec::new();
        let Some(needed) = hosts_for(self.design, self.catalogue, self.chosen) else {
            return Ok(Priced::missing("not sold on dedicated hosts"));
        };
        for (region, family, count) in needed {
            let id = Design { components: hosts.clone(), ..Design::empty(region) }.fresh_id("host");
            let config = HostConfig { family: family.to_owned(), purchase: HostPurchase::OnDemand };
            hosts.push(Component {
                id,
                name: String::new(),
                placement: Placement { region: Some(region.to_owned()), count: Some(count), ..Placement::default() },
                tags: Tags::default(),
                body: Body::DedicatedHost { config, usage: HostUsage::default() },
            });
        }
        priced(&part_of(self.design, hosts), self.catalogue, self.budget)
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

impl Subject for Groups<'_> {
    fn candidates(&self) -> Vec<Candidate> {
        let candidate = |choice: &Choice| Candidate {
            code: choice.code.clone(),
            label: choice.label.clone(),
            term_months: choice.term().map(design::Term::months),
            is_paid_regardless: choice.term().is_some() || choice.purchase.is_none(),
            gives_up: self.gives_up(choice),
        };
        self.options.iter().map(candidate).collect()
    }

    fn price(&mut self, index: usize, load: Load) -> Result<Priced, Problems> {
        let Some(choice) = self.options.get(index) else { return Ok(Priced::nothing()) };
        let Some(purchase) = choice.purchase else { return self.price_hosts() };
        let groups = match load {
            Load::AsUsed => &mut self.as_used,
            Load::Always => &mut self.always,
            Load::Never => match &mut self.never {
                Some(never) => never,
                None => return Ok(Priced::nothing()),
            },
        };
        buy(groups, &purchase);
        priced(groups, self.catalogue, self.budget)
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
    Priced::of(&lines)
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

/// The option that all groups use now.
pub(super) fn current(chosen: &[&Component]) -> Option<String> {
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
