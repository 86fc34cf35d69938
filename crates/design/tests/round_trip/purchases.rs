//! How instances are bought.

use design::*;
use proptest::prelude::*;
use units::Decimal;

use crate::usage;

pub fn reserved() -> impl Strategy<Value = Reserved> {
    let words = (
        prop::sample::select(OfferingClass::ALL),
        prop::sample::select(Term::ALL),
        prop::sample::select(Payment::ALL),
        prop::sample::select(Scope::ALL),
    );
    words.prop_map(|((_, class), (_, term), (_, payment), (_, scope))| Reserved { class, term, payment, scope })
}

pub fn savings_plan() -> impl Strategy<Value = SavingsPlan> {
    let words =
        (prop::sample::select(PlanKind::ALL), prop::sample::select(Term::ALL), prop::sample::select(Payment::ALL));
    words.prop_map(|((_, plan), (_, term), (_, payment))| SavingsPlan { plan, term, payment })
}

pub fn purchase() -> impl Strategy<Value = Purchase> {
    let base = prop_oneof![
        Just(BasePurchase::OnDemand),
        reserved().prop_map(BasePurchase::Reserved),
        savings_plan().prop_map(BasePurchase::SavingsPlan),
    ];
    prop_oneof![
        Just(Purchase::OnDemand),
        Just(Purchase::Spot),
        reserved().prop_map(Purchase::Reserved),
        savings_plan().prop_map(Purchase::SavingsPlan),
        (0..=limits::COUNT, base, 0..=100u64).prop_map(|(base, base_purchase, on_demand_percent)| {
            Purchase::Mixed(Mixed { base, base_purchase, on_demand_percent })
        }),
    ]
}

pub fn bought_apart() -> impl Strategy<Value = Body> {
    prop_oneof![
        (reserved(), prop::sample::select(OperatingSystem::ALL)).prop_map(|(bought, (_, os))| {
            let Reserved { class, term, payment, .. } = bought;
            let instance_type = "m5.large".to_owned();
            Body::ReservedInstances { config: ReservedConfig { instance_type, os, class, term, payment } }
        }),
        (savings_plan(), 1..=1_000_000i64).prop_map(|(SavingsPlan { plan, term, payment }, mils)| {
            let family = (plan == PlanKind::Ec2Instance).then(|| "m5".to_owned());
            let usd_per_hour = Number(Decimal::new(mils, 3).normalize());
            Body::SavingsPlan { config: SavingsPlanConfig { plan, family, usd_per_hour, term, payment } }
        }),
        (savings_plan(), prop::option::of(usage(limits::HOURS_PER_MONTH)), any::<bool>()).prop_map(
            |(SavingsPlan { term, payment, .. }, hours_per_month, reserved)| {
                let reservation = HostPurchase::Reserved(HostReservation { term, payment });
                let purchase = if reserved { reservation } else { HostPurchase::OnDemand };
                let config = HostConfig { family: "m5".to_owned(), purchase };
                Body::DedicatedHost { config, usage: HostUsage { hours_per_month } }
            }
        ),
    ]
}
