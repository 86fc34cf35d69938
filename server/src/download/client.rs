//! [`Client`]: fetches files, and goes on where a download broke off.

use std::io::Read as _;
use std::thread::sleep;
use std::time::{Duration, SystemTime};

use headers::{ContentLength, ETag, HeaderMap, HeaderMapExt as _, LastModified, TransferEncoding};
use ureq::http::StatusCode;
use ureq::{Agent, Body};
use use_cases::{DownloadTarget, Fetch, Place, Wanted};

use super::content_range;
use super::failure::Failure;
use super::part::Part;
use super::patience::Patience;
use super::progress::Progress;

/// Largest file. AWS's largest, of all regions of EC2, has about 9 GB.
const LARGEST: u64 = 64_000_000_000;

/// Largest index.
const LARGEST_INDEX: u64 = 64 << 20;

/// How long a server may take to accept a connection.
const CONNECT: Duration = Duration::from_secs(30);

/// How long a server may send nothing.
const SILENCE: Duration = Duration::from_secs(60);

/// Bytes that are read at once.
const CHUNK: usize = 1 << 16;

type Response = ureq::http::Response<Body>;

/// Fetches files over HTTP. Proxies are those of `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`.
pub struct Client {
    agent: Agent,
}

impl Client {
    /// A client for files of this place. If it is at https, redirects to anything else are refused.
    #[must_use]
    pub fn new(place: &Place) -> Client {
        let config = Agent::config_builder()
            .https_only(place.is_https())
            .http_status_as_error(false)
            .max_redirects(5)
            .timeout_resolve(Some(CONNECT))
            .timeout_connect(Some(CONNECT))
            .timeout_recv_response(Some(SILENCE))
            .timeout_per_read(Some(SILENCE))
            .user_agent(concat!("abacus/", env!("CARGO_PKG_VERSION")))
            .build();
        Client { agent: config.into() }
    }

    fn whole_text(&self, url: &str) -> Result<String, Failure> {
        let response = self.agent.get(url).call()?;
        if response.status() != StatusCode::OK {
            return Err(Failure::of_status(response.status().as_u16()));
        }
        let mut text = String::new();
        let mut body = response.into_body().into_reader().take(LARGEST_INDEX + 1);
        body.read_to_string(&mut text).map_err(|error| Failure::Passing(error.to_string()))?;
        if text.len() as u64 > LARGEST_INDEX {
            return Err(Failure::Lasting("an index is larger than 64 MiB".to_owned()));
        }
        Ok(text)
    }

    /// Fetches what the part lacks, in several attempts if need be.
    fn all(&self, url: &str, part: &mut Part<'_>, progress: &mut Progress) -> Result<Option<SystemTime>, String> {
        let mut patience = Patience::default();
        loop {
            let before = part.bytes;
            let reason = match self.rest(url, part, progress) {
                Ok(modified) => return Ok(modified),
                Err(Failure::Lasting(reason)) => return Err(reason),
                Err(Failure::Passing(reason)) => reason,
            };
            let Some(pause) = patience.after(part.bytes.saturating_sub(before)) else { return Err(reason) };
            progress.again(&reason, pause);
            sleep(pause);
        }
    }

    /// Fetches what the part lacks, in one attempt. Returns when the file was changed last, if the server says so.
    fn rest(&self, url: &str, part: &mut Part<'_>, progress: &mut Progress) -> Result<Option<SystemTime>, Failure> {
        let mut request = self.agent.get(url);
        if part.bytes > 0 {
            request = request.header("range", format!("bytes={}-", part.bytes));
            if let Some(tag) = &part.tag {
                request = request.header("if-range", tag);
            }
        }
        let response = request.call()?;
        let modified = response.headers().typed_get::<LastModified>().map(SystemTime::from);
        let Some(size) = begin(&response, part)? else { return Ok(modified) };
        part.size = size;
        if size.is_some_and(|size| size > LARGEST) {
            return Err(too_large());
        }
        let mut body = response.into_body().into_reader();
        let mut chunk = vec![0; CHUNK];
        loop {
            let read = match body.read(&mut chunk) {
                Ok(0) => break,
                Ok(read) => read,
                Err(error) => return Err(broken_off(part, size, &error.to_string())),
            };
            part.add(chunk.get(..read).unwrap_or_default())?;
            if part.bytes > LARGEST {
                return Err(too_large());
            }
            progress.at(part.bytes, size);
        }
        match size {
            Some(size) if size != part.bytes => Err(broken_off(part, Some(size), "the connection was closed")),
            _ => Ok(modified),
        }
    }
}

