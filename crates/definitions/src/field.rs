//! [`Field`]: one value of a component, as document, form and schema have it.

use catalog::Service;

use crate::condition::Condition;
use crate::limits;
use crate::text::Text;

/// A value of the configuration or of the usage.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Its name in the document; unique in its definition.
    pub name: &'static str,
    /// Its label in the form.
    pub label: &'static str,
    /// A short note under it; empty for none.
    pub hint: &'static str,
    /// What it holds.
    pub value: Type,
    /// What it stands for when it is left out.
    pub absent: Absent,
    /// When it means something. A field of the configuration is refused elsewhere, unless it is tolerated.
    pub when: Condition,
    /// Whether a document may give it where it means nothing.
    pub tolerated: bool,
    /// What a line says is missing while it is open, such as `the requests`.
    pub missing: &'static str,
    /// When more of it can cost less, as where it includes more of something else.
    pub may_save: Condition,
}

/// What a field holds.
#[derive(Debug, Clone, Copy)]
pub enum Type {
    /// One of a few.
    Choice(&'static [Choice]),
    /// A number.
    Number {
        /// The least.
        least: u64,
        /// The largest.
        most: u64,
        /// Digits behind the point.
        decimals: u32,
        /// Unit behind it; empty for none.
        unit: &'static str,
    },
    /// Yes or no.
    Flag,
    /// Words of the user's own.
    Text {
        /// An example.
        example: &'static str,
    },
    /// IPv4 ranges.
    Ranges {
        /// How many at most.
        most: usize,
        /// An example.
        example: &'static str,
    },
    /// A region.
    Region,
    /// Another component of the design.
    Reference(Reference),
    /// Several other components of the design.
    References(Reference, usize),
    /// A name that the catalogue has a price for, such as a database class.
    Item {
        /// The service of the prices.
        service: Service,
        /// Their dimension.
        dimension: Text,
        /// What the name is of, such as `database class`.
        what: &'static str,
        /// An example.
        example: &'static str,
    },
    /// How much something is used.
    Usage(Measure),
}

/// The components that a field can name.
#[derive(Debug, Clone, Copy)]
pub struct Reference {
    /// Their kinds.
    pub kinds: &'static [&'static str],
    /// What they are called, such as `group, bucket or load balancer`.
    pub what: &'static str,
    /// Whether a document that names one that is not there is refused; else that is for the rules to tell.
    pub must_exist: bool,
}

/// One of a few.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// Its name in the document.
    pub code: &'static str,
    /// As AWS writes it.
    pub label: &'static str,
}

impl Choice {
    /// A choice.
    #[must_use]
    pub const fn new(code: &'static str, label: &'static str) -> Choice {
        Choice { code, label }
    }
}

/// What a usage value counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Things a month, such as requests: also entered as a rate. Named in the plural.
    Count(&'static str),
    /// GB a month that move: also entered as a rate.
    Data,
    /// Hours of the month.
    Hours,
    /// Percent of a whole.
    Percent,
    /// An amount of the month that is no rate, in this unit.
    Amount(&'static str),
}

impl Measure {
    /// Unit behind a value that is given for the month.
    #[must_use]
    pub const fn unit(self) -> &'static str {
        match self {
            Measure::Count(_) => "per month",
            Measure::Data => "GB per month",
            Measure::Hours => "hours each",
            Measure::Percent => "%",
            Measure::Amount(unit) => unit,
        }
    }

    /// The largest value.
    #[must_use]
    pub const fn most(self) -> u64 {
        match self {
            Measure::Hours => limits::HOURS_PER_MONTH,
            Measure::Percent => limits::PERCENT,
            Measure::Count(_) | Measure::Data | Measure::Amount(_) => limits::USAGE,
        }
    }
}

/// What a field stands for when it is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Absent {
    /// It must not be left out.
    Refused,
    /// Nothing: no name, no reference, no number.
    Nothing,
    /// This choice, which is then written out.
    Is(&'static str),
    /// This number, which is then written out.
    Number(u64),
    /// No; written out.
    No,
    /// This number, which is not written out.
    Counts(u64),
    /// Of usage: not known yet.
    Open,
    /// Of usage: none.
    Zero,
    /// Of usage: none once one of these is given, open before that.
    OpenUnless(&'static [&'static str]),
    /// Of hours: all of the month.
    Month,
}

impl Field {
    /// A field that may be left out and means nothing then.
    #[must_use]
    pub const fn new(name: &'static str, label: &'static str, value: Type) -> Field {
        let (absent, when, may_save) = (Absent::Nothing, Condition::Always, Condition::NEVER);
        Field { name, label, hint: "", value, absent, when, tolerated: false, missing: "", may_save }
    }

    /// One of a few, the first when it is left out.
    #[must_use]
    pub const fn choice(name: &'static str, label: &'static str, choices: &'static [Choice]) -> Field {
        let absent = match choices.first() {
            Some(first) => Absent::Is(first.code),
            None => Absent::Refused,
        };
        Field::new(name, label, Type::Choice(choices)).absent(absent)
    }

    /// A usage value that is open when it is left out; `missing` names it on lines.
    #[must_use]
    pub const fn usage(name: &'static str, label: &'static str, measure: Measure, missing: &'static str) -> Field {
        let mut field = Field::new(name, label, Type::Usage(measure)).absent(Absent::Open);
        field.missing = missing;
        field
    }

    /// A usage value that is none when it is left out.
    #[must_use]
    pub const fn optional(name: &'static str, label: &'static str, measure: Measure, missing: &'static str) -> Field {
        Field::usage(name, label, measure, missing).absent(Absent::Zero)
    }

    /// The hours a month that each exists; all month when it is left out.
    #[must_use]
    pub const fn hours() -> Field {
        Field::usage("hours_per_month", "Hours per month", Measure::Hours, "hours per month").absent(Absent::Month)
    }

    /// With a short note under it.
    #[must_use]
    pub const fn hint(mut self, hint: &'static str) -> Field {
        self.hint = hint;
        self
    }

    /// With another meaning when it is left out.
    #[must_use]
    pub const fn absent(mut self, absent: Absent) -> Field {
        self.absent = absent;
        self
    }

    /// Only where `condition` holds.
    #[must_use]
    pub const fn when(mut self, condition: Condition) -> Field {
        self.when = condition;
        self
    }

    /// Documents may give it where it means nothing.
    #[must_use]
    pub const fn tolerated(mut self) -> Field {
        self.tolerated = true;
        self
    }

    /// More of it can cost less where `condition` holds.
    #[must_use]
    pub const fn may_save_when(mut self, condition: Condition) -> Field {
        self.may_save = condition;
        self
    }
}
