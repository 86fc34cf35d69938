//! The page of a service in `docs/services`, generated from its definition.

mod words;

use std::fmt::Write;

use words::{above, after, when, words};

use crate::charge::{Billed, Charge, Factor, Pool, Price};
use crate::definition::{Definition, Stands};
use crate::field::{Absent, Field, Measure, Type};
use crate::purchase::Set;
use crate::rule::{Level, Test};
use crate::usage_value::RATE_UNITS;

/// The page of a service in Markdown, ending in a newline.
#[must_use]
pub fn reference(definition: &'static Definition) -> String {
    let mut page = format!("# {}\n\nKind `{}`. {}\n\n", definition.title, definition.kind, definition.about);
    let stands = match definition.stands {
        Stands::Subnets => "It stands in subnets of a VPC.",
        Stands::Vpc => "It stands in a VPC.",
        Stands::Region => "It stands in a region.",
        Stands::RegionOrSubnets => "It stands in a region, and is attached to a VPC where it names subnets.",
        Stands::Nowhere => "It is a purchase, and no part of the drawing.",
        Stands::Edge => "It stands at the edge, in no region.",
    };
    let _ = writeln!(page, "{stands} Written from `crates/definitions` by `abacus service {}`.", definition.kind);
    example(&mut page, definition);
    fields(&mut page, "Configuration", definition.config);
    fields(&mut page, "Usage", definition.usage);
    charges(&mut page, definition);
    if !definition.rules.is_empty() {
        page += "\n## Rules\n\n| rule | level | told when | message |\n|---|---|---|---|\n";
        for rule in definition.rules {
            let level = match rule.level {
                Level::Error => "error",
                Level::Warning => "warning",
                Level::Advice => "advice",
            };
            let when = match &rule.test {
                Test::When(condition) => when(condition),
                Test::Above(condition, one, other) => after(above(place(rule.place), one, other), condition),
                Test::CheaperWith(condition, choices) => {
                    let all: Vec<String> =
                        choices.iter().map(|(field, code)| format!("`{field}` = `{code}`")).collect();
                    after(format!("cheaper with {}", all.join(" and ")), condition)
                }
                Test::By(_) => format!("{} does not fit", place(rule.place)),
            };
            let _ = writeln!(page, "| `{}` | {level} | {when} | {}; {} |", rule.id, words(&rule.message), rule.fix);
        }
    }
    if let Some(options) = definition.purchase_options {
        page += "\n## Purchase options\n\n| option | name | commitment | sets | gives up |\n|---|---|---|---|---|\n";
        for option in options.all {
            let term = option.term_months.map_or_else(|| "none".to_owned(), |months| format!("{months} months"));
            let sets: Vec<String> = option.sets.iter().map(set).collect();
            let (code, label, gives_up) = (option.code, option.label, option.gives_up);
            let _ = writeln!(page, "| `{code}` | {label} | {term} | {} | {gives_up} |", sets.join(", "));
        }
    }
    if let Some(options) = definition.deployment_options {
        page += "\n## Deployments\n\n| option | name | trade-off |\n|---|---|---|\n";
        for option in options.all {
            let _ = writeln!(page, "| `{}` | {} | {} |", option.code, option.label, option.trade_off);
        }
    }
    if !definition.unpriced.is_empty() {
        page += "\n## Without a price in any region\n\n";
        for of in definition.unpriced {
            let when = after(format!("`{}…`", of.code), &of.when);
            let _ = writeln!(page, "- {when}: {}.", of.reason);
        }
    }
    page += "\n## Sources\n\n";
    for source in definition.sources {
        let _ = writeln!(page, "- {source}");
    }
    page
}

