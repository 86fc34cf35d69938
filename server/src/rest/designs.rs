//! `/api/v1/designs`

use api::{Failure, SharedDesign};
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::header::{AUTHORIZATION, LOCATION};
use axum::http::{Extensions, HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use use_cases::{Designs, Expected};

use super::computed::text;
use super::refuse;
use crate::http::client;
use crate::http::conditional::{has_none_match, if_match, is_current, keep, none_match, not_modified, tag};

/// `POST`: saves the design document in the body. Answers 201 with id and edit key, and the same to a repeated request
/// with the same `Idempotency-Key`.
pub async fn create(
    State(designs): State<Designs>,
    extensions: Extensions,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let designs = designs.for_client(client::address(&extensions));
    let created = match idempotency_key(&headers).and_then(|key| Ok((key, text(&body)?))) {
        Ok((key, text)) => designs.create(text, key).await,
        Err(failure) => Err(failure),
    };
    match created {
        Ok(created) => {
            let location = format!("/api/v1/designs/{}", created.id);
            let mut response = (StatusCode::CREATED, Json(&created)).into_response();
            tag(&mut response, created.revision);
            if let Ok(location) = HeaderValue::from_str(&location) {
                response.headers_mut().insert(LOCATION, location);
            }
            response
        }
        Err(failure) => refuse(failure),
    }
}

/// Which revision to show.
#[derive(Debug, Deserialize)]
pub struct Which {
    revision: Option<String>,
}

/// A revision that no design has, used for anything that is not a number.
const NO_REVISION: i64 = 0;

/// A design as the API returns it: the document as JSON, not as a string.
#[derive(Serialize)]
struct Shown {
    id: String,
    revision: i64,
    saved_at_ms: i64,
    design: Box<RawValue>,
    estimate: pricing::Estimate,
}

/// `GET`: the latest revision with its estimate, or the one named by `?revision=`. Answers 304 if the client has it.
pub async fn show(
    State(designs): State<Designs>,
    Path(id): Path<String>,
    Query(which): Query<Which>,
    headers: HeaderMap,
) -> Response {
    let revision = which.revision.map(|text| text.parse().unwrap_or(NO_REVISION));
    let prices = use_cases::prices().id();
    if has_none_match(&headers) {
        match designs.head(&id, revision).await {
            Ok(head) if is_current(&headers, head.revision, &prices) => return not_modified(head.revision, &prices),
            Ok(_) => {}
            Err(failure) => return refuse(failure),
        }
    }
    match designs.open(&id, revision).await {
        Ok(SharedDesign { id, revision, saved_at_ms, document, estimate }) => {
            let Ok(design) = RawValue::from_string(document) else { return refuse(Failure::Unavailable) };
            let mut response = Json(Shown { id, revision, saved_at_ms, design, estimate }).into_response();
            keep(&mut response, revision, &prices);
            response
        }
        Err(failure) => refuse(failure),
    }
}

/// `PUT`: saves the next revision. Needs the edit key as bearer token, and `If-Match` with the
/// revision that was edited; `If-Match: *` overwrites whatever is there.
pub async fn save(
    State(designs): State<Designs>,
    Path(id): Path<String>,
    extensions: Extensions,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let designs = designs.for_client(client::address(&extensions));
    let saved = async {
        let (key, expected, text) = request(&headers, &body)?;
        refuse_known(&designs, &id, &headers).await?;
        designs.save(&id, key, expected, text).await
    };
    let saved = saved.await;
    match saved {
        Ok(saved) => {
            let mut response = Json(&saved).into_response();
            tag(&mut response, saved.revision);
            response
        }
        Err(failure) => refuse(failure),
    }
}

/// `DELETE`: deletes the design; it can be restored for 30 days. Needs the edit key as bearer token; with `If-Match`,
/// the design must be at that revision.
pub async fn delete(State(designs): State<Designs>, Path(id): Path<String>, headers: HeaderMap) -> Response {
    let deleted = async {
        let key = bearer(&headers)?;
        if let Some(expected) = if_match(&headers)? {
            designs.expect(&id, &expected).await?;
        }
        refuse_known(&designs, &id, &headers).await?;
        designs.delete(&id, key).await
    };
    match deleted.await {
        Ok(deleted) => Json(&deleted).into_response(),
        Err(failure) => refuse(failure),
    }
}

/// `POST`: undoes the deletion of the design. Needs the edit key as bearer token.
pub async fn restore(State(designs): State<Designs>, Path(id): Path<String>, headers: HeaderMap) -> Response {
    let restored = match bearer(&headers) {
        Ok(key) => designs.restore(&id, key).await,
        Err(failure) => Err(failure),
    };
    match restored {
        Ok(restored) => {
            let mut response = Json(&restored).into_response();
            tag(&mut response, restored.revision);
            response
        }
        Err(failure) => refuse(failure),
    }
}

/// The idempotency key of a request, if it has one.
fn idempotency_key(headers: &HeaderMap) -> Result<Option<&str>, Failure> {
    let mut keys = headers.get_all("idempotency-key").iter();
    match (keys.next(), keys.next()) {
        (None, _) => Ok(None),
        (Some(key), None) => key.to_str().map(Some).map_err(|_| Failure::IdempotencyKeyInvalid),
        (Some(_), Some(_)) => Err(Failure::IdempotencyKeyInvalid),
    }
}

/// The edit key that a request carries.
fn bearer(headers: &HeaderMap) -> Result<&str, Failure> {
    let value = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok()).ok_or(Failure::KeyMissing)?;
    match value.split_once(' ') {
        Some((scheme, key)) if scheme.eq_ignore_ascii_case("bearer") => Ok(key.trim()),
        _ => Err(Failure::KeyMissing),
    }
}

fn request<'a>(headers: &'a HeaderMap, body: &'a [u8]) -> Result<(&'a str, Expected, &'a str), Failure> {
    let key = bearer(headers)?;
    let expected = if_match(headers)?.ok_or(Failure::RevisionMissing)?;
    Ok((key, expected, text(body)?))
}

/// Refuses to change a design whose current revision is excluded by `If-None-Match`.
async fn refuse_known(designs: &Designs, id: &str, headers: &HeaderMap) -> Result<(), Failure> {
    if !has_none_match(headers) {
        return Ok(());
    }
    let current = designs.head(id, None).await?.revision;
    if none_match(headers, current) { Ok(()) } else { Err(Failure::Conflict { current }) }
}
