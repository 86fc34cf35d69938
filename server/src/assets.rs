//! The static files: style, script, wasm, icon. They are embedded in the release binary, so that it runs from anywhere,
//! and read from `target/site` in a debug build.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;
use rust_embed::{EmbeddedFile, RustEmbed};

use crate::http::representation::Representation;

#[derive(RustEmbed)]
#[folder = "../target/site"]
#[allow_missing = true]
struct Site;

/// Every embedded file by its path: hashed at build time, and sent without copying.
static EMBEDDED: LazyLock<HashMap<String, Representation>> =
    LazyLock::new(|| Site::iter().filter_map(|path| Some((path.to_string(), load(&path)?))).collect());

/// The file at `path` in the best encoding that the browser accepts.
pub fn file(path: &str, headers: &HeaderMap) -> Option<Response> {
    let path = path.trim_start_matches('/');
    if cfg!(debug_assertions) {
        // The files of a debug build may change while it runs.
        return load(path).map(|file| file.answer(headers));
    }
    EMBEDDED.get(path).map(|file| file.answer(headers))
}

fn load(path: &str) -> Option<Representation> {
    // The compressed variants are not served as files of their own.
    let plain = Site::get(path).filter(|_| !path.ends_with(".br") && !path.ends_with(".gz"))?;
    let twin = |ending: &str| Site::get(&format!("{path}.{ending}")).map(bytes);
    let hash = plain.metadata.sha256_hash();
    let content_type = HeaderValue::from_static(content_type(path));
    Some(Representation::encoded(StatusCode::OK, content_type, &hash, bytes(plain), twin("gz"), twin("br")))
}

fn bytes(file: EmbeddedFile) -> Bytes {
    match file.data {
        Cow::Borrowed(embedded) => Bytes::from_static(embedded),
        Cow::Owned(read) => Bytes::from(read),
    }
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("png") => "image/png",
        Some("svg") => "image/svg+xml",
        Some("txt") => "text/plain; charset=utf-8",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_types_are_those_browsers_insist_on() {
        assert_eq!(content_type("pkg/abacus_bg.wasm"), "application/wasm");
        assert_eq!(content_type("pkg/abacus.js"), "text/javascript; charset=utf-8");
        assert_eq!(content_type("unknown"), "application/octet-stream");
    }
}
