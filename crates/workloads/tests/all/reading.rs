//! Workloads are read with all their problems.

use catalog::Catalogue;
use workloads::{Topic, Workload, fields};

use crate::workload;

fn problems(document: &str) -> Vec<String> {
    let problems = Workload::read(document, Catalogue::embedded()).unwrap_err();
    problems.0.into_iter().map(|problem| format!("{}: {}", problem.path, problem.message)).collect()
}

#[test]
fn everything_has_a_default() {
    for topic in Topic::ALL {
        let read = workload(&format!(r#"{{"of": "{}"}}"#, topic.code()));
        for field in fields(topic) {
            assert_eq!(read.text(field.code), field.default, "{}", field.code);
        }
    }
}

#[test]
fn all_problems_are_reported_at_once() {
    let document = r#"{"of": "compute", "region": "mars", "requests_per_second": [1, 2], "duration_ms": 0,
        "memory_mb": 128.5, "architecture": "mips", "instance_type": "m99.large", "free_allowances": "perhaps",
        "at_least": null, "gb": 5, "a/b": 1, "task_memory_gb": 1.23456}"#;
    assert_eq!(
        problems(document),
        [
            "/at_least: not a value",
            "/a~1b: unknown field",
            "/gb: unknown field",
            "/region: there is no region \"mars\"",
            "/requests_per_second: 2 numbers",
            "/duration_ms: 0 is out of range",
            "/memory_mb: 128.5 is not a whole number",
            "/architecture: \"mips\" is not one of the choices",
            "/task_memory_gb: 1.23456 has more than four decimals",
            "/instance_type: there is no instance type \"m99.large\"",
            "/free_allowances: \"perhaps\" is neither true nor false",
        ]
    );
}

#[test]
fn documents_are_objects_that_say_what_to_compare() {
    assert!(problems("{").first().unwrap().starts_with(": not valid JSON"));
    assert_eq!(problems("[]"), [": not an object"]);
    assert_eq!(problems("{}"), ["/of: does not say what to compare"]);
}

#[test]
fn numbers_may_have_commas_between_thousands() {
    let load = |text: &str| {
        let given = [("requests_per_second".to_owned(), text.to_owned())];
        Workload::of(Topic::Compute, &given, Catalogue::embedded()).map(|read| read.load().to_string())
    };
    assert_eq!(load("1,250.5"), Ok("1250.5".to_owned()));
    assert_eq!(load(" 12 "), Ok("12".to_owned()));
    assert_eq!(load(""), Ok("20".to_owned()), "the default");
    assert_eq!(load(&"3, ".repeat(24)), Ok("3".to_owned()));
    for wrong in ["1,2", "1.5,000", "0", "-1", "x", &"1 ".repeat(25), &"0 ".repeat(24), "9999999"] {
        assert!(load(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn the_page_of_the_documentation_is_current() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/workloads.md");
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(committed == workloads::reference(), "run `abacus workload > docs/workloads.md`");
}
