//! [`Reading`]: a component together with everything its charges and rules depend on.

use catalog::PriceList;
use units::time::{HOURS_PER_DAY, Month};
use units::{Decimal, Error};

use crate::field::{Absent, Field};
use crate::usage::Scenario;
use crate::usage_value::Product;
use crate::value::{Value, Values};

/// Facts about the things that names in the catalogue refer to.
pub trait Facts {
    /// The vCPUs of an instance type or database class; `None` if unknown.
    fn vcpus(&self, name: &str) -> Option<u64>;

    /// The memory in GiB of an instance type or database class; `None` if unknown.
    fn memory_gib(&self, name: &str) -> Option<Decimal>;

    /// Whether a list has the price of an item in a region.
    fn is_priced(&self, list: PriceList, region: &str, dimension: &str, item: &str) -> bool;
}

/// A component of a design that is being priced.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// Its values.
    pub values: &'a Values,
    /// The number of components placed.
    pub placed: u64,
    /// The number of subnets that each is placed in.
    pub subnets: u64,
    /// The region in which it is priced.
    pub region: &'a str,
    /// Which end of usage ranges is used.
    pub scenario: Scenario,
    /// The length of the month.
    pub length: Month,
    /// An hour of the week from Monday, from 0: usage by the hour counts as if every hour of the month were like it.
    /// `None` for the month as it is.
    pub hour: Option<usize>,
    /// Whether flows, and not the component itself, determine how much data passes it.
    pub flows_tell: bool,
    /// The catalogue's facts.
    pub facts: &'a dyn Facts,
}

impl Reading<'_> {
    /// The value of a field as an unevaluated product; `None` while it is open, or if the field holds no number.
    #[must_use]
    pub fn product(&self, name: &str) -> Option<Product> {
        let (field, value) = self.values.field(name)?;
        let scenario = if field.may_save.holds(self) { self.scenario.opposite() } else { self.scenario };
        match value {
            Some(Value::Usage(usage)) => {
                let hours = if usage.is_rate() {
                    self.values.running_hours(self.scenario, self.length)?
                } else {
                    self.length.hours()
                };
                usage.product(scenario, hours, self.hour)
            }
            Some(Value::Number(number)) => Some(Product::one(number.0)),
            _ => {
                let value = self.absent(field)?;
                Some(Product::one(value))
            }
        }
    }

    /// The part of the month given by a field of hours, as an unevaluated quotient; `None` while it is open.
    ///
    /// # Errors
    /// [`Error::Overflow`] when it leaves the range of decimals.
    pub fn part_of_month(&self, name: &str) -> Result<Option<Product>, Error> {
        let month = self.length.hours();
        let part = |hours: Decimal| {
            if hours >= month {
                Product::one(Decimal::ONE)
            } else {
                Product::quotient((hours, "hours"), (month, "hours of the month"))
            }
        };
        Ok(self.number(name)?.map(part))
    }

    /// A number of days as months, as an unevaluated quotient.
    #[must_use]
    pub fn months(&self, days: Decimal) -> Product {
        let month = (self.length.hours(), "hours of the month");
        Product::of(vec![(days, ""), (HOURS_PER_DAY, "hours a day")], month)
    }

    /// The value of a field; `None` while it is open.
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
