//! Private rates with known answers.

use super::*;

const NAT: &str = r#"{"id":"nat","kind":"nat-gateway","placement":{"count":16},"usage":{"other_gb":22137.66}}"#;
const VPN: &str = r#"{"id":"vpn","kind":"vpn-connection","placement":{"count":19},"usage":{"out_gb":0}}"#;
const EDP: &str = r#"{"name":"EDP 8 %","rate":{"percent_off":8}}"#;

/// A public bill of May 2026 has 8 % off every line: 0.048 dollars for an hour and a GB of a NAT gateway, 0.05 for an
/// hour of a VPN connection, and 0.005 for an hour of a public address.
#[test]
fn eight_percent_off_every_line_comes_out_to_the_cent() {
    let terms = r#""month_days":31"#;
    let document = document(EDP, &format!("{NAT},{VPN}")).replacen('{', &format!("{{{terms},"), 1);
    let estimate = priced(&document);
    let expected =
        [("nat.hours", "571.39", "525.68"), ("nat.data", "1062.61", "977.60"), ("vpn.hours", "706.80", "650.26")];
    for (code, list, yours) in expected {
        let line = line(&estimate, code);
        assert_eq!(cents(line.list_cost().known().unwrap()), usd(list), "{code}");
        assert_eq!(cents(monthly(line)), usd(yours), "{code}");
        assert_eq!(line.own.as_ref().unwrap().names(), "EDP 8 %");
    }
    let list = estimate.list.unwrap();
    assert_eq!(list.monthly.times(decimal("0.92")), Ok(estimate.totals.monthly));
    let addresses: Vec<Usd> = estimate.components.iter().map(|one| monthly(one.lines.last().unwrap())).collect();
    assert!(addresses.iter().all(|address| *address <= usd("138.70")));
}

/// The same bill has 66,499.05 hours of public addresses for 305.90 dollars instead of 332.50.
#[test]
fn public_addresses_of_the_bill() {
    let address = r#"{"id":"ip","kind":"public-ipv4","placement":{"count":100},"usage":{"hours_per_month":664.9905}}"#;
    let estimate = priced(&document(EDP, address));
    let (list, yours) = (estimate.list.unwrap().monthly, estimate.totals.monthly);
    assert_eq!((cents(list), cents(yours)), (usd("332.50"), usd("305.90")));
}

#[test]
fn the_narrowest_rate_applies_and_others_stack() {
    let rates = [
        r#"{"name":"one","rate":{"percent_off":50},"applies_to":{"component":"nat","charge":"nat.data"}}"#,
        r#"{"name":"service","rate":{"percent_off":20},"applies_to":{"service":"AmazonEC2"}}"#,
        r#"{"name":"region","rate":{"percent_off":10},"applies_to":{"region":"eu-west-1"}}"#,
        r#"{"name":"elsewhere","rate":{"percent_off":90},"applies_to":{"region":"eu-west-2"}}"#,
        r#"{"name":"on top","rate":{"percent_added":5},"stacks":true}"#,
    ];
    let estimate = priced(&document(&rates.join(","), &format!("{NAT},{VPN}")));
    for (code, names, share) in [
        ("nat.data", "one, on top", "0.525"),
        ("nat.hours", "service, on top", "0.84"),
        ("vpn.hours", "region, on top", "0.945"),
    ] {
        let line = line(&estimate, code);
        let own = line.own.as_ref().unwrap();
        assert_eq!((own.names().as_str(), own.leaves), (names, decimal(share)), "{code}");
        assert_eq!(own.list.known().unwrap().times(decimal(share)), Ok(monthly(line)), "{code}");
    }
    let unused: Vec<_> = estimate.own_rates.iter().filter(|rate| rate.charges == 0).map(|rate| &*rate.name).collect();
    assert_eq!(unused, ["elsewhere"]);
}

