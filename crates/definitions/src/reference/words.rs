//! Texts, amounts and conditions in words.

use units::format;

use super::one_of;
use crate::amount::Amount;
use crate::condition::Condition;
use crate::text::Text;

/// That the first amount is above the second, in terms of the field if it is one of them.
pub(super) fn above(field: String, one: &Amount, other: &Amount) -> String {
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
        let part = |of: &Amount| match of {
            Amount::Sum([_, _, ..]) => Some(format!("({})", amount(of)?)),
            _ => amount(of),
        };
        Some(all.iter().map(part).collect::<Option<Vec<String>>>()?.join(with)).filter(|_| !all.is_empty())
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
pub(super) fn after(words: String, condition: &Condition) -> String {
    let when = when(condition);
    if when.is_empty() { words } else { format!("{words}, {when}") }
}

/// A text, with field names in braces, what is optional in brackets, and alternatives joined with `or`.
pub(super) fn words(text: &Text) -> String {
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
pub(super) fn when(condition: &Condition) -> String {
    match condition {
        Condition::Always => String::new(),
        Condition::Is(field, codes) => format!("`{field}` {}", quoted(codes)),
        Condition::On(field) => format!("`{field}`"),
        Condition::Given(field) => format!("`{field}` given"),
        Condition::AnyGiven(fields) => format!("{} given", one_of(fields)),
        Condition::Equals(field, number) => format!("`{field}` = {number}"),
        Condition::AtLeast(field, number) => format!("`{field}` ≥ {number}"),
        Condition::StartsWith(field, start) => format!("`{field}` begins with `{start}`"),
        Condition::Elsewhere(field) => format!("`{field}` another region"),
        Condition::Open(field) => format!("`{field}` open"),
        Condition::FlowsTell => "flows tell its data".to_owned(),
        Condition::Within(one, other) => compared(one, "≤", other),
        Condition::All(all) => joined(all, ", "),
        Condition::Any(any) => match values_of(condition) {
            Some((field, verb, values)) => format!("`{field}`{verb} {}", quoted(&values)),
            None => joined(any, " or "),
        },
        Condition::Not(one) => unless(one),
    }
}

/// Two amounts and how they compare.
fn compared(one: &Amount, sign: &str, other: &Amount) -> String {
    let words = |of: &Amount| amount(of).unwrap_or_else(|| "what a function of the service says".to_owned());
    format!("{} {sign} {}", words(one), words(other))
}

/// That a condition does not hold, in words.
fn unless(condition: &Condition) -> String {
    match (values_of(condition), condition) {
        (Some((field, "", values)), _) => return format!("`{field}` other than {}", quoted(&values)),
        (Some((field, _, values)), _) => return format!("`{field}` does not begin with {}", quoted(&values)),
        _ => {}
    }
    match condition {
        Condition::Given(field) => format!("`{field}` left out"),
        Condition::Equals(field, number) => format!("`{field}` ≠ {number}"),
        Condition::AtLeast(field, number) => format!("`{field}` < {number}"),
        Condition::Open(field) => format!("`{field}` known"),
        Condition::Within(one, other) => compared(one, ">", other),
        Condition::Elsewhere(field) => format!("`{field}` the same region"),
        Condition::Not(one) => when(one),
        other => format!("not {}", grouped(other)),
    }
}

/// The values of a field, or what they begin with, of which a condition asks for one.
fn values_of(condition: &Condition) -> Option<(&str, &'static str, Vec<&str>)> {
    match condition {
        Condition::Is(field, codes) => Some((field, "", codes.to_vec())),
        Condition::StartsWith(field, start) => Some((field, " begins with", vec![start])),
        Condition::Any(all) => {
            let (first, rest) = all.split_first()?;
            let (field, verb, mut values) = values_of(first)?;
            for condition in rest {
                let (other, of, more) = values_of(condition)?;
                if (other, of) != (field, verb) {
                    return None;
                }
                values.extend(more);
            }
            Some((field, verb, values))
        }
        _ => None,
    }
}

fn joined(all: &[Condition], with: &str) -> String {
    match all {
        [one] => when(one),
        _ => all.iter().map(grouped).collect::<Vec<_>>().join(with),
    }
}

/// A condition in words, in parentheses if it has several parts.
fn grouped(condition: &Condition) -> String {
    let told = when(condition);
    match condition {
        Condition::All([_, _, ..]) => format!("({told})"),
        Condition::Any([_, _, ..]) if values_of(condition).is_none() => format!("({told})"),
        Condition::Not(Condition::Not(one)) => grouped(one),
        _ => told,
    }
}

/// `a`, `b` or `c`.
fn quoted(codes: &[&str]) -> String {
    let codes: Vec<String> = codes.iter().map(|code| format!("`{code}`")).collect();
    match codes.as_slice() {
        [all @ .., last] if !all.is_empty() => format!("{} or {last}", all.join(", ")),
        _ => codes.join(""),
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
    fn conditions_with_several_parts_are_in_parentheses() {
        const CLASS: Condition = Condition::StartsWith("instance_class", "db.t");
        const EITHER: Condition = Condition::Any(&[CLASS, Condition::On("proxy")]);
        let classes = Condition::Any(&[CLASS, Condition::StartsWith("instance_class", "db.m4")]);
        assert_eq!(when(&classes), "`instance_class` begins with `db.t` or `db.m4`");
        assert_eq!(
            when(&Condition::All(&[CLASS, EITHER])),
            "`instance_class` begins with `db.t`, (`instance_class` begins with `db.t` or `proxy`)"
        );
        assert_eq!(when(&Condition::Not(&EITHER)), "not (`instance_class` begins with `db.t` or `proxy`)");
        assert_eq!(
            when(&Condition::Not(&Condition::Is("engine", &["mysql", "mariadb"]))),
            "`engine` other than `mysql` or `mariadb`"
        );
        assert_eq!(when(&Condition::Not(&Condition::AtLeast("replicas", 1))), "`replicas` < 1");
    }

    #[test]
    fn bounds_are_told() {
        const IOPS: Amount = Amount::Field("iops");
        let of = |one, other| above("`iops`".to_owned(), &one, &other);
        assert_eq!(of(IOPS, Amount::Of(64_000)), "`iops` > 64,000");
        assert_eq!(of(Amount::Of(1_000), IOPS), "`iops` < 1,000");
        let by_size = Amount::Times(&[Amount::Of(50), Amount::Field("storage_gib")]);
        assert_eq!(of(IOPS, by_size), "`iops` > 50 × `storage_gib`");
        let nodes = Amount::Times(&[Amount::Field("shards"), Amount::Sum(&[Amount::Of(1), Amount::Field("replicas")])]);
        assert_eq!(of(nodes, Amount::Of(500)), "`shards` × (1 + `replicas`) > 500");
        assert_eq!(of(IOPS, Amount::By(|_| Ok(None))), "`iops` is out of bounds");
    }
}
