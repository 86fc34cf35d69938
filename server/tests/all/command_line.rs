//! The `abacus` command as a process.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/examples")
}

fn abacus(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_abacus"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

#[test]
fn price_prints_the_same_estimate_in_every_format() {
    let file = examples().join("three-tier.json");
    let file = file.to_str().unwrap();
    let text = std::fs::read_to_string(file).unwrap();
    let (_, estimate) = use_cases::estimate(&text).unwrap();
    let stdout = |format: &str| String::from_utf8(abacus(&["price", file, "--format", format], "").stdout).unwrap();
    let side_costs = use_cases::side_costs(&text).unwrap();
    let table = pricing::render::table(&estimate) + &pricing::render::side_costs(&side_costs);
    assert!(table.contains("Often billed as well, not in the total"));
    assert_eq!(stdout("table"), table);
    assert_eq!(stdout("csv"), pricing::render::csv(&estimate));
    let json: use_cases::WithSideCosts = serde_json::from_str(&stdout("json")).unwrap();
    assert_eq!(json, use_cases::WithSideCosts { estimate, side_costs });
    let piped = abacus(&["price", "-"], &text);
    assert_eq!(String::from_utf8(piped.stdout).unwrap(), table);
}

#[test]
fn accept_prints_the_document_with_all_or_some_side_costs() {
    let file = examples().join("serverless-api.json");
    let file = file.to_str().unwrap();
    let ids = |arguments: &[&str]| -> Vec<String> {
        let output = abacus(&[&["accept", file], arguments].concat(), "");
        let design = design::Design::parse(&String::from_utf8(output.stdout).unwrap()).unwrap();
        design.components[6..].iter().map(|component| component.id.to_string()).collect()
    };
    assert_eq!(ids(&["--all"]), ["api-access-logs", "handler-logs"]);
    assert_eq!(ids(&["--id", "handler-logs"]), ["handler-logs"]);
    let unknown = abacus(&["accept", file, "--id", "nothing-logs"], "");
    assert_eq!((unknown.status.code(), unknown.stdout.len()), (Some(2), 0));
    assert!(String::from_utf8(unknown.stderr).unwrap().contains("the design has no side cost nothing-logs"));
    for arguments in [&["accept", file][..], &["accept", file, "--all", "--id", "handler-logs"]] {
        assert_eq!(abacus(arguments, "").status.code(), Some(2), "one of both");
    }
}

#[test]
fn draw_prints_a_picture_with_its_own_colours_or_the_same_in_words() {
    let file = examples().join("three-tier.json");
    let file = file.to_str().unwrap();
    let text = std::fs::read_to_string(file).unwrap();
    let stdout = |arguments: &[&str]| String::from_utf8(abacus(arguments, "").stdout).unwrap();
    let picture = stdout(&["draw", file]);
    assert_eq!(picture, use_cases::draw_file(&text).unwrap());
    assert!(picture.starts_with("<?xml") && picture.contains("prefers-color-scheme: dark"));
    assert_eq!(stdout(&["draw", file, "--text"]), use_cases::draw(&text).unwrap().text.join("\n") + "\n");
}

#[test]
fn compare_prints_the_same_comparison_in_every_format() {
    let file = examples().join("three-tier.json");
    let file = file.to_str().unwrap();
    let text = std::fs::read_to_string(file).unwrap();
    let comparison = use_cases::compare(&text, &use_cases::group_ids("web,app").unwrap()).unwrap();
    let options = ["compare", file, "--groups", "web,app", "--format"];
    let stdout = |format: &str| String::from_utf8(abacus(&[&options[..], &[format]].concat(), "").stdout).unwrap();
    assert_eq!(stdout("table"), pricing::compare::table(&comparison));
    let json: pricing::compare::Comparison = serde_json::from_str(&stdout("json")).unwrap();
    assert_eq!(json, comparison);

    let columns = pricing::compare::Column::ALL;
    let csv = stdout("csv");
    let rows: Vec<&str> = csv.split_terminator("\r\n").collect();
    assert_eq!(rows.len(), comparison.rows.len() + 1);
    assert_eq!(rows[0], columns.map(pricing::compare::Column::label).join(","));
    for (row, known) in rows[1..].iter().zip(&comparison.rows) {
        assert!(row.starts_with(&format!("{},", known.code)), "{row}");
    }

    let markdown = stdout("markdown");
    let rows: Vec<&str> = markdown.lines().collect();
    assert_eq!(rows.len(), comparison.rows.len() + 2);
    for row in &rows {
        assert!(row.starts_with("| ") && row.ends_with(" |"), "{row}");
        assert_eq!(row.matches('|').count(), columns.len() + 1, "{row}");
    }
    assert!(rows[1].contains("---:"));

    let all = abacus(&["compare", "-"], &text);
    let expected = use_cases::compare(&text, &[]).unwrap();
    assert_eq!(String::from_utf8(all.stdout).unwrap(), pricing::compare::table(&expected));
}

#[test]
fn compare_takes_databases_of_one_kind() {
    let file = examples().join("rds.json");
    let output = abacus(&["compare", file.to_str().unwrap(), "--groups", "shop", "--format", "csv"], "");
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("1y-no-upfront,0.00,378.80,"), "{text}");
}

