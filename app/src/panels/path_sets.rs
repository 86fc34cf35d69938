//! The path options of several flows that cost less together.

use api::{PathSet, PathSets};
use leptos::prelude::*;

use super::list;

/// The table of the sets; empty if there are neither sets nor notes.
pub(super) fn html(found: &PathSets) -> String {
    if found.sets.is_empty() && found.notes.is_empty() {
        return String::new();
    }
    let table = (!found.sets.is_empty()).then(|| {
        view! {
            <div class="choices-scroll">
                <table class="choices">
                    <thead>
                        <tr>
                            <th scope="col">"Options"</th>
                            <th scope="col">"Flows"</th>
                            <th scope="col">"Change"</th>
                            <th scope="col">"Design a month"</th>
                        </tr>
                    </thead>
                    <tbody>{found.sets.iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        }
    });
    view! {
        <section class="path-sets" aria-labelledby="path-sets-title">
            <h3 id="path-sets-title">"Paths together"</h3>
            {table}
            {list("notes", &found.notes)}
        </section>
    }
    .to_html()
}

fn row(set: &PathSet) -> AnyView {
    let label = format!("Use {}", set.label);
    let moved = set.moved.iter().map(|flow| {
        let words = format!("{}: {} instead of {}", flow.name, flow.after, flow.before);
        view! { <li>{words}</li> }
    });
    let what = |words: &str, names: &[String]| {
        (!names.is_empty()).then(|| view! { <span class="hint">{format!("{words}: {}", names.join(", "))}</span> })
    };
    let notes = set.notes.iter().map(|note| view! { <span class="hint">{note.clone()}</span> });
    view! {
        <tr>
            <th scope="row">
                {set.label.clone()}
                {what("Added", &set.added)}
                {what("Taken out", &set.gone)}
                {notes.collect_view()}
                <div class="act">
                    <button type="button" class="button" data-act="path-set" data-value=set.code.clone() aria-label=label>"Use this"</button>
                </div>
            </th>
            <td data-head="Flows">
                <details>
                    <summary>{set.moved.len()}</summary>
                    <ul>{moved.collect_view()}</ul>
                </details>
            </td>
            <td data-head="Change">{set.change.clone()}</td>
            <td data-head="Design a month">{set.total.clone()}</td>
        </tr>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use api::MovedFlow;

    use super::*;

    #[test]
    fn a_set_says_what_moves_and_can_be_used() {
        assert_eq!(html(&PathSets::default()), "");
        let flow = MovedFlow {
            flow: "orders".into(),
            name: "Orders".into(),
            before: "NAT gateway in every zone".into(),
            after: "Interface endpoint".into(),
        };
        let set = PathSet {
            code: "orders=interface-endpoint+secrets=interface-endpoint".into(),
            label: "All AWS services of VPC <main> by endpoints".into(),
            moved: vec![flow],
            gone: vec!["NAT gateways".into()],
            added: vec!["SQS interface endpoint".into()],
            change: "−$55.06".into(),
            total: "$139.34".into(),
            notes: vec!["NAT gateways: taken out.".into()],
        };
        let html = html(&PathSets { sets: vec![set], notes: vec!["Not compared.".into()] });
        for part in [
            "data-act=\"path-set\" data-value=\"orders=interface-endpoint+secrets=interface-endpoint\"",
            "VPC &lt;main&gt; by endpoints",
            "Orders: Interface endpoint instead of NAT gateway in every zone",
            "Added: SQS interface endpoint",
            "Taken out: NAT gateways",
            "−$55.06",
            "$139.34",
            "Not compared.",
        ] {
            assert!(html.contains(part), "{part}: {html}");
        }
    }
}
