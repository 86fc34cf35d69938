//! The HTML document around every page, and its hydration in the browser.

#[cfg(feature = "ssr")]
use std::sync::Arc;

#[cfg(feature = "ssr")]
use hydration_context::SsrSharedContext;
use leptos::prelude::*;

use crate::browser;
use crate::components::top_bar::SiteHeader;
use crate::pages::Page;
#[cfg(feature = "hydrate")]
use crate::wire;

/// The id of the element that contains the page as JSON.
const PAGE_ID: &str = "page";

/// Marks that scripts run, and applies the chosen theme, before the first paint.
#[cfg(feature = "ssr")]
const FIRST_SCRIPT: &str = "document.documentElement.dataset.scripts='';try{const t=localStorage.getItem('abacus.theme');\
if(t==='dark'||t==='light')document.documentElement.dataset.theme=t}catch{}";

/// Loads the WebAssembly module and hydrates the page.
#[cfg(feature = "ssr")]
const HYDRATION_SCRIPT: &str = "import start,{hydrate} from'/pkg/abacus.js';\
start({module_or_path:'/pkg/abacus_bg.wasm'}).then(()=>hydrate())";

/// The text of every inline script of every document. The scripts are the same for all pages, so that the content
/// security policy can allow them by their hashes.
#[cfg(feature = "ssr")]
pub const INLINE_SCRIPTS: [&str; 2] = [FIRST_SCRIPT, HYDRATION_SCRIPT];

/// The whole HTML document of a page, rendered at once: nothing on a page loads later. The browser hydrates its body.
///
/// The same page always gives the same text.
#[cfg(feature = "ssr")]
#[must_use]
pub fn document(page: Page) -> String {
    // The shared context only marks this code as running on the server, so that browser helpers do nothing.
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new())));
    let html = owner.with(|| shell(page).to_html());
    owner.unset_with_forced_cleanup();
    html
}

#[cfg(feature = "ssr")]
fn shell(page: Page) -> impl IntoView {
    let json = embedded_json(&page);
    view! {
        <!DOCTYPE html>
        <html lang="en">
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <meta name="description" content="Design an AWS architecture and know what it costs, to the cent." />
                <title>{page.title()}</title>
                <script inner_html=FIRST_SCRIPT></script>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <link rel="stylesheet" href="/pkg/abacus.css" />
                <link rel="modulepreload" href="/pkg/abacus.js" />
                <link rel="preload" href="/pkg/abacus_bg.wasm" r#as="fetch" r#type="application/wasm" crossorigin="" />
                <script type="module" inner_html=HYDRATION_SCRIPT></script>
            </head>
            <body>
                <App page />
                <script id=PAGE_ID type="application/json" inner_html=json></script>
            </body>
        </html>
    }
}

/// The page as JSON that can be embedded in an element: it contains no `<`.
#[cfg(feature = "ssr")]
fn embedded_json(page: &Page) -> String {
    // Serialising structs, enums and text cannot fail.
    serde_json::to_string(page).unwrap_or_default().replace('<', "\\u003c")
}

/// Hydrates the page that the server sent.
#[cfg(feature = "hydrate")]
pub fn hydrate() {
    // A page that this program cannot read stays as it is: complete but not interactive.
    if let Some(page) = browser::text_of(PAGE_ID).and_then(|json| wire::read(&json).ok()) {
        hydrate_body(move || view! { <App page /> });
    }
}

/// The page, with the elements that surround every page.
#[component]
fn App(page: Page) -> impl IntoView {
    // Tells tests and styles that the page is ready for clicks.
    Effect::new(|_| browser::mark_hydrated());
    // Keep the fragment of the address, because it may contain an edit key.
    let skip = |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        browser::focus_on("main");
    };
    // The bar of the editor replaces the site header.
    let header = (!matches!(page, Page::Editor(_))).then(|| view! { <SiteHeader /> });
    view! {
        <a class="skip" href="#main" on:click=skip>"Skip to content"</a>
        {header}
        <main id="main" tabindex="-1">{page.show()}</main>
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use api::Failure;

    use super::*;

    #[test]
    fn a_document_is_complete_and_the_same_each_time() {
        let page = Page::Failed(Failure::NoRoute.into());
        let html = document(page.clone());
        assert_eq!(html, document(page));
        assert!(html.starts_with("<!DOCTYPE html><html lang=\"en\"><head>"), "{html}");
        assert!(html.contains("</html>"), "{html}");
        assert!(html.contains("<title>There is no design here · Abacus</title>"), "{html}");
        for script in INLINE_SCRIPTS {
            assert_eq!(html.matches(script).count(), 1, "{script}");
        }
    }
}
