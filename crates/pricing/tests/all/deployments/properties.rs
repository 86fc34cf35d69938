//! Every row is the estimate of the design deployed so, and so is every point of a line.

use std::path::Path;

use definitions::{AURORA, Definition, Field, Number, RDS, Type, Usage, UsageValue, Value, Values, sample};
use design::{Body, Component, ComponentId, Design, Placement, Tags};
use pricing::Estimate;
use pricing::compare::deployable;
use proptest::prelude::*;
use units::{Decimal, Usd};

use super::support::{compared, deployed, estimated};

fn examples() -> Vec<Design> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/examples");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files = files.filter(|path| path.extension().is_some_and(|ending| ending == "json"));
    files.map(|path| Design::parse(&std::fs::read_to_string(path).unwrap()).unwrap()).collect()
}

fn same(a: Usd, b: Usd) -> bool {
    (a - b).amount().abs() < Decimal::new(1, 9)
}

/// What a component costs, and what the others cost more than in the estimate of `now`.
fn with_effect(estimate: &Estimate, now: &Estimate, id: &ComponentId) -> Usd {
    let own = |of: &Estimate| of.components.iter().find(|one| one.id == *id).unwrap().totals.effective_monthly;
    estimate.totals.effective_monthly - now.totals.effective_monthly + own(now)
}

fn check(design: &Design, id: &ComponentId) -> Result<usize, TestCaseError> {
    let now = estimated(design);
    let is_document = Design::parse(&design.to_json()).as_ref() == Ok(design);
    let mut rows = 0;
    for row in compared(design, Some(id)).rows {
        let other = deployed(design, id, &row.code);
        if is_document {
            prop_assert_eq!(Design::parse(&other.to_json()), Ok(other.clone()), "{}: {}", id, row.code);
        }
        let Some(totals) = row.totals else {
            prop_assert_eq!(&other, design, "{}: {} is not possible", id, row.code);
            continue;
        };
        let estimate = estimated(&other);
        let cost = with_effect(&estimate, &now, id);
        prop_assert!(same(cost, totals.effective_monthly), "{id}: {} {cost} {totals:?}", row.code);
        let own = estimate.components.iter().find(|one| one.id == *id).unwrap();
        let mut usual = own.lines.iter().filter(|line| line.charge() == line.code);
        let is_open = usual.any(|line| line.cost.known().is_none());
        prop_assert_eq!(row.missing.is_some(), is_open, "{}: {}", id, row.code);
        rows += 1;
    }
    Ok(rows)
}

#[test]
fn every_row_is_the_estimate_of_the_design_deployed_so() {
    let mut rows = 0;
    for design in examples() {
        for component in deployable(&design) {
            rows += check(&design, &component.id).unwrap();
        }
    }
    assert!(rows > 80, "{rows}");
}

/// Any database of RDS or cluster of Aurora with one of these classes.
fn database() -> impl Strategy<Value = (Values, u64)> {
    let classes = ["db.r7g.large", "db.m7g.xlarge", "db.r6g.large", "db.r5.2xlarge", "db.t3.medium", "db.m6i.large"];
    let kinds: [&'static Definition; 2] = [&RDS, &AURORA];
    let numbers = prop::collection::vec(any::<u64>(), 96);
    (prop::sample::select(kinds.to_vec()), prop::sample::select(classes.to_vec()), numbers, 1..4_u64).prop_map(
        |(definition, class, numbers, count)| {
            let mut numbers = numbers.into_iter().cycle();
            let mut below = |most: u64| numbers.next().unwrap() % most.max(1);
            let mut name = |field: &Field| match field.value {
                Type::Item { .. } => class.to_owned(),
                _ => String::new(),
            };
            let mut values = sample(definition, &mut below, &mut name, "eu-west-1");
            // In most of them all usage is known, as lines of open usage are not drawn.
            if below(4) > 0 {
                for field in definition.usage {
                    values.set(field.name, Some(Value::Usage(Usage::known(below(700)))));
                }
            }
            (values, count)
        },
    )
}

fn design_of(values: Values, count: u64) -> (Design, ComponentId) {
    let id = ComponentId::parse("it").unwrap();
    let mut design = Design::empty("us-east-1");
    design.components.push(Component {
        id: id.clone(),
        name: String::new(),
        placement: Placement { count: Some(count), ..Placement::default() },
        tags: Tags::default(),
        body: Body::Defined(Box::new(values)),
    });
    (design, id)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn rows_of_any_database_are_its_estimates((values, count) in database()) {
        let (design, id) = design_of(values, count);
        check(&design, &id)?;
    }

    #[test]
    fn a_line_at_any_usage_is_the_estimate_with_that_usage(
        (values, count) in database(), hundredths in prop::collection::vec(0..=100_i64, 3),
    ) {
        let (design, id) = design_of(values, count);
        for costs in compared(&design, Some(&id)).workloads {
            let values = design.components[0].body.values().unwrap();
            let workload = values.definition().deployment_options.unwrap().workloads.iter();
            let field = (workload.clone().find(|one| one.code == costs.code).unwrap().field)(values);
            for line in &costs.lines {
                for part in &hundredths {
                    // Usage has four decimals.
                    let usage = (costs.most * Decimal::new(*part, 2)).round_dp(4).min(costs.most);
                    let mut used = design.clone();
                    let number = Value::Usage(Usage::Monthly(UsageValue::One(Number(usage))));
                    used.components[0].body.values_mut().unwrap().set(field, Some(number));
                    let estimate = estimated(&deployed(&used, &id, &line.code));
                    let drawn = line.at(usage).unwrap();
                    let apart = (estimate.totals.effective_monthly - drawn).amount().abs();
                    prop_assert!(apart < Decimal::new(1, 6), "{} over {} at {usage}: {apart}", line.code, costs.code);
                }
            }
            for crossing in &costs.crossings {
                let at = |code: &str| costs.lines.iter().find(|line| line.code == code).unwrap().at(crossing.at).unwrap();
                for code in [&crossing.below, &crossing.above] {
                    prop_assert!((at(code) - crossing.monthly).amount().abs() < Decimal::new(1, 6), "{crossing:?}");
                }
            }
        }
    }
}
