use super::*;
use serde_json::{Value, json};

fn problems(document: &Value) -> Vec<(String, String)> {
    let refused = Design::parse(&document.to_string()).unwrap_err();
    refused.0.into_iter().map(|p| (p.path, p.message)).collect()
}

fn group() -> Value {
    json!({"id": "web", "kind": "ec2", "config": {"instance_type": "m5.large"}})
}

fn with(components: Value) -> Value {
    json!({"abacus": 1, "region": "us-east-1", "components": components})
}

#[test]
fn the_shortest_design_reads_with_its_defaults() {
    let design = Design::parse(&with(json!([group()])).to_string()).unwrap();
    assert_eq!(design.components[0].title(), "web");
    assert_eq!(design.components[0].placement.count(), 1);
}

#[test]
fn every_problem_is_told_at_once_with_its_place() {
    let document = json!({
        "abacus": 1, "region": "us-east-1", "colour": "red",
        "components": [
            {"id": "Web", "kind": "ec2", "config": {"instance_type": 5, "os": "beos"}},
            {"id": "disk", "kind": "ebs", "placement": {"count": -1},
             "config": {"volume_type": "gp3", "size_gib": 1e30, "iops": 1.5}},
            {"id": "x", "kind": "teapot"},
        ],
    });
    let paths: Vec<_> = problems(&document).into_iter().map(|(path, _)| path).collect();
    assert_eq!(
        paths,
        [
            "/components/0/id",
            "/components/0/config/instance_type",
            "/components/0/config/os",
            "/components/1/placement/count",
            "/components/1/config/size_gib",
            "/components/1/config/iops",
            "/components/2/kind",
            "/colour",
        ]
    );
}

#[test]
fn broken_json_names_line_and_column() {
    let refused = Design::parse("{\n  \"abacus\": 1,\n  oops\n}").unwrap_err();
    assert!(refused.0[0].message.contains("line 3, column 3"), "{refused}");
}

#[test]
fn too_large_too_many_and_too_deep_are_refused() {
    assert!(Design::parse(&" ".repeat(limits::DOCUMENT_BYTES + 1)).unwrap_err().0[0].message.contains("1 MiB"));
    let many = with(json!(vec![json!(0); limits::COMPONENTS + 1]));
    assert_eq!(problems(&many), [("/components".into(), "1001 entries, at most 1000 are allowed".into())]);
    assert!(Design::parse(&"[".repeat(100_000)).is_err());
}

#[test]
fn a_newer_version_is_refused_with_a_clear_message() {
    let newer = json!({"abacus": 2, "region": "us-east-1", "components": []});
    assert!(problems(&newer)[0].1.contains("newer than this Abacus"));
}

#[test]
fn ids_are_unique_and_volumes_hang_on_groups() {
    let disk = json!({"id": "disk", "kind": "ebs",
                      "config": {"volume_type": "gp3", "size_gib": 8, "attached_to": "disk"}});
    let told = problems(&with(json!([group(), group(), disk])));
    let paths: Vec<_> = told.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(paths, ["/components/1/id", "/components/2/config/attached_to"]);
}

#[test]
fn count_and_zones_must_agree() {
    let mut two = group();
    two["placement"] = json!({"count": 3, "zones": {"a": 1, "b": 1}});
    assert_eq!(problems(&with(json!([two])))[0].0, "/components/0/placement");
}

#[test]
fn a_count_that_would_have_no_effect_is_refused() {
    let placed = |kind: &str, placement: Value| {
        let one = json!({"id": "it", "kind": kind, "placement": placement});
        let refused = Design::parse(&with(json!([one])).to_string()).err().map(|problems| problems.0);
        refused.into_iter().flatten().map(|problem| problem.message).collect::<Vec<_>>()
    };
    for count in [0, 2] {
        let told = format!("count is {count}, but AWS Lambda has no count");
        assert_eq!(placed("lambda", json!({"count": count})), [told]);
    }
    assert_eq!(placed("eks", json!({"zones": {"a": 1, "b": 1}})), ["Amazon EKS is not placed in zones"]);
    for (kind, placement) in [("lambda", json!({"count": 1})), ("eks", json!({"count": 2}))] {
        assert!(placed(kind, placement).is_empty(), "{kind}");
    }
}

