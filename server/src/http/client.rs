//! The client of a request, also behind proxies.

use std::net::{IpAddr, SocketAddr};
use std::str::FromStr;
use std::sync::Arc;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::header::{FORWARDED, HOST};
use axum::http::{Extensions, HeaderMap};
use axum::middleware::Next;
use axum::response::Response;
use clap::ValueEnum;
use ipnet::IpNet;

/// The headers that trusted proxies set. Only those are read: a header that the proxy does not set, a client can.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum ProxyHeaders {
    /// `X-Forwarded-For`, `X-Forwarded-Proto` and `X-Forwarded-Host`.
    #[default]
    XForwarded,
    /// `Forwarded` (RFC 7239).
    Forwarded,
}

/// Proxies that are trusted to name their clients.
#[derive(Debug, Clone, Default)]
pub struct TrustedProxies {
    networks: Arc<[IpNet]>,
    headers: ProxyHeaders,
}

/// The client of a request.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Client {
    /// Its address; none for a request that did not arrive over a connection.
    pub address: Option<IpAddr>,
    /// Whether it reached a trusted proxy over TLS.
    pub https: bool,
    /// The host that it asked for.
    pub host: Option<String>,
}

/// What a proxy says about its client.
#[derive(Debug, Default, PartialEq, Eq)]
struct Hop {
    address: Option<IpAddr>,
    https: bool,
    host: Option<String>,
}

impl TrustedProxies {
    /// Proxies with addresses in `networks` that set `headers`.
    #[must_use]
    pub fn new(networks: &[Network], headers: ProxyHeaders) -> TrustedProxies {
        TrustedProxies { networks: networks.iter().map(|network| network.0).collect(), headers }
    }

    fn trust(&self, address: IpAddr) -> bool {
        self.networks.iter().any(|network| network.contains(&address))
    }

    /// The client of a request with these headers that came from `peer`.
    ///
    /// Every proxy appends its own client, so the list is read from the end, as far as trusted proxies wrote it.
    #[must_use]
    pub fn client(&self, peer: Option<IpAddr>, headers: &HeaderMap) -> Client {
        let mut client = Client {
            address: peer.map(|address| address.to_canonical()),
            https: false,
            host: headers.get(HOST).and_then(|host| host.to_str().ok()).map(str::to_owned),
        };
        if client.address.is_none_or(|address| !self.trust(address)) {
            return client;
        }
        let hops = match self.headers {
            ProxyHeaders::XForwarded => x_forwarded(headers),
            ProxyHeaders::Forwarded => forwarded(headers),
        };
        for hop in hops {
            client.https = hop.https;
            client.host = hop.host.or(client.host);
            // The client is hidden: only the proxy is known.
            let Some(address) = hop.address else { break };
            client.address = Some(address);
            if !self.trust(address) {
                break;
            }
        }
        client
    }
}

/// A network, or one address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network(IpNet);

impl FromStr for Network {
    type Err = String;

    fn from_str(text: &str) -> Result<Network, String> {
        let text = text.trim();
        let network = text.parse().or_else(|_| text.parse::<IpAddr>().map(IpNet::from));
        network.map(Network).map_err(|_| "give addresses or networks such as 10.0.0.0/8".to_owned())
    }
}

/// The hops of `X-Forwarded-*`, the last one first. If a list is shorter, its first item applies to all earlier hops.
fn x_forwarded(headers: &HeaderMap) -> Vec<Hop> {
    let list = |name: &str| -> Vec<&str> {
        let lines = headers.get_all(name).iter().filter_map(|value| value.to_str().ok());
        let mut items: Vec<&str> = lines.flat_map(|line| line.split(',')).map(str::trim).collect();
        items.reverse();
        items
    };
    let (addresses, protocols, hosts) = (list("x-forwarded-for"), list("x-forwarded-proto"), list("x-forwarded-host"));
    let at = |items: &[&str], index: usize| items.get(index).or(items.last()).map(|item| (*item).to_owned());
    (0..addresses.len().max(1))
        .map(|index| Hop {
            address: addresses.get(index).and_then(|text| node(text)),
            https: at(&protocols, index).is_some_and(|protocol| is_https(&protocol)),
            host: at(&hosts, index).filter(|host| !host.is_empty()),
        })
        .collect()
}

/// The hops of `Forwarded`, the last one first, as far as they can be read.
fn forwarded(headers: &HeaderMap) -> Vec<Hop> {
    let lines: Vec<&str> = headers.get_all(FORWARDED).iter().filter_map(|value| value.to_str().ok()).collect();
    let text = lines.join(",");
    let mut hops = Vec::new();
    for item in rfc7239::parse(&text).rev() {
        let Ok(item) = item else { break };
        hops.push(Hop {
            address: item.forwarded_for.and_then(|node| node.ip().copied()).map(|address| address.to_canonical()),
            https: item.protocol.is_some_and(is_https),
            host: item.host.map(|host| host.trim_matches('"').to_owned()),
        });
    }
    hops
}

fn is_https(protocol: &str) -> bool {
    protocol.trim_matches('"').eq_ignore_ascii_case("https")
}

/// An address, with or without a port.
fn node(text: &str) -> Option<IpAddr> {
    let text = text.trim_matches('"');
    let bare = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text);
    let with_port = || text.parse::<SocketAddr>().ok().map(|address| address.ip());
    bare.parse().ok().or_else(with_port).map(|address: IpAddr| address.to_canonical())
}

/// Determines the client of a request, for everything that follows.
pub async fn identify(State(proxies): State<TrustedProxies>, mut request: Request, next: Next) -> Response {
    let peer = request.extensions().get().map(|ConnectInfo::<SocketAddr>(connected)| connected.ip());
    let client = proxies.client(peer, request.headers());
    request.extensions_mut().insert(client);
    next.run(request).await
}

/// The address of the client of a request.
#[must_use]
pub fn address(extensions: &Extensions) -> Option<IpAddr> {
    extensions.get::<Client>().and_then(|client| client.address)
}

#[cfg(test)]
#[path = "client_tests.rs"]
mod tests;
