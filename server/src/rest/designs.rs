//! `/api/v1/designs`

use api::{Failure, SharedDesign};
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::header::{AUTHORIZATION, ETAG, IF_MATCH, LOCATION};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use service::Designs;

use super::computed::text;
use super::refuse;

/// `POST`: saves the design document in the body. Answers 201 with id and edit key.
pub async fn create(State(designs): State<Designs>, body: Bytes) -> Response {
    let created = match text(&body) {
        Ok(text) => designs.create(text).await,
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

/// A revision that no design has, for what is no number.
const NO_REVISION: i64 = 0;

/// A design as the API shows it: the document as JSON, not as text.
#[derive(Serialize)]
struct Shown {
    id: String,
    revision: i64,
    saved_at_ms: i64,
    design: Box<RawValue>,
    estimate: pricing::Estimate,
}

/// `GET`: the latest revision with its estimate, or the one that `?revision=` names.
pub async fn show(State(designs): State<Designs>, Path(id): Path<String>, Query(which): Query<Which>) -> Response {
    let revision = which.revision.map(|text| text.parse().unwrap_or(NO_REVISION));
    match designs.open(&id, revision).await {
        Ok(SharedDesign { id, revision, saved_at_ms, document, estimate }) => {
            let Ok(design) = RawValue::from_string(document) else { return refuse(Failure::Unavailable) };
            let mut response = Json(Shown { id, revision, saved_at_ms, design, estimate }).into_response();
            tag(&mut response, revision);
            response
        }
        Err(failure) => refuse(failure),
    }
}

/// `PUT`: saves the next revision. Needs the edit key as bearer token, and `If-Match` with the
/// revision that was edited.
pub async fn save(State(designs): State<Designs>, Path(id): Path<String>, headers: HeaderMap, body: Bytes) -> Response {
    let saved = match request(&headers, &body) {
        Ok((key, expected, text)) => designs.save(&id, key, expected, text).await,
        Err(failure) => Err(failure),
    };
    match saved {
        Ok(saved) => {
            let mut response = Json(&saved).into_response();
            tag(&mut response, saved.revision);
            response
        }
        Err(failure) => refuse(failure),
    }
}

fn request<'a>(headers: &'a HeaderMap, body: &'a [u8]) -> Result<(&'a str, i64, &'a str), Failure> {
    let header = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let bearer = |value: &'a str| value.split_once(' ').filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
    let (_, key) = header(AUTHORIZATION).and_then(bearer).ok_or(Failure::KeyMissing)?;
    let expected = header(IF_MATCH).ok_or(Failure::RevisionMissing)?;
    // A proxy that compresses answers makes the tag a weak one; it names the same revision.
    let expected =
        expected.trim().trim_start_matches("W/").trim_matches('"').parse().map_err(|_| Failure::RevisionMissing)?;
    Ok((key.trim(), expected, text(body)?))
}

/// Sets the entity tag: the revision.
fn tag(response: &mut Response, revision: i64) {
    if let Ok(value) = HeaderValue::from_str(&format!("\"{revision}\"")) {
        response.headers_mut().insert(ETAG, value);
    }
}
