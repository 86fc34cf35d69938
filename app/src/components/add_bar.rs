//! The menu that adds to a design.

use definitions::Definition;
use design::Kind;
use leptos::prelude::*;

use crate::browser;
use crate::editor::Editor;

/// What an entry of the menu adds.
#[derive(Clone, Copy)]
enum Add {
    /// By code.
    Coded(fn(&Editor)),
    /// A component of a kind that has a definition.
    Defined(&'static Definition),
}

/// An entry by code: its label, and what it does.
type Entry = (&'static str, fn(&Editor));

/// What can be added by code, by section.
const CODED: &[(&str, &[Entry])] = &[
    (
        "Compute",
        &[
            ("EC2 instances", Editor::add_group),
            ("Dedicated hosts", Editor::add_host),
            ("Load balancer", Editor::add_balancer),
        ],
    ),
    (
        "Storage",
        &[
            ("EBS volume", |editor| editor.add_volume(None)),
            ("EBS snapshots", Editor::add_snapshots),
            ("S3 bucket", |editor| editor.add_network(Kind::S3)),
        ],
    ),
    ("Databases", &[]),
    ("Integration", &[]),
    (
        "Network",
        &[
            ("Flow", Editor::add_flow),
            ("VPC", |editor| editor.add_network(Kind::Vpc)),
            ("NAT gateway", |editor| editor.add_network(Kind::NatGateway)),
            ("NAT instance", Editor::add_nat_instance),
            ("Transit gateway", |editor| editor.add_network(Kind::TransitGateway)),
        ],
    ),
    ("Purchase", &[("Reserved Instances", Editor::add_reserved), ("Savings Plan", Editor::add_savings_plan)]),
];

/// The entries of a section: those by code, then those of definitions.
fn entries(heading: &str, coded: &'static [Entry]) -> Vec<(&'static str, Add)> {
    let defined = definitions::ALL.iter().filter(|definition| definition.section.label() == heading);
    let coded = coded.iter().map(|(label, add)| (*label, Add::Coded(*add)));
    coded.chain(defined.map(|definition| (definition.adds, Add::Defined(definition)))).collect()
}

/// Adds a component of any kind.
///
/// On the server: complete, without function.
#[component]
pub fn AddBar(
    /// Id of the button that opens the menu.
    id: &'static str,
) -> impl IntoView {
    let editor = Editor::current();
    let menu = format!("{id}-menu");
    let own = StoredValue::new(menu.clone());
    let close = move || {
        own.with_value(|menu| browser::fold(menu));
        browser::focus_on(id);
    };
    let entry = move |(label, add): (&'static str, Add)| {
        view! {
            <li>
                <button type="button" on:click=move |_| {
                    close();
                    match add {
                        Add::Coded(add) => add(&editor),
                        Add::Defined(definition) => editor.add_defined(definition),
                    }
                }>{label}</button>
            </li>
        }
        .into_any()
    };
    let section = move |(heading, coded): &(&'static str, &'static [Entry])| {
        let entries = entries(heading, coded);
        view! {
            <section>
                <h3>{*heading}</h3>
                <ul>{entries.into_iter().map(entry).collect::<Vec<_>>()}</ul>
            </section>
        }
        .into_any()
    };
    view! {
        <details class="add-menu" id=menu on:keydown=move |event| if event.key() == "Escape" { close() }>
            <summary class="button" id=id>"+ Add"</summary>
            <div class="add-sections">{CODED.iter().map(section).collect::<Vec<_>>()}</div>
        </details>
    }
    .into_any()
}
