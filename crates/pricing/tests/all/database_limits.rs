//! What RDS, Aurora, DocumentDB, Neptune and Redshift refuse, and which changes they recommend.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use catalog::Catalogue;
use design::Design;
use pricing::{Estimate, Finding, estimate};
use serde_json::{Value, json};

/// The estimate of one component in us-east-1, with `more` added to or replacing `config`.
fn priced(kind: &str, mut config: Value, more: Value, usage: Value) -> Estimate {
    config.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let document = json!({"abacus": 1, "region": "us-east-1", "components": [
        {"id": "it", "kind": kind, "config": config, "usage": usage},
    ]});
    estimate(&Design::parse(&document.to_string()).unwrap(), Catalogue::embedded()).unwrap()
}

/// The finding of a rule about a database of RDS for MySQL.
fn of_rds(rule: &str, more: Value) -> Option<Finding> {
    let config = json!({"engine": "mysql", "instance_class": "db.m7g.large", "storage_gib": 100});
    priced("rds", config, more, json!({})).findings.into_iter().find(|found| found.rule == rule)
}

#[test]
fn advice_counts_upfront_payments_by_the_month() {
    let of = |io: u64| {
        let config = json!({"engine": "mysql", "instance_class": "db.r7g.16xlarge", "purchase": "3y-all-upfront"});
        let usage = json!({"storage_gb": 100, "io_requests": io});
        let mut findings = priced("aurora", config, json!({}), usage).findings.into_iter();
        findings.find(|found| found.rule == "db-io-optimized").map(|found| found.message.into_owned())
    };
    // 30 % of the upfront payment of $123,185 over 36 months, and 100 GB at $0.225 instead of $0.10, are $1,039.04.
    assert_eq!(of(1_000_000_000), None, "the I/O costs $200");
    let saved = "I/O-Optimized costs less for this much I/O: it saves $960.96 a month";
    assert_eq!(of(10_000_000_000).unwrap(), saved, "the I/O costs $2,000");
}

#[test]
fn advice_is_something_that_aws_accepts() {
    let of = |more| of_rds("db-storage-gp3", more).is_some();
    let io1 = |gib: u64, iops: u64| of(json!({"storage_type": "io1", "storage_gib": gib, "iops": iops}));
    assert!(io1(100, 3_000));
    assert!(!io1(100, 5_000), "100 GiB of gp3 have 3,000 IOPS, which cannot be raised");
    assert!(io1(2_000, 64_000));
    assert!(!io1(2_000, 90_000), "gp3 has 64,000 IOPS at most");
    assert!(io1(400, 1_000), "gp3 includes 12,000 IOPS, and fewer cannot be provisioned");
    assert!(io1(400, 12_001));
}

#[test]
fn licensed_vcpus_are_those_of_the_class_at_most() {
    let of = |vcpus: u64| {
        let config = json!({"engine": "sqlserver-standard", "instance_class": "db.m7i.large", "licensed_vcpus": vcpus});
        of_rds("rds-licensed-vcpus", config).is_some()
    };
    assert!(!of(2));
    assert!(of(3));
}

#[test]
fn provisioned_iops_have_a_minimum() {
    let of = |engine: &str, storage_type: &str, gib: u64, iops: u64| {
        let class = "db.m7i.large";
        let config = json!({"engine": engine, "instance_class": class, "storage_type": storage_type,
            "storage_gib": gib, "iops": iops});
        of_rds("rds-iops-least", config).is_some()
    };
    for storage_type in ["io1", "io2"] {
        assert!(!of("mysql", storage_type, 1_000, 1_000), "{storage_type}");
        assert!(of("mysql", storage_type, 1_000, 999), "{storage_type}");
    }
    assert!(!of("mysql", "io1", 4_000, 2_000));
    assert!(of("mysql", "io1", 4_000, 1_999));
    assert!(!of("sqlserver-web", "io1", 2_000, 2_000));
    assert!(of("sqlserver-web", "io1", 2_000, 1_999));
    assert!(!of("mysql", "gp3", 1_000, 100));
    assert!(of_rds("rds-iops-least", json!({"storage_type": "io1"})).is_none(), "the IOPS are missing");
}

