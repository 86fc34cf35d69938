//! How many requests one client address may send.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use api::Failure;
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use use_cases::ClientLimit;

use super::client;
use crate::rest;

const MINUTE: Duration = Duration::from_secs(60);

/// Field names of draft-ietf-httpapi-ratelimit-headers.
const POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");
const STATE: HeaderName = HeaderName::from_static("ratelimit");

/// A number of requests that each client address may send in a minute.
#[derive(Debug, Clone)]
pub struct RateLimit(Option<Arc<ClientLimit>>);

impl RateLimit {
    /// This many requests a minute; 0 means no limit.
    #[must_use]
    pub fn per_minute(requests: u32) -> RateLimit {
        RateLimit(ClientLimit::new(requests, MINUTE).map(Arc::new))
    }
}

/// Counts a request, and refuses it if its client has sent too many. Answers say how many are left.
///
/// Immutable files and the health checks bypass this.
pub async fn check(State(limit): State<RateLimit>, request: Request, next: Next) -> Response {
    let Some((limit, address)) = limit.0.zip(client::address(request.extensions())) else {
        return next.run(request).await;
    };
    let taken = limit.take(address, NonZeroU32::MIN);
    let mut response = match taken {
        Ok(_) => next.run(request).await,
        Err(wait) => {
            let seconds = wait.as_secs() + 1;
            tracing::debug!(%address, seconds, "an address has sent too many requests");
            rest::refuse(Failure::TooManyRequests { seconds })
        }
    };
    let (amount, period) = (limit.amount(), limit.period().as_secs());
    let left = taken.unwrap_or(0);
    // The time until the full number of requests is available again.
    let reset = (u64::from(amount - left.min(amount)) * period).div_ceil(u64::from(amount));
    let headers = response.headers_mut();
    for (name, value) in
        [(POLICY, format!("\"address\";q={amount};w={period}")), (STATE, format!("\"address\";r={left};t={reset}"))]
    {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(name, value);
        }
    }
    response
}
