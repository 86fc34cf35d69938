//! [`Field`]: one value of a component, as it appears in the document, the form and the schema.

use catalog::PriceList;

use crate::condition::Condition;
use crate::limits;
use crate::text::Text;

/// The field of the hours of a month in which a component runs.
pub const HOURS: &str = "hours_per_month";

/// A value in the configuration or the usage.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Its name in the document, unique in the definition.
    pub name: &'static str,
    /// Its label in the form.
    pub label: &'static str,
    /// A short note under it; empty for none.
    pub hint: &'static str,
    /// Its type.
    pub value: Type,
    /// What applies when it is left out.
    pub absent: Absent,
    /// When it applies. Otherwise a field of the configuration is refused, unless it is tolerated.
    pub when: Condition,
    /// Whether a document may contain it when it does not apply.
    pub tolerated: bool,
    /// What a line reports as missing while it is open, such as `the requests`.
    pub missing: &'static str,
    /// When a larger value can cost less, for example because it includes more of something else.
    pub may_save: Condition,
    /// The data of flows that it is, while it is left out.
    pub of_flows: Option<FlowData>,
    /// What it counts, in the plural, if an estimate tells the cost for a million of them, such as `invocations`; empty
    /// otherwise. Several such fields of a component add up.
    pub per_million: &'static str,
}

/// The data that flows carry from and to a component at the edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FlowData {
    /// What it sends to the internet.
    ToViewers,
    /// What it sends to the other ends of its flows in AWS.
    ToOrigins,
    /// What it gets from them.
    FromOrigins,
}

/// The type of a field.
#[derive(Debug, Clone, Copy)]
pub enum Type {
    /// One of a few.
    Choice(&'static [Choice]),
    /// A number.
    Number {
        /// The smallest value.
        least: u64,
        /// The largest value.
        most: u64,
        /// Number of decimals.
        decimals: u32,
        /// The unit shown after it; empty for none.
        unit: &'static str,
    },
    /// Yes or no.
    Flag,
    /// Free text.
    Text {
        /// An example.
        example: &'static str,
    },
    /// An instance type of EC2.
    InstanceType {
        /// An example.
        example: &'static str,
    },
    /// IPv4 ranges.
    Ranges {
        /// The maximum number of ranges.
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
    /// A name that has a price in the catalogue, such as a database class.
    Item {
        /// The service of the price key.
        list: PriceList,
        /// The dimension of the price key.
        dimension: Text,
        /// What kind of name it is, such as `database class`.
        what: &'static str,
        /// An example.
        example: &'static str,
        /// Names that AWS has and the catalogue has no price for.
        unpriced: &'static [&'static str],
    },
    /// A usage value.
    Usage(Measure),
}

/// The components that a field can refer to.
#[derive(Debug, Clone, Copy)]
pub struct Reference {
    /// Their kinds.
    pub kinds: &'static [&'static str],
    /// What such a component is called, such as `group, bucket or load balancer`.
    pub what: &'static str,
    /// Whether a reference to a component that does not exist is refused; otherwise it is left to the rules.
    pub must_exist: bool,
}

/// An option of a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// Its name in the document.
    pub code: &'static str,
    /// Its label as AWS writes it.
    pub label: &'static str,
}

impl Choice {
    /// An option of a choice.
    #[must_use]
    pub const fn new(code: &'static str, label: &'static str) -> Choice {
        Choice { code, label }
    }
}

