//! Comparisons of components of defined kinds: every row is the estimate of the design bought so.

use catalog::Catalogue;
use definitions::{ALL, Absent, Definition, Field, PurchaseOptions, Stands, Type, Usage, Value, Values, sample};
use design::{Body, Component, ComponentId, Design, Kind, Placement, Tags};
use pricing::compare::{Comparison, OptionRow, buy, chosen, comparable, compare};
use pricing::{ComponentEstimate, Line, Totals};
use proptest::prelude::*;
use serde_json::json;
use std::path::Path;
use units::{Decimal, Usd};

use crate::purchases::support::estimate;

/// All examples, over months of 730 hours and without commitments that are bought apart, as in comparisons.
pub fn examples() -> Vec<Design> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/examples");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let is_purchase =
        |one: &Component| one.body.values().is_some_and(|values| values.definition().stands == Stands::Nowhere);
    let read = |path| {
        let mut design = Design::parse(&std::fs::read_to_string(path).unwrap()).unwrap();
        design.components.retain(|component| !is_purchase(component));
        Design { month_days: None, ..design }
    };
    files.filter(|path| path.extension().is_some_and(|ending| ending == "json")).map(read).collect()
}

/// Each component of a defined kind that has options, alone and with all of its kind.
pub fn selections(design: &Design) -> Vec<(&'static PurchaseOptions, Vec<ComponentId>)> {
    let mut all = Vec::new();
    for of in comparable(design) {
        let Kind::Defined(definition) = of.kind else { continue };
        let ids: Vec<ComponentId> = of.components.iter().map(|component| component.id.clone()).collect();
        all.extend(ids.iter().map(|id| (definition.purchase_options.unwrap(), vec![id.clone()])));
        all.push((definition.purchase_options.unwrap(), ids));
    }
    all
}

pub fn compared(design: &Design, ids: &[ComponentId]) -> Comparison {
    compare(design, ids, Catalogue::embedded()).unwrap()
}

pub fn bought(design: &Design, ids: &[ComponentId], code: &str) -> Design {
    let mut design = design.clone();
    buy(&mut design, ids, code, Catalogue::embedded()).unwrap();
    design
}

/// The lines of these components in the estimate of the whole design.
/// The lines of components that a usual month has.
fn lines(design: &Design, ids: &[ComponentId], takes: impl Fn(&Line) -> bool) -> Vec<Line> {
    let is_one = |component: &ComponentEstimate| ids.contains(&component.id);
    let components = estimate(design).components.into_iter().filter(is_one);
    let monthly = |line: &Line| line.charge() == line.code;
    components.flat_map(|component| component.lines).filter(monthly).filter(takes).collect()
}

fn scaled(design: &Design, ids: &[ComponentId], with: impl Fn(&mut Values)) -> Design {
    let mut design = design.clone();
    let is_one = |component: &&mut Component| ids.contains(&component.id);
    design.components.iter_mut().filter(is_one).filter_map(|c| c.body.values_mut()).for_each(with);
    design
}

#[test]
fn every_row_is_the_estimate_of_the_design_bought_so() {
    let mut rows = 0;
    for design in examples() {
        for (options, ids) in selections(&design) {
            let unchanged = lines(&design, &ids, |line| !options.counts(&line.code));
            for row in compared(&design, &ids).rows {
                let name = format!("{}: {ids:?} {}", design.name, row.code);
                let before = &design;
                let design = bought(&design, &ids, &row.code);
                assert_eq!(Design::parse(&design.to_json()).as_ref(), Ok(&design), "{name}");
                let counted = lines(&design, &ids, |line| options.counts(&line.code));
                let unpriced = counted.iter().any(|line| line.cost.known().is_none());
                if row.missing.is_none() {
                    assert!(!unpriced, "{name}");
                    assert_eq!(row.totals, Totals::of_lines(&counted).unwrap(), "{name}");
                    let others = lines(&design, &ids, |line| !options.counts(&line.code));
                    assert_eq!(others, unchanged, "{name}: other charges do not depend on the option");
                    rows += 1;
                } else {
                    assert!(unpriced || design == *before, "{name}");
                    assert_eq!(row.rank, None, "{name}");
                }
            }
        }
    }
    assert!(rows > 40, "{rows}");
}

