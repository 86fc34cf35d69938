//! The fields, charges and rules of each AWS service, one table per service.
//!
//! A [`Definition`] is built from a closed set of parts: fields of the document and of the form, charges as plain terms
//! (a product of factors at a price key), rules, texts. If no part fits, it refers to a function. Everything about a
//! service follows from its definition: reader, writer, JSON Schema, form, lines, findings, reference page.
//!
//! This crate also has the value types shared by components of every kind: ids, numbers, usage values, limits.

mod amount;
mod aws_service;
mod charge;
mod cluster;
mod commitment;
mod common;
mod condition;
pub mod connections;
mod definition;
mod deployment;
mod fargate;
mod field;
mod id;
mod joined;
pub mod limits;
mod places;
mod purchase;
mod purchase_choices;
mod reading;
mod reference;
mod reserved;
mod rule;
mod sample;
#[cfg(feature = "schema")]
mod schema;
mod services;
mod text;
mod usage;
mod usage_value;
mod value;

use std::sync::LazyLock;

pub use amount::Amount;
pub use aws_service::{AwsService, EdgeData, InVpc, Reach, Replication, Takes, short_name};
pub use catalog::nearest;
pub use charge::{Allowance, Billed, Charge, Factor, Key, Pool, Price};
pub use commitment::{Commitment, Coverable, PlanRate, Reservable};
pub use condition::Condition;
pub use definition::{Definition, FormRow, Icon, Section, Stands, Unpriced};
pub use deployment::{Deployed, DeploymentOption, DeploymentOptions, Workload};
pub use field::{Absent, Choice, Field, FlowData, Measure, Reference, Type};
pub use id::ComponentId;
pub use purchase::{Bought, PurchaseOption, PurchaseOptions, Scale, Set};
pub use reading::{Facts, Reading};
pub use reference::reference;
pub use rule::{Level, Rule, Test};
pub use sample::sample;
#[cfg(feature = "schema")]
pub use schema::usage_schemas;
pub use services::*;
pub use text::Text;
pub use usage::{Number, Scenario, UsageValue};
pub use usage_value::{Product, RATE_UNITS, RateUnit, Usage};
pub use value::{Value, Values};

/// The definition of this kind.
#[must_use]
pub fn definition(kind: &str) -> Option<&'static Definition> {
    ALL.iter().copied().find(|definition| definition.kind == kind)
}

/// All free allowances, each a switch named by its code.
#[must_use]
pub fn allowances() -> &'static [&'static Allowance] {
    static ALLOWANCES: LazyLock<Vec<&'static Allowance>> = LazyLock::new(|| {
        let mut all: Vec<_> = ALL.iter().flat_map(|definition| definition.allowances).copied().collect();
        all.sort_by_key(|allowance| allowance.code);
        all
    });
    &ALLOWANCES
}
