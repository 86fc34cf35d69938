//! The parts of the editor that the server renders as HTML: the forms, and everything derived from a design. The
//! browser downloads no code for them, and only updates the page with them.

pub(crate) mod breakdown;
mod capacity;
mod details;
mod drawing;
pub(crate) mod estimate;
mod findings;
mod form;
pub(crate) mod months;
mod outline;
mod passing;
mod path_sets;
mod paths;
mod plan;
mod seen;
pub(crate) mod side_costs;
mod terms;
pub(crate) mod totals;
pub(crate) mod workload_link;

use api::{Act, Failure};
use leptos::prelude::*;
use units::Usd;
use units::format::money_change;
use use_cases::Shown as Found;

use crate::shown::{Shown, View};
pub(crate) use drawing::figure;
use seen::Seen;

/// Applies changes to a document and renders the result.
///
/// # Errors
/// Same as [`use_cases::estimate`].
pub(crate) fn shown(document: &str, acts: &[Act], view: &View) -> Result<Shown, Failure> {
    use_cases::shown(document, acts, |found| of(found, view, true))
}

/// Like [`shown`], but with a note in place of the drawing, and without the parts of a form that depend on the
/// analysis.
///
/// # Errors
/// Same as [`use_cases::estimate`].
pub(crate) fn shown_briefly(document: &str, acts: &[Act], view: &View) -> Result<Shown, Failure> {
    use_cases::shown(document, acts, |found| of(found, view, false))
}

/// What the editor shows of a design. If `whole` is false, it leaves out everything expensive except the estimate.
pub(crate) fn of(found: &Found<'_>, view: &View, whole: bool) -> Result<Shown, Failure> {
    let seen = found.estimate().map(Seen::of);
    let change = seen.zip(Seen::read(&view.before)).and_then(|(now, before)| now.since(&before));
    let selected = details::selected(found, view);
    let edited = found.edited();
    let mut shown = Shown {
        document: edited.changed.then(|| found.design().to_compact_json()),
        refused: edited.refused.clone(),
        wide: view.drawing || details::is_wide(found, &selected),
        priced: seen.is_some(),
        monthly: seen.map_or_else(|| view.before.clone(), |seen| seen.text()),
        change: change.map(money_change).unwrap_or_default(),
        selected,
        parts: Vec::new(),
    };
    if !view.total_only {
        shown.parts = parts(found, view, &shown.selected, change, whole)?;
    }
    Ok(shown)
}

/// The parts of the page: ids of elements and their content. Without a price, it leaves out the totals and the
/// estimate, so the page keeps the earlier ones.
fn parts(
    found: &Found<'_>,
    view: &View,
    selected: &str,
    change: Option<Usd>,
    whole: bool,
) -> Result<Vec<(String, String)>, Failure> {
    let design = found.design();
    let mut parts = vec![
        ("design-fields", details::design_fields(design)),
        ("problems", details::problems(found)),
        ("outline", outline::view(design, found.estimate(), selected)),
    ];
    if let Some(estimate) = found.estimate() {
        let side_costs = whole.then(|| found.side_costs()).flatten();
        let switches = totals::allowance_switches(design);
        let sum = side_costs::sum(side_costs.as_ref());
        let beside = view! { <div>{sum}{switches}</div> }.into_any();
        parts.push(("totals", totals::view(estimate, change, beside)));
        let place = estimate::EstimateView::Editor { selected, open: &view.open };
        let months = months::panel(found, place);
        let breakdown = breakdown::panel(found, place);
        let html = view! { {breakdown}{estimate::view(estimate, side_costs.as_ref(), place)}{months} }.into_any();
        parts.push(("estimate", html));
    }
    let work = match (view.drawing, whole) {
        (true, true) => drawing::view(found, selected)?,
        (true, false) => drawing::too_much(),
        (false, _) => details::view(found, selected, whole),
    };
    parts.push(("work", work));
    Ok(parts.into_iter().map(|(id, part)| (id.to_owned(), part.to_html())).collect())
}

/// A list with an entry for each text; nothing if there are none.
fn list(class: &'static str, texts: &[String]) -> Option<AnyView> {
    let entries = texts.iter().map(|text| view! { <li>{text.clone()}</li> }).collect_view();
    (!texts.is_empty()).then(|| view! { <ul class=class>{entries}</ul> }.into_any())
}

