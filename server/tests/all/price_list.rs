//! A server with the layout of AWS's price list, which can misbehave.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

/// A file of the server.
#[derive(Clone, Default)]
pub struct Served {
    pub body: Vec<u8>,
    /// Its entity tag, without quotes; none if empty.
    pub tag: &'static str,
    /// How often it breaks off half-way.
    pub breaks: usize,
    /// Bytes by which the stated length is wrong.
    pub wrong_by: usize,
    /// Where it redirects to; nowhere if empty.
    pub location: &'static str,
}

/// A request: path, `Range` and `If-Range`.
pub type Asked = (String, String, String);

#[derive(Default)]
struct State {
    files: BTreeMap<String, Served>,
    asked: Vec<Asked>,
    stopped: bool,
}

/// The server. It answers one request after the other.
pub struct PriceList {
    address: String,
    state: Arc<Mutex<State>>,
    thread: Option<JoinHandle<()>>,
}

impl Drop for PriceList {
    fn drop(&mut self) {
        self.state.lock().unwrap().stopped = true;
        let _ = TcpStream::connect(&self.address);
        let _ = self.thread.take().unwrap().join();
    }
}

impl PriceList {
    pub fn start() -> PriceList {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let state = Arc::new(Mutex::new(State::default()));
        let thread = std::thread::spawn({
            let state = Arc::clone(&state);
            move || {
                for stream in listener.incoming() {
                    if state.lock().unwrap().stopped {
                        return;
                    }
                    // A client that goes away is of no concern here.
                    let _ = answer(stream.unwrap(), &state);
                }
            }
        });
        PriceList { address, state, thread: Some(thread) }
    }

    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub fn put(&self, path: &str, file: Served) {
        self.state.lock().unwrap().files.insert(path.to_owned(), file);
    }

    pub fn put_text(&self, path: &str, text: &str) {
        self.put(path, Served { body: text.into(), ..Served::default() });
    }

    pub fn remove(&self, path: &str) {
        self.state.lock().unwrap().files.remove(path);
    }

    /// What was asked for since the last call.
    pub fn asked(&self) -> Vec<Asked> {
        std::mem::take(&mut self.state.lock().unwrap().asked)
    }
}

fn answer(mut stream: TcpStream, state: &Mutex<State>) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let first = lines.next().unwrap()?;
    let path = first.split(' ').nth(1).unwrap().to_owned();
    let (mut range, mut if_range) = (String::new(), String::new());
    for line in lines {
        let line = line?;
        match line.split_once(": ") {
            Some((name, value)) if name.eq_ignore_ascii_case("range") => range = value.to_owned(),
            Some((name, value)) if name.eq_ignore_ascii_case("if-range") => if_range = value.to_owned(),
            _ if line.is_empty() => break,
            _ => {}
        }
    }
    let mut state = state.lock().unwrap();
    state.asked.push((path.clone(), range.clone(), if_range.clone()));
    let Some(file) = state.files.get_mut(&path) else {
        return stream.write_all(b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
    };
    if !file.location.is_empty() {
        let head = format!("HTTP/1.1 302 Found\r\nlocation: {}\r\n", file.location);
        return stream.write_all(format!("{head}content-length: 0\r\nconnection: close\r\n\r\n").as_bytes());
    }
    let tag = format!("\"{}\"", file.tag);
    let start = range.strip_prefix("bytes=").and_then(|range| range.strip_suffix('-')?.parse::<usize>().ok());
    let start = start.filter(|_| if_range.is_empty() || if_range == tag);
    let size = file.body.len();
    if start.is_some_and(|start| start >= size) {
        let head = format!("HTTP/1.1 416 Range Not Satisfiable\r\ncontent-range: bytes */{size}\r\n");
        return stream.write_all(format!("{head}content-length: 0\r\nconnection: close\r\n\r\n").as_bytes());
    }
    let mut head = match start {
        Some(start) => format!("HTTP/1.1 206 Partial Content\r\ncontent-range: bytes {start}-{}/{size}\r\n", size - 1),
        None => "HTTP/1.1 200 OK\r\n".to_owned(),
    };
    let body = &file.body[start.unwrap_or_default()..];
    head += &format!("content-length: {}\r\nconnection: close\r\n", body.len() + file.wrong_by);
    head += "last-modified: Sat, 28 Nov 2026 12:00:00 GMT\r\n";
    if !file.tag.is_empty() {
        head += &format!("etag: {tag}\r\n");
    }
    stream.write_all(format!("{head}\r\n").as_bytes())?;
    let sent = if file.breaks > 0 { body.len() / 2 } else { body.len() };
    file.breaks = file.breaks.saturating_sub(1);
    stream.write_all(&body[..sent])
}
