//! The HTML document around every page, and the routes.

use leptos::config::LeptosOptions;
use leptos::prelude::*;
use leptos_meta::{MetaTags, Title, provide_meta_context};
use leptos_router::components::{Route, Router, Routes};
use leptos_router::{SsrMode, path};

use crate::components::top_bar::SiteHeader;
use crate::pages;

/// Says that scripts run, and sets the chosen theme, before the first paint. Runs under the page's
/// nonce.
const FIRST_SCRIPT: &str = "document.documentElement.dataset.scripts='';try{const t=localStorage.getItem('abacus.theme');\
if(t==='dark'||t==='light')document.documentElement.dataset.theme=t}catch{}";

/// The whole HTML document. On the server only; the browser hydrates [`App`].
pub fn shell(options: LeptosOptions) -> impl IntoView {
    let nonce = use_nonce();
    view! {
        <!DOCTYPE html>
        <html lang="en">
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <meta name="description" content="Design an AWS architecture and know what it costs, to the cent." />
                <script nonce=nonce inner_html=FIRST_SCRIPT></script>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <link rel="stylesheet" href="/pkg/abacus.css" />
                <HydrationScripts options=options.clone() />
                <MetaTags />
            </head>
            <body>
                <App />
            </body>
        </html>
    }
}

/// The application: routes and what surrounds every page.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    // Tells tests and styles that the page answers to clicks now.
    Effect::new(|_| crate::browser::mark_hydrated());
    // The address keeps what stands behind `#`: an edit key may be there.
    let skip = |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        crate::browser::focus_on("main");
    };
    view! {
        <Title formatter=document_title />
        <Router>
            <a class="skip" href="#main" on:click=skip>"Skip to content"</a>
            <SiteHeader />
            <main id="main" tabindex="-1">
                <Routes fallback=pages::not_found::NotFound>
                    <Route path=path!("/") view=pages::start::Start ssr=SsrMode::Async />
                    <Route path=path!("/new") view=pages::edit::New ssr=SsrMode::Async />
                    <Route path=path!("/d/:id") view=pages::view::View ssr=SsrMode::Async />
                    <Route path=path!("/d/:id/compare") view=pages::compare::Compare ssr=SsrMode::Async />
                    <Route path=path!("/d/:id/edit") view=pages::edit::Edit ssr=SsrMode::Async />
                </Routes>
            </main>
        </Router>
    }
}

/// The title of a page as the browser shows it.
///
/// leptos_meta puts it between `<title>` tags as it is, so on the server it is made safe here; in
/// the browser it is set as text.
fn document_title(title: String) -> String {
    let title = if title.trim().is_empty() { "Abacus".to_owned() } else { format!("{title} · Abacus") };
    if cfg!(feature = "ssr") { escaped(&title) } else { title }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_cannot_end_its_element() {
        assert_eq!(escaped("</title><b> & co"), "&lt;/title&gt;&lt;b&gt; &amp; co");
    }
}
