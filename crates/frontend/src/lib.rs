//! The browser entry: hydrates the app.

use wasm_bindgen::prelude::wasm_bindgen;

/// Called by the page once the wasm is there.
#[wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    app::hydrate();
}
