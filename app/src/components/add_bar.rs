//! The menu that adds to a design.

use design::Kind;
use leptos::prelude::*;

use crate::browser;
use crate::editor::Editor;

type Add = fn(&Editor);

/// What can be added, in sections.
const SECTIONS: &[(&str, &[(&str, Add)])] = &[
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
    (
        "Network",
        &[
            ("Flow", Editor::add_flow),
            ("VPC", |editor| editor.add_network(Kind::Vpc)),
            ("Data transfer", |editor| editor.add_transfer(None)),
            ("NAT gateway", |editor| editor.add_network(Kind::NatGateway)),
            ("NAT instance", Editor::add_nat_instance),
            ("VPC endpoint", |editor| editor.add_network(Kind::VpcEndpoint)),
            ("Public IPv4 address", |editor| editor.add_network(Kind::PublicIpv4)),
            ("Internet gateway", |editor| editor.add_network(Kind::InternetGateway)),
            ("Transit gateway", |editor| editor.add_network(Kind::TransitGateway)),
            ("VPC peering", |editor| editor.add_network(Kind::VpcPeering)),
            ("Site-to-Site VPN", |editor| editor.add_network(Kind::VpnConnection)),
            ("Direct Connect", |editor| editor.add_network(Kind::DirectConnect)),
        ],
    ),
    ("Purchase", &[("Reserved Instances", Editor::add_reserved), ("Savings Plan", Editor::add_savings_plan)]),
];

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
    let entry = move |(label, add): &(&'static str, Add)| {
        let add = *add;
        view! {
            <li>
                <button type="button" on:click=move |_| {
                    close();
                    add(&editor);
                }>{*label}</button>
            </li>
        }
        .into_any()
    };
    let section = move |(heading, entries): &(&'static str, &'static [(&'static str, Add)])| {
        view! {
            <section>
                <h3>{*heading}</h3>
                <ul>{entries.iter().map(entry).collect::<Vec<_>>()}</ul>
            </section>
        }
        .into_any()
    };
    view! {
        <details class="add-menu" id=menu on:keydown=move |event| if event.key() == "Escape" { close() }>
            <summary class="button" id=id>"+ Add"</summary>
            <div class="add-sections">{SECTIONS.iter().map(section).collect::<Vec<_>>()}</div>
        </details>
    }
    .into_any()
}