#[test]
fn graviton_runs_open_source_engines() {
    let of = |engine: &str, class: &str| {
        of_rds("rds-graviton", json!({"engine": engine, "instance_class": class})).is_some()
    };
    for engine in ["oracle-ee", "sqlserver-web", "db2-standard"] {
        assert!(of(engine, "db.m6gd.large"), "{engine}");
        assert!(!of(engine, "db.m6id.large"), "{engine}");
    }
    assert!(!of("mariadb", "db.t4g.micro"));
}

#[test]
fn plans_are_for_classes_of_generation_7_and_newer() {
    let of = |class: &str, purchase: &str| {
        of_rds("db-plan-generation", json!({"instance_class": class, "purchase": purchase})).is_some()
    };
    assert!(of("db.m5.large", "database-savings-plan"));
    assert!(of("db.t4g.large", "database-savings-plan"));
    assert!(!of("db.m7g.large", "database-savings-plan"));
    assert!(!of("db.m5.large", "on-demand"));
}

#[test]
fn classes_of_documentdb_without_a_price_exist() {
    let of = |class: &str| {
        let document = json!({"abacus": 1, "region": "us-east-1", "components": [
            {"id": "it", "kind": "documentdb", "config": {"instance_class": class}, "usage": {"storage_gb": 1}},
        ]});
        let design = Design::parse(&document.to_string()).unwrap();
        let unknown = pricing::unknown_names(&design, Catalogue::embedded());
        let estimate = estimate(&design, Catalogue::embedded()).unwrap();
        let line = estimate.components[0].lines.iter().find(|line| line.code == "documentdb.instance").unwrap();
        (unknown.is_empty(), line.cost.code())
    };
    for class in ["db.r8g.large", "db.r5.large"] {
        assert_eq!(of(class), (true, "priced"), "{class}");
    }
    for class in ["db.r4.large", "db.r6gd.xlarge", "db.r6g.large", "db.t4g.medium"] {
        assert_eq!(of(class), (true, "no_price"), "{class}");
    }
    assert_eq!(of("db.m5.large"), (false, "no_price"));
}

#[test]
fn copies_in_other_regions_depend_on_what_is_copied() {
    let status = |kind: &str, config: Value, usage: Value, code: &str| {
        let estimate = priced(kind, config, json!({}), usage);
        let line = estimate.components[0].lines.iter().find(|line| line.code == code);
        line.map(|line| line.cost.code())
    };
    let rds = |more: Value, usage: Value, code: &str| {
        let mut config = json!({"engine": "mysql", "instance_class": "db.m7g.large", "storage_gib": 100});
        config.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        status("rds", config, usage, code)
    };
    let (replica, copies) = (json!({"replicated_to": "eu-west-1"}), json!({"backups_copied_to": "eu-west-1"}));
    assert_eq!(rds(json!({}), json!({}), "rds.replication"), None);
    assert_eq!(rds(replica.clone(), json!({}), "rds.replication"), Some("depends_on_usage"));
    assert_eq!(rds(replica, json!({"replicated_gb": 10}), "rds.replication"), Some("priced"));
    for code in ["rds.backup-copy", "rds.backup-copy-storage"] {
        assert_eq!(rds(json!({}), json!({}), code), None, "{code}");
        assert_eq!(rds(copies.clone(), json!({}), code), Some("depends_on_usage"), "{code}");
    }
    let warehouse = json!({"copy_region": "eu-west-1"});
    assert_eq!(status("redshift", warehouse, json!({}), "redshift.snapshot-copy"), Some("depends_on_usage"));
}

#[test]
fn usage_that_does_not_apply_is_reported() {
    let of = |kind: &str, config: Value, usage: Value| {
        let findings = priced(kind, config, json!({}), usage).findings.into_iter();
        let without_effect = findings.filter(|found| found.rule == "usage-without-effect");
        without_effect.map(|found| (found.path, found.message.into_owned())).collect::<Vec<_>>()
    };
    let database = || json!({"engine": "mysql", "instance_class": "db.m7g.large", "storage_gib": 100});
    let surplus = "Surplus CPU credits: the value has no effect with “Instance class” as it is".to_owned();
    let place = "/components/0/usage/surplus_vcpu_hours".to_owned();
    assert_eq!(of("rds", database(), json!({"surplus_vcpu_hours": 10})), [(place.clone(), surplus.clone())]);
    assert_eq!(of("rds", database(), json!({"surplus_vcpu_hours": "open"})), [(place, surplus)]);
    assert_eq!(of("rds", database(), json!({"surplus_vcpu_hours": 0})), []);
    let burstable = json!({"engine": "mysql", "instance_class": "db.t4g.large", "storage_gib": 100});
    assert_eq!(of("rds", burstable, json!({"surplus_vcpu_hours": 10})), []);
    let scanned = "Scanned by Spectrum: the value has no effect with “Deployment” as it is".to_owned();
    let place = "/components/0/usage/spectrum_gb".to_owned();
    let usage = json!({"spectrum_gb": 10, "active_hours": 1, "managed_storage_gb": 1});
    assert_eq!(of("redshift", json!({"deployment": "serverless"}), usage), [(place, scanned)]);
}

