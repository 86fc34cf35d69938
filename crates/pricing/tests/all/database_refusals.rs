//! What AWS rejects of databases and warehouses, and what is billed nevertheless.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use catalog::Catalogue;
use design::Design;
use pricing::{Severity, estimate};
use serde_json::{Value, json};

/// Rules that are not about what AWS rejects: usage that is left out, prices that are missing.
const OTHERS: [&str; 2] = ["gen-price-missing", "gen-usage-missing"];

/// The errors of one component in us-east-1.
fn errors(kind: &str, config: &Value, usage: &Value) -> Vec<String> {
    found(kind, config, usage, Severity::Error)
}

fn found(kind: &str, config: &Value, usage: &Value, severity: Severity) -> Vec<String> {
    let document = json!({"abacus": 1, "region": "us-east-1", "components": [
        {"id": "it", "kind": kind, "config": config, "usage": usage},
    ]});
    let estimate = estimate(&Design::parse(&document.to_string()).unwrap(), Catalogue::embedded()).unwrap();
    let found = estimate.findings.into_iter().filter(|found| found.severity == severity);
    found.map(|found| found.rule.to_string()).filter(|rule| !OTHERS.contains(&rule.as_str())).collect()
}

fn with(base: &Value, more: Value) -> Value {
    let mut all = base.clone();
    all.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    all
}

#[test]
fn databases_of_rds() {
    let mysql = json!({"engine": "mysql", "instance_class": "db.m6g.large", "storage_gib": 400});
    let of = |more: Value, usage: Value| errors("rds", &with(&mysql, more), &usage);
    let sql_server = |more: Value| {
        let config = json!({"engine": "sqlserver-standard", "instance_class": "db.m7i.large", "storage_gib": 100});
        of(with(&config, more), json!({}))
    };
    let cluster = |more: Value| {
        let config = json!({"deployment": "multi-az-cluster", "instance_class": "db.m6gd.large"});
        with(&config, more)
    };
    let half = || json!({"hours_per_month": 365});
    let nothing: [&str; 0] = [];
    assert_eq!(of(json!({}), json!({})), nothing);
    // gp3
    assert_eq!(of(json!({"iops": 12_000, "throughput_mibps": 3_000}), json!({})), nothing);
    assert_eq!(of(json!({"iops": 12_000, "throughput_mibps": 3_001}), json!({})), ["rds-gp3-ratio"]);
    assert_eq!(of(json!({"throughput_mibps": 3_001}), json!({})), ["rds-gp3-ratio"]);
    assert_eq!(of(json!({"iops": 11_999}), json!({})), ["rds-gp3-least"]);
    assert_eq!(of(json!({"throughput_mibps": 499}), json!({})), ["rds-gp3-least"]);
    assert_eq!(of(json!({"storage_gib": 399, "iops": 3_000}), json!({})), nothing);
    assert_eq!(sql_server(json!({"iops": 50_000})), nothing);
    assert_eq!(sql_server(json!({"iops": 50_001})), ["rds-iops-per-gib"]);
    assert_eq!(sql_server(json!({"storage_gib": 6_001, "iops": 3_000})), ["rds-iops-least"]);
    // Other storage
    assert_eq!(sql_server(json!({"storage_gib": 20, "storage_type": "io1", "iops": 1_000})), nothing);
    let db2 = json!({"engine": "db2-standard", "instance_class": "db.m7i.large", "read_replicas": 3});
    assert_eq!(of(db2.clone(), json!({})), nothing);
    assert_eq!(
        of(with(&db2, json!({"storage_type": "gp2", "read_replicas": 4})), json!({})),
        ["rds-db2-storage", "db-replica-limit"]
    );
    assert_eq!(of(json!({"storage_type": "magnetic", "autoscaling_max_gib": 1_000}), json!({})), ["rds-autoscaling"]);
    let magnetic = with(&mysql, json!({"storage_type": "magnetic"}));
    assert_eq!(
        found("rds", &magnetic, &json!({"io_requests": 0}), Severity::Warning),
        ["db-steady-reserved", "rds-magnetic"]
    );
    for (vcpus, expected) in [(4, &[][..]), (2, &["rds-licensed-vcpus-least"])] {
        let class = json!({"engine": "sqlserver-web", "instance_class": "db.m7i.xlarge", "storage_gib": 100});
        let config = with(&class, json!({"licensed_vcpus": vcpus}));
        let warnings = found("rds", &config, &json!({}), Severity::Warning);
        let of_vcpus: Vec<&String> = warnings.iter().filter(|rule| rule.starts_with("rds-licensed")).collect();
        assert_eq!(of_vcpus, expected, "{vcpus}");
    }
    // Multi-AZ clusters
    assert_eq!(of(cluster(json!({})), json!({})), nothing);
    for class in ["db.t4g.large", "db.m6g.large", "db.r7g.large"] {
        assert_eq!(of(cluster(json!({"instance_class": class})), json!({})), ["rds-cluster-class"], "{class}");
    }
    for more in [
        json!({"storage_type": "gp2"}),
        json!({"storage_type": "magnetic"}),
        json!({"throughput_mibps": 500}),
        json!({"autoscaling_max_gib": 1_000}),
        json!({"backups_copied_to": "eu-west-1"}),
    ] {
        assert_eq!(of(cluster(more.clone()), json!({})), ["rds-cluster-limits"], "{more}");
    }
    assert_eq!(of(cluster(json!({})), half()), ["rds-cluster-limits"]);
    // Stopping, replicas and copies
    assert_eq!(of(json!({}), half()), nothing);
    assert_eq!(of(json!({"read_replicas": 1}), half()), ["rds-stop-replicas"]);
    assert_eq!(of(json!({"replicated_to": "eu-west-1"}), half()), ["rds-stop-replicas"]);
    let mirrored = json!({"engine": "sqlserver-standard", "instance_class": "db.m7i.large", "deployment": "multi-az"});
    assert_eq!(of(mirrored, half()), ["rds-stop-multi-az"]);
    assert_eq!(sql_server(json!({"replicated_to": "eu-west-1"})), ["rds-replica-edition"]);
    assert_eq!(of(json!({"replicated_to": "us-east-1"}), json!({})), ["rds-replica-region"]);
    assert_eq!(of(json!({"replicated_to": "us-gov-west-1"}), json!({})), ["rds-replica-partition"]);
    assert_eq!(of(json!({"backups_copied_to": "us-east-1"}), json!({"kept_copies_gb": 100})), ["rds-copy-region"]);
    assert_eq!(of(json!({"backups_copied_to": "cn-north-1"}), json!({})), ["rds-copy-partition"]);
}

