//! Connections: how many, for how long, and how they end.
//!
//! axum's own loop has no limits; this one sets those that hyper offers and counts connections.

mod arriving;
mod descriptors;
mod open;
mod watched;

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tower::ServiceExt;

use arriving::Arriving;
pub use descriptors::connections_for_descriptors;
use open::OpenConnections;
use watched::Watched;

/// How long the loop waits when the system has no descriptor for a connection.
const PAUSE: Duration = Duration::from_millis(50);

/// How long that lasts before it is logged again.
const TELL_AGAIN: Duration = Duration::from_secs(60);

/// Most bytes that a connection reads ahead, at least the head of a request.
const BUFFER: usize = 64 << 10;

/// Limits of connections.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ConnectionLimits {
    /// Open connections. At this limit, a connection whose request has not arrived is closed: first those that have
    /// sent none.
    pub connections: usize,
    /// How long the head of a request may take, including later requests on a kept-alive connection.
    pub head: Duration,
    /// Most bytes of the head of a request; a larger one is answered with 431.
    pub head_bytes: usize,
    /// How long requests may continue when the server is asked to stop.
    pub drain: Duration,
}

impl Default for ConnectionLimits {
    fn default() -> ConnectionLimits {
        ConnectionLimits {
            connections: connections_for_descriptors(),
            head: Duration::from_secs(15),
            head_bytes: 32 << 10,
            drain: Duration::from_secs(10),
        }
    }
}

/// Serves connections until `stopped`. Then requests may continue until the drain deadline; connections that have sent
/// none are closed at once.
pub async fn serve(listener: TcpListener, app: Router, limits: ConnectionLimits, stopped: impl Future<Output = ()>) {
    let open = Arc::new(OpenConnections::new(limits.connections));
    let graceful = GracefulShutdown::new();
    let mut stopped = std::pin::pin!(stopped);
    let mut told: Option<Instant> = None;
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stopped => break,
        };
        match accepted {
            Ok((stream, peer)) => spawn(stream, peer, &app, limits, &open, &graceful),
            Err(error) if is_of_connection(&error) => {}
            Err(error) => {
                // Without descriptors, the next attempt would fail as well until a connection has ended.
                if told.is_none_or(|told| told.elapsed() >= TELL_AGAIN) {
                    tracing::warn!(%error, "cannot accept a connection");
                    told = Some(Instant::now());
                }
                open.make_room();
                tokio::time::sleep(PAUSE).await;
            }
        }
    }
    drop(listener);
    // Connections that have answered may still be sending: hyper closes them when they have finished.
    open.end_fresh();
    if tokio::time::timeout(limits.drain, graceful.shutdown()).await.is_err() {
        tracing::warn!("requests that took longer than the drain deadline were cut off");
        open.end_all();
    }
}

/// Whether accepting failed only for that one connection.
fn is_of_connection(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}

fn spawn(
    stream: TcpStream,
    peer: SocketAddr,
    app: &Router,
    limits: ConnectionLimits,
    open: &Arc<OpenConnections>,
    graceful: &GracefulShutdown,
) {
    let Some(place) = open.enter() else {
        // Every connection is busy: the new one is closed.
        return;
    };
    // Answers are written in full; waiting for more data would only delay them.
    let _ = stream.set_nodelay(true);
    let (app, busy) = (app.clone(), place.clone());
    let service = service_fn(move |request: hyper::Request<hyper::body::Incoming>| {
        let request_busy = busy.begin(hyper::body::Body::is_end_stream(request.body()));
        let (app, place) = (app.clone(), busy.clone());
        async move {
            let mut request = request.map(|body| Body::new(Arriving::new(body, place)));
            request.extensions_mut().insert(ConnectInfo(peer));
            let answer = app.oneshot(request).await;
            // The connection is busy until its answer has been handed over.
            answer.map(|answer| answer.map(|body| Watched::new(body, request_busy)))
        }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.head)
        .max_header_size(limits.head_bytes)
        .max_buf_size(BUFFER.max(limits.head_bytes))
        .serve_connection(TokioIo::new(stream), service);
    let connection = graceful.watch(connection);
    let task = tokio::spawn(async move {
        // The client disconnected, sent something other than HTTP, or took too long: nothing worth filling the log
        // with.
        if let Err(error) = connection.await {
            tracing::debug!(%error, %peer, "a connection ended early");
        }
    });
    place.runs(task);
}
