//! Properties that hold for every definition.

use std::collections::BTreeSet;

use definitions::{ALL, Absent, Amount, Condition, Definition, FormRow, Price, Reach, Set, Stands, Test, Type, Values};

/// The names of all fields that a definition refers to.
fn named(definition: &Definition) -> Vec<&'static str> {
    let mut names = Vec::new();
    definition.summary.fields(&mut names);
    names.extend(definition.parent);
    names.extend(definition.starts.iter().map(|(name, _)| *name));
    for field in definition.fields() {
        field.when.fields(&mut names);
        if let Absent::OpenUnless(group) = field.absent {
            names.extend(group);
        }
        if let Type::Item { dimension, .. } = field.value {
            dimension.fields(&mut names);
        }
    }
    for charge in definition.charges {
        charge.label.fields(&mut names);
        charge.when.fields(&mut names);
        charge.factors.iter().for_each(|factor| factor.amount.fields(&mut names));
        match charge.price {
            Price::Listed(key) => {
                key.dimension.fields(&mut names);
                key.item.fields(&mut names);
            }
            Price::ToRegion(field) | Price::Entered(field) => names.push(field),
            Price::Free | Price::Unlisted(_) | Price::ToOwnRegion | Price::Open(_) => {}
        }
        match charge.billed {
            definitions::Billed::In(field) => names.push(field),
            definitions::Billed::Here => {}
        }
        if let definitions::Pool::Above(amount, _) = charge.pool {
            amount.fields(&mut names);
        }
    }
    for rule in definition.rules {
        rule.message.fields(&mut names);
        let of = |condition: &Condition, amounts: &[&Amount], names: &mut Vec<&'static str>| {
            condition.fields(names);
            amounts.iter().for_each(|amount| amount.fields(names));
        };
        match &rule.test {
            Test::When(condition) => of(condition, &[], &mut names),
            Test::Above(condition, one, other) => of(condition, &[one, other], &mut names),
            Test::CheaperWith(condition, choices) => {
                of(condition, &[], &mut names);
                names.extend(choices.iter().map(|(field, _)| *field));
            }
            Test::By(_) => {}
        }
    }
    if let Some(options) = definition.purchase_options {
        names.extend(options.scales.fields());
        for set in options.all.iter().flat_map(|option| option.sets) {
            match set {
                Set::Choice(field, _) => names.push(field),
                Set::Number(field, amount) => {
                    names.push(field);
                    amount.fields(&mut names);
                }
            }
        }
    }
    names
}

#[test]
fn purchase_options_have_codes_of_their_own_and_count_charges_that_exist() {
    for definition in ALL {
        let Some(options) = definition.purchase_options else { continue };
        let codes: BTreeSet<&str> = options.all.iter().map(|option| option.code).collect();
        assert_eq!(codes.len(), options.all.len(), "{}", definition.kind);
        assert_eq!(options.all[0].term_months, None, "{}: the first option is without commitment", definition.kind);
        for code in options.counts {
            let is_there = definition.charges.iter().any(|charge| charge.code == *code);
            assert!(is_there, "{}: no charge {code}", definition.kind);
        }
        for set in options.all.iter().flat_map(|option| option.sets) {
            match set {
                Set::Choice(field, code) => {
                    assert!(definition.field(field).unwrap().choice_of(code).is_some(), "{field}: {code}");
                }
                Set::Number(field, _) => {
                    assert!(matches!(definition.field(field).unwrap().value, Type::Number { .. }), "{field}");
                }
            }
        }
    }
}

#[test]
fn deployments_have_codes_of_their_own_and_compare_usage_that_exists() {
    for definition in ALL {
        let Some(options) = definition.deployment_options else { continue };
        let purchases = ALL.iter().filter_map(|of| of.purchase_options).flat_map(|options| options.all);
        let purchases: BTreeSet<&str> = purchases.map(|option| option.code).collect();
        let codes: BTreeSet<&str> = options.all.iter().map(|option| option.code).collect();
        assert_eq!(codes.len(), options.all.len(), "{}", definition.kind);
        assert!(codes.is_disjoint(&purchases), "{}", definition.kind);
        let values = definition.new_values();
        assert!(codes.contains((options.present)(&values)), "{}", definition.kind);
        for workload in options.workloads {
            let name = (workload.field)(&values);
            assert!(definition.usage.iter().any(|field| field.name == name), "{}: {name}", definition.kind);
            assert!(workload.billed_by.iter().all(|code| codes.contains(code)), "{}", workload.code);
        }
    }
}