#[test]
fn durations_sizes_and_shares_do_not_occur_once() {
    let told = |field: &str, kind: &str| {
        let usage = json!({field: {"once": 5, "month": 2}});
        let one = json!({"id": "it", "kind": kind, "usage": usage});
        Design::parse(&with(json!([one])).to_string()).err().map(|refused| refused.0[0].path.clone())
    };
    for (field, kind) in [("duration_ms", "lambda"), ("request_kib", "sqs"), ("transitions", "step-functions")] {
        assert_eq!(told(field, kind), Some(format!("/components/0/usage/{field}")));
    }
    for (field, kind) in [("requests", "lambda"), ("internet_out_gb", "sqs"), ("durable_stored_gb", "lambda")] {
        assert_eq!(told(field, kind), None, "{field}");
    }
}

#[test]
fn usage_is_a_number_a_rising_range_or_open() {
    let hours = |value: Value| {
        let mut group = group();
        group["usage"] = json!({"running": {"hours_per_month": value}});
        with(json!([group]))
    };
    for good in [json!(12.5), json!("open"), json!({"low": 1, "typical": 2, "high": 2})] {
        assert!(Design::parse(&hours(good.clone()).to_string()).is_ok(), "{good}");
    }
    assert!(!problems(&hours(json!(null))).is_empty());
    for bad in [json!(745), json!(-1), json!("many"), json!({"low": 3, "typical": 2, "high": 4}), json!(1.00001)] {
        assert!(problems(&hours(bad.clone()))[0].0.starts_with("/components/0/usage/running"), "{bad}");
    }
}

#[test]
fn no_more_than_a_hundred_problems_are_told() {
    let bad = with(json!(vec![json!(0); 900]));
    assert_eq!(problems(&bad).len(), limits::PROBLEMS);
}

#[test]
fn purchases_name_one_way_to_buy() {
    let bought = |purchase: Value| {
        let mut group = group();
        group["config"]["purchase"] = purchase;
        with(json!([group]))
    };
    let reserved = json!({"reserved": {"class": "standard", "term": "3y", "payment": "all-upfront"}});
    assert!(Design::parse(&bought(reserved).to_string()).is_ok());
    for (bad, place) in [
        (json!("scheduled"), ""),
        (json!({"reserved": {}, "mixed": {}}), ""),
        (json!({"reserved": {"class": "standard", "term": "2y", "payment": "all-upfront"}}), "/reserved/term"),
        (json!({"mixed": {"base": 1, "on_demand_percent": 101}}), "/mixed/on_demand_percent"),
        (json!({"mixed": {"base": 1, "base_purchase": "spot", "on_demand_percent": 1}}), "/mixed/base_purchase"),
    ] {
        let told = problems(&bought(bad.clone()));
        assert_eq!(told[0].0, format!("/components/0/config/purchase{place}"), "{bad}");
    }
}

#[test]
fn a_profile_has_a_week_of_hours_and_tells_the_count() {
    let scaled = |counts: Value, count: Value| {
        let mut group = group();
        group["usage"] = json!({"running": {"profile": {"counts": counts}}});
        group["placement"] = json!({"count": count});
        with(json!([group]))
    };
    let week = json!(vec![vec![2; 24]; 7]);
    assert!(Design::parse(&scaled(week.clone(), json!(null)).to_string()).is_ok());
    assert_eq!(problems(&scaled(week, json!(3)))[0].0, "/components/0");
    let short = problems(&scaled(json!([[1, 2]]), json!(null)));
    assert_eq!(short[0].0, "/components/0/usage/running/profile/counts");
}

#[test]
fn hosts_and_families_are_named_where_they_belong() {
    let mut hosted = group();
    hosted["config"]["tenancy"] = json!("host");
    assert_eq!(problems(&with(json!([hosted])))[0].0, "/components/0/config");
    hosted["config"]["host"] = json!("web");
    assert_eq!(problems(&with(json!([hosted])))[0].0, "/components/0/config/host");
    let plan = json!({"id": "plan", "kind": "savings-plan", "config": {
        "plan": "compute", "family": "m5", "usd_per_hour": 1, "term": "1y", "payment": "no-upfront"}});
    assert_eq!(problems(&with(json!([plan])))[0].0, "/components/0/config");
}

