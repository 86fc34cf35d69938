//! `abacus catalog refresh`: fetching price files from a server, which may break off, and importing them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::time::{Duration, SystemTime};

use crate::price_list::{PriceList, Served};

/// Excerpts of AWS's files, in its format.
const EC2: &str = include_str!("../../../crates/price-offers/tests/fixtures/ec2-apart.csv");
const PLANS: &str = include_str!("../../../crates/price-offers/tests/fixtures/savings-plans.csv");
const ADVICE: &str = r#"{"global_rate": "<10%", "instance_types": {}, "ranges": [],
"spot_advisor": {"eu-west-1": {"Linux": {"m5.large": {"s": 57, "r": 1}}}}}"#;

const VIRGINIA: &str = "/offers/v1.0/aws/AmazonEC2/20250912225308/us-east-1/index.csv";
const CANADA: &str = "/offers/v1.0/aws/AmazonEC2/20250912225308/ca-central-1/index.csv";
const TAIPEI: &str = "/savingsPlan/v1.0/aws/AWSComputeSavingsPlan/20250911184447/ap-east-2/index.csv";

const INDEX: &str = r#"{"formatVersion": "v1.0", "publicationDate": "2025-09-13T00:00:00Z", "offers": {
"AmazonEC2": {"offerCode": "AmazonEC2", "versionIndexUrl": "/offers/v1.0/aws/AmazonEC2/index.json",
  "currentVersionUrl": "/offers/v1.0/aws/AmazonEC2/current/index.json",
  "currentRegionIndexUrl": "/offers/v1.0/aws/AmazonEC2/current/region_index.json",
  "currentSavingsPlanIndexUrl": "/savingsPlan/v1.0/aws/AWSComputeSavingsPlan/current/region_index.json"},
"AmazonOther": {"offerCode": "AmazonOther", "currentVersionUrl": "/offers/v1.0/aws/AmazonOther/current/index.json"}}}"#;

const REGIONS: &str = r#"{"formatVersion": "v1.0", "publicationDate": "2025-09-12T22:53:08Z", "regions": {
"us-east-1": {"regionCode": "us-east-1",
  "currentVersionUrl": "/offers/v1.0/aws/AmazonEC2/20250912225308/us-east-1/index.json"},
"us-east-1-nyc-1": {"regionCode": "us-east-1-nyc-1",
  "currentVersionUrl": "/offers/v1.0/aws/AmazonEC2/20250912225308/us-east-1-nyc-1/index.json"},
"ca-central-1": {"regionCode": "ca-central-1",
  "currentVersionUrl": "/offers/v1.0/aws/AmazonEC2/20250912225308/ca-central-1/index.json"}}}"#;

const PLAN_REGIONS: &str = r#"{"publicationDate": "2025-09-11T18:44:47Z", "regions": [{"regionCode": "ap-east-2",
"versionUrl": "/savingsPlan/v1.0/aws/AWSComputeSavingsPlan/20250911184447/ap-east-2/index.json"}]}"#;

/// The head of an offer file, and its lines of one region.
fn of_region(region: &str) -> String {
    let lines = EC2.lines().enumerate();
    let kept = lines.filter(|(at, line)| *at < 6 || line.contains(&format!("\"{region}\"")));
    kept.map(|(_, line)| format!("{line}\n")).collect()
}

fn price_list() -> PriceList {
    let list = PriceList::start();
    list.put_text("/offers/v1.0/aws/index.json", INDEX);
    list.put_text("/offers/v1.0/aws/AmazonEC2/current/region_index.json", REGIONS);
    list.put_text("/savingsPlan/v1.0/aws/AWSComputeSavingsPlan/current/region_index.json", PLAN_REGIONS);
    list.put_text(VIRGINIA, &of_region("us-east-1"));
    list.put_text(CANADA, &of_region("ca-central-1"));
    list.put_text(TAIPEI, PLANS);
    list.put_text("/spot-advisor-data.json", ADVICE);
    list
}

fn abacus(words: &[&str], prices: &Path) -> Output {
    run(&[words, &["--excerpt"]].concat(), prices)
}

fn run(words: &[&str], prices: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_abacus"));
    for variable in ["http_proxy", "https_proxy", "all_proxy", "no_proxy"] {
        command.env_remove(variable).env_remove(variable.to_uppercase());
    }
    command.arg("catalog").args(words).arg("--catalog").arg(prices).output().unwrap()
}