#[test]
fn compare_prints_deployments_in_every_format() {
    let file = examples().join("rds.json");
    let text = std::fs::read_to_string(&file).unwrap();
    let compared = use_cases::deployments(&text, &use_cases::group_ids("shop").unwrap()).unwrap();
    let options = ["compare", file.to_str().unwrap(), "--of", "deployments", "--groups", "shop", "--format"];
    let stdout = |format: &str| String::from_utf8(abacus(&[&options[..], &[format]].concat(), "").stdout).unwrap();
    assert_eq!(stdout("table"), pricing::compare::deployments_table(&compared));
    assert_eq!(serde_json::from_str::<pricing::compare::Deployments>(&stdout("json")).unwrap(), compared);
    let csv = stdout("csv");
    assert!(csv.contains("\r\naurora-standard,0.00,932.22,932.22,"), "{csv}");
    assert!(csv.contains("\r\nmulti-az-cluster,,,,,,"), "what is not known is empty: {csv}");
    let markdown = stdout("markdown");
    assert_eq!(markdown.lines().count(), compared.rows.len() + 2);
    assert!(markdown.contains("| at least $893.24 |"), "{markdown}");
}

#[test]
fn compare_of_an_unknown_group_exits_with_2() {
    let file = examples().join("three-tier.json");
    for (groups, told) in [("nobody", "no component with the id nobody"), ("No Id", "is not an id")] {
        let output = abacus(&["compare", file.to_str().unwrap(), "--groups", groups], "");
        assert_eq!(output.status.code(), Some(2), "{groups}");
        assert!(output.stdout.is_empty());
        let text = String::from_utf8(output.stderr).unwrap();
        assert!(text.contains(told), "{text}");
    }
}

#[test]
fn price_names_every_problem_and_exits_with_2() {
    let bad = r#"{"abacus": 1, "region": "us-east-1", "components": [
        {"id": "v", "kind": "ebs", "config": {"volume_type": "gp3", "size_gib": -1, "colour": "red"}}]}"#;
    let output = abacus(&["price", "-"], bad);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("/components/0/config/size_gib: -1 is out of range"), "{told}");
    assert!(told.contains("/components/0/config/colour: unknown field"), "{told}");
}

#[test]
fn problems_are_json_where_the_answer_would_be() {
    let bad = r#"{"abacus": 1, "region": "us-east-1", "components": [
        {"id": "Bad Id", "kind": "ec2", "config": {"instance_type": "m7g.lage"}},
        {"id": "app", "kind": "ec2", "config": {"instance_type": "c9x.large"}}]}"#;
    for command in [&["price", "-", "--format", "json"][..], &["compare", "-", "--format", "json"]] {
        let output = abacus(command, bad);
        assert_eq!(output.status.code(), Some(2));
        assert!(output.stderr.is_empty());
        let body: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(body["status"], 422);
        let paths: Vec<_> = body["problems"].as_array().unwrap().iter().map(|one| one["path"].clone()).collect();
        let first = "/components/0/config/instance_type";
        assert_eq!(paths, ["/components/0/id", first, "/components/1/config/instance_type"]);
    }
}

