//! Golden charts: the SVG of one chart of each kind, and properties of all charts.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use charts::{AmountMark, AmountSeries, CashSeries, ChartText, Drawn, UtilisationSeries, amount, cash, utilisation};
use proptest::prelude::*;
use units::{Decimal, Usd};

fn usd(text: &str) -> Usd {
    Usd::parse(text).unwrap()
}

fn text() -> ChartText {
    ChartText { title: "t3.medium in eu-west-1".to_owned(), description: "On-demand is the cheapest".to_owned() }
}

fn line(name: &str, fixed: &str, at_full: &str) -> UtilisationSeries {
    UtilisationSeries { name: name.to_owned(), fixed: usd(fixed), at_full: usd(at_full), approximate: false }
}

/// Payments of `upfront` dollars in the months given, and `monthly` after every month.
fn payments(name: &str, upfront: &str, months: &[usize], monthly: &str, pays_back: Option<u32>) -> CashSeries {
    let mut total = Usd::ZERO;
    let mut paid = Vec::new();
    for month in 0..=36 {
        if months.contains(&month) {
            total += usd(upfront);
        }
        if month > 0 {
            total += usd(monthly);
        }
        paid.push(total);
    }
    CashSeries { name: name.to_owned(), paid, approximate: false, pays_back }
}

fn options() -> Vec<UtilisationSeries> {
    let mut series = vec![
        line("On-demand", "0", "30.37"),
        line("Reserved 1y, no upfront", "19.05", "19.05"),
        line("Reserved 3y, no upfront", "13.14", "13.14"),
        line("Reserved 3y, all upfront", "11.4", "11.4"),
        line("Compute Savings Plan 1y", "21.9", "21.9"),
        line("Spot", "0", "11.2"),
    ];
    series[4].approximate = true;
    series
}

fn plans() -> Vec<CashSeries> {
    vec![
        payments("On-demand", "0", &[], "30.37", None),
        payments("Reserved 1y, no upfront", "0", &[], "19.05", Some(1)),
        payments("Reserved 1y, all upfront", "217", &[0, 12, 24], "0", Some(8)),
        payments("Reserved 3y, partial upfront", "220", &[0], "6", Some(10)),
        payments("Reserved 3y, all upfront", "410", &[0], "0", Some(14)),
    ]
}

/// Properties of every chart: it follows a strict content policy, sets no colours of its own, and contains no NaN.
fn assert_clean(drawn: &Drawn) {
    for refused in ["style=", " id=", "<script", "href", "NaN", "inf", "#", "fill=\"r", "stroke=", "opacity", "font-"] {
        assert!(!drawn.svg.contains(refused), "{refused} in {}", drawn.svg);
    }
    assert!(!drawn.svg.contains("class=\"\""), "{}", drawn.svg);
    let head = format!("width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\" role=\"img\"", drawn.width, drawn.height);
    assert!(drawn.svg.contains(&head), "{}", drawn.svg);
    assert_eq!(drawn.svg.matches("<svg").count(), 1);
    assert!(drawn.svg.ends_with("</svg>"));
}

#[test]
fn utilisation_chart() {
    let drawn = utilisation(&options(), &text());
    assert_clean(&drawn);
    insta::assert_snapshot!("utilisation", drawn.svg);
    insta::assert_debug_snapshot!("utilisation-words", (drawn.legend, drawn.marks));
}

/// A flat rate, and a rate by usage with a minimum, which meet at 300 million.
fn rates() -> (Vec<AmountSeries>, Vec<AmountMark>) {
    let points = |all: &[(u64, &str)]| all.iter().map(|(at, cost)| (Decimal::from(*at), usd(cost))).collect();
    let series = |name: &str, all: &[(u64, &str)]| AmountSeries {
        name: name.to_owned(),
        points: points(all),
        approximate: name == "Minimum",
    };
    let mark = AmountMark { at: Decimal::from(300_000_000), monthly: usd("60"), text: "Flat costs less".to_owned() };
    let end = 1_000_000_000;
    let by_usage = series("Minimum", &[(0, "20"), (100_000_000, "20"), (end, "200")]);
    (vec![series("Flat", &[(0, "60"), (end, "60")]), by_usage], vec![mark])
}