fn refresh(list: &PriceList, prices: &Path, words: &[&str]) -> Output {
    abacus(&[&["refresh", "--from", &list.url()], words].concat(), prices)
}

/// What the command printed, if it succeeded.
fn report(output: Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Why the command failed; its last lines begin with its name.
fn reasons(output: Output) -> Vec<String> {
    assert!(!output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    let text = String::from_utf8(output.stderr).unwrap();
    text.lines().filter_map(|line| line.strip_prefix("abacus: ")).map(str::to_owned).collect()
}

/// The files of a folder, with their content.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let Ok(entries) = fs::read_dir(folder) else { return BTreeMap::new() };
    let file =
        |entry: fs::DirEntry| (entry.file_name().into_string().unwrap(), fs::read_to_string(entry.path()).unwrap());
    entries.map(|entry| file(entry.unwrap())).collect()
}

fn paths(list: &PriceList) -> Vec<String> {
    list.asked().into_iter().map(|(path, _, _)| path).collect()
}

#[test]
fn a_refresh_gives_what_an_import_of_the_same_files_does() {
    let dir = tempfile::tempdir().unwrap();
    let at = |name: &str| dir.path().join(name);
    let list = price_list();
    let report = report(refresh(&list, &at("prices"), &[]));
    assert!(report.contains(&format!("{VIRGINIA}: AmazonEC2 of 2025-09-12, 1 regions")), "{report}");
    assert!(!report.contains("nyc"), "{report}");
    assert!(!at("prices.downloads").exists());

    fs::create_dir(at("downloads")).unwrap();
    let save = |name: &str, text: &str| fs::write(at("downloads").join(name), text).unwrap();
    save("virginia.csv", &of_region("us-east-1"));
    save("canada.csv", &of_region("ca-central-1"));
    save("plans.csv", PLANS);
    save("advice.json", ADVICE);
    let advice = fs::File::options().append(true).open(at("downloads/advice.json")).unwrap();
    advice.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_867_200)).unwrap();
    let downloads = at("downloads").display().to_string();
    assert!(abacus(&["import", &downloads], &at("imported")).status.success());
    let (mut refreshed, mut imported) = (files(&at("prices")), files(&at("imported")));
    assert_eq!(refreshed.keys().collect::<Vec<_>>(), ["ec2-spot.csv", "ec2.prices", "imports.csv", "sources.csv"]);
    // A refresh knows that what it has is the latest today; an import knows the day of publication.
    let [checked, published] = [&mut refreshed, &mut imported].map(|files| files.remove("imports.csv").unwrap());
    assert!(published.contains(",2025-09-12,") && !checked.contains(",2025-09-12,"), "{checked}");
    assert_eq!(refreshed, imported);
    assert!(refreshed["ec2-spot.csv"].contains("2026-11-28"), "{}", refreshed["ec2-spot.csv"]);
}

#[test]
fn a_download_that_broke_off_goes_on_where_it_stopped() {
    let dir = tempfile::tempdir().unwrap();
    let whole = dir.path().join("whole");
    let prices = dir.path().join("prices");
    let list = price_list();
    report(refresh(&list, &whole, &[]));
    list.asked();
    let body = of_region("us-east-1").into_bytes();
    list.put(VIRGINIA, Served { body: body.clone(), tag: "one", breaks: 1, ..Served::default() });
    report(refresh(&list, &prices, &[]));
    let asked = list.asked();
    let of_file: Vec<_> = asked.iter().filter(|(path, _, _)| path == VIRGINIA).collect();
    let half = format!("bytes={}-", body.len() / 2);
    assert_eq!(of_file.len(), 2, "{asked:?}");
    assert_eq!((of_file[0].1.as_str(), of_file[0].2.as_str()), ("", ""));
    assert_eq!((&of_file[1].1, of_file[1].2.as_str()), (&half, "\"one\""));
    assert_eq!(files(&prices), files(&whole));
}