#[test]
fn clusters() {
    let of = |kind: &str, more: Value, usage: Value| {
        let config = json!({"capacity": "serverless", "serverless_instances": 2, "max_capacity": 16});
        errors(kind, &with(&config, more), &usage)
    };
    let nothing: [&str; 0] = [];
    let day = |most: u64| {
        let hours: Vec<u64> = (0..24).map(|hour| if hour == 9 { most } else { 1 }).collect();
        json!({"capacity_unit_hours": {"by_hour": hours}})
    };
    for kind in ["aurora", "documentdb", "neptune"] {
        let more = |more: Value| if kind == "aurora" { with(&json!({"engine": "mysql"}), more) } else { more };
        assert_eq!(of(kind, more(json!({})), json!({"capacity_unit_hours": 23_360})), nothing, "{kind}");
        assert_eq!(
            of(kind, more(json!({})), json!({"capacity_unit_hours": 23_361})),
            ["db-serverless-capacity"],
            "{kind}"
        );
        assert_eq!(of(kind, more(json!({})), day(32)), nothing, "{kind}: 2 × 16 in an hour");
        assert_eq!(of(kind, more(json!({})), day(33)), ["db-serverless-capacity"], "{kind}");
        assert_eq!(of(kind, more(json!({"backups_copied_to": "eu-west-1"})), json!({})), nothing, "{kind}");
        assert_eq!(of(kind, more(json!({"backups_copied_to": "us-east-1"})), json!({})), ["db-copy-region"], "{kind}");
        assert_eq!(
            of(kind, more(json!({"backups_copied_to": "cn-north-1"})), json!({})),
            ["db-copy-partition"],
            "{kind}"
        );
        let global = |region: &str| more(json!({"global_cluster": "primary", "secondary_region": region}));
        assert_eq!(of(kind, global("eu-west-1"), json!({})), nothing, "{kind}");
        assert_eq!(of(kind, global("us-gov-west-1"), json!({})), ["db-global-partition"], "{kind}");
    }
    assert_eq!(of("neptune", json!({"max_capacity": 2.5}), json!({})), nothing);
    assert_eq!(of("neptune", json!({"max_capacity": 2}), json!({})), ["neptune-serverless-maximum"]);
    let elastic = |more: Value| errors("documentdb", &with(&json!({"capacity": "elastic"}), more), &json!({}));
    assert_eq!(elastic(json!({})), nothing);
    assert_eq!(elastic(json!({"global_cluster": "secondary"})), ["documentdb-elastic-global"]);
    assert_eq!(elastic(json!({"purchase": "database-savings-plan"})), ["documentdb-elastic-plan"]);
    let linked = |peer: &str, usage: Value| {
        errors("aurora-dsql", &json!({"cluster_type": "multi-region", "peer_region": peer}), &usage)
    };
    let writes = |of: u64| json!({"dpus": 100, "write_dpus": of});
    assert_eq!(linked("us-west-2", writes(100)), nothing);
    assert_eq!(linked("us-west-2", writes(101)), ["aurora-dsql-writes"]);
    assert_eq!(linked("eu-west-1", writes(1)), ["aurora-dsql-region-set"]);
    assert_eq!(linked("us-east-1", writes(1)), ["aurora-dsql-same-region"]);
}

