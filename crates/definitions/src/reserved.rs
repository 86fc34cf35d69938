//! Reservations of instances and nodes: the terms, and what purchases have in common that are bought apart from the
//! usage that they apply to.

use units::Unit;

use crate::charge::{Charge, Factor, Price};
use crate::commitment::{Commitment, Reservable};
use crate::condition::Condition;
use crate::definition::{Definition, Icon, Section, Stands};
use crate::field::{Choice, Field};
use crate::text::Text;

/// The reservations that are paid by the hour, at least in part.
pub(crate) const BY_THE_HOUR: &[&str] = &["1y-no-upfront", "1y-partial-upfront", "3y-no-upfront", "3y-partial-upfront"];
/// The same of DB instances, which are not sold for 3 years without upfront payment.
pub(crate) const DB_BY_THE_HOUR: &[&str] = &["1y-no-upfront", "1y-partial-upfront", "3y-partial-upfront"];
/// The reservations with an upfront payment, by term.
pub(crate) const UPFRONT_1_YEAR: &[&str] = &["1y-partial-upfront", "1y-all-upfront"];
/// As [`UPFRONT_1_YEAR`].
pub(crate) const UPFRONT_3_YEARS: &[&str] = &["3y-partial-upfront", "3y-all-upfront"];

const TERMS: [Choice; 6] = [
    Choice::new("1y-no-upfront", "1 year, no upfront"),
    Choice::new("1y-partial-upfront", "1 year, partial upfront"),
    Choice::new("1y-all-upfront", "1 year, all upfront"),
    Choice::new("3y-no-upfront", "3 years, no upfront"),
    Choice::new("3y-partial-upfront", "3 years, partial upfront"),
    Choice::new("3y-all-upfront", "3 years, all upfront"),
];

const fn term(terms: &'static [Choice]) -> Field {
    Field::choice("purchase", "Term and payment", terms)
}

/// The term and payment of reserved nodes.
pub(crate) const TERM: Field = term(&TERMS);

/// The term and payment of reserved DB instances, which are not sold for 3 years without upfront payment.
pub(crate) const DB_TERM: Field = term(&[TERMS[0], TERMS[1], TERMS[2], TERMS[4], TERMS[5]]);

/// Term and payment of reserved DB instances in the dimensions of their prices.
pub(crate) const DB_TERM_PRICES: Text = Text::If(
    Condition::Is("purchase", &["1y-no-upfront"]),
    &Text::Is("reserved/1y/no-upfront"),
    &Text::If(
        Condition::Is("purchase", &["1y-partial-upfront"]),
        &Text::Is("reserved/1y/partial-upfront"),
        &Text::If(
            Condition::Is("purchase", &["1y-all-upfront"]),
            &Text::Is("reserved/1y/all-upfront"),
            &Text::If(
                Condition::Is("purchase", &["3y-partial-upfront"]),
                &Text::Is("reserved/3y/partial-upfront"),
                &Text::Is("reserved/3y/all-upfront"),
            ),
        ),
    ),
);

/// A payment for a purchase.
#[derive(Clone, Copy)]
pub(crate) struct Payment {
    /// The code of its charge.
    pub code: &'static str,
    /// The label of its charge.
    pub label: Text,
    /// The price of one instance or node.
    pub price: Price,
}

/// A purchase of reservations.
#[derive(Clone, Copy)]
pub(crate) struct Purchase {
    /// What is paid by the hour, used or not.
    pub hourly: Payment,
    /// What is paid at the start of the term.
    pub upfront: Payment,
    /// The unit of the hourly payment.
    pub unit: Unit,
    /// The number that is bought, and the hours of the month.
    pub factors: &'static [Factor; 2],
    /// The terms with an hourly payment.
    pub by_the_hour: &'static [&'static str],
    /// What they apply to.
    pub reservable: &'static Reservable,
}

impl Purchase {
    /// The charges: by the hour, and upfront for each term.
    pub(crate) const fn charges(&self) -> [Charge; 3] {
        [
            Charge {
                code: self.hourly.code,
                label: self.hourly.label,
                unit: self.unit,
                factors: self.factors,
                price: self.hourly.price,
                when: Condition::Is("purchase", self.by_the_hour),
                perhaps_sold: matches!(self.hourly.price, Price::Listed(_)),
                commitment: Commitment::Reserves(self.reservable),
                ..Charge::NEW
            },
            self.upfront(UPFRONT_1_YEAR, 12),
            self.upfront(UPFRONT_3_YEARS, 36),
        ]
    }

    const fn upfront(&self, purchases: &'static [&'static str], months: u32) -> Charge {
        let [reserved, _] = self.factors;
        Charge {
            code: self.upfront.code,
            label: self.upfront.label,
            unit: Unit::Each,
            factors: std::slice::from_ref(reserved),
            price: self.upfront.price,
            once_for_months: Some(months),
            when: Condition::Is("purchase", purchases),
            perhaps_sold: matches!(self.upfront.price, Price::Listed(_)),
            commitment: Commitment::Reserves(self.reservable),
            ..Charge::NEW
        }
    }
}

/// A purchase that is a component of its own. Needs what is bought, and its charges.
pub(crate) const APART: Definition = Definition {
    kind: "",
    title: "",
    adds: "",
    new: ("", ""),
    noun: "purchase",
    count: "",
    section: Section::Purchase,
    icon: Icon::Purchase,
    stands: Stands::Nowhere,
    service: "",
    parent: None,
    summary: Text::Is(""),
    about: "",
    config: &[],
    usage: &[],
    form: &[],
    starts: &[],
    purchase_options: None,
    deployment_options: None,
    allowances: &[],
    charges: &[],
    rules: &[],
    unpriced: &[],
    sources: &[],
};
