//! Properties of the cost of every defined kind.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::collections::BTreeSet;

use catalog::Catalogue;
use definitions::{ALL, Definition, Field, Number, Type, Usage, UsageValue, Value, Values, sample};
use design::{Body, Component, ComponentId, Design, Placement, Tags};
use pricing::{Cost, Estimate, Finding, Severity, estimate};
use proptest::prelude::*;
use units::{Decimal, Usd};

/// A design with one component.
fn design_of(values: Values, count: u64) -> Design {
    let mut design = Design::empty("us-east-1");
    design.components.push(Component {
        id: ComponentId::parse("it").unwrap(),
        name: String::new(),
        placement: Placement { count: Some(count), ..Placement::default() },
        tags: Tags::default(),
        body: Body::Defined(Box::new(values)),
    });
    design
}

fn priced(values: &Values, count: u64) -> Estimate {
    estimate(&design_of(values.clone(), count), Catalogue::embedded()).unwrap()
}

/// Codes of the charges whose cost is unknown.
fn unknown(estimate: &Estimate) -> BTreeSet<String> {
    let lines = estimate.components.iter().flat_map(|component| &component.lines);
    lines.filter(|line| line.cost.known().is_none()).map(|line| line.code.to_string()).collect()
}

fn with(values: &Values, field: &Field, number: u64) -> Values {
    values.clone().with(field.name, Value::Usage(Usage::Monthly(UsageValue::One(Number::from(number)))))
}

/// A catalogue name for a field.
fn name_of(field: &Field) -> String {
    match field.value {
        Type::Item { example, .. } => example.to_owned(),
        _ => String::new(),
    }
}

/// Any component of a defined kind.
fn components() -> impl Strategy<Value = (&'static Definition, Values, u64)> {
    (prop::sample::select(ALL), prop::collection::vec(any::<u64>(), 96), 0..20_u64).prop_map(
        |(definition, numbers, count)| {
            let mut numbers = numbers.into_iter().cycle();
            let mut below = |most: u64| numbers.next().unwrap() % most.max(1);
            let values = sample(definition, &mut below, &mut name_of, "eu-west-1");
            (definition, values, count)
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn every_component_can_be_priced((_, values, count) in components()) {
        let estimate = priced(&values, count);
        let lines = &estimate.components[0].lines;
        let codes: BTreeSet<&str> = lines.iter().map(|line| line.code.as_ref()).collect();
        prop_assert_eq!(codes.len(), lines.len(), "charges of one code exclude each other: {:?}", lines);
    }

    #[test]
    fn more_usage_never_costs_less(
        (definition, values, count) in components(),
        field in any::<prop::sample::Index>(),
        (less, more) in (0..1_000_000_u64, 0..1_000_000_u64),
    ) {
        let fields: Vec<&Field> = definition.usage.iter().filter(|field| !field.may_save.holds_for(&values)).collect();
        prop_assume!(!fields.is_empty());
        let field = fields[field.index(fields.len())];
        let Type::Usage(measure) = field.value else { return Err(TestCaseError::fail("no usage")) };
        let (less, more) = (less.min(more) % (measure.most() + 1), less.max(more) % (measure.most() + 1));
        let (less, more) = (less.min(more), less.max(more));
        let (one, other) = (priced(&with(&values, field, less), count), priced(&with(&values, field, more), count));
        // A quantity of zero needs no price; a larger one may have none.
        prop_assume!(unknown(&one) == unknown(&other));
        prop_assert!(one.totals.monthly <= other.totals.monthly, "{}: {}", definition.kind, field.name);
    }

    #[test]
    fn twice_as_many_cost_at_least_as_much((_, values, count) in components()) {
        let (one, two) = (priced(&values, count), priced(&values, count * 2));
        prop_assume!(unknown(&one) == unknown(&two));
        // More components may include more in their price: backups as large as the storage, hours earned by running.
        let including = |estimate: &Estimate| -> Usd {
            let lines = estimate.components.iter().flat_map(|component| &component.lines);
            let lines = lines.filter(|line| ["rds.backup", "redshift.concurrency-scaling"].contains(&&*line.code));
            lines.filter_map(|line| line.cost.known()).sum()
        };
        prop_assert!(one.totals.monthly - including(&one) <= two.totals.monthly - including(&two));
    }
}

#[test]
fn usage_that_costs_something_is_not_nothing_while_it_is_open() {
    let mut asked = 0;
    for definition in ALL {
        for field in definition.usage {
            let values = definition.new_values();
            let cost = |number: u64| priced(&with(&values, field, number), 1);
            if !field.when.holds_for(&values) || cost(0).totals.monthly == cost(700).totals.monthly {
                continue;
            }
            let open = values.clone().with(field.name, Value::Usage(Usage::Monthly(UsageValue::Open)));
            let estimate = priced(&open, 1);
            let waits = |cost: &Cost| matches!(cost, Cost::DependsOnUsage { missing } if !missing.is_empty());
            let mut lines = estimate.components[0].lines.iter();
            assert!(lines.any(|line| waits(&line.cost)), "{}: {}", definition.kind, field.name);
            assert!(estimate.totals.at_least, "{}: {}", definition.kind, field.name);
            asked += 1;
        }
    }
    assert!(asked > 5, "{asked}");
}

#[test]
fn every_kind_stands_in_an_example() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/examples");
    let mut kinds: BTreeSet<&str> = BTreeSet::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        kinds.extend(Design::parse(&text).unwrap().components.iter().map(|component| component.body.kind().code()));
    }
    for definition in ALL {
        assert!(kinds.contains(definition.kind), "{} is in no example", definition.kind);
    }
}

