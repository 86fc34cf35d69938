//! What is wrong with a design, or could be better.

use leptos::prelude::*;
use pricing::{Finding, Severity};

use crate::fields::capitalised;

/// The findings, errors first. Nothing when there are none.
///
/// On the server: complete.
#[component]
pub fn Findings(
    /// The findings.
    #[prop(into)]
    findings: Signal<Vec<Finding>>,
    /// What happens when the component of a finding is chosen; plain text when left out.
    #[prop(into, optional)]
    choose: Option<Callback<design::ComponentId>>,
) -> impl IntoView {
    let row = move |finding: Finding| {
        let class = match finding.severity {
            Severity::Error => "finding error",
            Severity::Warning => "finding warning",
            Severity::Advice => "finding advice",
        };
        let component = finding.component.clone();
        let place = match choose {
            Some(choose) => {
                let name = finding.name.clone();
                view! { <button type="button" class="link" on:click=move |_| choose.run(component.clone())>{name}</button> }
                    .into_any()
            }
            None => view! { {finding.name.clone()} }.into_any(),
        };
        view! {
            <li class=class>
                <span class="severity">{finding.severity.label()}</span>
                <span class="place">{place}</span>
                <code class="rule">{finding.rule}</code>
                <p>{format!("{}. {}.", capitalised(&finding.message), capitalised(&finding.fix))}</p>
            </li>
        }
    };
    view! {
        <Show when=move || findings.with(|all| !all.is_empty())>
            <section class="findings">
                <h3>"Findings"</h3>
                <ul>{move || findings.get().into_iter().map(row).collect_view()}</ul>
            </section>
        </Show>
    }
    .into_any()
}
