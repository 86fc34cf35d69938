//! Which values an answer can name, and that a wrong answer is detected.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use accuracy::{Case, check, markdown};

/// A case of two volumes and an address, with this answer.
fn case(answer: &str) -> Case {
    let text = r#"{"id": "A", "title": "", "source": "", "expect": {"answer_usd": ANSWER}, "design": {
        "abacus": 1, "region": "us-east-1", "components": [
            {"id": "disk", "kind": "ebs", "config": {"volume_type": "gp3", "size_gib": 100}},
            {"id": "other", "kind": "ebs", "config": {"volume_type": "gp3", "size_gib": 50}},
            {"id": "address", "kind": "public-ipv4"}
        ]}}"#;
    serde_json::from_str(&text.replace("ANSWER", answer)).unwrap()
}

#[test]
fn figures_are_read_by_component_and_line() {
    for answer in [
        r#"{"is": 12, "of": {"cost": "ebs.storage"}, "printed": "12.00"}"#,
        r#"{"is": 8, "of": {"component": "disk", "cost": "ebs.storage"}, "not": 12}"#,
        r#"{"is": 15.65, "of": {"cost": ["ebs.storage", "vpc.public-ipv4"]}}"#,
        r#"{"is": 15.65, "of": {"cost": "*"}, "within": 0}"#,
        r#"{"is": 730, "of": {"quantity": "vpc.public-ipv4"}}"#,
        r#"{"is": 150, "of": {"billed": "ebs.storage"}}"#,
        r#"{"is": 0.08, "of": {"price": "ebs.storage"}}"#,
        r#"{"is": 8, "of": {"component": "disk", "cost": "ebs.storage", "tier": 1}}"#,
        r#"{"is": 3.65, "of": {"total": "monthly", "less": {"cost": "ebs.storage"}}}"#,
        r#"{"is": 2, "of": {"component": "disk", "cost": "ebs.storage", "over": {"component": "other", "cost": "ebs.storage"}}}"#,
        r#"{"is": 109500, "of": {"quantity": "ebs.storage", "times": [730]}}"#,
        r#"{"is": 2, "of": {"lines": "ebs.storage"}}"#,
        r#"{"is": 0, "of": {"lines": "ebs.snapshot"}}"#,
        r#"{"is": "priced", "of": {"status": "ebs.storage"}}"#,
        r#"{"is": "listed", "of": {"basis": "ebs.storage"}}"#,
        r#"{"is": true, "of": {"none_is_zero": "*"}}"#,
        r#"{"is": "", "of": {"total": "wording"}}"#,
        r#"{"is": false, "of": {"finding": "po-commit-unused"}}"#,
    ] {
        let case = case(answer);
        let checked = check(&case);
        assert!(checked.passed(), "{:#?}", checked.checks);
    }
}

