//! Charges and prices match: each price key has a price somewhere, per the unit of its charge, which is that of its
//! factors.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::collections::BTreeSet;

use catalog::Catalogue;
use definitions::{
    ALL, Amount, Charge, Definition, Factor, Key, Measure, Number, Price, Text, Type, Unpriced, Usage, Value, Values,
};
use units::Unit;

/// Database classes that decide on a price.
const CLASSES: [&str; 6] =
    ["db.t3.large", "db.t4g.large", "db.m6gd.large", "db.m7i.large", "db.r8g.large", "db.influx.large"];

/// Components with every combination of what decides on a charge and its price: choices, flags, and every number and
/// name that a charge may ask for. Other fields are as in a new component.
fn combinations(definition: &'static Definition, charge: &Charge) -> Vec<Values> {
    let mut deciding = Vec::new();
    charge.when.fields(&mut deciding);
    let reasons = definition.unpriced.iter().filter(|of| charge.code.starts_with(of.code));
    reasons.for_each(|of| of.when.fields(&mut deciding));
    if let Price::Listed(key) = charge.price {
        key.dimension.fields(&mut deciding);
        key.item.fields(&mut deciding);
    }
    let mut all = vec![definition.new_values()];
    for field in definition.config.iter().filter(|field| deciding.contains(&field.name)) {
        let options: Vec<Value> = match field.value {
            Type::Choice(choices) => choices.iter().map(Value::Choice).collect(),
            Type::Number { least, most, .. } if most <= least + 2 => {
                (least..=most).map(|number| Value::Number(Number::from(number))).collect()
            }
            Type::Number { least, .. } => vec![Value::Number(Number::from(least + 1))],
            Type::Flag => vec![Value::Flag(false), Value::Flag(true)],
            Type::Region => vec![Value::Text("eu-west-1".to_owned())],
            Type::Item { example, .. } if !example.starts_with("db.") => vec![Value::Text(example.to_owned())],
            Type::Item { .. } => CLASSES.map(|name| Value::Text(name.to_owned())).into(),
            _ => continue,
        };
        all = all
            .iter()
            .flat_map(|values| options.iter().map(|option| values.clone().with(field.name, option.clone())))
            .collect();
    }
    for values in &mut all {
        definition.usage.iter().for_each(|field| values.set(field.name, Some(Value::Usage(Usage::known(1)))));
    }
    all
}

/// How many regions have a price for a key. If its item is a name in the catalogue, any name counts.
fn regions(catalogue: &Catalogue, definition: &Definition, key: &Key, values: &Values) -> usize {
    let dimension = key.dimension.of(values);
    if let Text::Of(name) = key.item
        && matches!(definition.field(name).unwrap().value, Type::Item { .. })
    {
        return catalogue.dimensions(key.list).iter().filter(|known| **known == dimension).count();
    }
    catalogue.regions_with(key.list, &dimension, &key.item.of(values)).len()
}

#[test]
fn every_charge_has_a_price_somewhere_or_a_reason_why_not() {
    let catalogue = Catalogue::embedded();
    for definition in ALL {
        let mut used: BTreeSet<&str> = BTreeSet::new();
        for (charge, values) in
            definition.charges.iter().flat_map(|c| combinations(definition, c).into_iter().map(move |v| (c, v)))
        {
            let Price::Listed(key) = charge.price else { continue };
            let (dimension, item) = (key.dimension.of(&values), key.item.of(&values));
            if !charge.when.holds_for(&values) || !catalogue.regions_with(key.list, &dimension, &item).is_empty() {
                continue;
            }
            let fits = |of: &&Unpriced| charge.code.starts_with(of.code) && of.when.holds_for(&values);
            let reason = definition.unpriced.iter().find(fits).map(|of| of.reason);
            // A name that has no price needs no reason where others have one.
            if reason.is_none() && regions(catalogue, definition, &key, &values) > 0 {
                continue;
            }
            used.insert(
                reason.unwrap_or_else(|| panic!("{} {dimension} {item} has no price and no reason", charge.code)),
            );
        }
        let told: BTreeSet<&str> = definition.unpriced.iter().map(|of| of.reason).collect();
        assert_eq!(used, told, "{}: reasons that no charge has any more", definition.kind);
    }
}

#[test]
fn prices_are_per_the_unit_of_their_charge() {
    let catalogue = Catalogue::embedded();
    for definition in ALL {
        for charge in definition.charges {
            let Price::Listed(key) = charge.price else { continue };
            let mut priced = 0;
            let all = combinations(definition, charge);
            for values in all.iter().filter(|values| charge.when.holds_for(values)) {
                let (dimension, item) = (key.dimension.of(values), key.item.of(values));
                for region in catalogue.regions_with(key.list, &dimension, &item) {
                    let point = catalogue.point(key.list, &region.code, &dimension, &item).unwrap();
                    assert_eq!(point.unit, charge.unit, "{}: {dimension} {item}", charge.code);
                    priced += 1;
                }
            }
            let has_reason = |values: &&Values| {
                definition.unpriced.iter().any(|of| charge.code.starts_with(of.code) && of.when.holds_for(values))
            };
            let is_unpriced =
                all.iter().filter(|values| charge.when.holds_for(values)).all(|values| has_reason(&values));
            assert!(priced > 0 || is_unpriced, "{}: no price anywhere", charge.code);
        }
    }
}

