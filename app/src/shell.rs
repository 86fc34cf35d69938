//! The HTML document around every page, and how a browser takes it over.

use leptos::config::LeptosOptions;
use leptos::prelude::*;
use leptos_meta::{MetaTags, Title, provide_meta_context};

use crate::components::top_bar::SiteHeader;
use crate::{Page, browser};

/// The id of the element with the page as JSON.
const PAGE_ID: &str = "page";

/// Says that scripts run, and sets the chosen theme, before the first paint. Runs under the page's
/// nonce.
const FIRST_SCRIPT: &str = "document.documentElement.dataset.scripts='';try{const t=localStorage.getItem('abacus.theme');\
if(t==='dark'||t==='light')document.documentElement.dataset.theme=t}catch{}";

/// The whole HTML document. On the server only; the browser hydrates what is in its body.
pub fn shell(options: LeptosOptions, page: Page) -> impl IntoView {
    let nonce = use_nonce();
    let json = embedded_json(&page);
    view! {
        <!DOCTYPE html>
        <html lang="en">
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <meta name="description" content="Design an AWS architecture and know what it costs, to the cent." />
                <script nonce=nonce.clone() inner_html=FIRST_SCRIPT></script>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <link rel="stylesheet" href="/pkg/abacus.css" />
                <HydrationScripts options=options.clone() />
                <MetaTags />
            </head>
            <body>
                <App page />
                <script nonce=nonce id=PAGE_ID type="application/json" inner_html=json></script>
            </body>
        </html>
    }
}

/// The page as JSON that can stand inside an element: no `<` begins anything there.
fn embedded_json(page: &Page) -> String {
    // Serialising structs, enums and text cannot fail.
    serde_json::to_string(page).unwrap_or_default().replace('<', "\\u003c")
}

/// Makes the page that the server sent answer to clicks.
#[cfg(feature = "hydrate")]
pub fn hydrate() {
    // A page that this program cannot read stays as it is: complete, without function.
    if let Some(page) = browser::text_of(PAGE_ID).and_then(|json| crate::wire::read(&json).ok()) {
        hydrate_body(move || view! { <App page /> });
    }
}

/// The page, and what surrounds every page.
#[component]
fn App(page: Page) -> impl IntoView {
    provide_meta_context();
    // Tells tests and styles that the page answers to clicks now.
    Effect::new(|_| browser::mark_hydrated());
    // The address keeps what stands behind `#`: an edit key may be there.
    let skip = |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        browser::focus_on("main");
    };
    view! {
        <Title formatter=document_title />
        <a class="skip" href="#main" on:click=skip>"Skip to content"</a>
        <SiteHeader />
        <main id="main" tabindex="-1">{page.show()}</main>
    }
}

/// The title of a page as the browser shows it.
///
/// leptos_meta puts it between `<title>` tags as it is, so on the server it is made safe here; in
/// the browser it is set as text.
fn document_title(title: String) -> String {
    let title = if title.trim().is_empty() { "Abacus".to_owned() } else { format!("{title} · Abacus") };
    if cfg!(feature = "ssr") { markup::escaped(&title).into_owned() } else { title }
}
