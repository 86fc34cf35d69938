//! [`PurchaseOptions`]: the ways to buy a service, which are priced side by side.

use units::Error;
use units::time::HOURS_PER_MONTH;

use crate::amount::Amount;
use crate::field::Absent;
use crate::reading::Reading;
use crate::rule::Test;
use crate::usage::{Number, UsageValue};
use crate::usage_value::Usage;
use crate::value::{Value, Values};

/// The ways to buy a service.
#[derive(Debug, Clone, Copy)]
pub struct PurchaseOptions {
    /// The options. The first has no commitment: the others are compared with it.
    pub all: &'static [PurchaseOption],
    /// The codes of the charges that depend on the option. A comparison counts only these.
    pub counts: &'static [&'static str],
    /// The usage that break-even is a share of.
    pub scales: Scale,
    /// How the options are derived from the design, if that is not obvious; empty for none.
    pub note: &'static str,
}

/// The usage that the cost of an option is compared over.
#[derive(Debug, Clone, Copy)]
pub struct Scale {
    /// The fields of the hours that components run: from none to the whole month.
    pub hours: &'static [&'static str],
    /// The fields of requests, or of capacity that follows the load: from nothing to the usage of the design.
    pub requests: &'static [&'static str],
}

/// One way to buy a service.
#[derive(Debug, Clone, Copy)]
pub struct PurchaseOption {
    /// Its permanent code.
    pub code: &'static str,
    /// Its name.
    pub label: &'static str,
    /// The fields that make up the option.
    pub sets: &'static [Set],
    /// Months of the commitment.
    pub term_months: Option<u32>,
    /// What it gives up, in a few words.
    pub gives_up: &'static str,
    /// When it is not available for a component, and why.
    pub except: &'static [(Test, &'static str)],
}

/// A field of an option. Amounts are those of the component before the change.
#[derive(Debug, Clone, Copy)]
pub enum Set {
    /// A field and the code of a choice.
    Choice(&'static str, &'static str),
    /// A field and a number.
    Number(&'static str, Amount),
}

/// A component bought with an option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bought {
    /// Its values.
    As(Values),
    /// It cannot be bought so, and why.
    Not(&'static str),
}

impl PurchaseOption {
    /// An option without a commitment, available for every component.
    #[must_use]
    pub const fn new(
        code: &'static str,
        label: &'static str,
        sets: &'static [Set],
        gives_up: &'static str,
    ) -> PurchaseOption {
        PurchaseOption { code, label, sets, term_months: None, gives_up, except: &[] }
    }

    /// Sets what it gives up.
    #[must_use]
    pub const fn giving_up(mut self, gives_up: &'static str) -> PurchaseOption {
        self.gives_up = gives_up;
        self
    }

    /// Adds a commitment of some months.
    #[must_use]
    pub const fn committed(mut self, months: u32) -> PurchaseOption {
        self.term_months = Some(months);
        self
    }

    /// Adds when it is not available, and why.
    #[must_use]
    pub const fn except(mut self, except: &'static [(Test, &'static str)]) -> PurchaseOption {
        self.except = except;
        self
    }

    /// The component bought with this option.
    ///
    /// # Errors
    /// [`Error::Overflow`] when an amount leaves the range of decimals.
    pub fn buys(&self, reading: &Reading<'_>) -> Result<Bought, Error> {
        for (test, reason) in self.except {
            if test.holds(reading)? {
                return Ok(Bought::Not(reason));
            }
        }
        let mut values = reading.values.clone();
        for set in self.sets {
            match set {
                Set::Choice(field, code) => values = values.with_choice(field, code),
                Set::Number(field, amount) => {
                    let Some(number) = amount.of(reading)? else {
                        return Ok(Bought::Not("depends on usage that is not known"));
                    };
                    values.set(field, Some(Value::Number(Number(number))));
                }
            }
        }
        values.remove_inapplicable();
        Ok(Bought::As(values))
    }
}

impl PurchaseOptions {
    /// Whether a comparison counts the charge with this code.
    #[must_use]
    pub fn counts(&self, code: &str) -> bool {
        self.counts.contains(&code)
    }
}

impl Scale {
    /// The hours that components run.
    pub const HOURS: Scale = Scale::hours_or(&[]);

    /// The hours that components run, and these fields where a component has them, such as a serverless one.
    #[must_use]
    pub const fn hours_or(requests: &'static [&'static str]) -> Scale {
        Scale { hours: &["hours_per_month"], requests }
    }

    /// What is requested in these fields.
    #[must_use]
    pub const fn requests(requests: &'static [&'static str]) -> Scale {
        Scale { hours: &[], requests }
    }

    /// All its fields.
    pub fn fields(&self) -> impl Iterator<Item = &'static str> {
        self.hours.iter().chain(self.requests).copied()
    }

    /// Whether a component is compared over the hours that it runs, because nothing is requested of it.
    #[must_use]
    pub fn is_hours_of(&self, values: &Values) -> bool {
        let is_requested = |name: &&str| {
            values.field(name).is_some_and(|(field, value)| {
                field.when.holds_for(values) && (value.is_some() || field.absent == Absent::Open)
            })
        };
        !self.hours.is_empty() && !self.requests.iter().any(is_requested)
    }

    /// Sets the hours to the whole month.
    pub fn fill(&self, values: &mut Values) {
        let month = Value::Usage(Usage::Monthly(UsageValue::One(Number(HOURS_PER_MONTH))));
        self.hours.iter().for_each(|field| values.set(field, Some(month.clone())));
    }

    /// Sets all usage to zero. What is zero if it is left out stays so: capacity that is given in another way depends on
    /// that.
    pub fn empty(&self, values: &mut Values) {
        for name in self.fields() {
            let Some((field, value)) = values.field(name) else { continue };
            if value.is_some() || field.absent != Absent::Zero {
                values.set(name, Some(Value::Usage(Usage::known(0))));
            }
        }
    }
}
