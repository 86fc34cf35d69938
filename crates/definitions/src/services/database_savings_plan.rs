//! Database Savings Plans that are bought apart from the databases they apply to.

use units::Unit;

use crate::reserved::APART;
use crate::{Absent, Charge, Commitment, Definition, Factor, Field, FormRow, Price, Text, Type, limits};

const COMMITMENT: &str = "usd_per_hour";

/// Database Savings Plans.
pub static DATABASE_SAVINGS_PLAN: Definition = Definition {
    kind: "database-savings-plan",
    title: "Database Savings Plan",
    adds: "Database Savings Plan",
    new: ("database-plan", "Database Savings Plan"),
    noun: "plan",
    summary: Text::All(&[Text::Of(COMMITMENT), Text::Is(" USD an hour, 1 year")]),
    about: "A commitment in US dollars per hour for 1 year, without upfront payment. It applies to instances, serverless \
            capacity, requests and provisioned capacity of all regions that are bought on demand, after free allowances and \
            reservations, hour by hour: to those with the highest saving first. What is not used is lost. Storage, I/O and \
            backups are not covered, nor instances older than generation 7, nor caches other than Valkey.",
    config: &[Field::new(
        COMMITMENT,
        "Commitment",
        Type::Number {
            least: 0,
            most: limits::COMMITMENT_USD,
            decimals: limits::COMMITMENT_DECIMALS,
            unit: "USD per hour",
        },
    )
    .absent(Absent::Refused)],
    form: &[FormRow::Fields(&[COMMITMENT])],
    starts: &[(COMMITMENT, "1")],
    charges: &[Charge {
        code: "database-savings-plan.commitment",
        label: Text::Is("Database Savings Plan, 1 year, no upfront"),
        unit: Unit::Hour,
        factors: &[Factor::amount(crate::Amount::Month, "hours, used or not")],
        price: Price::Entered(COMMITMENT),
        commitment: Commitment::Plan(COMMITMENT),
        ..Charge::NEW
    }],
    sources: &["Database Savings Plans", "Savings Plans user guide, how plans apply to usage"],
    ..APART
};
