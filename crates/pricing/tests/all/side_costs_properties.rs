//! Accepting a side cost changes the total of the estimate by exactly what it says.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::path::Path;
use std::sync::LazyLock;

use budget::Budget;
use catalog::Catalogue;
use design::{Allowances, ComponentId, Design};
use pricing::{Accept, Analysis, Estimate, accept, estimate};
use proptest::prelude::*;

/// The example designs.
static EXAMPLES: LazyLock<Vec<Design>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/examples");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    paths.sort();
    paths.iter().map(|path| Design::parse(&std::fs::read_to_string(path).unwrap()).unwrap()).collect()
});

fn priced(design: &Design) -> Estimate {
    estimate(design, Catalogue::embedded()).unwrap()
}

/// Checks every side cost of a design, and returns how many there are.
fn check(design: &Design) -> Result<usize, TestCaseError> {
    let (catalogue, budget) = (Catalogue::embedded(), Budget::unlimited());
    let analysis = Analysis::of(design.clone(), catalogue, budget).unwrap();
    let costs = analysis.side_costs(catalogue, budget).unwrap();
    let before = &analysis.estimate().totals;
    for item in &costs.items {
        let accepted = accept(design, Accept::These(std::slice::from_ref(&item.id)), budget).unwrap();
        let after = priced(&accepted).totals;
        prop_assert_eq!(after.monthly - before.monthly, item.added.monthly, "{}", item.id);
        prop_assert!(item.added.is_known() || after.at_least, "{} misses something", item.id);
        prop_assert!(!item.added.is_known() || after.at_least == before.at_least, "{} misses nothing", item.id);
        prop_assert_eq!(Design::parse(&accepted.to_json()).unwrap(), accepted);
    }
    let after = priced(&accept(design, Accept::All, budget).unwrap()).totals;
    prop_assert_eq!(after.monthly - before.monthly, costs.all.monthly, "all of them");
    Ok(costs.items.len())
}

#[test]
fn accepting_changes_the_total_of_every_example_by_what_is_said() {
    let counts: Vec<usize> = EXAMPLES.iter().map(|design| check(design).unwrap()).collect();
    assert!(counts.iter().filter(|count| **count > 0).count() > 20, "{counts:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn accepting_changes_the_total_of_a_part_of_an_example_by_what_is_said(
        example in any::<prop::sample::Index>(),
        removed in prop::collection::vec(any::<prop::sample::Index>(), 0..4),
        (internet_out, logs, days) in (any::<bool>(), any::<bool>(), prop::option::of(28..=31_u8)),
    ) {
        let mut design = EXAMPLES[example.index(EXAMPLES.len())].clone();
        for index in removed {
            if !design.components.is_empty() {
                let id: ComponentId = design.components[index.index(design.components.len())].id.clone();
                design.remove(&id);
            }
        }
        // A group whose dedicated host is gone does not read.
        prop_assume!(Design::parse(&design.to_json()).is_ok());
        design.month_days = days;
        let mut of_services = std::mem::take(&mut design.free_allowances.of_services);
        if logs {
            of_services.extend(["cloudwatch-logs", "cloudwatch-logs-stored", "cloudwatch-metrics"]);
        }
        design.free_allowances = Allowances { internet_out, of_services };
        check(&design)?;
    }
}