#[test]
fn a_wrong_answer_fails_and_says_why() {
    for (answer, said) in [
        (
            r#"{"is": 12.000002, "of": {"cost": "ebs.storage"}}"#,
            "| 12.000002 | 12 | −0.000002 | 0.000001 |  | **no** |",
        ),
        (r#"{"is": 12, "of": {"cost": "ebs.storage"}, "printed": "12.01"}"#, "| 12.01 | **no** |"),
        (r#"{"is": 12, "of": {"cost": "ebs.storage"}, "not": 12}"#, "**no**"),
        (r#"{"is": 12, "of": {"cost": "ebs.storag"}}"#, "nothing: there is no line \"ebs.storag\""),
        (r#"{"is": 12, "of": {"component": "address", "cost": "ebs.storage"}}"#, "nothing: there is no line"),
        (r#"{"is": 0, "of": {"component": "disc", "lines": "ebs.iops"}}"#, "nothing: there is no component \"disc\""),
        (r#"{"is": 0, "of": {"design": "other", "total": "monthly"}}"#, "nothing: there is no design \"other\""),
        (r#"{"is": 0, "of": {"rule": "total"}}"#, "nothing: there is no result of the rule \"total\""),
        (r#"{"is": 0, "of": {"cost": "ebs.storage", "tier": 2}}"#, "nothing: ebs.storage is not known"),
        (r#"{"is": "no_price", "of": {"status": "ebs.storage"}}"#, "| no_price | priced |"),
        (r#"{"is": true, "of": {"finding": "po-commit-unused"}}"#, "| true | false |"),
    ] {
        let case = case(answer);
        let checked = check(&case);
        assert!(!checked.passed(), "{answer}");
        let report = markdown(&[checked]);
        assert!(report.contains(said), "{report}");
    }
}

#[test]
fn of_several_designs_an_answer_says_which() {
    let volume = |gib: u64| {
        format!(
            r#"{{"abacus": 1, "region": "us-east-1", "components": [
            {{"id": "disk", "kind": "ebs", "config": {{"volume_type": "gp3", "size_gib": {gib}}}}}]}}"#
        )
    };
    let answers = |of: &str| {
        format!(
            r#"{{"id": "A", "title": "", "source": "", "designs": {{"small": {}, "large": {}}},
            "expect": {{"answer_usd": {{"is": 4, "of": {of}}}}}}}"#,
            volume(50),
            volume(100)
        )
    };
    let passes = |of: &str| check(&serde_json::from_str(&answers(of)).unwrap()).passed();
    assert!(passes(r#"{"design": "small", "total": "monthly"}"#));
    assert!(passes(r#"{"design": "large", "total": "monthly", "less": {"design": "small", "total": "monthly"}}"#));
    assert!(!passes(r#"{"design": "large", "total": "monthly"}"#));
    assert!(!passes(r#"{"total": "monthly"}"#));
}

#[test]
fn what_follows_from_an_answer_is_checked_and_told_when_off() {
    let mut case = case(r#"{"is": 12, "of": {"cost": "ebs.storage"}}"#);
    assert!(markdown(&[check(&case)]).contains("| **all** | 1 | 1 | 1 | 1 |"));
    case.also = self::case(r#"{"is": 13, "of": {"cost": "ebs.storage"}}"#).expect;
    let checked = check(&case);
    assert!(!checked.passed());
    assert!(markdown(&[checked]).contains("| `answer_usd` | 13 | 12 | −1 |"));
}

#[test]
fn what_differs_is_not_one_figure() {
    let balancer = |id: &str, load: &str| {
        format!(
            r#"{{"id": "{id}", "kind": "load-balancer", "config": {{"balancer_type": "application"}},
            "usage": {{{load}}}}}"#
        )
    };
    let by_hour = format!(r#""by_hour": {{"gb_per_hour": [{}3]}}"#, "1, ".repeat(23));
    let components = [balancer("steady", r#""gb_per_hour": 2"#), balancer("daily", &by_hour)].join(", ");
    let said = |of: &str| {
        let text = format!(
            r#"{{"id": "A", "title": "", "source": "", "expect": {{"answer": {{"is": 2, "of": {of}}}}},
            "design": {{"abacus": 1, "region": "us-east-1", "components": [{components},
                {{"id": "one", "kind": "ebs", "config": {{"volume_type": "gp3", "size_gib": 1}}}},
                {{"id": "two", "kind": "ebs", "config": {{"volume_type": "gp2", "size_gib": 1}}}}]}}}}"#
        );
        let case = serde_json::from_str(&text).unwrap();
        let checked = check(&case);
        if checked.passed() { "passed".to_owned() } else { markdown(&[checked]) }
    };
    assert_eq!(said(r#"{"component": "steady", "capacity": "billed"}"#), "passed");
    assert!(said(r#"{"component": "daily", "capacity": "peak"}"#).contains("| 2 | 3 |"));
    assert!(said(r#"{"component": "daily", "capacity": "billed"}"#).contains("differ by the hour"));
    assert!(said(r#"{"component": "steady", "capacity": "Weight"}"#).contains("no dimension"));
    assert!(said(r#"{"component": "one", "capacity": "billed"}"#).contains("no capacity"));
    assert!(said(r#"{"capacity": "billed"}"#).contains("several load balancers"));
    assert!(said(r#"{"price": "ebs.storage"}"#).contains("lines that differ"));
    assert!(said(r#"{"component": "one", "status": "ebs.storage", "over": 2}"#).contains("no number"));
}

#[test]
fn a_refused_design_answers_nothing() {
    let mut case = case(r#"{"is": 12, "of": {"cost": "ebs.storage"}}"#);
    let document = case.design.take().unwrap().get().replace("size_gib", "size_gigs");
    case.design = Some(serde_json::value::RawValue::from_string(document).unwrap());
    let report = markdown(&[check(&case)]);
    assert!(report.contains("Not asked: the design is refused") && report.contains("size_gigs"), "{report}");
    assert!(report.contains("| 12 | nothing |"), "{report}");
}
