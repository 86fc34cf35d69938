//! Request bodies: read completely before a handler sees them, with limits on size, time and memory.

use std::sync::Arc;
use std::time::Duration;

use api::Failure;
use axum::body::{Body, HttpBody};
use axum::extract::State;
use axum::http::header::CONNECTION;
use axum::http::{HeaderValue, Request};
use axum::middleware::Next;
use axum::response::Response;
use http_body_util::BodyExt;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, timeout_at};

use crate::rest;

/// Most bytes of a page call: a design of 1 MiB grows when it is escaped as a string inside JSON.
const CALL_BYTES: usize = 2 * design::limits::DOCUMENT_BYTES + 4096;
/// Most bytes of any other body: one byte more than a document may have, so that the refusal is about the document.
const BODY_BYTES: usize = design::limits::DOCUMENT_BYTES + 1;
/// Bytes of each body that do not count towards the memory of large bodies.
const SMALL: usize = 16 << 10;
const KIB: usize = 1 << 10;

/// Limits on the arrival of bodies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BodyLimits {
    /// How long a body may take, however short it is.
    pub time: Duration,
    /// Bytes that earn one more second.
    pub bytes_per_second: usize,
    /// Memory of all bodies together, in bytes, beyond the first 16 KiB of each.
    pub memory: usize,
}

impl Default for BodyLimits {
    fn default() -> BodyLimits {
        BodyLimits { time: Duration::from_secs(15), bytes_per_second: 32 << 10, memory: 64 << 20 }
    }
}

/// Reads request bodies.
#[derive(Debug, Clone)]
pub struct Bodies {
    limits: BodyLimits,
    /// Remaining memory in KiB.
    memory: Arc<Semaphore>,
}

impl Bodies {
    /// Reads bodies within `limits`.
    #[must_use]
    pub fn new(limits: BodyLimits) -> Bodies {
        let kib = (limits.memory / KIB).min(Semaphore::MAX_PERMITS);
        Bodies { limits, memory: Arc::new(Semaphore::new(kib)) }
    }

    /// Reads a body. Its memory stays reserved as long as the second value lives.
    ///
    /// The loop takes one frame at a time and stops at the end of the body, at `most` bytes, or when time is up.
    async fn read(&self, mut body: Body, most: usize) -> Result<(Vec<u8>, Option<OwnedSemaphorePermit>), Failure> {
        if usize::try_from(body.size_hint().lower()).is_ok_and(|bytes| bytes > most) {
            return Err(Failure::TooLarge);
        }
        let begun = Instant::now();
        let mut held: Option<OwnedSemaphorePermit> = None;
        // Frames are copied into one buffer: a frame of one byte would keep alive the whole buffer it was read into.
        let mut bytes = Vec::new();
        loop {
            let more = Duration::from_secs((bytes.len() / self.limits.bytes_per_second.max(1)) as u64);
            let frame = timeout_at(begun + self.limits.time + more, body.frame()).await;
            let Some(frame) = frame.map_err(|_| Failure::TooSlow)? else { return Ok((bytes, held)) };
            let Ok(data) = frame.map_err(|_| Failure::Unreadable)?.into_data() else { continue };
            if bytes.len() + data.len() > most {
                return Err(Failure::TooLarge);
            }
            let needed = (bytes.len() + data.len()).saturating_sub(SMALL).div_ceil(KIB);
            let missing = needed.saturating_sub(held.as_ref().map_or(0, OwnedSemaphorePermit::num_permits));
            if missing > 0 {
                let missing = u32::try_from(missing).map_err(|_| Failure::TooLarge)?;
                let taken = Arc::clone(&self.memory).try_acquire_many_owned(missing).map_err(|_| Failure::Busy)?;
                match &mut held {
                    Some(held) => held.merge(taken),
                    None => held = Some(taken),
                }
            }
            bytes.extend_from_slice(&data);
        }
    }
}

/// Reads the body of a request. A body that is too large, too slow, or cut short is refused, and its connection closed.
pub async fn arrive(State(bodies): State<Bodies>, request: Request<Body>, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    if body.is_end_stream() {
        return next.run(Request::from_parts(parts, body)).await;
    }
    let most = if super::is_call(parts.uri.path()) { CALL_BYTES } else { BODY_BYTES };
    match bodies.read(body, most).await {
        Ok((bytes, held)) => {
            let answer = next.run(Request::from_parts(parts, Body::from(bytes))).await;
            drop(held);
            answer
        }
        Err(failure) => {
            let mut answer = rest::refuse(failure);
            answer.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
            answer
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Bytes;
    use futures_core::Stream;

    use super::*;

    /// A body that sends one byte per second.
    fn dripping() -> Body {
        struct Drip(tokio::time::Interval);
        impl Stream for Drip {
            type Item = Result<Bytes, std::io::Error>;
            fn poll_next(
                mut self: std::pin::Pin<&mut Self>,
                context: &mut std::task::Context<'_>,
            ) -> std::task::Poll<Option<Self::Item>> {
                self.0.poll_tick(context).map(|_| Some(Ok(Bytes::from_static(b"x"))))
            }
        }
        Body::from_stream(Drip(tokio::time::interval(Duration::from_secs(1))))
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_that_drips_is_too_slow() {
        let begun = Instant::now();
        let read = Bodies::new(BodyLimits::default()).read(dripping(), 1 << 20).await;
        assert_eq!(read.unwrap_err(), Failure::TooSlow);
        assert_eq!(begun.elapsed().as_secs(), 15);
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_that_keeps_the_rate_is_read() {
        let limits = BodyLimits { time: Duration::from_secs(2), bytes_per_second: 1, ..BodyLimits::default() };
        let begun = Instant::now();
        let read = Bodies::new(limits).read(dripping(), 30).await;
        assert_eq!(read.unwrap_err(), Failure::TooLarge);
        assert_eq!(begun.elapsed().as_secs(), 30);
    }

    #[tokio::test]
    async fn large_bodies_share_memory_and_small_ones_need_none() {
        let bodies = Bodies::new(BodyLimits { memory: 100 << 10, ..BodyLimits::default() });
        let body = |kib: usize| Body::from(vec![b'x'; kib << 10]);
        let (_, first) = bodies.read(body(80), 1 << 20).await.unwrap();
        assert_eq!(bodies.read(body(80), 1 << 20).await.unwrap_err(), Failure::Busy);
        assert_eq!(bodies.read(body(16), 1 << 20).await.unwrap().0.len(), 16 << 10);
        drop(first);
        bodies.read(body(80), 1 << 20).await.unwrap();
    }
}
