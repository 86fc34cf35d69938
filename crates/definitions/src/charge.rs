//! [`Charge`]: a quantity and a price key that a service charges for.

use catalog::PriceList;
use units::Unit;

use crate::amount::Amount;
use crate::commitment::Commitment;
use crate::condition::Condition;
use crate::joined::joined;
use crate::text::Text;

/// A charge: a product of factors at a price.
#[derive(Debug, Clone, Copy)]
pub struct Charge {
    /// Its code, such as `sqs.requests`. Charges with the same code exclude each other.
    pub code: &'static str,
    /// The label shown to users.
    pub label: Text,
    /// The unit of the quantity, which is that of the price.
    pub unit: Unit,
    /// The factors whose product is the quantity.
    pub factors: &'static [Factor],
    /// Where its price is found.
    pub price: Price,
    /// Where it is billed.
    pub billed: Billed,
    /// What its tiers and included amounts count.
    pub pool: Pool,
    /// The free monthly allowance, applied while it is switched on.
    pub allowance: Option<&'static Allowance>,
    /// When it applies.
    pub when: Condition,
    /// An assumption that the amount depends on and the design does not state; empty if there is none.
    pub assumption: &'static str,
    /// What a line reports as missing while the quantity is open; if empty, the text of the open field.
    pub missing: &'static str,
    /// Months of the term that is paid for upfront; `None` for monthly charges.
    pub once_for_months: Option<u32>,
    /// Without a listed price, it is unknown whether the region sells it at all.
    pub perhaps_sold: bool,
    /// How commitments that are components of their own apply to it.
    pub commitment: Commitment,
    /// Dimension and item for looking up AWS's name, if it is billed under a name other than that of its price.
    pub named: Option<(&'static str, &'static str)>,
}

impl Charge {
    /// The default values of a charge.
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
        commitment: Commitment::None,
        named: None,
    };

    /// The charges of several parts of a service, one after the other. `N` is their number.
    ///
    /// # Panics
    /// While compiling, if there are fewer or more than `N`.
    #[must_use]
    pub const fn joined<const N: usize>(parts: &[&[Charge]]) -> [Charge; N] {
        joined(parts)
    }

    /// The list of its price in the catalogue, if it has one there.
    #[must_use]
    pub const fn list(&self) -> Option<PriceList> {
        match self.price {
            Price::Listed(key) => Some(key.list),
            Price::ToRegion(_) | Price::ToOwnRegion => Some(PriceList::DataTransfer),
            Price::Free | Price::Entered(_) | Price::Unlisted(_) | Price::Open(_) => None,
        }
    }

    /// An optional charge at a listed price, made if a usage value is given, which is one of its factors.
    #[must_use]
    pub const fn if_used(
        code: &'static str,
        label: &'static str,
        unit: Unit,
        key: Key,
        factors: &'static [Factor],
        field: &'static str,
    ) -> Charge {
        let (label, price, when) = (Text::Is(label), Price::Listed(key), Condition::Given(field));
        Charge { code, label, unit, factors, price, when, ..Charge::NEW }
    }

    /// A charge that AWS makes but that has no price in any table, for the given `reason`.
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

/// A factor of a quantity, such as `3 queues`.
#[derive(Debug, Clone, Copy)]
pub struct Factor {
    /// The number.
    pub amount: Amount,
    /// The singular label; if it equals the plural, the unit has a single form.
    pub one: &'static str,
    /// The plural label.
    pub many: &'static str,
}

impl Factor {
    /// A number of things with singular and plural labels.
    #[must_use]
    pub const fn of(amount: Amount, one: &'static str, many: &'static str) -> Factor {
        Factor { amount, one, many }
    }

    /// An amount whose unit has a single form.
    #[must_use]
    pub const fn amount(amount: Amount, label: &'static str) -> Factor {
        Factor { amount, one: label, many: label }
    }

    /// The number of components.
    #[must_use]
    pub const fn placed(one: &'static str, many: &'static str) -> Factor {
        Factor::of(Amount::Placed, one, many)
    }

    /// A usage value.
    #[must_use]
    pub const fn used(field: &'static str, label: &'static str) -> Factor {
        Factor::amount(Amount::Field(field), label)
    }

    /// The hours of the `hours_per_month` field that most services have, with every started hour billed.
    pub const STARTED_HOURS: Factor = Factor::amount(Amount::StartedHours("hours_per_month"), "hours");

    /// The hours of the same field, exact to the second.
    pub const HOURS: Factor = Factor::amount(Amount::Hours("hours_per_month"), "hours");

    /// All hours of the month.
    pub const MONTH: Factor = Factor::amount(Amount::Month, "hours");

    /// The part of the month given by the same field, for prices by the month that are prorated by the hour.
    pub const PART_OF_MONTH: Factor =
        Factor::of(Amount::PartOfMonth("hours_per_month"), "month", "part of the month, by the hour");
}

/// The key of a price: together with a region, it identifies one price of the catalogue.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// The catalogue's service.
    pub list: PriceList,
    /// What is metered.
    pub dimension: Text,
    /// The item.
    pub item: Text,
}

impl Key {
    /// A key that does not depend on the component.
    #[must_use]
    pub const fn new(list: PriceList, dimension: &'static str, item: &'static str) -> Key {
        Key { list, dimension: Text::Is(dimension), item: Text::Is(item) }
    }
}

/// Where the price of a charge comes from.
#[derive(Debug, Clone, Copy)]
pub enum Price {
    /// In the catalogue.
    Listed(Key),
    /// AWS does not charge for it: a true zero.
    Free,
    /// The number in this field, in US dollars: an amount that the user commits to.
    Entered(&'static str),
    /// Sold, but no table has its price, for the given reason.
    Unlisted(&'static str),
    /// The price of transfer from the billing region to the region that a field names.
    ToRegion(&'static str),
    /// The price of transfer from the billing region to the component's own region.
    ToOwnRegion,
    /// It depends on a missing value, which is named here.
    Open(&'static str),
}

/// Where a charge is billed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Billed {
    /// In the component's region.
    Here,
    /// In the region named by a field.
    In(&'static str),
}

/// What the tiers of a price count.
#[derive(Debug, Clone, Copy)]
pub enum Pool {
    /// Only the charge of the component itself.
    None,
    /// All charges of the region with the same price key.
    Region,
    /// The same as `Region`, with this amount for each component included in other charges. The text says what is
    /// included.
    Above(Amount, &'static str),
}

/// What an account gets free each month.
#[derive(Debug, PartialEq, Eq)]
pub struct Allowance {
    /// Its name in the document.
    pub code: &'static str,
    /// The amount that is free.
    pub amount: u64,
    /// Whether it is free in every hour of the month, for capacity that is billed by the hour.
    pub hourly: bool,
    /// Whether it is free in every region; otherwise all regions of the account share it.
    pub regional: bool,
    /// Its label as a switch.
    pub label: &'static str,
}
