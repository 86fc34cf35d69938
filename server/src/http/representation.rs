//! A response body kept ready to be sent: in every encoding, with its entity tags.

use axum::body::{Body, Bytes};
use axum::http::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;
use headers::{HeaderMapExt, IfNoneMatch};
use sha2::{Digest, Sha256};

use super::encoding::{self, Encoding};

/// The effort spent on compression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// Quality of Brotli, 0 to 11.
    pub brotli: u8,
    /// Level of gzip, 0 to 9.
    pub gzip: u8,
}

/// A body in the encodings that make it smaller. It is immutable: a different body is a different representation.
#[derive(Clone, Debug)]
pub struct Representation {
    status: StatusCode,
    content_type: HeaderValue,
    plain: Encoded,
    gzip: Option<Encoded>,
    brotli: Option<Encoded>,
}

/// The bytes of one encoding. Each has its own tag, because a strong tag identifies exact bytes.
#[derive(Clone, Debug)]
struct Encoded {
    body: Bytes,
    tag: Option<headers::ETag>,
}

impl Representation {
    /// Compresses a body. Encodings that do not make it smaller are dropped.
    #[must_use]
    pub fn new(status: StatusCode, content_type: HeaderValue, body: Bytes, effort: Effort) -> Representation {
        let brotli = encoding::brotli(&body, effort.brotli).map(Bytes::from);
        let gzip = encoding::gzip(&body, effort.gzip).map(Bytes::from);
        let hash = Sha256::digest(&body);
        Representation::encoded(status, content_type, &hash, body, gzip, brotli)
    }

    /// A body that is already compressed; `hash` is the SHA-256 hash of the uncompressed body.
    #[must_use]
    pub fn encoded(
        status: StatusCode,
        content_type: HeaderValue,
        hash: &[u8],
        plain: Bytes,
        gzip: Option<Bytes>,
        brotli: Option<Bytes>,
    ) -> Representation {
        let hash: String = hash.iter().take(12).map(|byte| format!("{byte:02x}")).collect();
        let length = plain.len();
        let tag = |suffix: &str| format!("\"{hash}{suffix}\"").parse().ok();
        let encoded = |body: Bytes, suffix: &str| Encoded { body, tag: tag(suffix) };
        let smaller = |body: Option<Bytes>| body.filter(|body| body.len() < length);
        Representation {
            status,
            content_type,
            gzip: smaller(gzip).map(|body| encoded(body, "-gzip")),
            brotli: smaller(brotli).map(|body| encoded(body, "-br")),
            plain: encoded(plain, ""),
        }
    }

    /// The total bytes of all encodings.
    #[must_use]
    pub fn size(&self) -> usize {
        let size = |encoded: &Option<Encoded>| encoded.as_ref().map_or(0, |encoded| encoded.body.len());
        self.plain.body.len() + size(&self.gzip) + size(&self.brotli)
    }

    /// Answers a GET or HEAD request with these headers: in the encoding it prefers, or with 304 if the client already
    /// has that one.
    ///
    /// The browser revalidates each time, and is told when nothing has changed. A failure has no tag: only a successful
    /// answer can be unchanged (RFC 9110, 13.2.1).
    #[must_use]
    pub fn answer(&self, request: &HeaderMap) -> Response {
        let encoding = Encoding::preferred(request, |encoding| self.variant(encoding).is_some());
        let encoded = self.variant(encoding).unwrap_or(&self.plain);
        let tag = encoded.tag.as_ref().filter(|_| self.status.is_success());
        let condition = tag.and(request.typed_get::<IfNoneMatch>());
        let known = tag.zip(condition).is_some_and(|(tag, condition)| !condition.precondition_passes(tag));
        let mut response = Response::new(if known { Body::empty() } else { Body::from(encoded.body.clone()) });
        *response.status_mut() = if known { StatusCode::NOT_MODIFIED } else { self.status };
        let headers = response.headers_mut();
        if !known {
            headers.insert(CONTENT_TYPE, self.content_type.clone());
            if encoding != Encoding::Identity {
                headers.insert(CONTENT_ENCODING, HeaderValue::from_static(encoding.name()));
            }
        }
        headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
        if let Some(tag) = tag {
            headers.typed_insert(tag.clone());
        }
        let caching = if self.status.is_success() { "no-cache" } else { "no-store" };
        headers.insert(CACHE_CONTROL, HeaderValue::from_static(caching));
        response
    }

