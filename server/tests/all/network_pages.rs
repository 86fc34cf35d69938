//! Pages of networks, load balancers and buckets as HTML, read without wasm.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use crate::support::{TestServer, text, texts};

fn example(name: &str) -> String {
    std::fs::read_to_string(format!("{}/../docs/examples/{name}.json", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

#[tokio::test]
async fn a_shared_load_balancer_shows_its_units_by_hour() {
    let server = TestServer::start().await;
    let (id, _) = server.save_new(&example("alb-day-profile")).await;
    let html = server.get(&format!("/d/{id}")).await.html();
    assert_eq!(text(&html, ".component-chart h2"), "Shop");
    assert_eq!(text(&html, ".component-chart h3"), "LCUs by hour of the day");
    assert_eq!(texts(&html, ".component-chart .legend li").len(), 4);
    assert_eq!(texts(&html, ".component-chart .drawing svg").len(), 1);
    // Of the 24 hours, the first has 12 GB and 10 new connections a second.
    assert_eq!(texts(&html, ".component-chart tbody tr").len(), 24);
    assert_eq!(texts(&html, ".component-chart tbody th")[0], "00:00");
    assert_eq!(texts(&html, ".component-chart tbody td")[4], "12");
    assert_eq!(texts(&html, ".component-chart tbody td")[5], "Processed bytes");
}

#[tokio::test]
async fn the_state_of_free_allowances_stands_beside_the_totals() {
    let server = TestServer::start().await;
    let document = |on: bool| {
        let transfer = r#"{"id":"out","kind":"data-transfer","config":{"path":"internet-out"},"usage":{"gb":1000}}"#;
        format!(
            r#"{{"abacus":1,"region":"us-east-1","free_allowances":{{"internet_out":{on}}},"components":[{transfer}]}}"#
        )
    };
    for (on, state, monthly) in [
        (false, "Free allowances off", "$90.00"),
        (true, "Free allowances on: 100 GB a month to the internet", "$81.00"),
    ] {
        let (id, _) = server.save_new(&document(on)).await;
        let html = server.get(&format!("/d/{id}")).await.html();
        assert_eq!(text(&html, ".totals .allowances"), state);
        assert_eq!(text(&html, ".total.main .amount"), monthly);
    }
}

#[tokio::test]
async fn growing_storage_says_which_month_is_shown() {
    let server = TestServer::start().await;
    let bucket = r#"{"id":"logs","kind":"s3","config":{"storage_class":"standard"},
        "usage":{"gb":1000,"growth_gb_per_month":100,"put_requests":0,"get_requests":0}}"#;
    let document = format!(r#"{{"abacus":1,"region":"us-east-1","components":[{bucket}]}}"#);
    let (id, _) = server.save_new(&document).await;
    let html = server.get(&format!("/d/{id}")).await.html();
    assert_eq!(
        texts(&html, ".total dt"),
        ["Upfront", "Monthly, month 1", "First 12 months, as it grows", "Effective monthly, month 1"]
    );
    // Twelve months of 1,000 to 2,100 GB at $0.023.
    assert_eq!(texts(&html, ".total .amount")[1..3], ["$23.00", "$427.80"]);
}

#[tokio::test]
async fn a_region_without_prices_lists_those_that_have_them() {
    let server = TestServer::start().await;
    let (id, _) = server.save_new(&example("load-balancer-missing-prices")).await;
    let html = server.get(&format!("/d/{id}")).await.html();
    let workings = texts(&html, ".working pre");
    assert!(
        workings.iter().any(|working| working.contains("No price:") && working.contains("us-east-1")),
        "{workings:?}"
    );
    assert!(text(&html, ".total.main").contains("at least"));
}
