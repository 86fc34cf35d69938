//! Designs for the property tests.

use catalog::Catalogue;
use design::{
    BasePurchase, Body, Component, ComponentId, Design, Ec2Config, Ec2Usage, Mixed, Number, OfferingClass,
    OperatingSystem, Payment, Placement, PlanKind, Profile, Purchase, Reserved, ReservedConfig, Run, Running,
    SavingsPlan, SavingsPlanConfig, Scope, Tags, Term, UsageValue, Weekday, Weekly,
};
use pricing::{Estimate, Totals};
use proptest::prelude::*;
use units::{Decimal, Usd};

/// Types that a Reserved Instance or plan may cover together, and some that it cannot.
pub const TYPES: [&str; 6] = ["m5.large", "m5.xlarge", "m5.2xlarge", "t3.nano", "c6i.xlarge", "g5.xlarge"];

/// The maximum number of instances in a group.
pub const COUNT: u64 = 12;

pub fn id(text: &str) -> ComponentId {
    ComponentId::parse(text).unwrap()
}

/// A component without a name and without zones or a region.
pub fn component(name: &str, count: Option<u64>, body: Body) -> Component {
    Component {
        id: id(name),
        name: String::new(),
        placement: Placement { count, ..Placement::default() },
        tags: Tags::default(),
        body,
    }
}

/// `count` Linux instances.
pub fn instances(instance_type: &str, count: u64, purchase: Purchase, running: Running) -> Component {
    let config = Ec2Config { purchase, ..Ec2Config::of_type(instance_type) };
    component("group", Some(count), Body::Ec2 { config, usage: Ec2Usage { running, ..Ec2Usage::default() } })
}

/// A design of the components, with ids by position, all in one region.
pub fn design_of(components: &[Component]) -> Design {
    let mut design = Design::empty("us-east-1");
    for (index, component) in components.iter().enumerate() {
        design.components.push(Component { id: id(&format!("c{index}")), ..component.clone() });
    }
    design
}

pub fn estimate(design: &Design) -> Estimate {
    pricing::estimate(design, Catalogue::embedded()).unwrap()
}

pub fn totals(components: &[Component]) -> Totals {
    estimate(&design_of(components)).totals
}

/// Sums of periodic quotients may differ, and covered hours are rounded to ten decimals: the difference is far less
/// than a cent.
pub fn same(a: Usd, b: Usd) -> bool {
    (a - b).amount().abs() < Decimal::new(1, 6)
}

pub fn same_totals(a: &Totals, b: &Totals) -> bool {
    same(a.upfront, b.upfront)
        && same(a.monthly, b.monthly)
        && same(a.effective_monthly, b.effective_monthly)
        && a.at_least == b.at_least
}

pub fn terms() -> impl Strategy<Value = (Term, Payment)> {
    let (terms, payments) = (prop::sample::select(Term::ALL), prop::sample::select(Payment::ALL));
    (terms, payments).prop_map(|((_, term), (_, payment))| (term, payment))
}

pub fn reserved() -> impl Strategy<Value = Reserved> {
    (prop::sample::select(OfferingClass::ALL), terms()).prop_map(|((_, class), (term, payment))| Reserved {
        class,
        term,
        payment,
        scope: Scope::Regional,
    })
}

pub fn savings_plan() -> impl Strategy<Value = SavingsPlan> {
    let kind = prop::sample::select(PlanKind::ALL);
    (kind, terms()).prop_map(|((_, plan), (term, payment))| SavingsPlan { plan, term, payment })
}

/// Any purchase option.
pub fn purchase() -> impl Strategy<Value = Purchase> {
    prop_oneof![
        Just(Purchase::OnDemand),
        Just(Purchase::Spot),
        reserved().prop_map(Purchase::Reserved),
        savings_plan().prop_map(Purchase::SavingsPlan),
        mixed().prop_map(Purchase::Mixed),
    ]
}