#[test]
fn a_unit_price_replaces_all_tiers_and_keeps_what_is_free() {
    let rate = r#"{"name":"egress","rate":{"unit_price":{"usd":0.05,"per":"gb"}},
                  "applies_to":{"usage_type":"EU-DataTransfer-Out-Bytes"}}"#;
    let transfer = r#"{"id":"a","kind":"data-transfer","config":{"path":"internet-out"},"usage":{"gb":60000}}"#;
    let estimate = priced(&document(rate, transfer));
    assert_eq!(estimate.totals.monthly, usd("3000"));
    let free = document(rate, transfer).replacen('{', r#"{"free_allowances":{"internet_out":true},"#, 1);
    let estimate = priced(&free);
    assert_eq!(estimate.totals.monthly, usd("2995"));
    assert!(pricing::working(&estimate.components[0].lines[0]).contains("Yours, egress: 59,900 GB × $0.05 per GB"));
}

#[test]
fn tiers_count_the_region_and_a_unit_price_counts_the_part_of_each_line() {
    let rate = r#"{"name":"egress","rate":{"unit_price":{"usd":0.05,"per":"gb"}},"applies_to":{"component":"a"}}"#;
    let transfer = |id: &str, gb: u32| {
        format!(r#"{{"id":"{id}","kind":"data-transfer","config":{{"path":"internet-out"}},"usage":{{"gb":{gb}}}}}"#)
    };
    let both = format!("{},{}", transfer("a", 30_000), transfer("b", 10_000));
    let document = document(rate, &both).replacen('{', r#"{"free_allowances":{"internet_out":true},"#, 1);
    let estimate = priced(&document);
    // Of the 100 GB that are free, three quarters are this component's.
    assert_eq!(monthly(&estimate.components[0].lines[0]), usd("1496.25"));
    let list = priced(&document.replace(r#""own_rates":["#, r#""name":"","own_rates":["#).replace(rate, ""));
    assert_eq!(estimate.components[1].lines, list.components[1].lines);
}

#[test]
fn a_missing_price_can_be_given() {
    let pipes = r#"{"id":"a","kind":"eventbridge","usage":{"pipe_requests":500000}}"#;
    let rate = r#"{"name":"quote","rate":{"unit_price":{"usd":0.0000004,"per":"request"}},
                  "applies_to":{"charge":"eventbridge.pipes"}}"#;
    let (with, without) = (priced(&document(rate, pipes)), priced(&document("", pipes)));
    assert!(without.totals.at_least && without.findings.iter().any(|finding| finding.rule == "gen-price-missing"));
    assert_eq!((with.totals.monthly, with.totals.at_least), (usd("0.2"), false));
    assert!(!with.findings.iter().any(|finding| finding.rule == "gen-price-missing"));
    assert!(with.list.unwrap().at_least);
    // Without a quantity, the price is known and the cost depends on the usage.
    let open = priced(&document(rate, &pipes.replace("500000", "\"open\"")));
    assert!(matches!(line(&open, "eventbridge.pipes").cost, Cost::DependsOnUsage { .. }));
    // A percentage of nothing is nothing.
    let percent = priced(&document(EDP, pipes));
    assert!(percent.totals.at_least && percent.list.is_none());
}

/// No table has prices of MemoryDB.
#[test]
fn an_upfront_payment_without_a_price_stays_one() {
    let rate = r#"{"name":"quote","rate":{"unit_price":{"usd":2000,"per":"each"}},
                  "applies_to":{"charge":"memorydb.upfront"}}"#;
    let component = r#"{"id": "cache", "kind": "memorydb",
        "config": {"engine": "redis", "node_type": "db.r7g.large", "purchase": "1y-all-upfront"}}"#;
    let estimate = priced(&document(rate, component));
    assert_eq!(line(&estimate, "memorydb.upfront").cost, Cost::Upfront { amount: usd("2000"), months: 12 });
    assert_eq!((estimate.totals.upfront, estimate.totals.monthly), (usd("2000"), usd("0")));
}

#[test]
fn a_price_for_instances_that_have_none_keeps_what_aws_rejects() {
    let rate = r#"{"name":"quote","rate":{"unit_price":{"usd":0.2,"per":"instance-hour"}}}"#;
    let server = |region: &str, instance_type: &str| {
        format!(
            r#"{{"id":"a","kind":"ec2","placement":{{"region":"{region}"}},"config":{{"instance_type":"{instance_type}"}}}}"#
        )
    };
    let unknown = priced(&document(rate, &server("ca-central-1", "r6idn.large")));
    assert_eq!((unknown.totals.monthly, unknown.totals.at_least), (usd("146"), false));
    assert!(!unknown.findings.iter().any(|finding| finding.rule == "gen-price-missing"));
    let not_sold = priced(&document(rate, &server("ap-south-2", "t3a.nano")));
    assert!(not_sold.findings.iter().any(|finding| finding.rule == "ec2-type-not-offered"));
}

#[test]
fn a_rate_with_a_date_applies_from_its_first_whole_month() {
    let rate = r#"{"name":"EDP","rate":{"percent_off":50},"from":"2027-03-02"}"#;
    let address = r#"{"id":"ip","kind":"public-ipv4","placement":{"count":100}}"#;
    let with = |first: &str| priced(&document(rate, address).replacen('{', first, 1));
    let dated = with(r#"{"first_month":"2027-01","#);
    assert_eq!((dated.totals.monthly, dated.totals.first_year), (usd("365"), usd("2737.5")));
    assert!(dated.totals.growing && dated.assumptions.iter().any(|text| text.contains("come into force later")));
    assert_eq!(dated.list.unwrap().first_year, usd("4380"));
    let now = with(r#"{"first_month":"2027-04","#);
    assert_eq!((now.totals.monthly, now.totals.first_year), (usd("182.5"), usd("2190")));
    let undated = with("{");
    assert_eq!(undated.totals.monthly, usd("182.5"));
    assert!(undated.assumptions.iter().any(|text| text.starts_with("The first month is not given")));
}

/// Printed output of the AWS Pricing Calculator for c5.xlarge with Windows in Tokyo under a Compute Savings Plan.
#[test]
fn a_rate_of_a_term_is_paid_as_the_purchase_is() {
    let cases = [
        ("1y", "no-upfront", "0.361", "0", "263.53", "263.53"),
        ("1y", "partial-upfront", "0.352", "1541.76", "128.48", "256.96"),
        ("1y", "all-upfront", "0.349", "3057.24", "0", "254.77"),
        ("3y", "no-upfront", "0.31", "0", "226.3", "226.3"),
        ("3y", "partial-upfront", "0.301", "3955.14", "109.865", "219.73"),
        ("3y", "all-upfront", "0.299", "7857.72", "0", "218.27"),
    ];
    for (term, payment, rate, upfront, recurring, effective) in cases {
        let rate = format!(
            r#"{{"name":"quote","rate":{{"unit_price":{{"usd":{rate},"per":"instance-hour"}}}},
                "applies_to":{{"charge":"ec2.savings-plan"}}}}"#
        );
        // The second type has no listed plan rate.
        for instance_type in ["c5.xlarge", "u-6tb1.56xlarge"] {
            let group = format!(
                r#"{{"id":"a","kind":"ec2","placement":{{"region":"ap-northeast-1"}},"config":{{
                    "instance_type":"{instance_type}","os":"windows","purchase":{{"savings_plan":{{
                    "plan":"compute","term":"{term}","payment":"{payment}"}}}}}}}}"#
            );
            let Totals { upfront: once, monthly, effective_monthly, at_least, .. } =
                priced(&document(&rate, &group)).totals;
            let found = [once, monthly, effective_monthly];
            assert_eq!(found, [usd(upfront), usd(recurring), usd(effective)], "{term} {payment} {instance_type}");
            assert!(!at_least);
        }
    }
}

