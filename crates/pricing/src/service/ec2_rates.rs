//! The rates of commitments: Reserved Instances and Savings Plans, per instance-hour.

use design::{OperatingSystem, Payment, Reserved, SavingsPlan, Term};
use units::Error;

use super::ec2_fleet::Commitment;
use super::ec2_price::Priced;
use super::ec2_reserved::Bought;
use super::{Context, ec2_plan, ec2_reserved};
use crate::commitment::Terms;
use crate::line::LinePrice;

/// The rate of a commitment for one instance.
pub(super) struct CommitRate {
    /// The effective hourly rate over the term, with its source.
    pub price: LinePrice,
    /// How it is paid.
    pub terms: Terms,
}

/// The rate of a commitment for one instance of a type.
pub(super) fn rate(
    context: &Context<'_>,
    instance_type: &str,
    os: OperatingSystem,
    commitment: Commitment,
) -> Result<Priced<CommitRate>, Error> {
    match commitment {
        Commitment::Reserved(_) => reserved(context, instance_type, os, bought(commitment)),
        Commitment::Plan(plan) => savings_plan(context, instance_type, os, plan),
    }
}

/// The Reserved Instance that a commitment is, or whose rate a Savings Plan has.
pub(super) fn bought(commitment: Commitment) -> Bought {
    match commitment {
        Commitment::Reserved(Reserved { class, term, payment, .. }) => Bought { class, term, payment },
        Commitment::Plan(plan) => ec2_plan::bought(plan),
    }
}

/// The rate of a Reserved Instance on shared hardware.
pub(super) fn reserved(
    context: &Context<'_>,
    instance_type: &str,
    os: OperatingSystem,
    bought: Bought,
) -> Result<Priced<CommitRate>, Error> {
    let Bought { term, payment, .. } = bought;
    with_terms(ec2_reserved::rate(context, instance_type, os, bought)?, term, payment)
}

/// The rate of a Savings Plan for one instance.
pub(super) fn savings_plan(
    context: &Context<'_>,
    instance_type: &str,
    os: OperatingSystem,
    plan: SavingsPlan,
) -> Result<Priced<CommitRate>, Error> {
    with_terms(ec2_plan::rate(context, instance_type, os, plan)?, plan.term, plan.payment)
}

fn with_terms(price: Priced<LinePrice>, term: Term, payment: Payment) -> Result<Priced<CommitRate>, Error> {
    match price {
        Err(unpriced) => Ok(Err(unpriced)),
        Ok(price) => {
            let terms = Terms::split(price.unit_price, term, payment)?;
            Ok(Ok(CommitRate { price, terms }))
        }
    }
}