#[test]
fn warehouses() {
    let of = |config: Value, usage: Value| errors("redshift", &config, &usage);
    let nothing: [&str; 0] = [];
    for (node_type, nodes, most) in
        [("ra3.large", 1, 1_024), ("ra3.large", 2, 16_384), ("ra3.xlplus", 1, 4_096), ("ra3.4xlarge", 2, 262_144)]
    {
        let config = || json!({"node_type": node_type, "nodes": nodes});
        assert_eq!(of(config(), json!({"managed_storage_gb": most})), nothing, "{node_type}");
        assert_eq!(of(config(), json!({"managed_storage_gb": most + 1})), ["redshift-storage-limit"], "{node_type}");
    }
    assert_eq!(of(json!({"copy_region": "eu-west-1"}), json!({})), nothing);
    assert_eq!(of(json!({"copy_region": "us-east-1"}), json!({})), ["redshift-copy-region"]);
    let serverless = json!({"deployment": "serverless", "reservation": "1y-no-upfront"});
    assert_eq!(of(with(&serverless, json!({"reserved_rpu": 128})), json!({})), nothing);
    assert_eq!(of(serverless.clone(), json!({})), ["redshift-reserved-rpus-missing"]);
    let serverless = json!({"deployment": "serverless"});
    let usage = json!({"hours_per_month": 100, "active_hours": 10});
    assert_eq!(found("redshift", &serverless, &usage, Severity::Warning), ["usage-without-effect"]);
}

#[test]
fn serverless_workgroups_run_all_month_at_most() {
    let cost = |rpus: u64, usage: Value| {
        let config = json!({"deployment": "serverless", "base_rpu": rpus});
        let document = json!({"abacus": 1, "region": "us-east-1", "components": [
            {"id": "it", "kind": "redshift", "config": config, "usage": usage},
        ]});
        let estimate = estimate(&Design::parse(&document.to_string()).unwrap(), Catalogue::embedded()).unwrap();
        let line = estimate.components[0].lines.iter().find(|line| line.code == "redshift.serverless").unwrap();
        line.cost.known().unwrap().to_string()
    };
    // 128 RPUs × 730 hours at $0.375.
    assert_eq!(cost(128, json!({"active_hours": 744})), "$35,040.00");
    assert_eq!(cost(128, json!({"active_hours": 730})), "$35,040.00");
    // 100,000 minutes are more than the month has.
    assert_eq!(cost(8, json!({"active_hours": 10, "activations": 100_000})), "$2,190.00");
    // 6,000 minutes are 100 hours.
    assert_eq!(cost(8, json!({"active_hours": 10, "activations": 6_000})), "$300.00");
}

#[test]
fn copies_in_the_same_region_are_no_charge_of_their_own() {
    let config = json!({"engine": "mysql", "instance_class": "db.m6g.large", "storage_gib": 400,
        "backups_copied_to": "us-east-1"});
    let document = json!({"abacus": 1, "region": "us-east-1", "components": [
        {"id": "it", "kind": "rds", "config": config, "usage": {"kept_copies_gb": 100, "copied_backup_gb": 100}},
    ]});
    let estimate = estimate(&Design::parse(&document.to_string()).unwrap(), Catalogue::embedded()).unwrap();
    let codes: Vec<&str> = estimate.components[0].lines.iter().map(|line| line.code.as_ref()).collect();
    assert_eq!(codes, ["rds.instance", "rds.storage", "rds.backup"]);
}