#[test]
fn coverage_is_worked_out_at_list() {
    let components = r#"{"id":"web","kind":"ec2","placement":{"count":3},"config":{"instance_type":"m7g.large"}},
        {"id":"plan","kind":"savings-plan","config":{"plan":"compute","usd_per_hour":0.1,"term":"1y",
         "payment":"no-upfront"}}"#;
    let (with, without) = (priced(&document(EDP, components)), priced(&document("", components)));
    let quantities = |estimate: &Estimate| -> Vec<Option<Decimal>> {
        estimate.components.iter().flat_map(|one| &one.lines).map(|line| line.quantity).collect()
    };
    assert_eq!(quantities(&with), quantities(&without));
    // The plan itself is bought at the discount of the agreement.
    assert_eq!(monthly(line(&with, "savings-plan.commitment")), usd("67.16"));
}

#[test]
fn comparisons_are_made_at_own_rates() {
    let group = r#"{"id":"web","kind":"ec2","config":{"instance_type":"m7g.large"}}"#;
    let rate = r#"{"name":"EDP","rate":{"percent_off":90},"applies_to":{"component":"web","charge":"ec2.instance"}}"#;
    let compare = |rates: &str| {
        let design = Design::parse(&document(rates, group)).unwrap();
        pricing::compare::compare(&design, &[], Catalogue::embedded()).unwrap()
    };
    let (with, without) = (compare(rate), compare(""));
    let monthly = |all: &pricing::compare::Comparison| all.rows[0].totals.monthly;
    assert_eq!(monthly(&with).times(decimal("10")), Ok(monthly(&without)));
    assert_eq!((with.rows[0].rank, with.notes.len()), (Some(1), without.notes.len() + 1));
    assert_ne!(without.rows[0].rank, Some(1));
}