pub fn mixed() -> impl Strategy<Value = Mixed> {
    let base = prop_oneof![
        Just(BasePurchase::OnDemand),
        reserved().prop_map(BasePurchase::Reserved),
        savings_plan().prop_map(BasePurchase::SavingsPlan),
    ];
    (0..=COUNT, base, 0..=100_u64).prop_map(|(base, base_purchase, on_demand_percent)| Mixed {
        base,
        base_purchase,
        on_demand_percent,
    })
}

pub fn profile() -> impl Strategy<Value = Profile> {
    let day = || prop::array::uniform24(0..=COUNT);
    (day(), day()).prop_map(|(working, free)| {
        let mut profile = Profile::every_day(working);
        for day in profile.counts.iter_mut().skip(5) {
            *day = free.to_vec();
        }
        profile
    })
}

/// Any way to run, including minimum times, partial hours and hours that wrap at the end of the week.
pub fn running() -> impl Strategy<Value = Running> {
    let weekly = (prop::sample::subsequence(Weekday::ALL, 1..=7), 0..=96_i64, 0..24_u64);
    prop_oneof![
        Just(Running::Always),
        (0..=744_u64).prop_map(|hours| Running::HoursPerMonth(UsageValue::known(hours))),
        weekly.prop_map(|(days, quarters, from)| Running::Weekly(Weekly {
            days: days.into_iter().map(|(_, day)| day).collect(),
            hours_per_day: Number(Decimal::new(quarters * 25, 2)),
            from_hour: Some(from.into()),
        })),
        (1..50_000_u64, 1..5_000_u64).prop_map(|(count, seconds)| Running::Runs(vec![Run { count, seconds }])),
        profile().prop_map(Running::Profile),
    ]
}

/// On-demand groups, some with zones or reserved capacity.
pub fn on_demand_group() -> impl Strategy<Value = Component> {
    let zones = prop::collection::btree_map(prop::sample::select(vec!["a".to_owned(), "b".to_owned()]), 0..4_u64, 0..3);
    let os = prop::sample::select(OperatingSystem::ALL);
    (prop::sample::select(&TYPES[..]), os, running(), 0..=COUNT, zones, prop_oneof![3 => Just(0), 1 => 0..=COUNT])
        .prop_map(|(instance_type, (_, os), running, count, zones, slots)| {
            let mut group = instances(instance_type, count, Purchase::OnDemand, running);
            if let Body::Ec2 { config, .. } = &mut group.body {
                (config.os, config.capacity_reservation) = (os, slots);
            }
            if zones.values().sum::<u64>() > 0 {
                (group.placement.count, group.placement.zones) = (None, zones);
            }
            group
        })
}

/// Reserved Instances and Savings Plans as separate components.
pub fn commitment() -> impl Strategy<Value = Component> {
    let os = prop_oneof![3 => Just(OperatingSystem::Linux), 1 => Just(OperatingSystem::Windows)];
    let held = (prop::sample::select(&TYPES[..]), os, reserved(), 0..5_u64, any::<bool>());
    let reserved = held.prop_map(|(instance_type, os, bought, count, zonal)| {
        let Reserved { class, term, payment, .. } = bought;
        let config = ReservedConfig { instance_type: instance_type.to_owned(), os, class, term, payment };
        let mut held = component("held", Some(count), Body::ReservedInstances { config });
        if zonal {
            (held.placement.count, held.placement.zones) = (None, [("a".to_owned(), count)].into());
        }
        held
    });
    let plan = (savings_plan(), 1..3_000_i64).prop_map(|(bought, thousandths)| {
        let family = (bought.plan == PlanKind::Ec2Instance).then(|| "m5".to_owned());
        let config = SavingsPlanConfig {
            plan: bought.plan,
            family,
            usd_per_hour: Number(Decimal::new(thousandths, 3)),
            term: bought.term,
            payment: bought.payment,
        };
        component("plan", None, Body::SavingsPlan { config })
    });
    prop_oneof![reserved, plan]
}
