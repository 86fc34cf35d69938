//! The condition of a field in words, for problems about fields that need each other.

use definitions::{Condition, Values};

/// What a condition needs, and how to meet it.
struct Need {
    words: String,
    fix: String,
}

/// What a field needs that these values do not have, such as `volume_type gp3`, and how to change that.
pub(super) fn unmet(condition: &Condition, values: &Values) -> (String, String) {
    let need = failing(condition, values).and_then(need);
    need.map_or_else(|| ("other values".to_owned(), "change them".to_owned()), |need| (need.words, need.fix))
}

/// The conditions that a field is needed with; `None` if it always is.
pub(super) fn reason(condition: &Condition) -> Option<String> {
    match condition {
        Condition::All(all) => {
            let words: Vec<String> = all.iter().filter_map(reason).collect();
            (!words.is_empty()).then(|| words.join(" and "))
        }
        _ => need(condition).map(|need| need.words),
    }
}

/// The part of a condition that does not hold; `None` for those that depend on the design.
fn failing<'a>(condition: &'a Condition, values: &Values) -> Option<&'a Condition> {
    match condition {
        Condition::All(all) => failing(all.iter().find(|one| !one.holds_for(values))?, values),
        _ => Some(condition),
    }
}

fn need(condition: &Condition) -> Option<Need> {
    let need = |words: String, fix: String| Some(Need { words, fix });
    match condition {
        Condition::Is(field, codes) => {
            let codes = codes.join(" or ");
            need(format!("{field} {codes}"), format!("set {field} to {codes}"))
        }
        Condition::On(field) => need((*field).to_owned(), format!("set {field} to true")),
        Condition::Given(field) => need((*field).to_owned(), format!("add {field}")),
        Condition::AnyGiven(fields) => need(fields.join(" or "), format!("add {}", fields.join(" or "))),
        Condition::Equals(field, number) => need(format!("{field} {number}"), format!("set {field} to {number}")),
        Condition::AtLeast(field, number) => {
            need(format!("{field} of {number} or more"), format!("set {field} to {number} or more"))
        }
        Condition::StartsWith(field, start) => {
            need(format!("{field} that begins with {start}"), format!("change {field}"))
        }
        Condition::Elsewhere(field) => need(format!("{field} in another region"), format!("change {field}")),
        Condition::Open(field) => need(format!("{field} to be open"), format!("leave {field} open")),
        Condition::Not(one) => unless(one),
        Condition::Any(all) => any(all),
        Condition::All(all) => {
            let all: Vec<Need> = all.iter().filter_map(self::need).collect();
            joined(all, " and ")
        }
        Condition::Always | Condition::FlowsTell | Condition::Within(..) => None,
    }
}

/// The need that a condition does not hold.
fn unless(condition: &Condition) -> Option<Need> {
    let need = |field: &str, words: String| Some(Need { words, fix: format!("choose another {field}") });
    match condition {
        Condition::Is(field, codes) => need(field, format!("{field} other than {}", codes.join(" or "))),
        Condition::Equals(field, number) => need(field, format!("{field} other than {number}")),
        Condition::AtLeast(field, number) => need(field, format!("{field} below {number}")),
        Condition::StartsWith(field, start) => need(field, format!("{field} that does not begin with {start}")),
        Condition::Elsewhere(field) => need(field, format!("{field} in the same region")),
        Condition::On(field) => {
            Some(Need { words: format!("{field} to be off"), fix: format!("set {field} to false") })
        }
        Condition::Given(field) => {
            Some(Need { words: format!("{field} to be left out"), fix: format!("remove {field}") })
        }
        Condition::Open(field) => need(field, format!("{field} to be known")),
        Condition::Not(one) => self::need(one),
        Condition::Any(all) => joined(all.iter().filter_map(unless).collect(), " and "),
        Condition::All(all) => joined(all.iter().filter_map(unless).collect(), " or "),
        Condition::Always | Condition::AnyGiven(_) | Condition::FlowsTell | Condition::Within(..) => None,
    }
}

/// One of several; codes of the same field are joined.
fn any(all: &[Condition]) -> Option<Need> {
    let mut of_one: Option<(&str, Vec<&str>)> = None;
    for condition in all {
        let Condition::Is(field, codes) = condition else { return joined_any(all) };
        let (same, so_far) = of_one.get_or_insert_with(|| (field, Vec::new()));
        if same != field {
            return joined_any(all);
        }
        so_far.extend(*codes);
    }
    let (field, codes) = of_one?;
    let codes = codes.join(" or ");
    Some(Need { words: format!("{field} {codes}"), fix: format!("set {field} to {codes}") })
}

fn joined_any(all: &[Condition]) -> Option<Need> {
    joined(all.iter().filter_map(need).collect(), " or ")
}

fn joined(all: Vec<Need>, with: &str) -> Option<Need> {
    let join = |part: fn(&Need) -> &str| all.iter().map(part).collect::<Vec<_>>().join(with);
    (!all.is_empty()).then(|| Need { words: join(|need| &need.words), fix: join(|need| &need.fix) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(condition: &Condition) -> (String, String) {
        unmet(condition, &definitions::RDS.new_values())
    }

    #[test]
    fn the_part_that_does_not_hold_is_told() {
        const BOTH: Condition = Condition::All(&[
            Condition::Is("engine", &["postgresql"]),
            Condition::Any(&[Condition::Is("storage_type", &["io1"]), Condition::Is("storage_type", &["io2"])]),
        ]);
        let expected = ("storage_type io1 or io2".to_owned(), "set storage_type to io1 or io2".to_owned());
        assert_eq!(told(&BOTH), expected);
        assert_eq!(told(&Condition::On("proxy")).1, "set proxy to true");
        assert_eq!(told(&Condition::Not(&Condition::Is("engine", &["mysql"]))).0, "engine other than mysql");
        assert_eq!(reason(&BOTH).as_deref(), Some("engine postgresql and storage_type io1 or io2"));
        assert_eq!(reason(&Condition::Always), None);
    }
}