/// A part of the estimate in the editor that is calculated once it is opened: `content` is `None` if that takes too much
/// work. `key` names it among the open parts.
fn on_demand(
    place: estimate::EstimateView<'_>,
    (key, class, id): (&'static str, &'static str, &'static str),
    title: &'static str,
    content: impl FnOnce() -> Option<AnyView>,
) -> AnyView {
    let is_open = matches!(place, estimate::EstimateView::Editor { open, .. } if open.iter().any(|one| one == key));
    let text = match (is_open.then(content).flatten(), is_open) {
        (Some(content), _) => content,
        (None, true) => {
            view! { <p class="hint">"This takes more work than is allowed for one request."</p> }.into_any()
        }
        (None, false) => view! { <p class="hint">"…"</p> }.into_any(),
    };
    view! {
        <section class=class id=id>
            <details class="line" data-key=key>
                <summary><h3>{title}</h3></summary>
                <div class="working">{text}</div>
            </details>
        </section>
    }
    .into_any()
}

/// A text as part of an address.
pub(crate) fn encoded(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'_' | b'-' => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    text.bytes().map(byte).collect()
}

/// CSV in an address, for downloading without another request.
pub(crate) fn csv_address(csv: &str) -> String {
    format!("data:text/csv;charset=utf-8,{}", encoded(csv))
}

#[cfg(test)]
mod tests {
    use use_cases::Pass;

    use super::*;

    const WEB: &str = include_str!("../../../docs/examples/three-tier-web.json");

    fn view(selected: &str, drawing: bool) -> View {
        View { selected: selected.to_owned(), drawing, ..View::default() }
    }

    fn part<'s>(shown: &'s Shown, id: &str) -> &'s str {
        shown.parts.iter().find(|(own, _)| own == id).map_or("", |(_, html)| html)
    }

    #[test]
    fn a_keystroke_reads_completes_and_prices_the_design_once() {
        let flow = design::Design::parse(WEB).unwrap().components.into_iter().find(|c| c.body.kind().code() == "flow");
        let flow = flow.unwrap().id.to_string();
        for view in [view("", true), view(&flow, false), view("vpc", false)] {
            let passes = use_cases::shown(WEB, &[], |found| {
                let shown = of(found, &view, true)?;
                assert!(shown.priced && !part(&shown, "work").is_empty());
                Ok([Pass::Read, Pass::Complete, Pass::Estimate].map(|pass| found.passes(pass)))
            });
            assert_eq!(passes, Ok([1, 1, 1]), "{view:?}");
        }
        let paths = shown(WEB, &[], &view(&flow, false)).unwrap();
        assert!(part(&paths, "work").contains("path-panel") && paths.wide);
    }

    #[test]
    fn a_change_is_made_and_shown_in_one_answer() {
        let act = Act { name: "add".to_owned(), value: "sqs".to_owned(), ..Act::default() };
        let answer = shown(WEB, &[act], &view("", false)).unwrap();
        assert_eq!(answer.selected, "queue");
        assert!(answer.document.as_deref().is_some_and(|text| text.contains("\"kind\":\"sqs\"")));
        assert!(part(&answer, "work").contains("id=\"form-queue\"") && part(&answer, "outline").contains("SQS queue"));
        // A field states its place, and how to read it.
        assert!(part(&answer, "work").contains("/usage/requests") && part(&answer, "work").contains("number|0|"));
    }

    #[test]
    fn side_costs_are_offered_until_they_are_accepted() {
        let before = shown(WEB, &[], &view("", true)).unwrap();
        let estimate = part(&before, "estimate");
        assert!(estimate.contains("Often billed as well, not in the total") && estimate.contains("data-value=\"all\""));
        assert!(
            estimate.contains("data-value=\"web-detailed-monitoring\" aria-label=\"Add Detailed monitoring of Web")
        );
        let act = |value: &str| Act { name: "accept".to_owned(), value: value.to_owned(), ..Act::default() };
        let seen = View { before: before.monthly.clone(), ..view("", true) };
        let after = shown(WEB, &[act("web-detailed-monitoring")], &seen).unwrap();
        assert_eq!(after.change, "+$8.40");
        assert!(!part(&after, "estimate").contains("data-value=\"web-detailed-monitoring\""));
        let all = shown(WEB, &[act("all")], &seen).unwrap();
        assert!(!part(&all, "estimate").contains("Often billed as well"));
        assert!(estimate.contains(&format!("Add all ({} a month)", all.change)), "{}", all.change);
        assert!(!part(&shown_briefly(WEB, &[], &seen).unwrap(), "estimate").contains("Often billed as well"));
    }

    #[test]
    fn a_design_with_problems_shows_its_form_and_no_price() {
        let document = r#"{"abacus":1,"region":"us-east-1","components":[
            {"id":"data","kind":"ebs","config":{"volume_type":"gp3","size_gib":10,"iops":-1}}]}"#;
        let answer = shown(document, &[], &View { before: "12.5".to_owned(), ..view("data", false) }).unwrap();
        assert!(!answer.priced && answer.monthly == "12.5");
        assert!(part(&answer, "problems").contains("The design cannot be priced"), "{:?}", answer.parts);
        assert!(part(&answer, "work").contains("id=\"form-data\""));
        assert_eq!((part(&answer, "totals"), part(&answer, "estimate")), ("", ""));
        assert!(shown("{", &[], &View::default()).is_err(), "nothing can be read of it");
    }

    #[test]
    fn the_total_alone_is_compared_with_that_of_before() {
        let view = View { before: "0".to_owned(), total_only: true, ..View::default() };
        let answer = shown(WEB, &[], &view).unwrap();
        assert!(answer.parts.is_empty() && answer.change.starts_with("+$"), "{}", answer.change);
    }
}
