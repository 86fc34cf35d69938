//! The charges of Step Functions.

use catalog::PriceList;
use units::Unit;

use super::{EXPRESS, STANDARD, TRANSITIONS};
use crate::{Amount, Charge, Condition, Factor, Key, Pool, Price, Text};

const fn key(dimension: &'static str, item: &'static str) -> Price {
    Price::Listed(Key::new(PriceList::StepFunctions, dimension, item))
}

const EXECUTIONS: Factor = Factor::used("executions", "executions");

/// State transitions, of which the account gets some free.
const fn transitions(code: &'static str, label: &'static str, factors: &'static [Factor], when: Condition) -> Charge {
    Charge {
        code,
        label: Text::Is(label),
        unit: Unit::StateTransition,
        factors,
        price: key("transitions", "standard"),
        pool: Pool::Region,
        allowance: Some(&TRANSITIONS),
        when,
        ..Charge::NEW
    }
}

pub(super) const ALL: &[Charge] = &[
    transitions(
        "step-functions.transitions",
        "State transitions",
        &[EXECUTIONS, Factor::used("transitions", "transitions each")],
        STANDARD,
    ),
    transitions(
        "step-functions.retries",
        "Retries",
        &[Factor::used("retries", "retries")],
        Condition::All(&[STANDARD, Condition::Given("retries")]),
    ),
    Charge {
        code: "step-functions.requests",
        label: Text::Is("Requests of Express workflows"),
        unit: Unit::Request,
        factors: &[EXECUTIONS],
        price: key("requests", "express"),
        pool: Pool::Region,
        when: EXPRESS,
        ..Charge::NEW
    },
    Charge {
        code: "step-functions.duration",
        label: Text::Is("Duration of Express workflows"),
        unit: Unit::GbHour,
        factors: &[
            Factor::amount(Amount::Over(&Amount::Field("executions"), 3_600), "executions ÷ 3,600"),
            Factor::amount(Amount::Over(&Amount::Parts(&Amount::Field("duration_ms"), 100), 10), "s each"),
            Factor::amount(Amount::Over(&Amount::Parts(&Amount::Field("memory_mb"), 64), 16), "GB of memory"),
        ],
        price: key("duration", "express"),
        pool: Pool::Region,
        when: EXPRESS,
        ..Charge::NEW
    },
];