    fn variant(&self, encoding: Encoding) -> Option<&Encoded> {
        match encoding {
            Encoding::Identity => Some(&self.plain),
            Encoding::Gzip => self.gzip.as_ref(),
            Encoding::Brotli => self.brotli.as_ref(),
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::http::header::ETAG;

    use super::*;

    const EFFORT: Effort = Effort { brotli: 5, gzip: 6 };

    fn representation(status: StatusCode, body: &str) -> Representation {
        let kind = HeaderValue::from_static("text/html; charset=utf-8");
        Representation::new(status, kind, Bytes::from(body.to_owned()), EFFORT)
    }

    fn ask(of: &Representation, encodings: &str, known: Option<&str>) -> Response {
        let mut request = HeaderMap::new();
        request.insert("accept-encoding", encodings.parse().unwrap());
        if let Some(known) = known {
            request.insert("if-none-match", known.parse().unwrap());
        }
        of.answer(&request)
    }

    fn tag(response: &Response) -> String {
        response.headers()[ETAG].to_str().unwrap().to_owned()
    }

    #[test]
    fn every_encoding_has_a_strong_tag_of_its_own() {
        let page = representation(StatusCode::OK, &"<p>text</p>".repeat(99));
        let tags = ["identity", "gzip", "br"].map(|encoding| tag(&ask(&page, encoding, None)));
        assert!(tags.iter().all(|tag| tag.starts_with('"')));
        assert!(tags[0] != tags[1] && tags[1] != tags[2] && tags[0] != tags[2]);
        let other = representation(StatusCode::OK, &"<p>test</p>".repeat(99));
        assert_ne!(tag(&ask(&other, "br", None)), tags[2]);
    }

    #[test]
    fn what_is_known_is_not_sent_again() {
        let page = representation(StatusCode::OK, &"<p>text</p>".repeat(99));
        let br = tag(&ask(&page, "br", None));
        for known in [br.clone(), format!("W/{br}"), format!("\"other\", {br}"), "*".to_owned()] {
            let response = ask(&page, "br", Some(&known));
            assert_eq!(response.status(), StatusCode::NOT_MODIFIED, "{known}");
            assert_eq!((tag(&response), &response.headers()[VARY]), (br.clone(), &"accept-encoding".parse().unwrap()));
            assert_eq!(response.headers()[CACHE_CONTROL], "no-cache");
            assert!(!response.headers().contains_key(CONTENT_ENCODING));
        }
        for unknown in ["\"other\"", "nonsense", br.trim_matches('"')] {
            assert_eq!(ask(&page, "br", Some(unknown)).status(), StatusCode::OK, "{unknown}");
        }
        assert_eq!(ask(&page, "gzip", Some(&br)).status(), StatusCode::OK, "another encoding is other bytes");
    }

    #[test]
    fn a_failure_is_never_unchanged() {
        let page = representation(StatusCode::NOT_FOUND, &"<p>nothing</p>".repeat(99));
        let response = ask(&page, "br", Some("*"));
        assert_eq!(response.status(), StatusCode::NOT_FOUND);
        assert_eq!(response.headers()[CACHE_CONTROL], "no-store");
        assert!(!response.headers().contains_key(ETAG));
    }

    #[test]
    fn what_does_not_shrink_is_kept_plain() {
        let page = representation(StatusCode::OK, "ok");
        assert!(!ask(&page, "br, gzip", None).headers().contains_key(CONTENT_ENCODING));
        assert_eq!(page.size(), 2);
    }
}