/// The smallest design with such a component, and where its other parts are described.
fn example(page: &mut String, definition: &'static Definition) {
    let values = definition.new_values();
    let written = serde_json::to_value(&values).unwrap_or_default();
    let starts = definition.config.iter().filter(|field| {
        field.when.holds_for(&values) && (values.is_changed(field.name) || field.absent == Absent::Refused)
    });
    let fields: Vec<String> = starts
        .filter_map(|field| {
            Some(format!("\"{}\": {}", field.name, written.pointer(&format!("/config/{}", field.name))?))
        })
        .collect();
    let config =
        if fields.is_empty() { String::new() } else { format!(",\n      \"config\": {{ {} }}", fields.join(", ")) };
    let is_needed = |field: &&Field| field.absent == Absent::Open && field.when.holds_for(&values);
    let usage = definition.usage.iter().find(is_needed);
    let usage = usage.map_or_else(String::new, |field| format!(",\n      \"usage\": {{ \"{}\": 100 }}", field.name));
    let _ = writeln!(
        page,
        "\n## In a design\n\n```json\n{{\n  \"abacus\": 1,\n  \"region\": \"us-east-1\",\n  \"components\": [\n    {{\n      \
         \"id\": \"{}\",\n      \"kind\": \"{}\"{config}{usage}\n    }}\n  ]\n}}\n```\n",
        definition.new.0, definition.kind
    );
    let mut placement: Vec<String> = Vec::new();
    if definition.stands != Stands::Edge {
        placement.push("`region` is another region than that of the design".to_owned());
    }
    if matches!(definition.stands, Stands::Subnets | Stands::RegionOrSubnets) {
        placement.push("`subnets` are those it stands in".to_owned());
    }
    if !definition.count.is_empty() {
        let (first, rest) = definition.count.split_at(1);
        placement.push(format!("`count` is the number of {}{rest}", first.to_lowercase()));
    }
    if !placement.is_empty() {
        let _ = write!(page, "In its `placement`, {}. ", placement.join(", "));
    }
    page.push_str(
        "A usage value is a number for the month, a range, `\"open\"`, a rate, by the hour, or once: see [the format of \
         designs](../design-format.md).",
    );
    if !definition.allowances.is_empty() {
        let codes: Vec<String> = definition.allowances.iter().map(|of| format!("`{}`", of.code)).collect();
        let _ = write!(page, " `free_allowances` of the design switches on {}.", codes.join(", "));
    }
    page.push('\n');
}

fn set(of: &Set) -> String {
    match of {
        Set::Choice(field, code) => format!("`{field}` = `{code}`"),
        Set::Number(field, _) => format!("`{field}`"),
    }
}

fn place(place: &str) -> String {
    format!("`{}`", place.rsplit('/').next().unwrap_or(place))
}

fn fields(page: &mut String, heading: &str, fields: &[Field]) {
    if fields.is_empty() {
        return;
    }
    let _ = writeln!(page, "\n## {heading}\n\n| field | meaning | values | left out | for |\n|---|---|---|---|---|");
    for field in fields {
        let hint = if field.hint.is_empty() { String::new() } else { format!(". {}", field.hint) };
        let _ = writeln!(
            page,
            "| `{}` | {}{hint} | {} | {} | {} |",
            field.name,
            field.label,
            values(&field.value),
            left_out(field.absent),
            when(&field.when)
        );
    }
}

fn values(of: &Type) -> String {
    match of {
        Type::Choice(choices) => {
            let all: Vec<String> = choices.iter().map(|choice| format!("`{}`", choice.code)).collect();
            all.join(", ")
        }
        Type::Number { least, most, unit, .. } => format!("{least} to {most} {unit}").trim_end().to_owned(),
        Type::Flag => "`true`, `false`".to_owned(),
        Type::InstanceType { example } => format!("an instance type of EC2, such as `{example}`"),
        Type::Text { example } => format!("text, such as `{example}`"),
        Type::Ranges { example, .. } => format!("a list of IPv4 ranges, such as `{example}`"),
        Type::Region => "a region".to_owned(),
        Type::Reference(to) => format!("the id of a {}", to.what),
        Type::References(to, most) => format!("ids of up to {most} {}s", to.what),
        Type::Item { what, example, .. } => format!("a {what}, such as `{example}`"),
        Type::Usage(measure) => {
            let units: Vec<String> =
                RATE_UNITS.iter().filter(|unit| unit.fits(*measure)).map(|unit| format!("`{}`", unit.code)).collect();
            let rates = if units.is_empty() { String::new() } else { format!("; as a rate {}", units.join(", ")) };
            let of = match measure {
                Measure::Count(things) => format!("{things} per month"),
                Measure::Hours => {
                    "hours each; those above the hours of the month, 730 or 24 for each day, do not count".to_owned()
                }
                other => other.unit().to_owned(),
            };
            format!("{of}{rates}")
        }
    }
}

