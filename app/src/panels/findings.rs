//! The findings of an estimate: errors first, then by money, folded where they repeat.

use leptos::prelude::*;
use pricing::{Estimate, Finding, FindingGroup, Severity, Total, Totals};
use units::format::money;

use super::estimate::EstimateView;

/// The findings; nothing if there are none.
pub(super) fn view(estimate: &Estimate, place: EstimateView<'_>) -> Option<AnyView> {
    let all = &estimate.findings;
    let entry = |group: FindingGroup<'_>| match group {
        FindingGroup::One(finding) => row(finding, &estimate.totals, place),
        FindingGroup::Several(findings) => folded(&findings, &estimate.totals, place),
    };
    (!all.is_empty()).then(|| {
        view! {
            <section class="findings" id="findings">
                <h3>"Findings"</h3>
                <ul>{FindingGroup::all(all).into_iter().map(entry).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

const fn class(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "finding error",
        Severity::Warning => "finding warning",
        Severity::Advice => "finding advice",
    }
}

fn row(finding: &Finding, totals: &Totals, place: EstimateView<'_>) -> AnyView {
    let name = finding.name.clone();
    let change = matches!(place, EstimateView::Editor { .. }).then(|| change(finding, totals)).flatten();
    let at = match place {
        EstimateView::Editor { .. } => {
            let id = finding.component.to_string();
            view! { <button type="button" class="link" data-id=id data-face="form">{name}</button> }.into_any()
        }
        EstimateView::Page => name.into_any(),
    };
    let text = format!("{}. {}.", forms::capitalised(&finding.message), forms::capitalised(&finding.fix));
    view! {
        <li class=class(finding.severity) data-component=finding.component.to_string()>
            <span class="severity">{finding.severity.label()}</span>
            <span class="place">{at}</span>
            <code class="rule">{finding.rule.clone()}</code>
            <p>{text}</p>
            {change}
        </li>
    }
    .into_any()
}

/// The button that carries out the fix, with the new total.
fn change(finding: &Finding, totals: &Totals) -> Option<AnyView> {
    let change = finding.change.as_ref().and_then(|change| serde_json::to_string(change).ok())?;
    let then = finding.saves.map(|saves| {
        let least = Total::EffectiveMonthly.least(totals);
        format!("{least}{} a month then", money(totals.effective_monthly - saves))
    });
    let label = format!("Apply {} to {}", finding.rule, finding.name);
    let view = view! {
        <p class="change-of-finding">
            <button type="button" class="button" data-act="fix" data-value=change aria-label=label>"Apply"</button>
            {then}
        </p>
    };
    Some(view.into_any())
}

/// Several findings of one rule: their number and what they save together, and the list to open.
fn folded(all: &[&Finding], totals: &Totals, place: EstimateView<'_>) -> AnyView {
    let Some(first) = all.first() else { return ().into_any() };
    let text = FindingGroup::summary(all);
    view! {
        <li class=class(first.severity)>
            <details id=format!("findings-{}-{}", first.rule, first.severity.label().to_lowercase())>
                <summary>
                    <span class="severity">{first.severity.label()}</span>
                    " "
                    <span class="place">{text}</span>
                    " "
                    <code class="rule">{first.rule.clone()}</code>
                </summary>
                <ul>{all.iter().map(|finding| row(finding, totals, place)).collect_view()}</ul>
            </details>
        </li>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_that_repeat_are_folded_with_what_they_save_together() {
        let group = |index: usize| {
            format!(r#"{{"id": "g{index}", "kind": "ec2", "config": {{"instance_type": "m7g.large"}}}}"#)
        };
        let html = |count: usize| {
            let groups: Vec<String> = (0..count).map(group).collect();
            let document = format!(r#"{{"abacus": 1, "region": "us-east-1", "components": [{}]}}"#, groups.join(", "));
            let (_, estimate) = use_cases::estimate(&document).unwrap();
            view(&estimate, EstimateView::Page).map(|view| view.to_html()).unwrap_or_default()
        };
        assert!(!html(2).contains("<details"));
        let folded = html(15);
        assert_eq!(folded.matches("<details").count(), 1);
        // 20.15 for each.
        assert!(
            folded.contains("15 groups: 1-year Reserved Instances save $302.22 a month. Compare the purchase options."),
            "{folded}"
        );
        assert_eq!(folded.matches("class=\"rule\"").count(), 16);
    }

    #[test]
    fn a_fix_that_is_a_change_has_a_button_in_the_editor() {
        let document = r#"{"abacus": 1, "region": "us-east-1", "components": [
            {"id": "web", "kind": "ec2", "config": {"instance_type": "m7g.large"}},
            {"id": "db", "kind": "ec2", "config": {"instance_type": "m7g.large"}},
            {"id": "nat", "kind": "nat-gateway"},
            {"id": "query", "kind": "flow", "config": {"from": "web", "to": "db"}, "usage": {"request_gb": 1}}]}"#;
        let (_, estimate) = use_cases::estimate(document).unwrap();
        let page = view(&estimate, EstimateView::Page).map(|view| view.to_html()).unwrap_or_default();
        assert!(page.contains("path-unused") && !page.contains("data-act"), "{page}");
        let finding = estimate.findings.iter().find(|finding| finding.rule == "path-unused").unwrap();
        let button = change(finding, &estimate.totals).map(|view| view.to_html()).unwrap_or_default();
        assert!(button.contains("data-act=\"fix\"") && button.contains("remove"), "{button}");
    }
}