#[test]
fn base_capacity_of_redshift_serverless() {
    let of = |rpus: u64, stored: u64| -> Vec<String> {
        let config = json!({"deployment": "serverless", "base_rpu": rpus});
        let findings = priced("redshift", config, json!({}), json!({"managed_storage_gb": stored})).findings;
        findings.into_iter().map(|found| found.rule.into_owned()).filter(|rule| rule.contains("capacity")).collect()
    };
    let nothing: Vec<String> = Vec::new();
    for rpus in [4, 8, 24, 512, 544, 1_024] {
        assert_eq!(of(rpus, 1), nothing, "{rpus}");
    }
    for rpus in [5, 12, 100, 520, 1_016] {
        assert_eq!(of(rpus, 1), ["redshift-base-capacity"], "{rpus}");
    }
    let small = "redshift-small-capacity";
    assert_eq!(of(4, 32_768), nothing);
    assert_eq!(of(4, 32_769), [small]);
    assert_eq!(of(24, 131_072), nothing);
    assert_eq!(of(24, 131_073), [small]);
    assert_eq!(of(32, 131_073), nothing);
}

#[test]
fn snapshots_of_redshift_serverless_cost_as_those_of_clusters() {
    let cost = |deployment: &str| {
        let usage = json!({"snapshot_gb": 1_000});
        let estimate = priced("redshift", json!({"deployment": deployment}), json!({}), usage);
        let line = estimate.components[0].lines.iter().find(|line| line.code == "redshift.snapshots").unwrap();
        line.cost.known().unwrap().to_string()
    };
    assert_eq!(cost("serverless"), "$23.00", "1,000 GB-months at $0.023");
    assert_eq!(cost("provisioned"), cost("serverless"));
}

#[test]
fn serverless_capacity_costs_its_minimum_while_its_usage_is_open() {
    let of = |kind: &str, more: Value, usage: Value| {
        let config = json!({"capacity": "serverless", "serverless_instances": 2, "min_capacity": 8});
        let estimate = priced(kind, config, more, usage);
        let known = |suffix: &str| {
            let code = format!("{kind}.{suffix}");
            let line = estimate.components[0].lines.iter().find(|line| line.code == code)?;
            Some(line.cost.known().map_or("not known".to_owned(), |cost| cost.to_string()))
        };
        (known("serverless-minimum"), known("serverless"), estimate.totals.at_least)
    };
    let some = |text: &str| Some(text.to_owned());
    let given = |number: u64| json!({"capacity_unit_hours": number, "storage_gb": 0, "io_requests": 0});
    let open = || json!({"storage_gb": 0, "io_requests": 0});
    let mysql = || json!({"engine": "mysql"});
    // 2 × 8 ACU × 730 hours at $0.12.
    assert_eq!(of("aurora", mysql(), open()), (some("$1,401.60"), some("not known"), true));
    assert_eq!(of("aurora", mysql(), given(1)), (None, some("$1,401.60"), false));
    assert_eq!(of("aurora", json!({"engine": "mysql", "min_capacity": 0}), open()), (None, some("not known"), true));
    let planned = json!({"engine": "mysql", "purchase": "database-savings-plan"});
    assert_eq!(of("aurora", planned.clone(), open()).0, of("aurora", planned, given(1)).1);
    for kind in ["documentdb", "neptune"] {
        assert_eq!(of(kind, json!({}), open()).0, of(kind, json!({}), given(1)).1, "{kind}");
    }
}

#[test]
fn serverless_clusters_of_aurora_cannot_be_reserved() {
    let of = |capacity: &str, purchase: &str| {
        let mut config = json!({"engine": "mysql", "capacity": capacity, "purchase": purchase});
        if capacity == "mixed" {
            config["instance_class"] = json!("db.r7g.large");
        }
        let findings = priced("aurora", config, json!({}), json!({})).findings;
        findings.iter().any(|found| found.rule == "aurora-serverless-reserved")
    };
    assert!(of("serverless", "1y-no-upfront"));
    assert!(!of("serverless", "database-savings-plan"));
    assert!(!of("mixed", "1y-no-upfront"));
}