#[test]
fn kinds_and_fields_have_names_of_their_own() {
    let kinds: BTreeSet<&str> = ALL.iter().map(|definition| definition.kind).collect();
    assert_eq!(kinds.len(), ALL.len());
    for definition in ALL {
        let fields: BTreeSet<&str> = definition.fields().map(|field| field.name).collect();
        assert_eq!(fields.len(), definition.fields().count(), "{}", definition.kind);
    }
}

#[test]
fn every_field_that_is_named_is_there() {
    for definition in ALL {
        for name in named(definition) {
            assert!(definition.field(name).is_some(), "{}: {name}", definition.kind);
        }
    }
}

#[test]
fn choices_that_are_named_are_there() {
    fn check(definition: &Definition, condition: &Condition) {
        match condition {
            Condition::Is(name, codes) => {
                let field = definition.field(name).unwrap();
                for code in *codes {
                    assert!(field.choice_of(code).is_some(), "{}: {name} has no {code}", definition.kind);
                }
            }
            Condition::All(all) | Condition::Any(all) => all.iter().for_each(|one| check(definition, one)),
            Condition::Not(one) => check(definition, one),
            _ => {}
        }
    }
    for definition in ALL {
        definition.fields().for_each(|field| check(definition, &field.when));
        definition.charges.iter().for_each(|charge| check(definition, &charge.when));
        for rule in definition.rules {
            match rule.test {
                Test::When(condition) | Test::Above(condition, ..) => check(definition, &condition),
                Test::CheaperWith(condition, choices) => {
                    check(definition, &condition);
                    for (name, code) in choices {
                        let field = definition.field(name).unwrap();
                        let is_left_out = *code == Values::LEFT_OUT && !matches!(field.value, Type::Choice(_));
                        assert!(is_left_out || field.choice_of(code).is_some(), "{}: {code}", rule.id);
                    }
                }
                Test::By(_) => {}
            }
        }
        for (name, text) in definition.starts {
            let values = definition.new_values();
            assert!(values.is_given(name), "{}: {name} does not start as {text}", definition.kind);
        }
    }
}

#[test]
fn a_form_shows_every_field_once() {
    const OF_EVERY_KIND: [&str; 3] = ["placement/count", "placement/region", "placement/subnets"];
    for definition in ALL {
        let mut shown: Vec<&str> = Vec::new();
        for row in definition.form {
            match row {
                FormRow::Fields(names) | FormRow::More(_, _, names) => shown.extend(*names),
                FormRow::Note(..) => {}
            }
        }
        let mut expected: Vec<&str> = definition.fields().map(|field| field.name).collect();
        shown.retain(|name| !OF_EVERY_KIND.contains(name));
        shown.sort_unstable();
        expected.sort_unstable();
        assert_eq!(shown, expected, "{}", definition.kind);
    }
}

#[test]
fn what_is_open_has_words_and_rules_have_places() {
    for definition in ALL {
        for field in definition.usage {
            let needs = matches!(field.absent, Absent::Open | Absent::OpenUnless(_) | Absent::Month);
            assert!(!needs || !field.missing.is_empty(), "{}: {}", definition.kind, field.name);
        }
        for rule in definition.rules {
            let (part, name) = rule.place.strip_prefix('/').and_then(|place| place.split_once('/')).unwrap();
            let fields = if part == "config" { definition.config } else { definition.usage };
            assert!(fields.iter().any(|field| field.name == name), "{}: {}", rule.id, rule.place);
        }
        assert!(!definition.sources.is_empty() && !definition.about.is_empty(), "{}", definition.kind);
        assert!(!definition.charges.is_empty(), "{}", definition.kind);
        for allowance in definition.charges.iter().filter_map(|charge| charge.allowance) {
            assert!(definition.allowances.contains(&allowance), "{}: {}", definition.kind, allowance.code);
        }
    }
}

#[test]
fn an_end_of_flows_is_a_known_service_that_stands_where_the_definition_says() {
    for definition in ALL.iter().filter(|definition| !definition.service.is_empty()) {
        let service =
            definition.end().unwrap_or_else(|| panic!("{}: no service {}", definition.kind, definition.service));
        assert_eq!(service.in_vpc().is_some(), definition.stands == Stands::Subnets, "{}", definition.kind);
        let shows_subnets = definition.form.iter().any(|row| match row {
            FormRow::Fields(names) | FormRow::More(_, _, names) => names.contains(&"placement/subnets"),
            FormRow::Note(..) => false,
        });
        let has_interfaces = service.in_vpc().is_some() || service.reach == Reach::Function;
        assert_eq!(shows_subnets, has_interfaces, "{}: its form", definition.kind);
    }
}