/// Prepares the part for what an answer has. Returns the size of the whole file, itself `None` if it is not known until
/// the end; no size if nothing is lacking.
fn begin(response: &Response, part: &mut Part<'_>) -> Result<Option<Option<u64>>, Failure> {
    let headers = response.headers();
    let range = headers.get("content-range").and_then(|range| range.to_str().ok()).unwrap_or_default();
    match response.status() {
        StatusCode::OK => {
            let size = headers.typed_get::<ContentLength>().map(|length| length.0);
            if size.is_none() && !is_chunked(headers) {
                return Err(Failure::Lasting("the server does not say how large the file is".to_owned()));
            }
            part.restart(headers.get("etag").and_then(|tag| tag.to_str().ok()))?;
            Ok(Some(size))
        }
        StatusCode::PARTIAL_CONTENT if part.bytes > 0 => match content_range::parse(range) {
            Some((first, size)) if first == part.bytes && is_same(headers, part) => Ok(Some(size)),
            _ => {
                part.restart(None)?;
                Err(Failure::Passing(format!("the server answered with another part: {range:?}")))
            }
        },
        StatusCode::RANGE_NOT_SATISFIABLE if part.bytes > 0 => {
            if range == format!("bytes */{}", part.bytes) {
                return match part.size {
                    Some(size) if size != part.bytes => {
                        let reason = format!("the server stated {size} bytes, but has {}", part.bytes);
                        part.restart(None)?;
                        Err(Failure::Lasting(reason))
                    }
                    _ => Ok(None),
                };
            }
            part.restart(None)?;
            Err(Failure::Passing("the server has less of the file than there is already".to_owned()))
        }
        status => Err(Failure::of_status(status.as_u16())),
    }
}

fn is_chunked(headers: &HeaderMap) -> bool {
    headers.typed_get::<TransferEncoding>().is_some_and(|encoding| encoding.is_chunked())
}

/// Whether an answer is a part of the same file as the part on disk, as far as both have an entity tag.
fn is_same(headers: &HeaderMap, part: &Part<'_>) -> bool {
    match (headers.typed_get::<ETag>(), part.tag.as_ref().and_then(|tag| tag.parse::<ETag>().ok())) {
        (Some(now), Some(before)) => now == before,
        _ => true,
    }
}

fn too_large() -> Failure {
    Failure::Lasting("the file is larger than 64 GB".to_owned())
}

fn broken_off(part: &Part<'_>, size: Option<u64>, reason: &str) -> Failure {
    let size = size.map_or_else(String::new, |size| format!(" of {size}"));
    Failure::Passing(format!("broke off after {}{size} bytes: {reason}", part.bytes))
}

impl Fetch for Client {
    fn text(&mut self, url: &str) -> Result<String, String> {
        let mut patience = Patience::default();
        loop {
            let reason = match self.whole_text(url) {
                Ok(text) => return Ok(text),
                Err(Failure::Lasting(reason)) => return Err(reason),
                Err(Failure::Passing(reason)) => reason,
            };
            let Some(pause) = patience.after(0) else { return Err(reason) };
            self.tell(&format!("{url}: {reason}; again in {:.1} s", pause.as_secs_f32()));
            sleep(pause);
        }
    }

    fn file(&mut self, wanted: &Wanted, target: &DownloadTarget, count: (usize, usize)) -> Result<(), String> {
        let mut progress = Progress::new(&wanted.name, count);
        let text = |error: std::io::Error| error.to_string();
        if wanted.published.is_none() {
            // Its name is the same for every version.
            target.remove().map_err(|refusal| refusal.to_string())?;
        } else if target.file.exists() {
            progress.done(target.file.metadata().map_err(text)?.len());
            return Ok(());
        }
        let mut part = Part::open(target).map_err(text)?;
        match self.all(&wanted.url, &mut part, &mut progress) {
            Ok(modified) => {
                progress.done(part.bytes);
                part.complete(modified).map_err(text)
            }
            Err(reason) => {
                progress.stop();
                if part.bytes == 0 {
                    target.remove().map_err(|refusal| refusal.to_string())?;
                }
                Err(reason)
            }
        }
    }

    fn tell(&mut self, text: &str) {
        eprintln!("{text}");
    }
}