#[test]
fn a_rate_costs_what_it_makes_in_a_month() {
    let queue = definitions::SQS.new_values();
    let unit = definitions::RATE_UNITS.iter().find(|unit| unit.code == "per-second").unwrap();
    let rate = Usage::Rate { value: UsageValue::known(10), unit, size_kib: None };
    let by_rate = priced(&queue.clone().with("requests", Value::Usage(rate)), 1);
    let by_month = priced(&queue.with("requests", Value::Usage(Usage::known(26_280_000))), 1);
    assert_eq!(by_rate.totals.monthly, by_month.totals.monthly);
    assert_eq!(by_rate.totals.monthly, Usd::new(Decimal::new(10_512, 3)));
}

/// AWS bills no serverless capacity while a cluster is stopped: 3 ACU in 200 hours at 0.12.
#[test]
fn rates_apply_while_the_component_runs() {
    let unit = definitions::RATE_UNITS.iter().find(|unit| unit.code == "per-hour").unwrap();
    let rate = Usage::Rate { value: UsageValue::known(3), unit, size_kib: None };
    let day = Usage::ByHour([Number::from(2), Number::from(4)].repeat(12).into());
    for usage in [rate, day] {
        let cluster = definitions::AURORA.new_values().with_choice("capacity", "serverless");
        let cluster = cluster.with("capacity_unit_hours", Value::Usage(usage));
        let stopped = cluster.with("hours_per_month", Value::Usage(Usage::known(200)));
        let estimate = priced(&stopped, 1);
        let lines = &estimate.components[0].lines;
        let capacity = lines.iter().find(|line| line.code.contains("serverless")).unwrap();
        assert_eq!(capacity.cost.known(), Some(Usd::new(Decimal::from(72))), "{capacity:?}");
    }
}

/// AWS counts every request, however small.
#[test]
fn a_size_of_zero_is_one_part() {
    let known = |number| Some(Value::Usage(Usage::Monthly(UsageValue::One(Number::from(number)))));
    for (definition, count, size) in [
        (&definitions::SQS, "requests", "request_kib"),
        (&definitions::EVENTBRIDGE, "custom_events", "event_kib"),
        (&definitions::API_GATEWAY, "requests", "request_kib"),
    ] {
        let cost = |bytes| {
            let mut values = definition.new_values();
            values.set(count, known(1_000_000));
            values.set(size, known(bytes));
            priced(&values, 1).totals.monthly
        };
        assert!(cost(0) > Usd::ZERO && cost(0) == cost(1), "{}", definition.kind);
    }
}

#[test]
fn the_design_on_the_page_of_a_service_is_priced() {
    for definition in ALL {
        let page = definitions::reference(definition);
        let text = page.split("```json\n").nth(1).unwrap().split("```").next().unwrap();
        let estimate = estimate(&Design::parse(text).unwrap(), Catalogue::embedded()).unwrap();
        assert_eq!(estimate.components[0].kind.code(), definition.kind);
        // A purchase alone covers nothing.
        let is_refused = |found: &&Finding| found.severity == Severity::Error && !found.rule.starts_with("po-");
        let refused: Vec<_> = estimate.findings.iter().filter(is_refused).collect();
        assert!(refused.is_empty(), "{}: {refused:?}", definition.kind);
    }
}
