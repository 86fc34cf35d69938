//! Notes about a comparison.

use design::Design;

/// The charges that the rows of a comparison count, and their assumptions.
pub(super) fn notes(design: &Design) -> Vec<String> {
    let mut notes = [
        "Commitments are for every instance of the groups and are paid for every hour; break-even is the part of the month that all instances must run, of 730 hours.",
        "Counted are instances, hosts and empty slots of capacity reservations; what the way of buying does not change (volumes, addresses, credits, monitoring) and commitments bought apart are not.",
        "≈ derived by a rule or approximate; approximate prices are not ranked. The rate of an EC2 Instance Savings Plan is that of a standard Reserved Instance of the same term and payment, the rate of a Compute Savings Plan that of a convertible one. † may be out of date.",
    ]
    .map(str::to_owned)
    .to_vec();
    if design.month_days.is_some() {
        notes.push(
            "Options are compared over months of 730 hours, not over the calendar month of the design.".to_owned(),
        );
    }
    if !design.own_rates.is_empty() {
        notes.push("Amounts are at your own rates where they apply, otherwise at list.".to_owned());
    }
    notes
}
