//! [`Charge`]: what a service charges for, as a quantity and a price key.

use catalog::Service;
use units::Unit;

use crate::amount::Amount;
use crate::condition::Condition;
use crate::text::Text;

/// A charge: a product of factors at a price.
#[derive(Debug, Clone, Copy)]
pub struct Charge {
    /// Which charge it is, such as `sqs.requests`; those of one code exclude each other.
    pub code: &'static str,
    /// What is charged, for people.
    pub label: Text,
    /// What the quantity is in: the unit of the price.
    pub unit: Unit,
    /// What the quantity is the product of.
    pub factors: &'static [Factor],
    /// Where its price is found.
    pub price: Price,
    /// Where it is billed.
    pub billed: Billed,
    /// What its tiers and what is included count.
    pub pool: Pool,
    /// What is free of it each month while that is switched on.
    pub allowance: Option<&'static Allowance>,
    /// When it is made.
    pub when: Condition,
    /// What the amount rests on and the design does not state; empty for nothing.
    pub assumption: &'static str,
    /// What a line says is missing while the quantity is open; empty for what the open field says.
    pub missing: &'static str,
    /// Months of the term that it is paid for at once; `None` for what is paid every month.
    pub once_for_months: Option<u32>,
    /// Without a listed price, it is not known whether the region has it at all.
    pub perhaps_sold: bool,
    /// Dimension and item that AWS's names have for it, where it is billed as something else than its price is of.
    pub named: Option<(&'static str, &'static str)>,
}

impl Charge {
    /// What a charge is where its definition says nothing else.
    pub const NEW: Charge = Charge {
        code: "",
        label: Text::Is(""),
        unit: Unit::Each,
        factors: &[],
        price: Price::Unlisted(""),
        billed: Billed::Here,
        pool: Pool::None,
        allowance: None,
        when: Condition::Always,
        assumption: "",
        missing: "",
        once_for_months: None,
        perhaps_sold: false,
        named: None,
    };

    /// A charge that AWS makes and no table has a price for, which `reason` says.
    #[must_use]
    pub const fn unlisted(
        code: &'static str,
        label: &'static str,
        unit: Unit,
        factors: &'static [Factor],
        when: Condition,
        reason: &'static str,
    ) -> Charge {
        Charge { code, label: Text::Is(label), unit, factors, price: Price::Unlisted(reason), when, ..Charge::NEW }
    }
}

/// A number that a quantity is made of, such as `3 queues`.
#[derive(Debug, Clone, Copy)]
pub struct Factor {
    /// The number.
    pub amount: Amount,
    /// What one of it is called; the label of several where they are equal.
    pub one: &'static str,
    /// What several are called.
    pub many: &'static str,
}

impl Factor {
    /// A number of things.
    #[must_use]
    pub const fn of(amount: Amount, one: &'static str, many: &'static str) -> Factor {
        Factor { amount, one, many }
    }

    /// An amount whose unit has one word.
    #[must_use]
    pub const fn amount(amount: Amount, label: &'static str) -> Factor {
        Factor { amount, one: label, many: label }
    }

    /// The components.
    #[must_use]
    pub const fn placed(one: &'static str, many: &'static str) -> Factor {
        Factor::of(Amount::Placed, one, many)
    }

    /// A usage value.
    #[must_use]
    pub const fn used(field: &'static str, label: &'static str) -> Factor {
        Factor::amount(Amount::Field(field), label)
    }

    /// Every hour that has begun, of the field of hours that most services have.
    pub const STARTED_HOURS: Factor = Factor::amount(Amount::StartedHours("hours_per_month"), "hours");

    /// Hours to the second, of the same field.
    pub const HOURS: Factor = Factor::amount(Amount::Hours("hours_per_month"), "hours");

    /// All hours of the month.
    pub const MONTH: Factor = Factor::amount(Amount::Month, "hours");

    /// The part of the month that the same field tells, of what is priced by the month and prorated by the hour.
    pub const PART_OF_MONTH: Factor =
        Factor::of(Amount::PartOfMonth("hours_per_month"), "month", "part of the month, by the hour");
}

/// The key of a price: with a region, it names one price of the catalogue.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// The service of the catalogue.
    pub service: Service,
    /// What is metered.
    pub dimension: Text,
    /// The item.
    pub item: Text,
}

impl Key {
    /// A key of which nothing depends on the component.
    #[must_use]
    pub const fn new(service: Service, dimension: &'static str, item: &'static str) -> Key {
        Key { service, dimension: Text::Is(dimension), item: Text::Is(item) }
    }
}

/// Where the price of a charge is found.
#[derive(Debug, Clone, Copy)]
pub enum Price {
    /// In the catalogue.
    Listed(Key),
    /// AWS charges nothing: a real zero.
    Free,
    /// Sold, but no table has its price, for this reason.
    Unlisted(&'static str),
    /// That of transfer from the region where it is billed to the one that a field names.
    ToRegion(&'static str),
    /// The same to the component's own region.
    ToOwnRegion,
    /// Another one for each answer to what is missing, which is named.
    Open(&'static str),
}

/// Where a charge is billed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Billed {
    /// In the component's region.
    Here,
    /// In the region that a field names.
    In(&'static str),
}

/// What the tiers of a price count.
#[derive(Debug, Clone, Copy)]
pub enum Pool {
    /// The charge of the component alone.
    None,
    /// All charges of the region with the same price key.
    Region,
    /// The same, of which this much of each component is included in other charges. The words say what it is.
    Above(Amount, &'static str),
}

/// What is free each month of an account, over all its regions.
#[derive(Debug, PartialEq, Eq)]
pub struct Allowance {
    /// Its name in the document.
    pub code: &'static str,
    /// How much is free.
    pub amount: u64,
    /// What it is, as a switch says it.
    pub label: &'static str,
}
