//! Functions that open more connections than a database has room for.

use std::collections::BTreeMap;

use definitions::{Reading, Values, connections};
use design::Component;
use units::{Decimal, format};

use super::Subject;
use crate::finding::{Finding, Severity};
use crate::service::Context;
use crate::service::defined::with_reading;

/// Rule `db-lambda-proxy`: Lambda functions that run side by side, on average, more often than half of the connections of
/// a database without RDS Proxy. Every flow and every database is examined once.
pub(super) fn findings(subject: &Subject<'_>) -> Vec<Finding> {
    let mut functions: BTreeMap<&str, Vec<&Values>> = BTreeMap::new();
    for flow in subject.flows() {
        let [Some(from), Some(to)] = [flow.config.from.component(), flow.config.to.component()] else { continue };
        if let Some(values) = subject.network.component(from).and_then(|from| values_of(from, "lambda")) {
            functions.entry(to.as_str()).or_default().push(values);
        }
    }
    let is_called = |component: &Component| functions.contains_key(component.id.as_str());
    let databases = subject.components_by_id(|_, component| is_called(component) && is_without_proxy(component));
    let told = databases.into_iter().filter_map(|(index, database)| {
        of_database(&subject.context(index)?, values_of(database, "rds")?, functions.get(database.id.as_str())?)
    });
    told.collect()
}

/// Whether it is a database of RDS whose connections no proxy pools.
fn is_without_proxy(component: &Component) -> bool {
    values_of(component, "rds").is_some_and(|values| !values.flag("proxy"))
}

fn values_of<'a>(component: &'a Component, kind: &str) -> Option<&'a Values> {
    component.body.values().filter(|values| values.definition().kind == kind)
}

fn of_database(context: &Context<'_>, database: &Values, functions: &[&Values]) -> Option<Finding> {
    let class = database.text("instance_class")?;
    let connections = with_reading(context, database, connections::accepted)?;
    let mut running = Decimal::ZERO;
    for function in functions {
        running = running.checked_add(with_reading(context, function, running_at_a_time)?)?;
    }
    if running.checked_mul(Decimal::TWO)? <= connections {
        return None;
    }
    let message = format!(
        "{} Lambda functions run at a time on average, and {class} accepts {} connections by default",
        format::quantity(running, 0),
        format::quantity(connections, 0)
    );
    let fix = "pool the connections with RDS Proxy, or choose a larger class";
    Some(context.finding(Severity::Advice, "db-lambda-proxy", "/config/proxy", message, fix))
}

/// The average number of environments of a function that run at a time; `None` while its usage is open.
fn running_at_a_time(reading: &Reading<'_>) -> Option<Decimal> {
    let number = |field: &str| reading.number(field).ok().flatten();
    let requests = number("requests")?.checked_add(number("provisioned_requests").unwrap_or_default())?;
    let seconds = number("duration_ms")?.checked_mul(requests)?.checked_div(Decimal::ONE_THOUSAND)?;
    seconds.checked_div(reading.length.hours().checked_mul(Decimal::from(3_600))?)
}
