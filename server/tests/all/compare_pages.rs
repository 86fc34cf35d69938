//! The comparison page as HTML, read without wasm.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use crate::support::{EXAMPLE, TestServer, text, texts};
use axum::http::{Method, StatusCode};
use pricing::compare::{Column, DeploymentColumn, OptionRow};

fn web() -> Vec<design::ComponentId> {
    use_cases::group_ids("web").unwrap()
}

#[tokio::test]
async fn the_comparison_is_complete_without_scripts() {
    let server = TestServer::start().await;
    let (id, _) = server.save_new(EXAMPLE).await;
    let html = server.get(&format!("/d/{id}/compare?groups=web")).await.html();
    let comparison = use_cases::compare(EXAMPLE, &web()).unwrap();
    let names: Vec<String> = comparison.rows.iter().map(|row| Column::Option.text(row)).collect();
    let cells = comparison.rows.iter().flat_map(shown).collect();
    assert_eq!(rows_of(&html), rows(names, cells));
    // In the order of the effective month, with on-demand on top.
    let order = texts(&html, ".compare-table .option-name");
    assert_eq!(&order[..2], ["On-demand", "Standard RI, 3 years, all upfront"]);
    assert!(texts(&html, ".chart svg title").len() >= 2);
    assert_eq!(texts(&html, ".chart .figure-table").len(), 2);
    assert_eq!(texts(&html, ".chart .legend li").len(), 2 * pricing::compare::DEFAULT_CHART.len());
    assert!(texts(&html, "button").iter().all(|text| text != "Use this"), "there is nothing to change here");
}

/// Rows with their names, whatever their order.
fn rows(names: Vec<String>, cells: Vec<String>) -> Vec<(String, Vec<String>)> {
    let width = cells.len() / names.len();
    let mut rows: Vec<_> = names.into_iter().zip(cells.chunks(width).map(<[String]>::to_vec)).collect();
    rows.sort();
    rows
}

/// The rows on a page, whatever their order.
fn rows_of(html: &scraper::Html) -> Vec<(String, Vec<String>)> {
    rows(texts(html, ".compare-table .option-name"), texts(html, ".compare-table tbody td"))
}

/// The cells of a row; why it has no price stands beneath the name of the option.
fn shown(row: &OptionRow) -> Vec<String> {
    let cell = |column: &Column| match (column, &row.missing) {
        (Column::Prices, Some(_)) => "—".to_owned(),
        _ => column.text(row),
    };
    Column::ALL.iter().skip(1).map(cell).collect()
}

#[tokio::test]
async fn groups_and_charts_are_chosen_by_a_plain_form() {
    let server = TestServer::start().await;
    let (id, _) = server.save_new(EXAMPLE).await;
    let path = format!("/d/{id}/compare?groups=web&groups=database&drawn=spot&drawn=on-demand");
    let answer = server.get(&path).await;
    assert!(answer.text.contains("method=\"get\""));
    let html = answer.html();
    assert_eq!(texts(&html, "input[name=groups][checked]").len(), 2);
    assert_eq!(texts(&html, "input[name=drawn][checked]").len(), 2);
    assert_eq!(texts(&html, ".chart .legend li").len(), 4);
}

const DATABASES: &str = r#"{"abacus": 1, "region": "us-east-1", "components": [
    {"id": "shop", "kind": "rds", "config": {"engine": "postgresql", "instance_class": "db.m7g.large", "storage_gib": 100}},
    {"id": "crm", "kind": "rds", "config": {"engine": "mysql", "instance_class": "db.m7g.large", "storage_gib": 100}},
    {"id": "orders", "kind": "dynamodb", "usage": {"writes": 50000000}}]}"#;

#[tokio::test]
async fn databases_are_compared_and_other_kinds_have_a_link() {
    let server = TestServer::start().await;
    let (id, _) = server.save_new(DATABASES).await;
    let html = server.get(&format!("/d/{id}/compare")).await.html();
    let ids = use_cases::group_ids("shop,crm").unwrap();
    let comparison = use_cases::compare(DATABASES, &ids).unwrap();
    let names = comparison.rows.iter().map(|row| Column::Option.text(row)).collect();
    let cells = comparison.rows.iter().flat_map(shown).collect();
    assert_eq!(rows_of(&html), rows(names, cells));
    assert_eq!(texts(&html, "input[name=groups][checked]").len(), 2);
    assert!(texts(&html, "legend").contains(&"Amazon RDS".to_owned()));
    assert!(texts(&html, ".actions a").contains(&"Compare Amazon DynamoDB".to_owned()));
    let html = server.get(&format!("/d/{id}/compare?groups=orders")).await.html();
    let comparison = use_cases::compare(DATABASES, &use_cases::group_ids("orders").unwrap()).unwrap();
    let cells = comparison.rows.iter().flat_map(shown).collect();
    let names = comparison.rows.iter().map(|row| Column::Option.text(row)).collect();
    assert_eq!(rows_of(&html), rows(names, cells));
    let design = server.get(&format!("/d/{id}")).await.html();
    assert!(texts(&design, ".actions a").contains(&"Compare purchase options".to_owned()));
}

