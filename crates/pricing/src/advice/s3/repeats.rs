//! Rule `gen-once-each-month`: what touches all stored data every month, which usually happens once.

use design::{Figures, S3Usage};
use units::{Decimal, Error, format};

use crate::finding::{Finding, Severity};
use crate::service::Context;
use crate::service::s3::sizes::{self, KIB_PER_GB};

/// The rule's id; snapshots have it as well.
pub(crate) const RULE: &str = "gen-once-each-month";

/// Usage values that are compared with the stored GB: together, what happens to them, and their place.
const OF_GB: [(&[&str], &str); 3] = [
    (&["expedited_gb", "standard_gb", "bulk_gb"], "restored"),
    (&["replicated_gb"], "replicated"),
    (&["deleted_early_gb"], "deleted"),
];

/// Usage values that are compared with the number of stored objects, and what happens to them.
const OF_COUNT: [(&[&str], &str); 2] = [(&["transitions_in"], "moved in"), (&["replicated_objects"], "replicated")];

/// Asks about usage of every month that is as large as everything that is stored.
pub(super) fn findings(context: &Context<'_>, usage: &S3Usage) -> Result<Vec<Finding>, Error> {
    let Some(stored) = sizes::stored(context, usage)? else { return Ok(Vec::new()) };
    let gb = stored.kib(context)?.checked_div(KIB_PER_GB);
    let count = stored.count()?;
    let mut found: Vec<Finding> = Vec::new();
    let of_gb = OF_GB.iter().map(|(names, done)| (*names, *done, gb, "GB"));
    let of_count = OF_COUNT.iter().map(|(names, done)| (*names, *done, count, "objects"));
    for (names, done, all, unit) in of_gb.chain(of_count) {
        let given = names.iter().filter_map(|name| Some((*name, context.figure(usage.figure(name))?)));
        let given: Vec<(&str, Decimal)> = given.filter(|(_, value)| !value.is_zero()).collect();
        let sum: Decimal = given.iter().map(|(_, value)| *value).sum();
        let (Some(all), Some((name, _))) = (all.filter(|all| !all.is_zero()), given.first()) else { continue };
        // The same data may be given as GB and as objects.
        if sum >= all && !found.iter().any(|other| other.message.contains(done)) {
            found.push(ask(context, name, &format!("{} {unit} are {done}", format::quantity(sum, 0))));
        }
    }
    Ok(found)
}

/// The finding about a usage value of every month.
pub(crate) fn ask(context: &Context<'_>, name: &str, what: &str) -> Finding {
    let message = format!("{what} every month, as much as is stored: twelve times a year all of it");
    let fix = "if this happens once, enter it as once with its month";
    context.finding(Severity::Advice, RULE, &format!("/usage/{name}"), message, fix)
}