#[test]
fn amount_chart() {
    let (series, marks) = rates();
    let drawn = amount(&series, &marks, Decimal::from(1_000_000_000), "I/O requests a month", &text());
    assert_clean(&drawn);
    insta::assert_snapshot!("amount", drawn.svg);
    insta::assert_debug_snapshot!("amount-words", (drawn.legend, drawn.marks));
}

#[test]
fn cash_chart() {
    let drawn = cash(&plans(), &text());
    assert_clean(&drawn);
    insta::assert_snapshot!("cash", drawn.svg);
    insta::assert_debug_snapshot!("cash-words", (drawn.legend, drawn.marks));
}

#[test]
fn charts_of_nothing_say_so() {
    let nothing = amount(&[], &[], Decimal::ZERO, "requests", &text());
    for drawn in [utilisation(&[], &text()), cash(&[], &text()), nothing] {
        assert_clean(&drawn);
        assert!(drawn.svg.contains("Nothing to compare yet"));
        assert!(drawn.legend.is_empty() && drawn.marks.is_empty());
    }
    assert_clean(&utilisation(&[line("Free", "0", "0")], &text()));
    assert_clean(&cash(&[payments("Free", "0", &[], "0", Some(0))], &text()));
    let empty = CashSeries { name: "Empty".to_owned(), paid: Vec::new(), approximate: false, pays_back: Some(1) };
    assert_clean(&cash(&[empty], &text()));
}

#[test]
fn names_and_titles_stay_words() {
    let text = ChartText { title: "<script>alert('1')</script>".to_owned(), description: "a \"b\" & <c>".to_owned() };
    let named = |drawn: Drawn| {
        assert!(!drawn.svg.contains("<script") && !drawn.svg.contains("<c>"), "{}", drawn.svg);
        assert!(drawn.svg.contains("<desc>a &quot;b&quot; &amp; &lt;c&gt;</desc>"), "{}", drawn.svg);
        assert!(drawn.svg.contains("aria-label=\"&lt;script&gt;alert("), "{}", drawn.svg);
        assert!(drawn.svg.contains("<title>&lt;script&gt;x</title></polyline>"), "{}", drawn.svg);
    };
    named(utilisation(&[line("<script>x", "1", "2")], &text));
    named(cash(&[payments("<script>x", "1", &[0], "2", None)], &text));
}

#[test]
fn amounts_of_any_size_are_drawn() {
    for most in ["0.001", "0.0000000001", "1e12", "79228162514264337593543950335"] {
        let drawn = utilisation(&[line("A", "0", most), line("B", most, "0")], &text());
        assert_clean(&drawn);
        assert_eq!(drawn.legend.len(), 2);
        let points = vec![(Decimal::ZERO, usd("1")), (usd(most).amount(), usd(most))];
        let rising = AmountSeries { name: "A".to_owned(), points, approximate: false };
        assert_clean(&amount(&[rising], &[], usd(most).amount(), "requests", &text()));
        assert_clean(&cash(
            &[CashSeries { name: "A".to_owned(), paid: vec![usd(most); 37], approximate: true, pays_back: Some(3) }],
            &text(),
        ));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_chart_is_clean_and_the_same_twice(
        ends in prop::collection::vec((0i64..1_000_000, 0i64..1_000_000, 0u32..12), 0..11)
    ) {
        let series: Vec<UtilisationSeries> = ends.iter().map(|(fixed, at_full, scale)| UtilisationSeries {
            name: format!("{fixed}"),
            fixed: Usd::new(Decimal::new(*fixed, *scale)),
            at_full: Usd::new(Decimal::new(*at_full, *scale)),
            approximate: fixed % 2 == 0,
        }).collect();
        let drawn = utilisation(&series, &text());
        assert_clean(&drawn);
        prop_assert_eq!(&drawn, &utilisation(&series, &text()));
        prop_assert_eq!(drawn.marks.len(), charts::crossings(&series).len());
        prop_assert_eq!(drawn.svg.matches("<polyline class=\"series-").count(), series.len());
    }
}
