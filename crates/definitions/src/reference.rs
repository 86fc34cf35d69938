//! The page of a service in `docs/services`, generated from its definition.

use std::fmt::Write;

use units::format;

use crate::amount::Amount;
use crate::charge::{Billed, Charge, Factor, Pool, Price};
use crate::condition::Condition;
use crate::definition::{Definition, Stands};
use crate::field::{Absent, Field, Measure, Type};
use crate::purchase::Set;
use crate::rule::{Level, Test};
use crate::text::Text;
use crate::usage_value::RATE_UNITS;

/// The page of a service in Markdown, ending in a newline.
#[must_use]
pub fn reference(definition: &Definition) -> String {
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
            let _ = writeln!(page, "- `{}…`, {}: {}.", of.code, when(&of.when), of.reason);
        }
    }
    page += "\n## Sources\n\n";
    for source in definition.sources {
        let _ = writeln!(page, "- {source}");
    }
    page
}

/// That the first amount is above the second, in terms of the field if it is one of them.
fn above(field: String, one: &Amount, other: &Amount) -> String {
    let Some((one, other)) = amount(one).zip(amount(other)) else { return format!("{field} is out of bounds") };
    if other.contains(&field) && !one.contains(&field) {
        format!("{other} < {one}")
    } else {
        format!("{one} > {other}")
    }
}

/// An amount in words; `None` if it cannot be written briefly.
fn amount(of: &Amount) -> Option<String> {
    let joined = |all: &[Amount], with: &str| {
        Some(all.iter().map(amount).collect::<Option<Vec<String>>>()?.join(with)).filter(|_| !all.is_empty())
    };
    Some(match of {
        Amount::Of(number) => format::quantity((*number).into(), 0),
        Amount::Placed => "count".to_owned(),
        Amount::Subnets => "number of subnets".to_owned(),
        Amount::Field(field) | Amount::Needed(field) | Amount::Hours(field) | Amount::StartedHours(field) => {
            format!("`{field}`")
        }
        Amount::Month => "hours of the month".to_owned(),
        Amount::Vcpus(field) => format!("vCPUs of `{field}`"),
        Amount::Sum(all) => return joined(all, " + "),
        Amount::Times(all) => return joined(all, " × "),
        Amount::AtLeast(one, Amount::Of(0 | 1)) => return amount(one),
        Amount::Over(one, parts) => format!("{} ÷ {parts}", amount(one)?),
        Amount::ByChoice(field, numbers) => {
            let each: Vec<String> = numbers.iter().map(|(code, number)| format!("{number} for `{code}`")).collect();
            format!("the limit of `{field}` ({})", each.join(", "))
        }
        _ => return None,
    })
}

/// A text followed by its condition.
fn after(words: String, condition: &Condition) -> String {
    let when = when(condition);
    if when.is_empty() { words } else { format!("{words}, {when}") }
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
        let _ = writeln!(
            page,
            "| `{}` | {} | {} = {} | {} | {} |",
            charge.code,
            words(&charge.label),
            factors.join(" × "),
            charge.unit.plural(),
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
            format!("`{} {} {}`", key.list.code(), words(&key.dimension), words(&key.item))
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

/// A text, with field names in braces, what is optional in brackets, and alternatives joined with `or`.
fn words(text: &Text) -> String {
    match text {
        Text::If(_, one, other) => match (words(one), words(other)) {
            (one, other) if one.is_empty() && other.is_empty() => one,
            (one, other) if other.is_empty() => format!("[{one}]"),
            (one, other) if one.is_empty() => format!("[{other}]"),
            (one, other) => format!("{one} or {other}"),
        },
        Text::All(parts) => parts.iter().map(part).collect(),
        Text::Is(words) => (*words).to_owned(),
        Text::Of(field) | Text::Item(field) | Text::Label(field) | Text::Lower(field) | Text::Used(field) => {
            format!("{{{field}}}")
        }
        Text::After(before, rest) => format!("[{before}{}]", words(rest)),
    }
}

/// A part of a text: alternatives are in parentheses.
fn part(text: &Text) -> String {
    let part = words(text);
    match text {
        Text::If(..) if !part.starts_with('[') && !part.is_empty() => format!("({part})"),
        _ => part,
    }
}

/// A condition in words.
fn when(condition: &Condition) -> String {
    match condition {
        Condition::Always => String::new(),
        Condition::Is(field, codes) => {
            let all: Vec<String> = codes.iter().map(|code| format!("`{code}`")).collect();
            format!("`{field}` {}", all.join(" or "))
        }
        Condition::On(field) => format!("`{field}`"),
        Condition::Given(field) => format!("`{field}` given"),
        Condition::AnyGiven(fields) => format!("{} given", one_of(fields)),
        Condition::Equals(field, number) => format!("`{field}` = {number}"),
        Condition::AtLeast(field, number) => format!("`{field}` ≥ {number}"),
        Condition::StartsWith(field, start) => format!("`{field}` begins with `{start}`"),
        Condition::Elsewhere(field) => format!("`{field}` another region"),
        Condition::Open(field) => format!("`{field}` open"),
        Condition::FlowsTell => "flows tell its data".to_owned(),
        Condition::All(all) => all.iter().map(when).collect::<Vec<_>>().join(", "),
        Condition::Any(any) => any.iter().map(when).collect::<Vec<_>>().join(" or "),
        Condition::Not(one) => format!("not {}", when(one)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_show_what_is_optional_and_what_are_alternatives() {
        const ALWAYS: Condition = Condition::Always;
        const NOTHING: Text = Text::Is("");
        const PLAN: Text = Text::If(ALWAYS, &Text::Is(", plan"), &NOTHING);
        const ENGINE: Text = Text::If(ALWAYS, &Text::Is("oracle"), &Text::Of("engine"));
        assert_eq!(words(&Text::All(&[Text::Is("Requests"), PLAN])), "Requests[, plan]");
        assert_eq!(words(&Text::If(ALWAYS, &NOTHING, &Text::Is(", large"))), "[, large]");
        assert_eq!(words(&ENGINE), "oracle or {engine}");
        assert_eq!(words(&Text::All(&[Text::Is("on-demand/"), ENGINE])), "on-demand/(oracle or {engine})");
        assert_eq!(words(&Text::If(ALWAYS, &Text::Is("mysql"), &ENGINE)), "mysql or oracle or {engine}");
    }

    #[test]
    fn bounds_are_told() {
        const IOPS: Amount = Amount::Field("iops");
        let of = |one, other| above("`iops`".to_owned(), &one, &other);
        assert_eq!(of(IOPS, Amount::Of(64_000)), "`iops` > 64,000");
        assert_eq!(of(Amount::Of(1_000), IOPS), "`iops` < 1,000");
        let by_size = Amount::Times(&[Amount::Of(50), Amount::Field("storage_gib")]);
        assert_eq!(of(IOPS, by_size), "`iops` > 50 × `storage_gib`");
        assert_eq!(of(IOPS, Amount::By(|_| Ok(None))), "`iops` is out of bounds");
    }
}
