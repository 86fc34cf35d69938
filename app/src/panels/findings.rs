//! The findings of an estimate: errors first, then by money, folded where they repeat.

use leptos::prelude::*;
use pricing::{Finding, Severity};
use units::Usd;
use units::format::money;

use super::estimate::EstimateView;

/// Findings of one rule from this number on are folded into one.
const FOLDED: usize = 3;

/// The findings; nothing if there are none.
pub(super) fn view(all: &[Finding], place: EstimateView<'_>) -> Option<AnyView> {
    let entry = |group: Vec<&Finding>| match group.as_slice() {
        several if several.len() >= FOLDED => folded(several, place),
        few => few.iter().map(|finding| row(finding, place)).collect_view().into_any(),
    };
    (!all.is_empty()).then(|| {
        view! {
            <section class="findings" id="findings">
                <h3>"Findings"</h3>
                <ul>{grouped(all).into_iter().map(entry).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

/// Findings of the same rule and severity together, in the order of the first of each.
fn grouped(all: &[Finding]) -> Vec<Vec<&Finding>> {
    let mut groups: Vec<Vec<&Finding>> = Vec::new();
    for finding in all {
        let is_alike = |group: &&mut Vec<&Finding>| {
            group.first().is_some_and(|first| (&first.rule, first.severity) == (&finding.rule, finding.severity))
        };
        match groups.iter_mut().find(is_alike) {
            Some(group) => group.push(finding),
            None => groups.push(vec![finding]),
        }
    }
    groups
}

const fn class(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "finding error",
        Severity::Warning => "finding warning",
        Severity::Advice => "finding advice",
    }
}

fn row(finding: &Finding, place: EstimateView<'_>) -> AnyView {
    let name = finding.name.clone();
    let at = match place {
        EstimateView::Editor { .. } => {
            let id = finding.component.to_string();
            view! { <button type="button" class="link" data-id=id data-face="form">{name}</button> }.into_any()
        }
        EstimateView::Page => name.into_any(),
    };
    let text = format!("{}. {}.", forms::capitalised(&finding.message), forms::capitalised(&finding.fix));
    view! {
        <li class=class(finding.severity)>
            <span class="severity">{finding.severity.label()}</span>
            <span class="place">{at}</span>
            <code class="rule">{finding.rule.clone()}</code>
            <p>{text}</p>
        </li>
    }
    .into_any()
}

/// Several findings of one rule: their number and what they save together, and the list to open.
fn folded(all: &[&Finding], place: EstimateView<'_>) -> AnyView {
    let Some(first) = all.first() else { return ().into_any() };
    let saved: Usd = all.iter().filter_map(|finding| finding.saves).sum();
    let fix = forms::capitalised(&first.fix);
    let text = if saved.is_zero() {
        format!("{} components. {fix}.", all.len())
    } else {
        format!("{} components, saves {} a month in all. {fix}.", all.len(), money(saved))
    };
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
                <ul>{all.iter().map(|finding| row(finding, place)).collect_view()}</ul>
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
            view(&estimate.findings, EstimateView::Page).map(|view| view.to_html()).unwrap_or_default()
        };
        assert!(!html(2).contains("<details"));
        let folded = html(15);
        assert_eq!(folded.matches("<details").count(), 1);
        // 20.15 for each.
        assert!(
            folded.contains("15 components, saves $302.22 a month in all. Compare the purchase options."),
            "{folded}"
        );
        assert_eq!(folded.matches("class=\"rule\"").count(), 16);
    }
}