fn left_out(absent: Absent) -> String {
    match absent {
        Absent::Refused => "refused".to_owned(),
        Absent::Nothing => "nothing".to_owned(),
        Absent::Is(code) => format!("`{code}`"),
        Absent::Number(number) | Absent::Counts(number) => number.to_string(),
        Absent::No => "`false`".to_owned(),
        Absent::Open => "open".to_owned(),
        Absent::Zero => "none".to_owned(),
        Absent::OpenUnless(group) => format!("none once {} is given, open before", one_of(group)),
        Absent::Month => "all month".to_owned(),
    }
}

/// The most field names that can be listed readably.
const READABLE: usize = 8;

/// One of these fields; if there are many, just "any other".
fn one_of(names: &[&str]) -> String {
    if names.len() > READABLE {
        return "any other field".to_owned();
    }
    let all: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    format!("one of {}", all.join(", "))
}

fn charges(page: &mut String, definition: &Definition) {
    page.push_str("\n## Charges\n\n| charge | what | quantity | price | for |\n|---|---|---|---|---|\n");
    for charge in definition.charges {
        let factors: Vec<String> = charge.factors.iter().map(factor).collect();
        let unit = match charge.unit.plural() {
            "each" => String::new(),
            unit => format!(" = {unit}"),
        };
        let _ = writeln!(
            page,
            "| `{}` | {} | {}{unit} | {} | {} |",
            charge.code,
            words(&charge.label),
            factors.join(" × "),
            price(charge),
            when(&charge.when)
        );
    }
    let assumed: Vec<&Charge> = definition.charges.iter().filter(|charge| !charge.assumption.is_empty()).collect();
    if !assumed.is_empty() {
        page.push_str("\nAssumptions:\n\n");
        let mut told = Vec::new();
        for charge in assumed.into_iter().filter(|charge| !charge.assumption.is_empty()) {
            if !told.contains(&charge.assumption) {
                told.push(charge.assumption);
                let _ = writeln!(page, "- `{}`: {}.", charge.code, charge.assumption);
            }
        }
    }
}

fn factor(factor: &Factor) -> String {
    factor.many.to_owned()
}

fn price(charge: &Charge) -> String {
    let mut text = match charge.price {
        Price::Listed(key) => {
            let mut named = Vec::new();
            key.dimension.fields(&mut named);
            key.item.fields(&mut named);
            let mut by: Vec<String> = Vec::new();
            for field in named.into_iter().map(|field| format!("`{field}`")) {
                if !by.contains(&field) {
                    by.push(field);
                }
            }
            let by = if by.is_empty() { String::new() } else { format!(" by {}", by.join(", ")) };
            format!("listed{by}")
        }
        Price::Free => "free".to_owned(),
        Price::Entered(field) => format!("the amount in `{field}`"),
        Price::Unlisted(reason) => format!("none: {reason}"),
        Price::ToRegion(field) => format!("transfer to the region of `{field}`"),
        Price::ToOwnRegion => "transfer to the component's region".to_owned(),
        Price::Open(missing) => format!("depends on {missing}"),
    };
    if let Billed::In(field) = charge.billed {
        let _ = write!(text, ", billed in the region of `{field}`");
    }
    match charge.pool {
        Pool::None => {}
        Pool::Region => text.push_str("; tiers count all of the region"),
        Pool::Above(_, what) => {
            let _ = write!(text, "; free: {what}");
        }
    }
    if let Some(allowance) = charge.allowance {
        let _ = write!(text, "; free with the allowance `{}`: {} a month", allowance.code, allowance.label);
    }
    if let Some(months) = charge.once_for_months {
        let _ = write!(text, "; once for {months} months");
    }
    text
}
