//! [`Rule`]: what AWS refuses, and what is cheaper.

use crate::amount::Amount;
use crate::condition::Condition;
use crate::reading::Reading;
use crate::text::Text;

/// How much a rule matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// AWS refuses it.
    Error,
    /// It works, but the cost or the design is at risk.
    Warning,
    /// There is something to improve.
    Advice,
}

/// Something to tell about a component.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Its permanent id.
    pub id: &'static str,
    /// How much it matters.
    pub level: Level,
    /// The field it is about, as a place below the component such as `/config/size_gib`.
    pub place: &'static str,
    /// When it is told.
    pub test: Test,
    /// What is the matter.
    pub message: Text,
    /// What to do about it.
    pub fix: &'static str,
}

/// When a rule is told.
#[derive(Debug, Clone, Copy)]
pub enum Test {
    /// The condition holds.
    When(Condition),
    /// The condition holds, and the first amount is above the second. Not while one of them is open.
    Above(Condition, Amount, Amount),
    /// The function says so, where no part does.
    By(fn(&Reading<'_>) -> bool),
    /// The condition holds, and the component is cheaper with these choices, as the engine prices it. The message gets
    /// what is saved a month.
    CheaperWith(Condition, &'static [(&'static str, &'static str)]),
}
