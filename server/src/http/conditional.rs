//! Conditional requests on revisions (RFC 9110, 13): the entity tag of a revision is its number.

use api::Failure;
use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, ETAG, IF_MATCH, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::Response;
use use_cases::Expected;

/// The revisions named by `If-Match`; `None` without the header.
///
/// A proxy that compresses answers weakens their tags. Weak tags are accepted: they name the same revision.
///
/// # Errors
/// [`Failure::RevisionMissing`] if it names no revision.
pub fn if_match(headers: &HeaderMap) -> Result<Option<Expected>, Failure> {
    match tags(headers, &IF_MATCH) {
        Tags::None => Ok(None),
        Tags::Any => Ok(Some(Expected::Any)),
        Tags::Revisions(revisions) if revisions.is_empty() => Err(Failure::RevisionMissing),
        Tags::Revisions(revisions) => Ok(Some(Expected::OneOf(revisions))),
    }
}

/// Whether `If-None-Match` allows a request for a design at `revision`: the header does not name that revision.
#[must_use]
pub fn none_match(headers: &HeaderMap, revision: i64) -> bool {
    match tags(headers, &IF_NONE_MATCH) {
        Tags::None => true,
        Tags::Any => false,
        Tags::Revisions(revisions) => !revisions.contains(&revision),
    }
}

/// Whether there is an `If-None-Match`.
#[must_use]
pub fn has_none_match(headers: &HeaderMap) -> bool {
    headers.contains_key(IF_NONE_MATCH)
}

/// The answer to a client that has this revision.
#[must_use]
pub fn not_modified(revision: i64) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::NOT_MODIFIED;
    keep(&mut response, revision);
    response
}

/// Lets the client cache an answer and revalidate it by its entity tag.
pub fn keep(response: &mut Response, revision: i64) {
    tag(response, revision);
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
}

/// Sets the entity tag: the revision.
pub fn tag(response: &mut Response, revision: i64) {
    if let Ok(value) = HeaderValue::from_str(&format!("\"{revision}\"")) {
        response.headers_mut().insert(ETAG, value);
    }
}

enum Tags {
    None,
    Any,
    /// The tags that are numbers; others cannot be revisions.
    Revisions(Vec<i64>),
}

fn tags(headers: &HeaderMap, name: &HeaderName) -> Tags {
    if !headers.contains_key(name) {
        return Tags::None;
    }
    let lines = headers.get_all(name).iter().filter_map(|value| value.to_str().ok());
    let items: Vec<&str> = lines.flat_map(|line| line.split(',')).map(str::trim).collect();
    if items.contains(&"*") {
        return Tags::Any;
    }
    let number = |item: &str| item.trim_start_matches("W/").trim_matches('"').parse().ok();
    Tags::Revisions(items.into_iter().filter_map(number).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(name: &HeaderName, lines: &[&str]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(name, line.parse().unwrap());
        }
        headers
    }

    #[test]
    fn if_match_names_revisions_or_any() {
        let read = |lines: &[&str]| if_match(&headers(&IF_MATCH, lines));
        assert_eq!(read(&[]), Ok(None));
        assert_eq!(read(&["*"]), Ok(Some(Expected::Any)));
        assert_eq!(read(&["\"7\""]), Ok(Some(Expected::OneOf(vec![7]))));
        assert_eq!(read(&["W/\"7\", \"x\"", "9"]), Ok(Some(Expected::OneOf(vec![7, 9]))));
        assert_eq!(read(&["\"x\""]), Err(Failure::RevisionMissing));
        assert_eq!(read(&[""]), Err(Failure::RevisionMissing));
    }

    #[test]
    fn if_none_match_is_about_the_revision_that_is_there() {
        let holds = |lines: &[&str]| none_match(&headers(&IF_NONE_MATCH, lines), 7);
        assert!(holds(&[]) && holds(&["\"6\""]) && holds(&["\"x\", \"8\""]));
        assert!(!holds(&["*"]) && !holds(&["\"7\""]) && !holds(&["\"6\", W/\"7\""]));
    }
}
