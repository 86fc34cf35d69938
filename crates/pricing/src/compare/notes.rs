//! Notes about a comparison.

use design::{Design, Kind};

const OF_GROUPS: [&str; 3] = [
    "Commitments are for every instance of the groups and are paid for every hour; break-even is the part of the month that all instances must run, of 730 hours.",
    "Counted are instances, hosts and empty slots of capacity reservations; what the way of buying does not change (volumes, addresses, credits, monitoring) and commitments bought apart are not.",
    "≈ derived by a rule or approximate; approximate prices are not ranked. The rate of an EC2 Instance Savings Plan is that of a standard Reserved Instance of the same term and payment, the rate of a Compute Savings Plan that of a convertible one. † may be out of date.",
];

const OF_HOURS: &str = "Commitments are paid for every hour of their term; break-even is the part of the month that all must run, of 730 hours.";
const OF_USAGE: &str = "Commitments are paid for every hour of their term; break-even is the share of the usage of the design from which an option costs less than the first, if its capacity stays as it is.";
const COUNTED: &str = "Counted are the charges that depend on the option; all others are the same with every option. Commitments that are bought apart are left out.";
const BASIS: &str = "≈ derived by a rule or approximate; approximate prices are not ranked. † may be out of date.";

/// The charges that the rows of a comparison count, and their assumptions.
pub(super) fn notes(design: &Design, kind: Kind, scales_hours: bool) -> Vec<String> {
    let mut notes: Vec<&str> = match kind {
        Kind::Defined(definition) => {
            let scale = if scales_hours { OF_HOURS } else { OF_USAGE };
            let own = definition.purchase_options.map(|options| options.note).filter(|note| !note.is_empty());
            [scale].into_iter().chain(own).chain([COUNTED, BASIS]).collect()
        }
        _ => OF_GROUPS.to_vec(),
    };
    if design.month_days.is_some() {
        notes.push("Options are compared over months of 730 hours, not over the calendar month of the design.");
    }
    if !design.own_rates.is_empty() {
        notes.push("Amounts are at your own rates where they apply, otherwise at list.");
    }
    notes.into_iter().map(str::to_owned).collect()
}
