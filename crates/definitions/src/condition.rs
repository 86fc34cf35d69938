//! [`Condition`]: when a field is shown, a charge applies, or a rule holds.

use crate::amount::Amount;
use crate::field::Absent;
use crate::reading::Reading;
use crate::value::{Value, Values};

/// A condition on a component.
#[derive(Debug, Clone, Copy)]
pub enum Condition {
    /// It always holds.
    Always,
    /// A choice has one of these codes.
    Is(&'static str, &'static [&'static str]),
    /// A flag is set.
    On(&'static str),
    /// A field is given: neither left out nor empty. An open usage value counts as given.
    Given(&'static str),
    /// One of these fields is given.
    AnyGiven(&'static [&'static str]),
    /// A number of the configuration equals this one.
    Equals(&'static str, u64),
    /// A number of the configuration is at least this.
    AtLeast(&'static str, u64),
    /// A text or a name begins with this prefix.
    StartsWith(&'static str, &'static str),
    /// A field names a region other than the component's.
    Elsewhere(&'static str),
    /// A usage value is not known: open, or left out where that means open.
    Open(&'static str),
    /// The flows of the design determine how much data passes the component.
    FlowsTell,
    /// The first amount is known and not above the second. Never for the fields of a form alone.
    Within(&'static Amount, &'static Amount),
    /// All of these hold.
    All(&'static [Condition]),
    /// One of these holds.
    Any(&'static [Condition]),
    /// This does not hold.
    Not(&'static Condition),
}

impl Condition {
    /// It never holds.
    pub const NEVER: Condition = Condition::Not(&Condition::Always);

    /// Whether it holds for a component of a design.
    #[must_use]
    pub fn holds(&self, reading: &Reading<'_>) -> bool {
        self.check(reading.values, Some(reading))
    }

    /// Whether it holds judging by the values of the component alone, as for the fields of a form. Conditions that need
    /// the design (the component's region, flows) do not hold.
    #[must_use]
    pub fn holds_for(&self, values: &Values) -> bool {
        self.check(values, None)
    }

    fn check(&self, values: &Values, reading: Option<&Reading<'_>>) -> bool {
        match self {
            Condition::Always => true,
            Condition::Is(field, codes) => values.choice(field).is_some_and(|choice| codes.contains(&choice.code)),
            Condition::On(field) => values.flag(field),
            Condition::Given(field) => values.is_given(field),
            Condition::AnyGiven(fields) => fields.iter().any(|field| values.is_given(field)),
            Condition::Equals(field, number) => values.number(field).is_some_and(|own| own.0 == (*number).into()),
            Condition::AtLeast(field, least) => values.number(field).is_some_and(|own| own.0 >= (*least).into()),
            Condition::StartsWith(field, start) => values.text(field).is_some_and(|text| text.starts_with(start)),
            Condition::Elsewhere(field) => {
                let own = reading.map_or("", |reading| reading.region);
                values.text(field).is_some_and(|region| region != own)
            }
            Condition::Open(field) => match values.field(field) {
                Some((_, Some(Value::Usage(usage)))) => usage.is_open(),
                Some((field, None)) => field.absent == Absent::Open,
                Some((_, Some(_))) | None => false,
            },
            Condition::FlowsTell => reading.is_some_and(|reading| reading.flows_tell),
            Condition::Within(one, other) => reading.is_some_and(|reading| {
                let of = |amount: &Amount| amount.of(reading).ok().flatten();
                of(one).zip(of(other)).is_some_and(|(one, other)| one <= other)
            }),
            Condition::All(all) => all.iter().all(|one| one.check(values, reading)),
            Condition::Any(any) => any.iter().any(|one| one.check(values, reading)),
            Condition::Not(one) => !one.check(values, reading),
        }
    }

    /// Collects the names of the fields it uses.
    pub fn fields(&self, named: &mut Vec<&'static str>) {
        self.visit(&mut |name| named.push(name));
    }

    /// Names each field it uses.
    pub(crate) fn visit(&self, see: &mut dyn FnMut(&'static str)) {
        match self {
            Condition::Always | Condition::FlowsTell => {}
            Condition::Is(field, _)
            | Condition::On(field)
            | Condition::Given(field)
            | Condition::Equals(field, _)
            | Condition::AtLeast(field, _)
            | Condition::StartsWith(field, _)
            | Condition::Elsewhere(field)
            | Condition::Open(field) => see(field),
            Condition::AnyGiven(fields) => fields.iter().for_each(|field| see(field)),
            Condition::Within(one, other) => {
                one.visit(see);
                other.visit(see);
            }
            Condition::All(all) | Condition::Any(all) => all.iter().for_each(|one| one.visit(see)),
            Condition::Not(one) => one.visit(see),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{SECRETS_MANAGER, Usage, UsageValue};

    #[test]
    fn usage_is_open_until_it_is_known() {
        let is_open = |field: &'static str, usage| {
            let mut values = SECRETS_MANAGER.new_values();
            values.set(field, Option::map(usage, Value::Usage));
            Condition::Open(field).holds_for(&values)
        };
        assert!(is_open("api_calls", None));
        assert!(is_open("api_calls", Some(Usage::Monthly(UsageValue::Open))));
        assert!(!is_open("api_calls", Some(Usage::known(0))));
        assert!(!is_open("hours_per_month", None), "it is all month if it is left out");
    }
}
