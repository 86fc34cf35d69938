//! The folder of imported prices.

use std::fs;
use std::path::Path;

use catalog::{Catalogue, Overlay};
use price_offers::{Extent, Imports, folder, import, read};

use crate::support::{Row, offer};

/// The prices of an offer of one instance, read from a file.
fn imported(dir: &Path, price: &'static str) -> Overlay {
    let path = dir.join("index.csv");
    fs::write(&path, offer("AmazonEC2", &[Row { price, ..Row::INSTANCE }])).expect("a file");
    let file = read(Catalogue::embedded(), folder::open(&path).expect("a file")).expect("a good file");
    import(Catalogue::embedded(), &Overlay::default(), vec![file], Extent::Excerpt).expect("an import").overlay
}

fn names(dir: &Path) -> Vec<String> {
    let entries = fs::read_dir(dir).expect("a folder");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().display().to_string()).collect();
    names.sort();
    names
}

#[test]
fn what_is_saved_is_loaded_again_and_replaced_as_a_whole() {
    let dir = tempfile::tempdir().unwrap();
    let target = dir.path().join("prices");
    assert_eq!(folder::load(&target).unwrap(), Overlay::default());
    let first = imported(dir.path(), "0.1");
    folder::save(&target, &first, &Imports::default()).unwrap();
    assert_eq!(folder::load(&target).unwrap().to_texts(), first.to_texts());
    let second = imported(dir.path(), "0.2");
    folder::save(&target, &second, &Imports::default()).unwrap();
    assert_eq!(folder::load(&target).unwrap().to_texts(), second.to_texts());
    assert_ne!(first.to_texts(), second.to_texts());
    folder::save(&target, &Overlay::default(), &Imports::default()).unwrap();
    assert_eq!(names(&target), ["imports.csv", "sources.csv"]);
    assert_eq!(names(dir.path()), ["index.csv", "prices"]);
}

#[test]
fn a_folder_with_other_files_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    imported(dir.path(), "0.1");
    let refusal = folder::load(dir.path()).unwrap_err();
    assert!(refusal.file.ends_with("index.csv") && refusal.reason.starts_with("is no file of imported prices"));
}

#[test]
fn a_damaged_folder_is_refused_with_the_line() {
    let dir = tempfile::tempdir().unwrap();
    let target = dir.path().join("prices");
    folder::save(&target, &imported(dir.path(), "0.1"), &Imports::default()).unwrap();
    let path = target.join("ec2.prices");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("m5.large 0.1", "m5.large 0,1")).unwrap();
    let refusal = folder::load(&target).unwrap_err();
    assert_eq!((refusal.line, refusal.reason.as_str()), (9, "not a decimal number: \"0,1\""));
    assert!(refusal.file.ends_with("ec2.prices"));
}

#[test]
fn files_are_found_in_folders() {
    let dir = tempfile::tempdir().unwrap();
    let inner = dir.path().join("eu-west-1/AmazonEC2");
    fs::create_dir_all(&inner).unwrap();
    for name in ["b.json", "a.csv", "readme.txt"] {
        fs::write(inner.join(name), "").unwrap();
    }
    let alone = dir.path().join("prices.dat");
    let found = folder::find(&[dir.path().to_owned(), alone.clone()]).unwrap();
    assert_eq!(found, [inner.join("a.csv"), inner.join("b.json"), alone.clone()]);
    assert_eq!(folder::open(&alone).err().unwrap().file, alone.display().to_string());
    fs::create_dir(dir.path().join("empty")).unwrap();
    assert!(folder::find(&[dir.path().join("empty")]).unwrap_err().reason.starts_with("has no file"));
}
