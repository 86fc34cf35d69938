//! Properties of private rates, on every example of the documentation.

use std::path::Path;
use std::sync::LazyLock;

use design::{Number, OwnRate, Rate, RateScope};
use proptest::prelude::*;

use super::*;

/// The examples, without private rates.
static EXAMPLES: LazyLock<Vec<(String, Estimate)>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/examples");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let text = |path: std::path::PathBuf| std::fs::read_to_string(path).unwrap();
    let own = |design: Design| Design { own_rates: Vec::new(), support: None, tax: None, ..design };
    let design = |text: String| own(Design::parse(&text).unwrap());
    let priced = |design: Design| {
        let estimate = pricing::estimate(&design, Catalogue::embedded()).unwrap();
        (design.to_json(), estimate)
    };
    files.into_iter().map(text).map(design).map(priced).collect()
});

fn rate(rate: Rate, applies_to: RateScope) -> OwnRate {
    OwnRate { name: "rate".to_owned(), rate, applies_to, from: None, stacks: false }
}

fn percent(value: u32) -> Number {
    Number(Decimal::new(value.into(), 2))
}

fn with(example: &str, rates: Vec<OwnRate>) -> Estimate {
    let design = Design { own_rates: rates, ..Design::parse(example).unwrap() };
    pricing::estimate(&design, Catalogue::embedded()).unwrap()
}

fn any_scope() -> impl Strategy<Value = RateScope> {
    let word = |words: &'static [&'static str]| prop::option::of(prop::sample::select(words).prop_map(str::to_owned));
    let service = word(&["AmazonEC2", "AmazonS3", "AWSDataTransfer", "AWSELB", "AmazonVPC"]);
    let region = word(&["us-east-1", "eu-west-1", "eu-central-1"]);
    let usage_type = word(&["*BoxUsage*", "*Bytes", "*EBS*", "*"]);
    (service, region, usage_type).prop_map(|(service, region, usage_type)| RateScope {
        service,
        region,
        usage_type,
        ..RateScope::default()
    })
}

fn any_rate() -> impl Strategy<Value = OwnRate> {
    let unit = prop::sample::select(units::Unit::ALL);
    let change = prop_oneof![
        (0..=10_000_u32).prop_map(|value| Rate::PercentOff(percent(value))),
        (0..=10_000_u32).prop_map(|value| Rate::PercentAdded(percent(value))),
        (0..=1_000_000_u32, unit).prop_map(|(value, per)| {
            Rate::UnitPrice(design::UnitPrice { usd: Number(Decimal::new(value.into(), 6)), per })
        }),
    ];
    (change, any_scope(), any::<bool>()).prop_map(|(change, scope, stacks)| {
        let stacks = stacks && change.leaves().is_some();
        OwnRate { stacks, ..rate(change, scope) }
    })
}

fn any_example() -> impl Strategy<Value = usize> {
    0..EXAMPLES.len()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn nothing_off_changes_nothing(example in any_example(), scope in any_scope()) {
        let (document, before) = &EXAMPLES[example];
        for change in [Rate::PercentOff(percent(0)), Rate::PercentAdded(percent(0))] {
            let after = with(document, vec![rate(change, scope.clone())]);
            prop_assert_eq!(&after.components, &before.components);
            prop_assert_eq!((&after.totals, &after.list, &after.bill), (&before.totals, &None, &None));
            prop_assert_eq!(&after.findings, &before.findings);
        }
    }

    #[test]
    fn the_total_at_list_is_that_without_rates(
        example in any_example(),
        rates in prop::collection::vec(any_rate(), 1..5),
    ) {
        let (document, before) = &EXAMPLES[example];
        let after = with(document, rates);
        let list = after.list.unwrap_or(after.totals);
        prop_assert_eq!(without_range(&list), without_range(&before.totals));
        for (component, before) in after.components.iter().zip(&before.components) {
            let list = component.list.unwrap_or(component.totals);
            prop_assert_eq!(without_range(&list), without_range(&before.totals));
            for (line, before) in component.lines.iter().zip(&before.lines) {
                prop_assert_eq!(line.list_cost(), &before.cost, "{}", &line.code);
                prop_assert_eq!(line.quantity, before.quantity, "{}", &line.code);
            }
        }
    }

    #[test]
    fn a_percentage_of_everything_is_that_of_every_amount(example in any_example(), off in 1..=10_000_u32) {
        let (document, before) = &EXAMPLES[example];
        let leaves = Decimal::ONE - Decimal::new(off.into(), 4);
        let after = with(document, vec![rate(Rate::PercentOff(percent(off)), RateScope::default())]);
        for (line, before) in after.components.iter().flat_map(|c| &c.lines).zip(before.components.iter().flat_map(|c| &c.lines)) {
            match (&line.cost, &before.cost) {
                (Cost::Priced { monthly: now }, Cost::Priced { monthly: then })
                | (Cost::Upfront { amount: now, .. }, Cost::Upfront { amount: then, .. }) => {
                    let expected = then.amount().checked_mul(leaves).unwrap().round_dp(15);
                    prop_assert_eq!(now.amount(), expected, "{}", &line.code);
                }
                // The difference of two amounts, each of which is rounded.
                (Cost::Once { amount: now, .. }, Cost::Once { amount: then, .. }) => {
                    let expected = then.amount().checked_mul(leaves).unwrap();
                    prop_assert!((now.amount() - expected).abs() <= Decimal::new(1, 15), "{}", &line.code);
                }
                (now, then) => prop_assert_eq!(now, then),
            }
        }
    }

    #[test]
    fn the_order_of_rates_that_do_not_overlap_does_not_matter(
        example in any_example(),
        changes in prop::collection::vec(0..=10_000_u32, 4),
        stacked in prop::collection::vec(0..=5_000_u32, 0..4),
        turn in 0..8_usize,
    ) {
        let (document, _) = &EXAMPLES[example];
        let regions = ["us-east-1", "eu-west-1", "eu-central-1", "ap-northeast-1"];
        let of_region = |(region, off): (&&str, &u32)| {
            let scope = RateScope { region: Some((*region).to_owned()), ..RateScope::default() };
            rate(Rate::PercentOff(percent(*off)), scope)
        };
        // Rates that stack overlap, and their order does not matter either.
        let on_top = |off: &u32| OwnRate {
            stacks: true,
            ..rate(Rate::PercentOff(percent(*off)), RateScope::default())
        };
        let mut rates: Vec<OwnRate> = regions.iter().zip(&changes).map(of_region).chain(stacked.iter().map(on_top)).collect();
        let first = with(document, rates.clone());
        let turn = turn % rates.len();
        rates.rotate_left(turn);
        let second = with(document, rates);
        prop_assert_eq!((first.totals, first.list), (second.totals, second.list));
        let costs = |estimate: &Estimate| -> Vec<Cost> {
            estimate.components.iter().flat_map(|one| &one.lines).map(|line| line.cost.clone()).collect()
        };
        prop_assert_eq!(costs(&first), costs(&second));
    }
}