#[test]
fn a_number_has_as_many_decimals_as_its_field() {
    let fix = |usd: f64| {
        let plan = json!({"id": "plan", "kind": "database-savings-plan", "config": {"usd_per_hour": usd}});
        let document = with(json!([plan])).to_string();
        Design::parse(&document).err().map(|problems| problems.0[0].fix.to_string())
    };
    assert_eq!(fix(0.125), None);
    assert_eq!(fix(0.1255).unwrap(), "use at most 3 decimals");
}

fn volume(of: &str) -> Value {
    json!({"id": "disk", "kind": "ebs", "config": {"volume_type": "gp3", "size_gib": 8, "attached_to": of}})
}

#[test]
fn snapshots_have_visible_defaults_and_hang_on_volumes() {
    let snapshots = |of: &str| json!({"id": "daily", "kind": "snapshots", "config": {"of": of}});
    let text = with(json!([group(), volume("web"), snapshots("disk")])).to_string();
    let mut design = Design::parse(&text).unwrap();
    assert!(design.to_compact_json().contains(r#""config":{"of":"disk","tier":"standard","kept":7}"#));
    design.components[0].placement.region = Some("eu-west-1".to_owned());
    assert_eq!(design.region_of(&design.components[2]), "eu-west-1");
    let web = design.components[0].id.clone();
    design.remove(&web);
    assert_eq!(design.components, []);
    let told = problems(&with(json!([group(), snapshots("web")])));
    assert_eq!(told, [("/components/1/config/of".into(), "there is no EBS volume with the id web".into())]);
}

#[test]
fn figures_of_snapshots_have_their_limits() {
    for (part, field, bad) in [
        ("config", "tier", json!("cold")),
        ("config", "kept", json!(0)),
        ("config", "fast_restore", json!({"snapshots": 1})),
        ("usage", "used_gib", json!(-1)),
        ("usage", "changed_gib", json!(limits::SNAPSHOT_GIB + 1)),
        ("usage", "fast_restore_hours", json!(745)),
        ("usage", "restore_days", json!(0)),
        ("usage", "keep_days", json!(1.5)),
        ("usage", "deleted_after", json!({"weeks": 3})),
    ] {
        let mut snapshots = json!({"id": "s", "kind": "snapshots", "config": {}, "usage": {}});
        snapshots[part][field] = bad.clone();
        let told = problems(&with(json!([snapshots])));
        assert!(told[0].0.starts_with(&format!("/components/0/{part}/{field}")), "{bad}: {told:?}");
    }
}

#[test]
fn what_can_be_read_is_given_with_the_problems() {
    let mut running = group();
    running["config"]["os"] = json!("plan9");
    running["usage"] = json!({"running": {"hours_per_month": -1}});
    let mut nameless = group();
    nameless["config"] = json!({});
    let queue = json!({"id": "queue", "kind": "sqs", "config": {"queue_type": "wide"}, "usage": {"request_kib": 1, "requests": -1}});
    let mut document = with(json!([running, queue]));
    let text = document.to_string();
    let (design, problems) = Design::read(&text);
    assert_eq!(Design::parse(&text).unwrap_err().0, problems);
    let design = design.unwrap();
    assert_eq!(design.components.iter().map(|component| component.id.as_str()).collect::<Vec<_>>(), ["web", "queue"]);
    let written = design.to_compact_json();
    assert!(written.contains(r#""config":{"queue_type":"standard"},"usage":{"request_kib":1}"#), "{written}");

    // Without one of its components, the others would not have the same indexes as in the document.
    let broken = with(json!([nameless, running])).to_string();
    assert_eq!(Design::read(&broken), (None, Design::parse(&broken).unwrap_err().0));
    document["region"] = json!(null);
    assert_eq!(Design::read(&document.to_string()).0, None);
    assert_eq!(Design::read("oops").0, None);
    let (design, problems) = Design::read(&with(json!([group()])).to_string());
    assert_eq!((design.map(|design| design.components.len()), problems), (Some(1), Vec::new()));
}
