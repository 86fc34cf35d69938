//! [`Reading`]: a component with all that its charges and rules depend on.

use units::time::{HOURS_PER_DAY, Month};
use units::{Decimal, Error};

use crate::field::{Absent, Field};
use crate::usage::Scenario;
use crate::usage_value::Product;
use crate::value::{Value, Values};

/// What is known of the things that names of the catalogue stand for.
pub trait Facts {
    /// vCPUs of an instance type or database class; `None` when they are not known.
    fn vcpus(&self, name: &str) -> Option<u64>;
}

/// A component of a design that is priced.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// What it says.
    pub values: &'a Values,
    /// How many there are.
    pub placed: u64,
    /// In how many subnets each stands.
    pub subnets: u64,
    /// The region it is priced in.
    pub region: &'a str,
    /// Which end of the usage ranges is read.
    pub scenario: Scenario,
    /// How long the month is.
    pub length: Month,
    /// Which month it is, from 0.
    pub month: u32,
    /// Whether flows tell how much data passes it, and it does not itself.
    pub flows_tell: bool,
    /// What the catalogue knows.
    pub facts: &'a dyn Facts,
}

impl Reading<'_> {
    /// How much a usage field is, as the product it is: `None` while it is open. Nothing for other fields.
    #[must_use]
    pub fn product(&self, name: &str) -> Option<Product> {
        let (field, value) = self.values.field(name)?;
        let scenario = if field.may_save.holds(self) { self.scenario.opposite() } else { self.scenario };
        match value {
            Some(Value::Usage(usage)) => usage.product(scenario, self.length, self.month),
            Some(Value::Number(number)) => Some(Product::one(number.0)),

            _ => {
                let value = self.absent(field)?;
                Some(Product::one(value))
            }
        }
    }

    /// The part of the month that a field of hours tells, as the quotient it is: `None` while it is open.
    ///
    /// # Errors
    /// [`Error::Overflow`] when it leaves the range of decimals.
    pub fn part_of_month(&self, name: &str) -> Result<Option<Product>, Error> {
        let month = self.length.hours();
        let part = |hours: Decimal| {
            if hours >= month {
                Product::one(Decimal::ONE)
            } else {
                Product { factors: vec![(hours, "hours")], divisor: (month, "hours of the month") }
            }
        };
        Ok(self.number(name)?.map(part))
    }

    /// So many days in months, as the quotient they are.
    #[must_use]
    pub fn months(&self, days: Decimal) -> Product {
        let month = (self.length.hours(), "hours of the month");
        Product { factors: vec![(days, ""), (HOURS_PER_DAY, "hours a day")], divisor: month }
    }

    /// The number of a field: `None` while it is open.
    ///
    /// # Errors
    /// [`Error::Overflow`] when it leaves the range of decimals.
    pub fn number(&self, name: &str) -> Result<Option<Decimal>, Error> {
        self.product(name).map(|product| product.value()).transpose()
    }

    fn absent(&self, field: &Field) -> Option<Decimal> {
        match field.absent {
            Absent::Zero | Absent::Nothing => Some(Decimal::ZERO),
            Absent::Number(number) | Absent::Counts(number) => Some(number.into()),
            Absent::Month => Some(self.length.hours()),
            Absent::OpenUnless(group) => group.iter().any(|name| self.values.is_given(name)).then_some(Decimal::ZERO),
            Absent::Open | Absent::Refused | Absent::Is(_) | Absent::No => None,
        }
    }
}
