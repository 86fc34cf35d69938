//! The path of a flow as a row of hops, and its path options in a table.

use api::{FlowPaths, HopCell, PathChoice, PathRow};
use leptos::prelude::*;

use super::list;

/// The whole panel; empty if there are neither paths nor problems.
pub(super) fn html(paths: &FlowPaths) -> String {
    if paths.paths.is_empty() && paths.problems.is_empty() {
        return String::new();
    }
    let (tag, tag_class) = if paths.pinned { ("Pinned", "tag pinned") } else { ("Follows the routes", "tag") };
    let problems = paths.problems.iter().map(|text| view! { <p class="note error">{text.clone()}</p> }).collect_view();
    let class = if paths.pinned { "path-panel pinned" } else { "path-panel" };
    view! {
        <section class=class aria-labelledby="path-title">
            <h3 id="path-title" tabindex="-1">"Path "<span class=tag_class>{tag}</span></h3>
            {sum(paths)}
            {problems}
            {paths.paths.iter().map(|row| path(paths, row)).collect_view()}
            {derived(paths)}
            {choices(&paths.choices)}
            {list("notes", &paths.notes)}
        </section>
    }
    .to_html()
}

fn sum(paths: &FlowPaths) -> impl IntoView + use<> {
    let texts = [&paths.gb, &paths.per_gb].into_iter().filter(|text| !text.is_empty());
    let about = texts.cloned().collect::<Vec<_>>().join(" · ");
    view! {
        <p class="path-sum">
            <strong>{paths.monthly.clone()}</strong>
            {(!paths.monthly.is_empty()).then_some(" a month ")}
            <span class="hint">{about}</span>
        </p>
    }
}

fn path(paths: &FlowPaths, row: &PathRow) -> AnyView {
    let share = (!row.share.is_empty()).then(|| {
        view! { <p class="hint">{format!("{} of the flow · {} a month", row.share, row.monthly)}</p> }
    });
    view! {
        <div class="path">
            {share}
            <ol class="hops">
                <li class="hop end"><span class="hop-name">{paths.from.clone()}</span></li>
                {row.hops.iter().map(hop).collect_view()}
                <li class="hop end"><span class="hop-name">{paths.to.clone()}</span></li>
            </ol>
        </div>
    }
    .into_any()
}

fn hop(cell: &HopCell) -> AnyView {
    let name = match &cell.component {
        Some(id) => {
            view! { <button type="button" class="link" data-id=id.clone()>{cell.label.clone()}</button> }.into_any()
        }
        None => cell.label.clone().into_any(),
    };
    let free = cell.per_gb == "free";
    let class = if free { "hop free" } else { "hop" };
    let monthly = (!free).then(|| view! { <span class="hop-cost">{cell.monthly.clone()}</span> });
    let charges = (!free && !cell.charges.is_empty()).then(|| {
        view! { <details><summary>"Charges"</summary>{list("charges", &cell.charges)}</details> }
    });
    view! {
        <li class=class>
            <span class="hop-name">{name}</span>
            <span class="hop-price">{cell.per_gb.clone()}</span>
            {monthly}
            <span class="hop-gb">{cell.gb.clone()}</span>
            <span class="hop-why">{cell.why.clone()}</span>
            {charges}
        </li>
    }
    .into_any()
}

/// For a pinned path: the path that the route tables would give.
fn derived(paths: &FlowPaths) -> Option<AnyView> {
    (paths.pinned && !paths.derived.is_empty()).then(|| {
        view! {
            <details class="more">
                <summary>"What the routes would give"</summary>
                <div class="fields">{paths.derived.iter().map(|row| path(paths, row)).collect_view()}</div>
            </details>
        }
        .into_any()
    })
}

