//! Limits of connections, over real sockets.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::routing::get;
use server::serve::{ConnectionLimits, serve};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use use_cases::{Designs, Store, StoreConfig};

struct Running {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    server: JoinHandle<()>,
}

async fn start(limits: ConnectionLimits) -> Running {
    let store = Store::connect(&StoreConfig::sqlite_memory()).await.unwrap();
    let app = server::router(Designs::new(store));
    start_with(app, limits).await
}

async fn start_with(app: Router, limits: ConnectionLimits) -> Running {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel();
    let server = tokio::spawn(serve(listener, app, limits, async {
        let _ = stopped.await;
    }));
    Running { address, stop, server }
}

/// Sends bytes, and reads until the server closes the connection.
async fn exchange(address: SocketAddr, request: &str) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8_lossy(&answer).into_owned()
}

const HEALTH: &str = "GET /healthz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n";
const HALF: &str = "GET /healthz HTTP/1.1\r\nhost: loc";

#[tokio::test(flavor = "multi_thread")]
async fn a_head_that_does_not_come_ends_its_connection() {
    let running = start(ConnectionLimits { head: Duration::from_millis(100), ..ConnectionLimits::default() }).await;
    let answer = exchange(running.address, HALF).await;
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 408"), "{answer}");
    assert!(exchange(running.address, HEALTH).await.starts_with("HTTP/1.1 200"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_head_that_is_too_large_is_refused() {
    let running = start(ConnectionLimits::default()).await;
    let request = format!("GET /healthz HTTP/1.1\r\nhost: localhost\r\nx: {}\r\n\r\n", "y".repeat(64 << 10));
    let answer = exchange(running.address, &request).await;
    assert!(answer.starts_with("HTTP/1.1 431"), "{answer}");
}

#[tokio::test(flavor = "multi_thread")]
async fn half_open_connections_do_not_keep_others_out() {
    let running = start(ConnectionLimits { connections: 8, ..ConnectionLimits::default() }).await;
    let mut half_open = Vec::new();
    for _ in 0..32 {
        let mut stream = TcpStream::connect(running.address).await.unwrap();
        let _ = stream.write_all(HALF.as_bytes()).await;
        half_open.push(stream);
    }
    for _ in 0..8 {
        assert!(exchange(running.address, HEALTH).await.starts_with("HTTP/1.1 200"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn bodies_that_do_not_come_do_not_keep_others_out() {
    let running = start(ConnectionLimits { connections: 8, ..ConnectionLimits::default() }).await;
    let mut slow = Vec::new();
    for _ in 0..32 {
        let mut stream = TcpStream::connect(running.address).await.unwrap();
        let _ =
            stream.write_all(b"POST /api/v1/estimates HTTP/1.1\r\nhost: a\r\ncontent-length: 900000\r\n\r\n{").await;
        slow.push(stream);
    }
    for _ in 0..8 {
        assert!(exchange(running.address, HEALTH).await.starts_with("HTTP/1.1 200"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chunk_that_cannot_be_read_is_a_problem() {
    let running = start(ConnectionLimits::default()).await;
    let request =
        "POST /api/v1/estimates HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\nxyz\r\n{}\r\n0\r\n\r\n";
    let answer = exchange(running.address, request).await;
    assert!(answer.starts_with("HTTP/1.1 400") && answer.contains("application/problem+json"), "{answer}");
}

#[tokio::test(flavor = "multi_thread")]
async fn half_open_connections_do_not_keep_the_server_from_ending() {
    let running = start(ConnectionLimits { drain: Duration::from_secs(60), ..ConnectionLimits::default() }).await;
    let mut stream = TcpStream::connect(running.address).await.unwrap();
    stream.write_all(HALF.as_bytes()).await.unwrap();
    // Accepted before the server is asked to end.
    assert!(exchange(running.address, HEALTH).await.starts_with("HTTP/1.1 200"));
    running.stop.send(()).unwrap();
    let ended = tokio::time::timeout(Duration::from_secs(20), running.server).await;
    assert!(ended.is_ok_and(|ended| ended.is_ok()));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_is_being_sent_is_sent_to_its_end() {
    const LENGTH: usize = 16 << 20;
    let app = Router::new().route("/", get(|| async { vec![b'x'; LENGTH] }));
    let running = start_with(app, ConnectionLimits { connections: 4, ..ConnectionLimits::default() }).await;
    let mut reader = TcpStream::connect(running.address).await.unwrap();
    reader.write_all(b"GET / HTTP/1.1\r\nhost: localhost\r\n\r\n").await.unwrap();
    let mut begin = vec![0; 1024];
    reader.read_exact(&mut begin).await.unwrap();
    // Others connect while it reads, and then the server is asked to stop.
    let mut half_open = Vec::new();
    for _ in 0..16 {
        let mut stream = TcpStream::connect(running.address).await.unwrap();
        let _ = stream.write_all(HALF.as_bytes()).await;
        half_open.push(stream);
    }
    running.stop.send(()).unwrap();
    let mut rest = Vec::new();
    reader.read_to_end(&mut rest).await.unwrap();
    let answer = [begin, rest].concat();
    let head = answer.windows(4).position(|bytes| bytes == b"\r\n\r\n").unwrap() + 4;
    assert_eq!(answer.len() - head, LENGTH);
    running.server.await.unwrap();
}