/// A component of any kind that has options, with any values.
pub fn component() -> impl Strategy<Value = (&'static Definition, Values, u64)> {
    let kinds: Vec<&Definition> = ALL.iter().copied().filter(|of| of.purchase_options.is_some()).collect();
    (prop::sample::select(kinds), prop::collection::vec(any::<u64>(), 96), 0..20_u64).prop_map(
        |(definition, numbers, count)| {
            let mut numbers = numbers.into_iter().cycle();
            let mut below = |most: u64| numbers.next().unwrap() % most.max(1);
            let mut name = |field: &Field| match field.value {
                Type::Item { example, .. } => example.to_owned(),
                _ => String::new(),
            };
            (definition, sample(definition, &mut below, &mut name, "eu-west-1"), count)
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn rows_of_any_component_are_its_estimates((definition, values, count) in component()) {
        let options = definition.purchase_options.unwrap();
        let ids = [ComponentId::parse("it").unwrap()];
        let mut design = Design::empty("us-east-1");
        design.components.push(Component {
            id: ids[0].clone(),
            name: String::new(),
            placement: Placement { count: (!definition.count.is_empty()).then_some(count), ..Placement::default() },
            tags: Tags::default(), body: Body::Defined(Box::new(values)),
        });
        let others = lines(&design, &ids, |line| !options.counts(&line.code));
        let is_document = Design::parse(&design.to_json()) == Ok(design.clone());
        for row in compared(&design, &ids).rows {
            let bought = bought(&design, &ids, &row.code);
            if is_document {
                prop_assert_eq!(Design::parse(&bought.to_json()), Ok(bought.clone()), "{}", row.code);
            }
            let counted = lines(&bought, &ids, |line| options.counts(&line.code));
            if row.missing.is_none() {
                prop_assert_eq!(row.totals, Totals::of_lines(&counted).unwrap(), "{}", row.code);
                for (line, other) in lines(&bought, &ids, |line| !options.counts(&line.code)).iter().zip(&others) {
                    prop_assert_eq!(line, other, "{}: does not depend on the option", row.code);
                }
            } else {
                let unpriced = counted.iter().any(|line| line.cost.known().is_none());
                prop_assert!(unpriced || bought == design, "{}", row.code);
            }
        }
    }
}

#[test]
fn lines_of_the_utilisation_chart_end_in_full_estimates() {
    let mut ends = 0;
    for design in examples() {
        for (options, ids) in selections(&design) {
            let cost = |design: &Design| {
                let counted = lines(design, &ids, |line| options.counts(&line.code));
                Totals::of_lines(&counted).unwrap().effective_monthly
            };
            let comparison = compared(&design, &ids);
            let rows = comparison.rows.iter().filter(|row| row.missing.is_none());
            for (index, row) in rows.enumerate() {
                let bought = bought(&design, &ids, &row.code);
                let hours = if comparison.over_hours { options.scales.hours } else { &[] };
                let full = scaled(&bought, &ids, |values| {
                    for field in hours {
                        values.set(field, Some(Value::Usage(Usage::known(730))));
                    }
                });
                assert_eq!(row.full, cost(&full), "{} {}", design.name, row.code);
                let none = scaled(&bought, &ids, |values| {
                    for name in options.scales.fields() {
                        // What is left out is zero already, unless the default is something else.
                        if values.is_given(name) || values.definition().field(name).unwrap().absent != Absent::Zero {
                            values.set(name, Some(Value::Usage(Usage::known(0))));
                        }
                    }
                });
                // A commitment is kept whatever the requests of the month are; what scales with them is kept as well.
                match row.term_months {
                    Some(_) => assert_eq!((index > 0, row.idle), (true, row.full)),
                    None => assert_eq!(row.idle, cost(&none), "{} {}", design.name, row.code),
                }
                ends += 1;
            }
        }
    }
    assert!(ends > 40, "{ends}");
}

fn one(kind: &str, config: &serde_json::Value, usage: &serde_json::Value) -> Design {
    let component = json!({"id": "one", "kind": kind, "config": config, "usage": usage});
    let document = json!({"abacus": 1, "region": "us-east-1", "components": [component]});
    Design::parse(&document.to_string()).unwrap()
}

fn row<'a>(comparison: &'a Comparison, code: &str) -> &'a OptionRow {
    comparison.rows.iter().find(|row| row.code == code).unwrap()
}