#[test]
fn a_refresh_goes_on_with_what_an_earlier_one_left() {
    let dir = tempfile::tempdir().unwrap();
    let prices = dir.path().join("prices");
    let downloads = dir.path().join("prices.downloads");
    let list = price_list();
    let body = of_region("ca-central-1");
    list.put(CANADA, Served { body: body.clone().into(), tag: "one", ..Served::default() });
    fs::create_dir(&downloads).unwrap();
    fs::write(downloads.join("amazonec2.ca-central-1.20250912225308.csv.part"), &body[..1000]).unwrap();
    fs::write(downloads.join("amazonec2.ca-central-1.20250912225308.csv.part.tag"), "\"one\"").unwrap();
    report(refresh(&list, &prices, &["--service", "AmazonEC2", "--region", "ca-central-1"]));
    let asked = list.asked();
    let last = asked.last().unwrap();
    assert_eq!((last.1.as_str(), last.2.as_str()), ("bytes=1000-", "\"one\""));
    let whole = dir.path().join("whole");
    report(refresh(&list, &whole, &["--service", "AmazonEC2", "--region", "ca-central-1"]));
    assert_eq!(files(&prices), files(&whole));
    assert!(files(&prices)["ec2.prices"].contains("m6id.2xlarge"));
    assert!(!downloads.exists());
}

#[test]
fn a_file_that_has_changed_is_fetched_from_its_beginning() {
    let dir = tempfile::tempdir().unwrap();
    let prices = dir.path().join("prices");
    let downloads = dir.path().join("prices.downloads");
    let list = price_list();
    fs::create_dir(&downloads).unwrap();
    // What an earlier process left: of another version of the file, by its tag.
    fs::write(downloads.join("amazonec2.us-east-1.20250912225308.csv.part"), "\"FormatVersion\",\"v9.0\"\n").unwrap();
    fs::write(downloads.join("amazonec2.us-east-1.20250912225308.csv.part.tag"), "\"old\"").unwrap();
    list.put(VIRGINIA, Served { body: of_region("us-east-1").into(), tag: "new", ..Served::default() });
    report(refresh(&list, &prices, &["--service", "AmazonEC2", "--region", "us-east-1"]));
    let asked = list.asked();
    let last = asked.last().unwrap();
    assert_eq!((last.1.as_str(), last.2.as_str()), ("bytes=23-", "\"old\""));
    let whole = dir.path().join("whole");
    report(refresh(&list, &whole, &["--service", "AmazonEC2", "--region", "us-east-1"]));
    assert_eq!(files(&prices), files(&whole));
}

#[test]
fn what_was_imported_is_not_fetched_again() {
    let dir = tempfile::tempdir().unwrap();
    let prices = dir.path().join("prices");
    let list = price_list();
    let words = ["--service", "AmazonEC2", "--service", "savings-plans"];
    // A dry run keeps what it has fetched.
    report(refresh(&list, &prices, &[&words[..], &["--dry-run"]].concat()));
    assert!(!prices.exists());
    assert_eq!(paths(&list).iter().filter(|path| path.ends_with(".csv")).count(), 3);
    report(refresh(&list, &prices, &words));
    assert_eq!(paths(&list).iter().filter(|path| path.ends_with(".csv")).count(), 0);
    let before = files(&prices);
    report(refresh(&list, &prices, &words));
    assert_eq!(paths(&list).iter().filter(|path| path.ends_with(".csv")).count(), 0);
    assert_eq!(files(&prices), before);
    assert!(!dir.path().join("prices.downloads").exists());
}

#[test]
fn a_file_that_fails_changes_nothing_and_the_others_stay_fetched() {
    let dir = tempfile::tempdir().unwrap();
    let prices = dir.path().join("prices");
    let list = price_list();
    report(refresh(&list, &prices, &["--service", "spot-advice"]));
    let before = files(&prices);
    let words = ["--service", "AmazonEC2", "--service", "savings-plans"];
    let one_reason = |why: &str, path: &str| {
        let reasons = reasons(refresh(&list, &prices, &words));
        assert_eq!(reasons.len(), 1, "{reasons:?}");
        let expected = format!("{}{path}:", list.url());
        assert!(reasons[0].starts_with(&expected) && reasons[0].contains(why), "{reasons:?}");
        assert_eq!(files(&prices), before);
    };
    list.remove(CANADA);
    one_reason("the server answered 404", CANADA);
    list.put_text(CANADA, &of_region("ca-central-1").replace("2025-09-12T22", "2025-09-13T22"));
    one_reason("was published on 2025-09-13T22:53:08Z, but by its index on 2025-09-12T22:53:08Z", CANADA);
    list.put_text(CANADA, &of_region("us-east-1"));
    one_reason("has nothing of AmazonEC2 of ca-central-1", CANADA);
    let text = of_region("ca-central-1");
    list.put_text(CANADA, &text[..text.len() - 100]);
    one_reason("the file is cut off", CANADA);
    list.put(CANADA, Served { location: "ftp://127.0.0.1/index.csv", ..Served::default() });
    one_reason("ftp", CANADA);
    list.put_text(CANADA, &text);
    list.asked();
    report(refresh(&list, &prices, &words));
    let asked = paths(&list);
    let fetched: Vec<_> = asked.iter().filter(|path| path.ends_with(".csv")).collect();
    assert_eq!(fetched, [CANADA]);
    assert_ne!(files(&prices), before);
}