/// What a usage value counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// A number of things a month, such as requests, named in the plural; can be entered as a rate.
    Count(&'static str),
    /// GB transferred a month; can be entered as a rate.
    Data,
    /// Hours of the month.
    Hours,
    /// Percent of a whole.
    Percent,
    /// A monthly amount in this unit that cannot be a rate.
    Amount(&'static str),
}

impl Measure {
    /// The unit shown after a value for the month.
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

    /// Whether the values of hours add up to that of the month. Sizes, durations, and what is stored or held at a time do
    /// not.
    #[must_use]
    pub fn adds_up_by_hour(self) -> bool {
        match self {
            Measure::Count(_) | Measure::Data | Measure::Hours | Measure::Percent => true,
            Measure::Amount(unit) => unit == "minutes" || unit.ends_with("hours") || unit.ends_with("-seconds"),
        }
    }

    /// Whether an amount of it can occur in a single month. The size or duration of each thing and a share cannot.
    #[must_use]
    pub fn can_occur_once(self) -> bool {
        match self {
            Measure::Count(_) | Measure::Data | Measure::Hours => true,
            Measure::Percent => false,
            Measure::Amount(unit) => !matches!(unit, "ms" | "s" | "KB" | "KiB" | "MB" | "transitions"),
        }
    }

    /// The largest value allowed.
    #[must_use]
    pub const fn most(self) -> u64 {
        match self {
            Measure::Hours => limits::HOURS_PER_MONTH,
            Measure::Percent => limits::PERCENT,
            Measure::Count(_) | Measure::Data | Measure::Amount(_) => limits::USAGE,
        }
    }
}

/// What applies when a field is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Absent {
    /// It must not be left out.
    Refused,
    /// Nothing: no name, no reference, no number.
    Nothing,
    /// This option, which is then written to the document if the field applies.
    Is(&'static str),
    /// This number, which is then written to the document.
    Number(u64),
    /// No, which is then written to the document if the field applies.
    No,
    /// This number, which is not written to the document.
    Counts(u64),
    /// For usage: not known yet.
    Open,
    /// For usage: zero.
    Zero,
    /// For usage: zero if any of these fields is given, otherwise open.
    OpenUnless(&'static [&'static str]),
    /// For hours: the whole month.
    Month,
}

impl Field {
    /// An optional field without a default.
    #[must_use]
    pub const fn new(name: &'static str, label: &'static str, value: Type) -> Field {
        let (absent, when, may_save) = (Absent::Nothing, Condition::Always, Condition::NEVER);
        Field {
            name,
            label,
            hint: "",
            value,
            absent,
            when,
            tolerated: false,
            missing: "",
            may_save,
            of_flows: None,
            per_million: "",
        }
    }

    /// A choice, by default the first option.
    #[must_use]
    pub const fn choice(name: &'static str, label: &'static str, choices: &'static [Choice]) -> Field {
        let absent = match choices.first() {
            Some(first) => Absent::Is(first.code),
            None => Absent::Refused,
        };
        Field::new(name, label, Type::Choice(choices)).absent(absent)
    }

    /// A usage value that is open when left out; `missing` is its name on lines.
    #[must_use]
    pub const fn usage(name: &'static str, label: &'static str, measure: Measure, missing: &'static str) -> Field {
        let mut field = Field::new(name, label, Type::Usage(measure)).absent(Absent::Open);
        field.missing = missing;
        field
    }

    /// A usage value that is zero when left out.
    #[must_use]
    pub const fn optional(name: &'static str, label: &'static str, measure: Measure, missing: &'static str) -> Field {
        Field::usage(name, label, measure, missing).absent(Absent::Zero)
    }

    /// The hours a month that each component exists; the whole month when left out.
    #[must_use]
    pub const fn hours() -> Field {
        Field::usage(HOURS, "Hours per month", Measure::Hours, "hours per month").absent(Absent::Month)
    }

    /// Sets what a line reports as missing while a field of the configuration is left out.
    #[must_use]
    pub const fn missing(mut self, missing: &'static str) -> Field {
        self.missing = missing;
        self
    }

    /// Adds a short note under it.
    #[must_use]
    pub const fn hint(mut self, hint: &'static str) -> Field {
        self.hint = hint;
        self
    }

    /// Sets what applies when it is left out.
    #[must_use]
    pub const fn absent(mut self, absent: Absent) -> Field {
        self.absent = absent;
        self
    }

    /// Limits it to components for which `condition` holds.
    #[must_use]
    pub const fn when(mut self, condition: Condition) -> Field {
        self.when = condition;
        self
    }

    /// Lets documents contain it when it does not apply.
    #[must_use]
    pub const fn tolerated(mut self) -> Field {
        self.tolerated = true;
        self
    }

    /// While it is left out, it is this data of flows.
    #[must_use]
    pub const fn of_flows(mut self, data: FlowData) -> Field {
        self.of_flows = Some(data);
        self
    }

    /// Has estimates tell the cost of the component for a million of what it counts.
    #[must_use]
    pub const fn per_million(mut self, what: &'static str) -> Field {
        self.per_million = what;
        self
    }

    /// Declares that a larger value can cost less if `condition` holds.
    #[must_use]
    pub const fn may_save_when(mut self, condition: Condition) -> Field {
        self.may_save = condition;
        self
    }
}