#[test]
fn at_break_even_a_database_costs_the_same_either_way() {
    let config = json!({"engine": "postgresql", "instance_class": "db.m7g.large", "storage_gib": 100});
    let comparison = compared(&one("rds", &config, &json!({})), &[]);
    let mut even = 0;
    for option in comparison.rows.iter().filter(|row| row.missing.is_none()) {
        let Some(hours) = option.break_even_hours.filter(|hours| *hours < Decimal::from(730)) else { continue };
        let part = json!({"hours_per_month": f64::try_from(hours.round_dp(4)).unwrap()});
        let now = compared(&one("rds", &config, &part), &[]);
        let (on_demand, committed) = (row(&now, "on-demand").totals.monthly, option.totals.effective_monthly);
        let apart = (on_demand - committed).amount().abs();
        assert!(apart < Decimal::new(1, 4), "{}: {on_demand:?} {committed:?}", option.code);
        even += 1;
    }
    assert!(even >= 4);
}

#[test]
fn reserved_units_of_a_table_cover_its_average_in_hundreds() {
    // 600 strongly consistent reads and 150 writes a second at a utilization of 70 % need 857 and 214 units.
    let usage = json!({"strong_reads": {"value": 600, "unit": "per-second"},
                       "writes": {"value": 150, "unit": "per-second"}, "storage_gb": 1});
    let design = one("dynamodb", &json!({}), &usage);
    let comparison = compared(&design, &[]);
    assert_eq!(comparison.current.as_deref(), Some("on-demand"));
    let reserved = bought(&design, &[], "reserved-1y");
    let values = reserved.components[0].body.values().unwrap();
    assert_eq!(values.number("reserved_read_units").unwrap().0, Decimal::from(800));
    assert_eq!(values.number("reserved_write_units").unwrap().0, Decimal::from(200));
    assert_eq!(compared(&reserved, &[]).current.as_deref(), Some("reserved-1y"));
    assert_eq!(compared(&reserved, &[]).rows, comparison.rows, "the rows do not depend on the option in use");
    let on_demand = row(&comparison, "on-demand").totals.monthly;
    let committed = row(&comparison, "reserved-1y");
    let ratio = committed.break_even_ratio.unwrap();
    let apart = Usd::new(on_demand.amount() * ratio) - committed.totals.effective_monthly;
    assert!(apart.amount().abs() < Decimal::new(1, 15));
    assert_eq!(committed.break_even_hours, None, "a share of requests is not a number of hours");
}

#[test]
fn what_cannot_be_bought_says_why_and_changes_nothing() {
    let small = one("dynamodb", &json!({}), &json!({"writes": 1000}));
    let rare = one("dynamodb", &json!({"table_class": "standard-ia"}), &json!({"writes": 1_000_000_000}));
    let fixed = one("dynamodb", &json!({"capacity": "provisioned", "read_units": 300}), &json!({}));
    let open = one("dynamodb", &json!({}), &json!({"writes": "open"}));
    for (design, code, told) in [
        (&small, "reserved-1y", "sold in blocks of 100 units, and fewer are needed"),
        (&rare, "reserved-3y", "sold only for the Standard table class"),
        (&fixed, "on-demand", "depends on the requests"),
        (&open, "reserved-1y", "depends on usage that is not known"),
        (&open, "on-demand", "depends on the writes"),
    ] {
        let comparison = compared(design, &[]);
        let option = row(&comparison, code);
        assert_eq!((option.missing.as_deref(), option.rank), (Some(told), None), "{code}");
        if code != "on-demand" || told == "depends on the requests" {
            assert_eq!(bought(design, &[], code), *design, "{code}");
        }
    }
}

#[test]
fn components_of_different_kinds_are_not_compared() {
    let document = json!({"abacus": 1, "region": "us-east-1", "components": [
        {"id": "table", "kind": "dynamodb"},
        {"id": "web", "kind": "ec2", "config": {"instance_type": "m5.large"}},
        {"id": "queue", "kind": "sqs"},
    ]});
    let design = Design::parse(&document.to_string()).unwrap();
    let told = |ids: &[&str]| {
        let ids: Vec<ComponentId> = ids.iter().map(|id| ComponentId::parse(id).unwrap()).collect();
        match chosen(&design, &ids) {
            Ok(of) => of.kind.code().to_owned(),
            Err(problems) => problems.0.iter().map(|problem| problem.message.clone()).collect::<Vec<_>>().join("; "),
        }
    };
    assert_eq!(told(&[]), "ec2", "EC2 groups come first");
    assert_eq!(told(&["table"]), "dynamodb");
    let mixed = "web (EC2 instances) and table (Amazon DynamoDB) cannot be compared with each other: their purchase options differ";
    assert_eq!(told(&["table", "web"]), mixed);
    assert_eq!(
        told(&["queue", "nobody", "web"]),
        "queue has no purchase options to compare: Amazon SQS; there is no component with the id nobody"
    );
}
