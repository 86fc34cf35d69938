//! Sets of path options of several flows.

use api::{Failure, MovedFlow, PathSet, PathSets};
use budget::Budget;
use design::{Design, Problem, Problems};
use pricing::paths::{SetComponent, choose_path_set, path_sets_within};
use units::format::{money, money_change};

use crate::bounded::bounded;
use crate::prices::prices;

/// Reads a document and returns the sets of path options of several flows that cost less together than each alone.
///
/// # Errors
/// As [`crate::estimate`].
pub fn path_sets(document: &str) -> Result<PathSets, Failure> {
    bounded(|budget| sets_of(&crate::read(document)?, budget))
}

/// The sets of a design.
pub(crate) fn sets_of(design: &Design, budget: &Budget) -> Result<PathSets, Failure> {
    let found = path_sets_within(design, &prices(), budget)?;
    Ok(PathSets { sets: found.sets.into_iter().map(cells).collect(), notes: found.notes })
}

fn cells(set: pricing::paths::PathSet) -> PathSet {
    let names = |all: Vec<SetComponent>| all.into_iter().map(|component| component.name).collect();
    let moved = set.moved.into_iter().map(|flow| MovedFlow {
        flow: flow.flow.to_string(),
        name: flow.name,
        before: flow.before.label,
        after: flow.after.label,
    });
    PathSet {
        code: set.code,
        label: set.label,
        moved: moved.collect(),
        gone: names(set.gone),
        added: names(set.added),
        change: money_change(set.change),
        total: if set.is_at_least { format!("at least {}", money(set.total)) } else { money(set.total) },
        notes: set.notes,
    }
}

/// The document with a set of path options, by its code.
///
/// # Errors
/// As [`path_sets`], and when there is no such set.
pub fn use_path_set(document: &str, code: &str) -> Result<String, Failure> {
    bounded(|budget| Ok(with_set(&crate::read(document)?, code, budget)?.to_compact_json()))
}

/// The design with a set of path options.
pub(crate) fn with_set(design: &Design, code: &str, budget: &Budget) -> Result<Design, Failure> {
    choose_path_set(design, code, &prices(), budget).ok_or_else(|| {
        let shown: String = code.chars().take(60).collect();
        let message = format!("the flows have no path options {shown:?} together");
        Problems::one(Problem::new("", message, "choose one of the sets that are listed")).into()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const DESIGN: &str = r#"{"abacus": 1, "region": "ap-northeast-1", "components": [
        {"id": "web", "kind": "ec2", "config": {"instance_type": "t4g.small"}, "placement": {"zones": {"a": 1, "b": 1, "c": 1}}},
        {"id": "nat", "name": "NAT gateways", "kind": "nat-gateway", "placement": {"zones": {"a": 1, "b": 1, "c": 1}}},
        {"id": "orders", "kind": "flow", "config": {"from": "web", "to": "@service/sqs"}, "usage": {"request_gb": 2}},
        {"id": "keys", "kind": "flow", "config": {"from": "web", "to": "@service/secretsmanager"}, "usage": {"request_gb": 2}},
        {"id": "trail", "kind": "flow", "config": {"from": "web", "to": "@service/cloudtrail"}, "usage": {"request_gb": 2}}]}"#;
    const CODE: &str = "keys=interface-endpoint+orders=interface-endpoint+trail=interface-endpoint";

    #[test]
    fn a_set_says_what_moves_and_what_it_costs() {
        let found = path_sets(DESIGN).unwrap();
        let set = found.sets.iter().find(|set| set.code == CODE).unwrap();
        assert_eq!((set.change.as_str(), set.total.as_str()), ("−$55.06", "$139.34"));
        assert_eq!(set.label, "All AWS services of the VPC by endpoints, NAT gateways taken out");
        let moved: Vec<_> = set.moved.iter().map(|flow| (&*flow.name, &*flow.before, &*flow.after)).collect();
        assert_eq!(moved[1], ("orders", "NAT gateway in every zone", "Interface endpoint"));
        assert_eq!((moved.len(), set.gone.as_slice()), (3, &["NAT gateways".to_owned()][..]));
        assert!(set.added.contains(&"SQS interface endpoint".to_owned()), "{:?}", set.added);
    }

    #[test]
    fn a_set_that_is_used_costs_what_was_shown() {
        let changed = use_path_set(DESIGN, CODE).unwrap();
        let (_, estimate) = crate::estimate(&changed).unwrap();
        assert_eq!(money(estimate.totals.monthly), "$139.34");
        let idle: Vec<_> = estimate.findings.iter().filter(|finding| finding.rule == "path-unused").collect();
        assert!(idle.is_empty(), "{idle:?}");
        let again = path_sets(&changed).unwrap();
        assert!(again.sets.iter().all(|set| set.code != CODE));
    }

    #[test]
    fn what_is_no_set_is_refused() {
        for code in ["", "orders", "orders=teleport", "nobody=interface-endpoint", "orders=nat-per-zone", "web=nat-one"]
        {
            let refused = use_path_set(DESIGN, code);
            assert!(matches!(refused, Err(Failure::Invalid { .. })), "{code}");
        }
        let many = ["orders=interface-endpoint"; 41].join("+");
        assert!(use_path_set(DESIGN, &many).is_err());
    }
}