/// A column of the table of path options: its heading and its cells.
type Column = (&'static str, fn(&PathChoice) -> &String);

const COLUMNS: [Column; 6] = [
    ("Per GB", |choice| &choice.per_gb),
    ("Data a month", |choice| &choice.data),
    ("Fixed a month", |choice| &choice.fixed),
    ("Design a month", |choice| &choice.total),
    ("Change", |choice| &choice.change),
    ("Pays from", |choice| &choice.break_even),
];

fn choices(all: &[PathChoice]) -> Option<AnyView> {
    // Leave out columns that are empty in every row.
    let columns: Vec<Column> =
        COLUMNS.into_iter().filter(|(_, cell)| all.iter().any(|c| !cell(c).is_empty())).collect();
    let row = |choice: &PathChoice| {
        let cells = columns.iter().map(|(head, cell)| {
            view! { <td data-head=*head>{cell(choice).clone()}</td> }
        });
        let act = if choice.current {
            view! { <span class="tag">"In use"</span> }.into_any()
        } else {
            let label = format!("Use {}", choice.label);
            let code = choice.code.clone();
            view! { <button type="button" class="button" data-act="path" data-value=code aria-label=label>"Use this"</button> }
                .into_any()
        };
        let note = (!choice.note.is_empty()).then(|| view! { <span class="hint">{choice.note.clone()}</span> });
        view! {
            <tr class:current=choice.current>
                <th scope="row">{choice.label.clone()}{note}<div class="act">{act}</div></th>
                {cells.collect_view()}
            </tr>
        }
    };
    (all.len() > 1).then(|| {
        let heads = columns.iter().map(|(head, _)| view! { <th scope="col">{*head}</th> }).collect_view();
        view! {
            <h3>"Path options"</h3>
            <div class="choices-scroll">
                <table class="choices">
                    <thead><tr><th scope="col">"Option"</th>{heads}</tr></thead>
                    <tbody>{all.iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        }
        .into_any()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(label: &str, per_gb: &str) -> HopCell {
        HopCell {
            label: label.into(),
            kind: "nat-gateway".into(),
            component: Some("nat".into()),
            why: "the route 0.0.0.0/0".into(),
            gb: "100 GB".into(),
            per_gb: per_gb.into(),
            monthly: "$4.50".into(),
            charges: vec!["NAT gateway, 100 GB".into()],
        }
    }

    fn choice(code: &str, current: bool) -> PathChoice {
        PathChoice {
            code: code.into(),
            label: format!("Option <{code}>"),
            current,
            data: "$4.50".into(),
            fixed: String::new(),
            per_gb: "$0.045".into(),
            total: "$100.00".into(),
            change: String::new(),
            break_even: String::new(),
            note: String::new(),
        }
    }

    #[test]
    fn a_path_tells_its_hops_and_offers_the_other_options() {
        let row = PathRow {
            share: String::new(),
            hops: vec![cell("NAT gateway", "$0.045 per GB"), cell("Internet gateway", "free")],
            monthly: "$4.50".into(),
        };
        let paths = FlowPaths {
            paths: vec![row],
            choices: vec![choice("now", true), choice("nat-per-zone", false)],
            ..FlowPaths::default()
        };
        let html = html(&paths);
        assert!(html.contains("Follows the routes") && html.contains("data-id=\"nat\""), "{html}");
        assert!(html.contains("data-value=\"nat-per-zone\"") && !html.contains("data-value=\"now\""), "{html}");
        assert!(html.contains("Option &lt;nat-per-zone&gt;"), "{html}");
        assert!(!html.contains("Fixed a month"), "a column without cells is left out: {html}");
        assert_eq!(html.matches("$4.50").count(), 3, "what is free has no monthly cost: {html}");
    }

    #[test]
    fn a_flow_without_a_path_tells_what_is_wrong() {
        let problems = vec!["No route to the internet: add one".to_owned()];
        let html = html(&FlowPaths { problems, pinned: true, ..FlowPaths::default() });
        assert!(html.contains("note error") && html.contains("No route") && html.contains(">Pinned<"), "{html}");
        assert_eq!(super::html(&FlowPaths::default()), "");
    }
}
