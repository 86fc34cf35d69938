//! The static files: style, script, wasm, icon. Embedded in the release binary, so that it runs
//! from anywhere; read from `target/site` in a debug build.

use axum::body::Body;
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use rust_embed::{EmbeddedFile, RustEmbed};

#[derive(RustEmbed)]
#[folder = "../target/site"]
#[allow_missing = true]
struct Site;

/// The file at `path` in the best encoding that the browser takes.
pub fn file(path: &str, headers: &HeaderMap) -> Option<Response> {
    let path = path.trim_start_matches('/');
    // The compressed twins are not files of their own.
    let plain = Site::get(path).filter(|_| !path.ends_with(".br") && !path.ends_with(".gz"))?;
    let (encoding, body) = encoded(path, headers).unwrap_or((None, plain));
    let tag = etag(&body, encoding);
    let known = headers.get(IF_NONE_MATCH).is_some_and(|value| value.as_bytes() == tag.as_bytes());
    let mut response = if known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let mut response = Body::from(body.data.into_owned()).into_response();
        set(&mut response, CONTENT_TYPE, content_type(path));
        if let Some(encoding) = encoding {
            set(&mut response, CONTENT_ENCODING, encoding);
        }
        response
    };
    set(&mut response, ETAG, &tag);
    set(&mut response, VARY, "accept-encoding");
    // Names carry no version: the browser asks each time and is told when nothing has changed.
    set(&mut response, CACHE_CONTROL, "no-cache");
    Some(response)
}

fn encoded(path: &str, headers: &HeaderMap) -> Option<(Option<&'static str>, EmbeddedFile)> {
    let accepted = headers.get(ACCEPT_ENCODING)?.to_str().ok()?;
    let takes = |name: &str| accepted.split(',').any(|one| one.split(';').next().is_some_and(|n| n.trim() == name));
    [("br", "br"), ("gzip", "gz")]
        .into_iter()
        .filter(|(encoding, _)| takes(encoding))
        .find_map(|(encoding, ending)| Some((Some(encoding), Site::get(&format!("{path}.{ending}"))?)))
}

fn etag(file: &EmbeddedFile, encoding: Option<&str>) -> String {
    let hash: String = file.metadata.sha256_hash().iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    format!("\"{hash}{}\"", encoding.map(|e| format!("-{e}")).unwrap_or_default())
}

fn set(response: &mut Response, name: axum::http::HeaderName, value: &str) {
    if let Ok(value) = value.parse() {
        response.headers_mut().insert(name, value);
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
