//! The start page.

use leptos::prelude::*;

use super::recent::RecentDesigns;
use super::{StartPage, written};
use crate::browser;

/// A description of Abacus, a priced example, and the recent designs of this browser.
///
/// On the server: complete except for the recent designs.
#[component]
pub(super) fn Start(page: StartPage) -> impl IntoView {
    view! {
        <div class="page start" on:click=move |event| browser::copies(&event)>
            <section class="intro">
                <h1>"Know what an AWS design costs, to the cent"</h1>
                <p>
                    "Describe instances, volumes, databases, buckets, load balancers and what talks to what. Abacus finds the path of the data, "
                    "draws the network, and prices both in any of 36 regions while you type: every amount with its price, its "
                    "date and its working. Save it, and share the link."
                </p>
                <p class="actions">
                    <a class="button primary" href="/new" rel="external">"Start empty"</a>
                    <a class="button" href="/new?example=three-tier-web" rel="external">"Open the example"</a>
                </p>
            </section>
            <RecentDesigns />
            {written("start-example", "", page.html)}
        </div>
    }
    .into_any()
}
