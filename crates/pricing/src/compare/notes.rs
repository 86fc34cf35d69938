//! Notes about a comparison.

use design::Design;

/// The charges that the rows of a comparison count, and their assumptions.
pub(super) fn notes(design: &Design) -> Vec<String> {
    let mut notes = [
        "Commitments are for every instance of the groups and are paid for every hour; break-even is the part of the month that all instances must run, of 730 hours.",
        "Counted are instances, hosts and empty slots of capacity reservations; what the way of buying does not change (volumes, addresses, credits, monitoring) and commitments bought apart are not.",
        "≈ derived or approximate. Savings Plan rates are taken from Reserved Instances: they are not ranked, as real rates are needed for that. † may be out of date.",
    ]
    .map(str::to_owned)
    .to_vec();
    if design.month_days.is_some() {
        notes.push(
            "Options are compared over months of 730 hours, not over the calendar month of the design.".to_owned(),
        );
    }
    notes
}