/// Whether the first field of an amount has a unit.
fn has_unit(definition: &Definition, named: &[&str]) -> bool {
    let first = named.first().and_then(|name| definition.field(name));
    first.is_some_and(|field| match field.value {
        Type::Number { unit, .. } => !unit.is_empty(),
        Type::Usage(_) => true,
        _ => false,
    })
}

/// The units of a product of factors: hours, and the unit of the usage.
fn counted(definition: &Definition, factors: &[Factor]) -> (usize, Vec<&'static str>) {
    let (mut hours, mut units) = (0, Vec::new());
    for factor in factors {
        let mut named = Vec::new();
        let amount = match factor.amount {
            Amount::AtLeast(Amount::Vcpus(_), _) => Amount::Vcpus(""),
            other => other,
        };
        amount.fields(&mut named);
        match amount {
            Amount::Hours(_) | Amount::StartedHours(_) | Amount::Month => hours += 1,
            Amount::Started(..) | Amount::Parts(..) | Amount::Placed | Amount::Of(_) | Amount::AtLeast(..) => {}
            // A sum of instances, such as a database and its replicas.
            Amount::Sum(_) if !has_unit(definition, &named) => {}
            Amount::Vcpus(_) => units.push("vCPU"),
            Amount::Months(_) => units.push("months"),
            _ => {
                // A function determines the unit of its number itself.
                let Some(field) = named.first().and_then(|name| definition.field(name)) else { continue };
                match field.value {
                    Type::Usage(Measure::Data) => units.push("GB"),
                    Type::Usage(Measure::Count(_)) => units.push("requests"),
                    Type::Usage(Measure::Amount(unit)) => units.push(unit),
                    Type::Number { unit, .. } if !matches!(unit, "" | "each" | "%") => units.push(unit),
                    _ => {}
                }
            }
        }
    }
    (hours, units)
}

#[test]
fn the_unit_of_a_charge_is_that_of_its_factors() {
    for definition in ALL {
        for charge in definition.charges {
            let (hours, units) = counted(definition, charge.factors);
            let expected: (usize, &[&[&str]]) = match charge.unit {
                Unit::Hour | Unit::InstanceHour if hours == 0 => (0, &[&["unit-hours"], &["instance-hours"]]),
                Unit::Hour | Unit::InstanceHour => (1, &[&[], &["users"], &["resources"]]),
                Unit::NodeHour if hours == 0 => (0, &[&["node-hours"]]),
                Unit::NodeHour => (1, &[&[]]),
                Unit::NodeSecond => (0, &[&["hours"]]),
                Unit::GbHour if hours == 1 => (1, &[&["GB"], &[]]),
                Unit::GbHour => (
                    0,
                    &[
                        &["GB-hours"],
                        &["instance-hours"],
                        &["worker-hours", "GB"],
                        &["requests", "s", "GB"],
                        &["requests", "ms", "MB"],
                        &[],
                    ],
                ),
                Unit::ProcessingUnit => (0, &[&["requests"], &[]]),
                Unit::RpuHour if hours == 1 => (1, &[&["RPU"]]),
                Unit::RpuHour => (0, &[&["RPU-hours"], &["RPU"]]),
                Unit::OcuHour => (0, &[&["OCU-hours"], &[]]),
                Unit::VcpuHour if hours == 1 => (1, &[&["vCPU"], &[]]),
                Unit::VcpuHour => (0, &[&["vCPU-hours"], &["instance-hours"], &["worker-hours"], &["requests", "s"]]),
                Unit::Gb => (0, &[&["GB"], &["requests"]]),
                Unit::TcuHour => (1, &[&["TCUs"]]),
                Unit::GbSecond if hours == 1 => (1, &[&["MB"]]),
                Unit::GbSecond => (0, &[&["GB-seconds"], &["requests", "ms", "MB"], &["ms", "MB"]]),
                Unit::ActiveUser => (0, &[&["users"]]),
                Unit::RpsMonth => (0, &[&["RPS"], &["RPS-months"]]),
                Unit::MetricMonth => (0, &[&["metrics"]]),
                Unit::Minute => (0, &[&["minutes"]]),
                Unit::Month => (0, &[&[], &["clients"]]),
                Unit::GbMonth => (0, &[&["GiB"], &["GB-months"], &["GB", "months"]]),
                Unit::IopsMonth => (0, &[&["IOPS"]]),
                Unit::MibpsMonth => (0, &[&["MiB/s"]]),
                Unit::Request | Unit::Event | Unit::LogLine => (0, &[&["requests"]]),
                Unit::StateTransition => (0, &[&["requests", "transitions"], &["requests"]]),
                Unit::Each => (0, &[&[], &["requests"], &["units"], &["RPU"]]),
                Unit::CapacityUnitHour if hours == 1 => (1, &[&[]]),
                Unit::CapacityUnitHour => (0, &[&[], &["units"]]),
                Unit::AcuHour | Unit::NcuHour | Unit::DcuHour if hours == 1 => (1, &[&["ACU"], &["NCU"], &["DCU"]]),
                Unit::AcuHour | Unit::NcuHour | Unit::DcuHour => (0, &[&[], &["requests"]]),
                Unit::ChangeRecordHour => (0, &[&["requests", "hours"]]),
                Unit::Dpu | Unit::MNcuHour => (0, &[&["requests"]]),
                other => panic!("{}: say here what {other} is the product of", charge.code),
            };
            assert_eq!(hours, expected.0, "{}", charge.code);
            assert!(expected.1.contains(&units.as_slice()), "{}: {units:?} for {}", charge.code, charge.unit);
        }
    }
}
