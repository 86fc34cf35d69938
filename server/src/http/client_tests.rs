use super::*;

fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for (name, value) in pairs {
        headers.append(*name, value.parse().unwrap());
    }
    headers
}

fn proxies(headers: ProxyHeaders) -> TrustedProxies {
    TrustedProxies::new(&["10.0.0.0/8".parse().unwrap(), "2001:db8::1".parse().unwrap()], headers)
}

fn client(kind: ProxyHeaders, peer: &str, pairs: &[(&'static str, &str)]) -> (String, bool, String) {
    let client = proxies(kind).client(Some(peer.parse().unwrap()), &headers(pairs));
    (client.address.unwrap().to_string(), client.https, client.host.unwrap_or_default())
}

fn told(address: &str, https: bool, host: &str) -> (String, bool, String) {
    (address.to_owned(), https, host.to_owned())
}

const ALL: [(&str, &str); 5] = [
    ("host", "inside:3000"),
    ("x-forwarded-for", "192.0.2.9"),
    ("x-forwarded-proto", "https"),
    ("x-forwarded-host", "abacus.example"),
    ("forwarded", "for=198.51.100.7;proto=https;host=other.example"),
];

#[test]
fn only_trusted_proxies_are_believed() {
    use ProxyHeaders::{Forwarded, XForwarded};
    assert_eq!(client(XForwarded, "203.0.113.1", &ALL), told("203.0.113.1", false, "inside:3000"));
    assert_eq!(client(Forwarded, "203.0.113.1", &ALL), told("203.0.113.1", false, "inside:3000"));
    for peer in ["10.1.2.3", "::ffff:10.1.2.3", "2001:db8::1"] {
        assert_eq!(client(XForwarded, peer, &ALL), told("192.0.2.9", true, "abacus.example"));
        assert_eq!(client(Forwarded, peer, &ALL), told("198.51.100.7", true, "other.example"));
    }
}

#[test]
fn what_a_client_claims_does_not_count() {
    // The client sent the first address, the proxies in 10/8 added the others.
    let lines = [("x-forwarded-for", "127.0.0.1, 192.0.2.9"), ("x-forwarded-for", "10.0.0.2")];
    assert_eq!(client(ProxyHeaders::XForwarded, "10.0.0.1", &lines).0, "192.0.2.9");
    let lines = [("forwarded", "for=127.0.0.1, for=192.0.2.9;proto=http, for=10.0.0.2;proto=https")];
    assert_eq!(client(ProxyHeaders::Forwarded, "10.0.0.1", &lines), told("192.0.2.9", false, ""));
    // This header is not the one that the proxy sets.
    assert_eq!(client(ProxyHeaders::XForwarded, "10.0.0.1", &[("forwarded", "for=192.0.2.1")]).0, "10.0.0.1");
    assert_eq!(client(ProxyHeaders::Forwarded, "10.0.0.1", &[("x-forwarded-for", "192.0.2.1")]).0, "10.0.0.1");
}

#[test]
fn protocol_and_host_are_those_of_the_hop_of_the_client() {
    let lines = [
        ("x-forwarded-for", "192.0.2.9, 10.0.0.2"),
        ("x-forwarded-proto", "https, http"),
        ("x-forwarded-host", "abacus.example"),
    ];
    assert_eq!(client(ProxyHeaders::XForwarded, "10.0.0.1", &lines), told("192.0.2.9", true, "abacus.example"));
    let proto_only = [("x-forwarded-proto", "https"), ("host", "abacus.example")];
    assert_eq!(client(ProxyHeaders::XForwarded, "10.0.0.1", &proto_only), told("10.0.0.1", true, "abacus.example"));
}

#[test]
fn addresses_are_read_in_all_their_forms() {
    for (text, expected) in [
        ("192.0.2.9:4711", "192.0.2.9"),
        ("2001:db8:5::9", "2001:db8:5::9"),
        ("[2001:db8:5::9]:4711", "2001:db8:5::9"),
        ("\"[2001:db8:5::9]\"", "2001:db8:5::9"),
        ("unknown", "10.0.0.1"),
        ("_hidden", "10.0.0.1"),
        ("", "10.0.0.1"),
        ("999.1.1.1", "10.0.0.1"),
    ] {
        assert_eq!(client(ProxyHeaders::XForwarded, "10.0.0.1", &[("x-forwarded-for", text)]).0, expected, "{text}");
    }
    for (text, expected) in [
        ("for=\"192.0.2.9:4711\"", "192.0.2.9"),
        ("For=\"[2001:db8:5::9]:4711\"", "2001:db8:5::9"),
        ("for=unknown", "10.0.0.1"),
        ("for=_hidden", "10.0.0.1"),
        ("nonsense", "10.0.0.1"),
    ] {
        assert_eq!(client(ProxyHeaders::Forwarded, "10.0.0.1", &[("forwarded", text)]).0, expected, "{text}");
    }
}

#[test]
fn networks_are_addresses_or_ranges() {
    for good in ["10.0.0.0/8", " 127.0.0.1", "::1", "fd00::/8"] {
        assert!(good.parse::<Network>().is_ok(), "{good}");
    }
    for bad in ["", "10.0.0.0/33", "proxy.example"] {
        assert!(bad.parse::<Network>().is_err(), "{bad}");
    }
}