#[test]
fn a_file_of_another_size_than_stated_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let prices = dir.path().join("prices");
    let list = price_list();
    let body = of_region("us-east-1").into_bytes();
    let size = body.len();
    list.put(VIRGINIA, Served { body, wrong_by: 1, ..Served::default() });
    let reasons = reasons(refresh(&list, &prices, &["--service", "AmazonEC2", "--region", "us-east-1"]));
    assert!(reasons[0].contains(&format!("the server stated {} bytes, but has {size}", size + 1)), "{reasons:?}");
    assert!(!prices.exists());
}

#[test]
fn services_and_regions_that_are_not_there_are_named() {
    let dir = tempfile::tempdir().unwrap();
    let prices = dir.path().join("prices");
    let list = price_list();
    let reason = |words: &[&str]| reasons(refresh(&list, &prices, words)).join("\n");
    assert!(reason(&["--service", "AmazonSNS"]).contains("has no files of AmazonSNS by region"));
    assert!(reason(&["--service", "AmazonOther"]).starts_with("AmazonOther: is no service with prices; there are"));
    assert!(reason(&["--region", "mars-1"]).starts_with("mars-1: is no region of the catalogue"));
    let nothing = reason(&["--service", "AmazonEC2", "--region", "eu-west-1"]);
    assert!(nothing.contains("has no file of these services and regions"), "{nothing}");
    assert!(!prices.exists() && !dir.path().join("prices.downloads").exists());
}

#[test]
fn the_status_has_the_dates_of_what_was_imported() {
    let dir = tempfile::tempdir().unwrap();
    let prices = dir.path().join("prices");
    let status = |words: &[&str]| report(run(&[&["status"], words].concat(), &prices));
    assert!(status(&[]).contains("\nnothing\n"));
    report(refresh(&price_list(), &prices, &["--service", "AmazonEC2", "savings-plans"]));
    let line = |text: &str, at: usize| text.lines().nth(at).unwrap().to_owned();
    // What was just fetched is the latest, whenever it was published.
    assert!(line(&status(&[]), 1).contains(" 2  2025-09-12  2025-09-12     0 days"), "{}", status(&[]));
    // Without a refresh it is old, whenever this runs.
    let imports = fs::read_to_string(prices.join("imports.csv")).unwrap();
    let today = imports.lines().nth(1).unwrap().split(',').nth(3).unwrap().to_owned();
    fs::write(prices.join("imports.csv"), imports.replace(&today, "2025-09-12")).unwrap();
    let text = status(&[]);
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[1].starts_with("AmazonEC2 ") && lines[1].contains(" 2  2025-09-12  2025-09-12 "), "{text}");
    let command = format!("abacus catalog refresh --catalog {} --service AmazonEC2", prices.display());
    assert_eq!(lines[2], format!("  older than 90 days: {command}"));
    assert!(lines[3].starts_with("Savings Plans ") && lines[3].contains(" 1  2025-09-11"), "{text}");
    let of_build = text.split_once("of the build only  ").unwrap().1;
    assert!(of_build.contains("\nAmazonS3 ") && !of_build.contains("\nAmazonEC2 "), "{text}");
    let json: serde_json::Value = serde_json::from_str(&status(&["--json"])).unwrap();
    let canada = &json["imported"][0]["regions"][0];
    assert_eq!((&canada["region"], &canada["published"]), (&"ca-central-1".into(), &"2025-09-12T22:53:08Z".into()));
    // A refresh that finds nothing newer notes that.
    let checked = refresh(&price_list(), &prices, &["--service", "AmazonEC2"]);
    assert!(String::from_utf8_lossy(&checked.stderr).contains("2 files were imported already"));
    assert!(line(&status(&[]), 1).contains(" 0 days"), "{}", status(&[]));
}

#[test]
fn a_folder_that_does_not_say_when_it_was_imported_has_no_status() {
    let dir = tempfile::tempdir().unwrap();
    let prices = dir.path().join("prices");
    report(refresh(&price_list(), &prices, &["--service", "spot-advice"]));
    fs::remove_file(prices.join("imports.csv")).unwrap();
    assert!(reasons(run(&["status"], &prices))[0].ends_with("import it again"));
}
