//! Conditional requests on revisions (RFC 9110, 13): the entity tag of a revision is its number; of its estimate at
//! imported prices, also their id, as `"7;c0ffee00"`.

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
        Tags::Revisions(revisions) => {
            Ok(Some(Expected::OneOf(revisions.into_iter().map(|(number, _)| number).collect())))
        }
    }
}

/// Whether `If-None-Match` allows a request for a design at `revision`: the header does not name that revision.
#[must_use]
pub fn none_match(headers: &HeaderMap, revision: i64) -> bool {
    match tags(headers, &IF_NONE_MATCH) {
        Tags::None => true,
        Tags::Any => false,
        Tags::Revisions(revisions) => !revisions.iter().any(|(number, _)| *number == revision),
    }
}

/// Whether the client has the estimate of a revision at these prices.
#[must_use]
pub fn is_current(headers: &HeaderMap, revision: i64, prices: &str) -> bool {
    match tags(headers, &IF_NONE_MATCH) {
        Tags::None => false,
        Tags::Any => true,
        Tags::Revisions(revisions) => revisions.iter().any(|(number, of)| (*number, *of) == (revision, prices)),
    }
}

/// Whether there is an `If-None-Match`.
#[must_use]
pub fn has_none_match(headers: &HeaderMap) -> bool {
    headers.contains_key(IF_NONE_MATCH)
}

/// The answer to a client that has the estimate of this revision at these prices.
#[must_use]
pub fn not_modified(revision: i64, prices: &str) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::NOT_MODIFIED;
    keep(&mut response, revision, prices);
    response
}

/// Lets the client cache an answer and revalidate it by its entity tag.
pub fn keep(response: &mut Response, revision: i64, prices: &str) {
    if prices.is_empty() {
        tag(response, revision);
    } else {
        set_tag(response, &format!("\"{revision};{prices}\""));
    }
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
}

/// Sets the entity tag: the revision.
pub fn tag(response: &mut Response, revision: i64) {
    set_tag(response, &format!("\"{revision}\""));
}

fn set_tag(response: &mut Response, tag: &str) {
    if let Ok(value) = HeaderValue::from_str(tag) {
        response.headers_mut().insert(ETAG, value);
    }
}

enum Tags<'a> {
    None,
    Any,
    /// The tags that begin with a number, with the id of the prices; others cannot be revisions.
    Revisions(Vec<(i64, &'a str)>),
}

fn tags<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Tags<'a> {
    if !headers.contains_key(name) {
        return Tags::None;
    }
    let lines = headers.get_all(name).iter().filter_map(|value| value.to_str().ok());
    let items: Vec<&str> = lines.flat_map(|line| line.split(',')).map(str::trim).collect();
    if items.contains(&"*") {
        return Tags::Any;
    }
    let tag = |item: &'a str| {
        let tag = item.trim_start_matches("W/").trim_matches('"');
        let (number, prices) = tag.split_once(';').unwrap_or((tag, ""));
        Some((number.parse().ok()?, prices))
    };
    Tags::Revisions(items.into_iter().filter_map(tag).collect())
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

    #[test]
    fn an_estimate_is_current_at_the_same_prices_only() {
        let current = |tag: &str, prices: &str| is_current(&headers(&IF_NONE_MATCH, &[tag]), 7, prices);
        assert!(current("\"7\"", "") && current("W/\"7;c0ffee00\"", "c0ffee00") && current("*", "c0ffee00"));
        assert!(
            !current("\"7\"", "c0ffee00") && !current("\"7;c0ffee00\"", "") && !current("\"6;c0ffee00\"", "c0ffee00")
        );
        let edited = if_match(&headers(&IF_MATCH, &["\"7;c0ffee00\""]));
        assert_eq!(edited, Ok(Some(Expected::OneOf(vec![7]))));
    }
}