#[test]
fn configuration_that_is_missing_is_no_usage() {
    let config =
        json!({"engine": "mysql", "instance_class": "db.m6g.large", "storage_gib": 400, "storage_type": "io1"});
    let document = json!({"abacus": 1, "region": "eu-west-1", "components": [
        {"id": "it", "kind": "rds", "config": config},
    ]});
    let estimate = estimate(&Design::parse(&document.to_string()).unwrap(), Catalogue::embedded()).unwrap();
    let rules: Vec<&str> = estimate.findings.iter().map(|found| found.rule.as_ref()).collect();
    assert!(rules.contains(&"rds-iops-missing") && !rules.contains(&"gen-usage-missing"), "{rules:?}");
    let line = estimate.components[0].lines.iter().find(|line| line.code == "rds.iops").unwrap();
    assert_eq!(line.cost.code(), "depends_on_usage");
}

#[test]
fn a_reservation_that_fits_nothing_says_what_must_match() {
    let fix = |kind: &str, config: Value| {
        let document = json!({"abacus": 1, "region": "us-east-1", "components": [
            {"id": "it", "kind": kind, "config": config},
        ]});
        let estimate = estimate(&Design::parse(&document.to_string()).unwrap(), Catalogue::embedded()).unwrap();
        let mut found = estimate.findings.into_iter().filter(|found| found.rule == "po-ri-attribute-mismatch");
        found.next().unwrap().fix.into_owned()
    };
    let aurora = json!({"engine": "mysql", "instance_class": "db.r7g.large"});
    assert_eq!(fix("aurora-reserved", aurora), "match Region, engine and instance class, or remove it");
    assert_eq!(fix("redshift-reserved", json!({})), "match Region and node type, or remove it");
    let rds = json!({"engine": "mysql", "instance_class": "db.r7g.large"});
    assert_eq!(fix("rds-reserved", rds), "match Region, engine, instance class and deployment, or remove it");
}

#[test]
fn plans_say_why_they_have_no_rate_for_a_class() {
    for (kind, config) in [
        ("rds", json!({"engine": "mysql", "instance_class": "db.t4g.large", "storage_gib": 100})),
        ("aurora", json!({"engine": "mysql", "instance_class": "db.r6g.large"})),
        ("documentdb", json!({"instance_class": "db.r6g.large"})),
        ("neptune", json!({"instance_class": "db.r6g.large"})),
    ] {
        let config = with(&config, json!({"purchase": "database-savings-plan"}));
        let document = json!({"abacus": 1, "region": "us-east-1", "components": [
            {"id": "it", "kind": kind, "config": config},
        ]});
        let estimate = estimate(&Design::parse(&document.to_string()).unwrap(), Catalogue::embedded()).unwrap();
        let code = format!("{kind}.instance");
        let line = estimate.components[0].lines.iter().find(|line| line.code == code).unwrap();
        let reason = line.reason.as_ref().unwrap();
        assert_eq!(reason, "Database Savings Plans apply to classes of generation 7 and newer", "{kind}");
    }
}

#[test]
fn the_third_year_of_extended_support_tells_why_it_has_no_price() {
    for (engine, expected) in [
        (
            "mysql",
            "Aurora MySQL version 2 has a price for the third year from December 2026 on, which no table has; \
                   version 3 has no third year",
        ),
        ("postgresql", "no table has the third year"),
    ] {
        let config = json!({"engine": engine, "instance_class": "db.r6g.large", "extended_support": "year-3"});
        let document = json!({"abacus": 1, "region": "us-east-1", "components": [
            {"id": "it", "kind": "aurora", "config": config},
        ]});
        let estimate = estimate(&Design::parse(&document.to_string()).unwrap(), Catalogue::embedded()).unwrap();
        let line = estimate.components[0].lines.iter().find(|line| line.code == "aurora.extended-support").unwrap();
        assert_eq!((line.cost.code(), line.reason.as_deref()), ("no_price", Some(expected)), "{engine}");
    }
}
