//! The pages: Leptos components rendered on the server and hydrated in the browser.
