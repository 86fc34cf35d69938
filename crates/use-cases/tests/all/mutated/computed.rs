//! All that is computed of a document.

use std::sync::LazyLock;

use api::Failure;
use design::{Body, Design};
use pricing::{Estimate, render, working};
use proptest::prelude::*;
use use_cases::{
    capacity_charts, choose_path, compare_with_charts, deployments_with_charts, draw_file, estimate, flow_ledgers,
    keep_proposals, shown,
};

use super::{check_problems, sums};

/// Steps of each computation: far more than a small document takes, and soon spent where one takes too much.
const STEPS: u64 = 500_000;

static REGIONS: LazyLock<Vec<(String, String)>> =
    LazyLock::new(|| use_cases::regions().into_iter().map(|region| (region.code, region.name)).collect());

/// Makes the forms of all components.
pub fn check_forms(design: &Design) -> Result<(), TestCaseError> {
    for component in &design.components {
        prop_assert!(forms::form(design, &component.id, &REGIONS, false).is_some(), "{}", component.id);
    }
    Ok(())
}

/// Computes all that pages, REST and the command line ask for. `design` is what can be read of the document.
pub fn check(text: &str, design: &Design) -> Result<(), TestCaseError> {
    let first_flow = design.components.iter().find(|component| matches!(component.body, Body::Flow { .. }));
    let flow = first_flow.map(|flow| flow.id.to_string());
    let all = bounded(|| {
        shown(text, &[], |shown| {
            let paths = flow.as_deref().map(|flow| shown.flow_paths(flow)).transpose()?.flatten();
            let (drawing, plan) = (shown.drawing()?, shown.network_plan());
            let is_whole = drawing.is_some() && plan.is_some() && paths.is_some() == flow.is_some();
            Ok((shown.estimate().cloned(), shown.problems().to_vec(), paths, is_whole))
        })
    });
    let alone = bounded(|| estimate(text));
    let Some((estimated, problems, paths, is_whole)) = told(text, all)? else { return Ok(()) };
    check_problems(text, &problems)?;
    let Some(estimated) = estimated else {
        prop_assert!(!problems.is_empty() && alone.is_err());
        return Ok(());
    };
    prop_assert!(is_whole, "something of the design is not shown");
    if let Some((read, alone)) = told(text, alone)? {
        prop_assert_eq!((&read, &alone), (design, &estimated), "priced twice");
    }
    check_estimate(design, &estimated)?;
    told(text, bounded(|| draw_file(text)))?;
    told(text, bounded(|| flow_ledgers(text, "", false)))?;
    // Of nothing, there is nothing to compare.
    if !pricing::compare::comparable(design).is_empty() {
        told(text, bounded(|| compare_with_charts(text, &[], &[])))?;
    }
    if !pricing::compare::deployable(design).is_empty() {
        told(text, bounded(|| deployments_with_charts(text, &[], &[])))?;
    }
    check_changed(text, bounded(|| keep_proposals(text)))?;
    for paths in paths.iter() {
        for choice in paths.choices.iter().filter(|choice| !choice.current) {
            check_changed(text, bounded(|| choose_path(text, &paths.flow, &choice.code)))?;
        }
    }
    Ok(())
}

/// Checks that what the program makes of a document is a document.
fn check_changed(text: &str, changed: Result<String, Failure>) -> Result<(), TestCaseError> {
    if let Some(changed) = told(text, changed)? {
        prop_assert_eq!(Design::parse(&changed).err(), None, "{}", changed);
    }
    Ok(())
}

fn check_estimate(design: &Design, estimate: &Estimate) -> Result<(), TestCaseError> {
    sums::check(estimate)?;
    let json = serde_json::to_string(estimate).unwrap();
    prop_assert_eq!(&serde_json::from_str::<Estimate>(&json).unwrap(), estimate, "read back");
    for finding in &estimate.findings {
        prop_assert!(!finding.message.trim().is_empty() && !finding.fix.trim().is_empty(), "{finding:?}");
        let place = finding.path.strip_prefix("/components/").and_then(|rest| rest.split('/').next()?.parse().ok());
        let at: Option<&design::Component> = place.and_then(|index: usize| design.components.get(index));
        prop_assert!(at.map_or(finding.path.is_empty(), |at| at.id == finding.component), "{finding:?}");
    }
    prop_assert!(!render::table(estimate).is_empty() && !render::csv(estimate).is_empty());
    for line in estimate.components.iter().flat_map(|component| &component.lines) {
        prop_assert!(!working(line).is_empty(), "{line:?}");
    }
    let charts = capacity_charts(estimate);
    prop_assert!(charts.iter().all(|chart| chart.chart.svg.starts_with("<svg")));
    Ok(())
}

/// Computes within a budget, as servers do.
fn bounded<T>(work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    use_cases::counted(STEPS, work).0
}

/// What was computed, unless the document is at fault and is told so.
fn told<T>(text: &str, computed: Result<T, Failure>) -> Result<Option<T>, TestCaseError> {
    match computed {
        Ok(computed) => Ok(Some(computed)),
        Err(Failure::TooExpensive { .. }) => Ok(None),
        Err(Failure::Invalid { problems }) => {
            prop_assert!(!problems.is_empty());
            check_problems(text, &problems).map(|()| None)
        }
        Err(other) => Err(TestCaseError::fail(format!("{other:?}"))),
    }
}