#[tokio::test]
async fn deployments_have_a_page_with_their_own_columns_and_charts() {
    let server = TestServer::start().await;
    let document = include_str!("../../../docs/examples/rds.json");
    let (id, _) = server.save_new(document).await;
    let purchases = server.get(&format!("/d/{id}/compare?groups=shop")).await;
    assert!(texts(&purchases.html(), ".actions a").contains(&"Compare deployments".to_owned()));
    let link = format!("href=\"/d/{id}/compare?of=deployments&amp;groups=shop\"");
    assert!(purchases.text.contains(&link), "no {link}");

    let page = server.get(&format!("/d/{id}/compare?of=deployments&groups=shop")).await;
    let html = page.html();
    assert_eq!(text(&html, "h1"), "Deployments of Databases");
    assert_eq!(text(&html, ".compare-table caption"), "Deployments side by side");
    let compared = use_cases::deployments(document, &use_cases::group_ids("shop").unwrap()).unwrap();
    let names: Vec<String> = compared.rows.iter().map(|row| DeploymentColumn::Deployment.text(row)).collect();
    let cells =
        compared.rows.iter().flat_map(|row| DeploymentColumn::ALL.iter().skip(1).map(|column| column.text(row)));
    assert_eq!(rows_of(&html), rows(names, cells.collect()));
    assert_eq!(texts(&html, ".compare-table tbody tr.current .option-name"), ["≈ RDS Multi-AZ instance"]);
    let headings = texts(&html, ".compare-table thead th[scope=col]");
    assert!(headings.iter().all(|heading| !["Term total", "Pays back", "Break-even"].contains(&heading.as_str())));
    assert_eq!(
        texts(&html, ".chart svg title").iter().filter(|title| title.starts_with("Monthly cost over")).count(),
        2
    );
    let told =
        "from 1.46 billion I/O requests a month, Aurora I/O-Optimized costs less than Aurora Standard: both $1,144.58";
    assert!(page.text.contains(told));
    // Another component is chosen in the form, which stays with deployments.
    let databases = document.matches("\"kind\": \"rds\"").count();
    assert_eq!(texts(&html, "input[type=radio][name=groups]").len(), databases);
    assert_eq!(texts(&html, "input[type=hidden][name=of][value=deployments]").len(), 1);
    assert!(texts(&html, ".actions a").contains(&"Compare purchase options".to_owned()));
}

#[tokio::test]
async fn the_editor_asks_for_deployments() {
    let server = TestServer::start().await;
    let document = include_str!("../../../docs/examples/rds.json");
    let json = [("content-type", "application/json")];
    let ask = async |of: Option<&str>| {
        let mut call = serde_json::json!({"document": document, "groups": ["shop"], "drawn": []});
        if let Some(of) = of {
            call["of"] = of.into();
        }
        server.send(Method::POST, "/api/page/compare", &json, call.to_string()).await.json()
    };
    let deployments = ask(Some("deployments")).await;
    assert_eq!((&deployments["of"], &deployments["current"]), (&"deployments".into(), &"multi-az".into()));
    assert_eq!(deployments["rows"].as_array().map(Vec::len), Some(7));
    // A page that was loaded before there were deployments does not say what it compares.
    let purchases = ask(None).await;
    assert_eq!((&purchases["of"], &purchases["deployable"]), (&"purchase-options".into(), &"shop".into()));
    assert_eq!(purchases["current"], "on-demand");
}

#[tokio::test]
async fn deployments_that_cannot_be_compared_are_told() {
    let server = TestServer::start().await;
    let (id, _) = server.save_new(EXAMPLE).await;
    for query in ["of=deployments&groups=web", "of=deployments", "of=%3Cscript%3E"] {
        let answer = server.get(&format!("/d/{id}/compare?{query}")).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
        assert!(!answer.text.contains("<script>\""), "{query}");
    }
}

#[tokio::test]
async fn what_cannot_be_compared_is_said() {
    let server = TestServer::start().await;
    let (id, _) = server.save_new(EXAMPLE).await;
    for query in ["groups=nobody", "groups=%3Cscript%3E"] {
        let answer = server.get(&format!("/d/{id}/compare?{query}")).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
        assert!(!answer.text.contains("<script>\""), "{query}");
        assert_eq!(text(&answer.html(), "h1"), "This design cannot be read");
    }
    assert_eq!(server.get("/d/nope/compare").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_drawings_carry_nothing_that_the_content_policy_forbids() {
    let server = TestServer::start().await;
    let (id, _) = server.save_new(EXAMPLE).await;
    let page = server.get(&format!("/d/{id}/compare")).await.text;
    let drawings = page.split("<svg").skip(1).filter_map(|part| part.split("</svg>").next());
    for drawing in drawings {
        assert!(!drawing.contains("style="), "{drawing}");
        assert!(!drawing.contains("<script"), "{drawing}");
    }
}