#[test]
fn reserved_instances_of_io_optimized_are_a_whole_number() {
    let of = |configuration: &str, purchase: &str| {
        let config = json!({"engine": "mysql", "instance_class": "db.r7g.large", "instances": 3,
            "storage_configuration": configuration, "purchase": purchase});
        let estimate = priced("aurora", config, json!({}), json!({"storage_gb": 1}));
        let lines = estimate.components[0].lines.iter();
        let reserved = lines.filter(|line| ["aurora.instance", "aurora.upfront"].contains(&&*line.code));
        reserved.map(|line| (line.quantity.unwrap().normalize().to_string(), line.assumption.is_some())).collect()
    };
    let pair = |quantity: &str, says: bool| (quantity.to_owned(), says);
    let both: Vec<_> = of("standard", "1y-partial-upfront");
    assert_eq!(both, [pair("2190", false), pair("3", false)]);
    let both: Vec<_> = of("io-optimized", "1y-partial-upfront");
    assert_eq!(both, [pair("2847", true), pair("3.9", true)], "1.3 for each of three");
}

#[test]
fn payment_all_upfront_is_sold_without_a_known_price() {
    let config = json!({"engine": "mysql", "instance_class": "db.m7g.large", "storage_gib": 100, "read_replicas": 1,
        "purchase": "1y-all-upfront"});
    let estimate = priced("rds", config, json!({}), json!({}));
    let label = |code: &str| {
        let line = estimate.components[0].lines.iter().find(|line| line.code == code).unwrap();
        (line.label.to_string(), line.cost.without_price().unwrap().0.label())
    };
    let sold = "sold, price not known";
    let instance = "MySQL db.m7g.large, Single-AZ, reserved for 1 year, all upfront".to_owned();
    assert_eq!(label("rds.upfront"), (instance, sold));
    let replicas = "MySQL db.m7g.large, read replicas, reserved for 1 year, all upfront".to_owned();
    assert_eq!(label("rds.replicas-upfront"), (replicas, sold));
}

#[test]
fn extended_support_is_reported_for_every_service_that_has_it() {
    for (kind, config) in [
        ("rds", json!({"engine": "mysql", "instance_class": "db.m7g.large", "storage_gib": 100})),
        ("aurora", json!({"engine": "mysql", "instance_class": "db.r7g.large"})),
        ("documentdb", json!({"instance_class": "db.r8g.large"})),
    ] {
        for (support, expected) in [("none", false), ("year-1-2", true), ("year-3", true)] {
            let estimate = priced(kind, config.clone(), json!({"extended_support": support}), json!({}));
            let reported = estimate.findings.iter().any(|found| found.rule == "db-extended-support");
            assert_eq!(reported, expected, "{kind} {support}");
        }
    }
}

#[test]
fn plans_name_what_they_do_not_cover() {
    let of = |classes: &[&str]| {
        let database = |class: &&str| {
            let config = json!({"engine": "mysql", "instance_class": class, "storage_gib": 100});
            json!({"id": class.replace('.', "-"), "kind": "rds", "config": config})
        };
        let mut components: Vec<Value> = classes.iter().map(database).collect();
        components.push(json!({"id": "plan", "kind": "database-savings-plan", "config": {"usd_per_hour": 0.1}}));
        let document = json!({"abacus": 1, "region": "us-east-1", "components": components});
        let estimate = estimate(&Design::parse(&document.to_string()).unwrap(), Catalogue::embedded()).unwrap();
        let mut found = estimate.findings.into_iter().filter(|found| found.rule == "po-sp-generation");
        found.next().map(|found| found.message.into_owned())
    };
    assert_eq!(of(&["db.m7g.large"]), None);
    let one = "db-m5-large is not eligible for Database Savings Plans and stays on demand";
    assert_eq!(of(&["db.m7g.large", "db.m5.large"]).unwrap(), one);
    let two = "db-m5-large, db-r5-large are not eligible for Database Savings Plans and stay on demand";
    assert_eq!(of(&["db.m7g.large", "db.m5.large", "db.r5.large"]).unwrap(), two);
}
