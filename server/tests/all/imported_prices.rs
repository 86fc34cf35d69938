//! A server with imported prices, which are replaced while it answers.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

const HEADER: &str = r#""SKU","OfferTermCode","RateCode","TermType","StartingRange","EndingRange","Unit","PricePerUnit","Currency","LeaseContractLength","PurchaseOption","OfferingClass","serviceCode","Tenancy","Operating System","License Model","usageType","operation","CapacityStatus","MarketOption","Pre Installed S/W","Region Code""#;

const DESIGN: &str = r#"{"abacus": 1, "region": "eu-west-1", "components": [
    {"id": "web", "kind": "ec2", "config": {"instance_type": "m5.large"}}]}"#;

/// Imports a price of m5.large in eu-west-1 as AWS publishes it.
fn import(dir: &Path, price: &str, published: &str) {
    let row = format!(
        r#""A","T","A.1","OnDemand","0","Inf","Hrs","{price}","USD",,,,"AmazonEC2","Shared","Linux","No License required","EU-BoxUsage:m5.large","RunInstances","Used","OnDemand","NA","eu-west-1""#
    );
    let head = format!(
        "\"FormatVersion\",\"v1.0\"\n\"Disclaimer\",\"\"\n\"Publication Date\",\"{published}T22:53:08Z\"\n\
         \"Version\",\"20261120225308\"\n\"OfferCode\",\"AmazonEC2\"\n"
    );
    let file = dir.join("offer.csv");
    std::fs::write(&file, format!("{head}{HEADER}\n{row}\n")).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_abacus"))
        .args(["catalog", "import", "--excerpt", "--catalog"])
        .args([&dir.join("prices"), &file])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

struct Server {
    child: Child,
    address: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Server {
    fn start(dir: &Path) -> Server {
        let mut child = Command::new(env!("CARGO_BIN_EXE_abacus"))
            .args(["serve", "--addr", "127.0.0.1:0", "--catalog"])
            .arg(dir.join("prices"))
            .arg("--data-dir")
            .arg(dir.join("data"))
            .env_remove("DATABASE_URL")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let address = lines.map_while(Result::ok).find_map(|line| line.split_once("http://").map(|it| it.1.to_owned()));
        Server { child, address: address.unwrap() }
    }

    /// Status, headers and body of an answer.
    fn send(&self, method: &str, path: &str, headers: &str, body: &str) -> (u16, String, String) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let length = body.len();
        let request = format!(
            "{method} {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\ncontent-type: application/json\r\n\
             content-length: {length}\r\n{headers}\r\n{body}",
            self.address
        );
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        (status, head.to_ascii_lowercase(), body.to_owned())
    }

    /// The price of an instance-hour of a new estimate, with its date and source.
    fn price(&self) -> (String, String, String) {
        let (status, _, body) = self.send("POST", "/api/v1/estimates", "", DESIGN);
        assert_eq!(status, 200, "{body}");
        let estimate: Value = serde_json::from_str(&body).unwrap();
        let price = &estimate["components"][0]["lines"][0]["price"];
        let text = |key: &str| price[key].as_str().unwrap().to_owned();
        (text("unit_price"), text("as_of"), text("source"))
    }
}

fn etag(head: &str) -> String {
    head.lines().find_map(|line| line.strip_prefix("etag: ")).unwrap().to_owned()
}

#[test]
fn imported_prices_are_used_and_replaced_without_a_failed_request() {
    let dir = tempfile::tempdir().unwrap();
    import(dir.path(), "0.2000000000", "2026-11-20");
    let server = Server::start(dir.path());
    let told = |price: &str, date: &str| (price.to_owned(), date.to_owned(), "AWS price list".to_owned());
    assert_eq!(server.price(), told("0.2", "2026-11-20"));

    let (status, _, created) = server.send("POST", "/api/v1/designs", "", DESIGN);
    assert_eq!(status, 201, "{created}");
    let id = serde_json::from_str::<Value>(&created).unwrap()["id"].as_str().unwrap().to_owned();
    let saved = |headers: &str| server.send("GET", &format!("/api/v1/designs/{id}"), headers, "");
    let page = || server.send("GET", &format!("/d/{id}"), "", "").2;
    let known = format!("if-none-match: {}\r\n", etag(&saved("").1));
    assert_eq!(saved(&known).0, 304);
    assert!(page().contains("$146.00"));

    import(dir.path(), "0.3000000000", "2026-11-27");
    let patience = Instant::now() + Duration::from_secs(30);
    while server.price() != told("0.3", "2026-11-27") {
        assert!(Instant::now() < patience, "the newer prices are not used");
    }
    // What was cached at the earlier prices is not shown any more.
    assert_eq!(saved(&known).0, 200);
    assert!(page().contains("$219.00"));

    // A broken folder changes nothing.
    std::fs::remove_dir_all(dir.path().join("prices")).unwrap();
    std::fs::create_dir(dir.path().join("prices")).unwrap();
    std::fs::write(dir.path().join("prices/ec2.prices"), "# abacus catalogue, schema 1\nservice ec2\n\n[nowhere")
        .unwrap();
    let later = Instant::now() + Duration::from_secs(5);
    while Instant::now() < later {
        assert_eq!(server.price(), told("0.3", "2026-11-27"));
    }
}

#[test]
fn pages_say_that_imported_prices_are_old() {
    let dir = tempfile::tempdir().unwrap();
    import(dir.path(), "0.2000000000", "2026-01-02");
    let server = Server::start(dir.path());
    let (_, _, created) = server.send("POST", "/api/v1/designs", "", DESIGN);
    let id = serde_json::from_str::<Value>(&created).unwrap()["id"].as_str().unwrap().to_owned();
    let page = || server.send("GET", &format!("/d/{id}"), "", "").2;
    let notice = "The imported prices were last checked against AWS's on 2026-01-02, more than 90 days ago. \
                  To fetch the current ones: abacus catalog refresh --catalog DIR";
    assert!(page().contains(notice));

    import(dir.path(), "0.2000000000", "2099-01-02");
    let patience = Instant::now() + Duration::from_secs(30);
    while page().contains("old-prices") {
        assert!(Instant::now() < patience, "the newer prices are called old");
    }
}

#[test]
fn a_server_does_not_start_with_prices_that_cannot_be_used() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::create_dir(dir.path().join("prices")).unwrap();
    std::fs::write(dir.path().join("prices/notes.txt"), "no prices").unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_abacus"))
        .args(["serve", "--addr", "127.0.0.1:0", "--catalog"])
        .arg(dir.path().join("prices"))
        .arg("--data-dir")
        .arg(dir.path().join("data"))
        .env_remove("DATABASE_URL")
        .output()
        .unwrap();
    let reason = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success() && reason.contains("notes.txt"), "{reason}");
}
