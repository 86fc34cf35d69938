//! What a whole design is billed by: private rates, the support plan and the tax.

use design::*;
use proptest::prelude::*;
use units::Decimal;

use crate::id;

fn own_rate() -> impl Strategy<Value = OwnRate> {
    let percent =
        || (0..=1_000_000_u64).prop_map(|value| Number(Decimal::new(value.try_into().unwrap(), 4).normalize()));
    let usd = (0..1_000_000_000_u64, 0..=14_u32);
    let rate = prop_oneof![
        percent().prop_map(Rate::PercentOff),
        percent().prop_map(Rate::PercentAdded),
        (usd, prop::sample::select(units::Unit::ALL)).prop_map(|((digits, scale), per)| {
            let usd = Number(Decimal::new(digits.try_into().unwrap(), scale.max(3)).normalize());
            Rate::UnitPrice(UnitPrice { usd, per })
        }),
    ];
    let word = || prop::option::of("[A-Za-z0-9*:-]{1,12}");
    let name = || prop::option::of("[a-z0-9-]{1,12}");
    let day = prop::option::of((2020..2031, 1..13, 1..29));
    (rate, word(), name(), name(), any::<bool>(), day).prop_map(|(rate, usage_type, service, region, here, day)| {
        OwnRate {
            name: "rate".to_owned(),
            rate,
            applies_to: RateScope {
                service,
                usage_type,
                region,
                component: here.then(|| id("part-bucket")),
                charge: None,
            },
            from: day.and_then(|(year, month, day)| CalendarDate::parse(&format!("{year}-{month:02}-{day:02}"))),
            stacks: here && rate.leaves().is_some(),
        }
    })
}

/// What the whole design is billed by.
pub fn terms() -> impl Strategy<Value = Design> {
    let plan = prop::option::of((prop::sample::select(SupportPlan::ALL), prop::option::of(1..=limits::ACCOUNTS)));
    let tax = prop::option::of((".{0,20}", 0..=100_u64));
    let month = prop::option::of(1..13);
    let budget = prop::option::of(1..=limits::BUDGET_USD * 100);
    let all = (prop::collection::vec(own_rate(), 0..4), plan, tax, month, budget);
    all.prop_map(|(own_rates, plan, tax, month, budget)| Design {
        own_rates,
        first_month: month.and_then(|month| CalendarMonth::parse(&format!("2027-{month:02}"))),
        support: plan.map(|((_, plan), accounts)| Support { plan, accounts }),
        tax: tax.map(|(name, percent)| Tax { name, percent: Number::from(percent) }),
        budget: budget.map(|cents| Number(Decimal::new(cents.try_into().unwrap(), 2).normalize())),
        ..Design::empty("eu-west-1")
    })
}
