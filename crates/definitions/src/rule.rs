//! [`Rule`]: a finding such as what AWS refuses or what would be cheaper.

use units::Error;

use crate::amount::Amount;
use crate::condition::Condition;
use crate::joined::joined;
use crate::reading::Reading;
use crate::text::Text;

/// The severity of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// AWS refuses it.
    Error,
    /// It works, but the cost or the design is at risk.
    Warning,
    /// There is room for improvement.
    Advice,
}

/// A finding about a component.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Its permanent id.
    pub id: &'static str,
    /// Its severity.
    pub level: Level,
    /// The field it is about, as a place below the component such as `/config/size_gib`.
    pub place: &'static str,
    /// When it is reported.
    pub test: Test,
    /// What is wrong.
    pub message: Text,
    /// What to do about it.
    pub fix: &'static str,
}

impl Rule {
    /// The rules of several parts of a service, one after the other. `N` is their number.
    ///
    /// # Panics
    /// While compiling, if there are fewer or more than `N`.
    #[must_use]
    pub const fn joined<const N: usize>(parts: &[&[Rule]]) -> [Rule; N] {
        joined(parts)
    }
}

/// When a rule is reported.
#[derive(Debug, Clone, Copy)]
pub enum Test {
    /// The condition holds.
    When(Condition),
    /// The condition holds, and the first amount is above the second. Never while one of them is open.
    Above(Condition, Amount, Amount),
    /// The function returns true, where no other variant fits.
    By(fn(&Reading<'_>) -> bool),
    /// The condition holds, and the engine prices the component lower with these choices, or with `none` for a value that
    /// is left out. The monthly saving is added to the message.
    CheaperWith(Condition, &'static [(&'static str, &'static str)]),
}

impl Test {
    /// Whether it holds for a component, judged without pricing anything.
    ///
    /// # Errors
    /// [`Error::Overflow`] when an amount leaves the range of decimals.
    pub fn holds(&self, reading: &Reading<'_>) -> Result<bool, Error> {
        Ok(match self {
            Test::When(condition) => condition.holds(reading),
            Test::By(function) => function(reading),
            Test::Above(condition, one, other) => {
                let is_above = |(one, other)| one > other;
                condition.holds(reading) && one.of(reading)?.zip(other.of(reading)?).is_some_and(is_above)
            }
            // The advice layer prices the component with these choices.
            Test::CheaperWith(..) => false,
        })
    }
}