#[test]
fn rates_take_work_by_lines() {
    let addresses: Vec<String> = (0..50).map(|id| format!(r#"{{"id":"ip{id}","kind":"public-ipv4"}}"#)).collect();
    let rate = r#"{"name":"a","rate":{"percent_off":1},"applies_to":{"usage_type":"*x*"}}"#;
    let work = |rates: usize| {
        let design = Design::parse(&document(&vec![rate; rates].join(","), &addresses.join(","))).unwrap();
        let budget = budget::Budget::counting();
        pricing::estimate_within(&design, Catalogue::embedded(), &budget).unwrap();
        budget.used()
    };
    let (none, one, hundred) = (work(0), work(1), work(100));
    assert!(one >= none + 50 && hundred - none == 100 * (one - none), "{none} {one} {hundred}");
}

/// The charges of a path are computed from unit prices, which must have few enough digits to be multiplied.
#[test]
fn long_percentages_leave_paths_priced() {
    let rates: Vec<String> = (0..9)
        .map(|id| format!(r#"{{"name":"{id}","rate":{{"percent_off":1.{}}},"stacks":true}}"#, 2347 + id))
        .collect();
    let document = include_str!("../../../../../docs/examples/three-tier-web.json");
    let document = document.replacen('{', &format!(r#"{{"own_rates":[{}],"#, rates.join(",")), 1);
    let design = Design::parse(&document).unwrap();
    let budget = budget::Budget::counting();
    let analysis = pricing::Analysis::of(design, Catalogue::embedded(), &budget).unwrap();
    let flows: Vec<_> = analysis.paths().into_keys().cloned().collect();
    assert!(!flows.is_empty());
    for flow in flows {
        let ledger = analysis.ledger(&flow).unwrap().unwrap();
        let compared = pricing::paths::compare_paths_within(analysis.design(), &flow, Catalogue::embedded(), &budget);
        assert!(compared.is_ok(), "{flow}: {:?}", ledger.problems);
    }
}