#[test]
fn price_of_a_missing_file_exits_with_1() {
    let output = abacus(&["price", "no-such-file.json"], "");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn the_committed_schema_is_the_generated_one() {
    let committed = std::fs::read_to_string(examples().join("../design.schema.json")).unwrap();
    assert!(committed == use_cases::schema(), "run: abacus schema > docs/design.schema.json");
    assert_eq!(abacus(&["schema"], "").stdout, committed.as_bytes());
}

#[test]
fn schema_and_reader_agree_on_examples_and_on_faults() {
    let schema: serde_json::Value = serde_json::from_str(&use_cases::schema()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for entry in std::fs::read_dir(examples()).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        let example: serde_json::Value = serde_json::from_str(&text).unwrap();
        let faults: Vec<_> = validator.iter_errors(&example).map(|e| format!("{} {e}", e.instance_path())).collect();
        assert_eq!(faults, Vec::<String>::new());
        let mut bad = Vec::new();
        for (pointer, value) in [
            ("/abacus", serde_json::json!(9)),
            ("/region", serde_json::json!(5)),
            ("/components/0/id", serde_json::json!("Not An Id")),
            ("/components/0/kind", serde_json::json!("teapot")),
            ("/components/0/config", serde_json::json!({"colour": "red"})),
            (
                "/components/0",
                serde_json::json!({"id": "x", "kind": "ebs", "config": {"volume_type": "gp3", "size_gib": 0}}),
            ),
        ] {
            let mut changed = example.clone();
            // Some kinds need no configuration.
            let Some(place) = changed.pointer_mut(pointer) else {
                assert_eq!(pointer, "/components/0/config");
                continue;
            };
            *place = value;
            bad.push((pointer, changed));
        }
        let mut extra = example.clone();
        extra["components"][0]["colour"] = "red".into();
        bad.push(("extra field", extra));
        for (what, document) in bad {
            assert!(!validator.is_valid(&document), "the schema accepts a bad {what}");
            assert!(design::Design::parse(&document.to_string()).is_err(), "the reader accepts a bad {what}");
        }
    }
}

#[test]
fn paths_prints_the_options_of_several_flows_together() {
    let file = examples().join("hub-and-spoke.json");
    let file = file.to_str().unwrap();
    let sets = use_cases::path_sets(&std::fs::read_to_string(file).unwrap()).unwrap();
    assert!(!sets.sets.is_empty());
    let json = String::from_utf8(abacus(&["paths", file, "--sets", "--format", "json"], "").stdout).unwrap();
    assert_eq!(serde_json::from_str::<api::PathSets>(&json).unwrap(), sets);
    let table = String::from_utf8(abacus(&["paths", file, "--sets"], "").stdout).unwrap();
    for set in &sets.sets {
        for part in [&set.label, &set.code, &set.change, &set.total] {
            assert!(table.contains(part.as_str()), "{part}: {table}");
        }
    }
    let none = examples().join("three-tier.json");
    let none = String::from_utf8(abacus(&["paths", none.to_str().unwrap(), "--sets"], "").stdout).unwrap();
    assert_eq!(none, "No path options cost less together than each alone.\n");
}

#[test]
fn paths_prints_every_flow_with_its_other_ways() {
    let file = examples().join("data-lake.json");
    let file = file.to_str().unwrap();
    let text = std::fs::read_to_string(file).unwrap();
    let ledgers = use_cases::flow_ledgers(&text, "", true).unwrap();
    assert!(!ledgers.flows.is_empty());
    let json = String::from_utf8(abacus(&["paths", file, "--format", "json"], "").stdout).unwrap();
    assert_eq!(serde_json::from_str::<api::FlowLedgers>(&json).unwrap(), ledgers);
    let table = String::from_utf8(abacus(&["paths", file], "").stdout).unwrap();
    for flow in &ledgers.flows {
        assert!(table.contains(&format!("{}: {} to {}", flow.flow, flow.from, flow.to)), "{table}");
        let hops = flow.paths.iter().flat_map(|way| &way.hops);
        assert!(hops.into_iter().all(|hop| table.contains(&hop.label)), "{table}");
        assert!(flow.choices.iter().all(|choice| table.contains(&choice.label)), "{table}");
    }
    let one = abacus(&["paths", "-", "--flow", ledgers.flows[0].flow.as_str()], &text);
    let one = String::from_utf8(one.stdout).unwrap();
    assert!(table.starts_with(&one), "{one}");
    let none = abacus(&["paths", file, "--flow", "nobody"], "");
    assert_eq!((none.status.code(), none.stdout.len()), (Some(2), 0));
}

#[test]
fn catalog_import_reports_and_keeps_what_aws_publishes() {
    let dir = tempfile::tempdir().unwrap();
    let prices = dir.path().join("prices");
    let plans = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/price-offers/tests/fixtures/savings-plans.csv");
    let import = |file: &Path, options: &[&str]| {
        let paths = [file.to_str().unwrap(), "--catalog", prices.to_str().unwrap(), "--excerpt"];
        abacus(&[&["catalog", "import"], &paths[..], options].concat(), "")
    };
    let report = import(&plans, &["--dry-run"]);
    let text = String::from_utf8(report.stdout).unwrap();
    assert!(report.status.success() && text.contains("new: 6\n"), "{text}");
    assert!(!prices.exists());
    let written = import(&plans, &["--format", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&written.stdout).unwrap();
    assert_eq!(json["new"].as_array().unwrap().len(), 6);
    let kept = std::fs::read_to_string(prices.join("ec2.prices")).unwrap();
    assert!(kept.contains("r7g.2xlarge 0.1954"), "{kept}");
    // A file that was cut off changes nothing.
    let cut = dir.path().join("cut.csv");
    let text = std::fs::read_to_string(&plans).unwrap().replace("0.1954", "0.2");
    std::fs::write(&cut, &text[..text.len() - 9]).unwrap();
    let refused = import(&cut, &[]);
    assert!(!refused.status.success());
    let reason = String::from_utf8(refused.stderr).unwrap();
    assert!(reason.contains("cut.csv:16: ") && reason.contains("the file is cut off"), "{reason}");
    assert_eq!(std::fs::read_to_string(prices.join("ec2.prices")).unwrap(), kept);
}
