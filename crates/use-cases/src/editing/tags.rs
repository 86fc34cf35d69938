//! Changes leave the tags of components alone.

use std::collections::BTreeMap;

use design::Tags;

use super::*;

const WEB: &str = include_str!("../../../../docs/examples/three-tier-web.json");
const VOLUMES: &str = include_str!("../../../../docs/examples/attached-volumes.json");
const DATABASES: &str = include_str!("../../../../docs/examples/rds.json");
const API: &str = include_str!("../../../../docs/examples/serverless-api.json");

/// The design with a tag of its own on every component.
fn tagged(text: &str) -> Design {
    let mut design = Design::parse(text).unwrap();
    for component in &mut design.components {
        component.tags = tags(component.id.as_str());
    }
    design
}

fn tags(id: &str) -> Tags {
    Tags(BTreeMap::from([("part".to_owned(), id.to_owned())]))
}

fn act(name: &str, component: &str, value: &str) -> Act {
    Act { name: name.to_owned(), component: component.to_owned(), value: value.to_owned(), ..Act::default() }
}

/// Makes a change, and returns the components that were there before.
fn kept(design: &Design, act: Act) -> usize {
    let mut changed = design.clone();
    let name = format!("{act:?}");
    let edited = make(&mut changed, &[act], true, &Budget::counting()).unwrap();
    assert!(edited.changed && edited.refused.is_empty(), "{name}");
    let changed = Design::parse(&changed.to_json()).unwrap();
    let old = changed.components.iter().filter(|component| design.component(&component.id).is_some());
    old.inspect(|component| assert_eq!(component.tags, tags(component.id.as_str()), "{name}")).count()
}

#[test]
fn the_changes_of_findings_keep_tags() {
    let mut made = 0;
    for text in [WEB, VOLUMES, DATABASES, API] {
        let design = tagged(text);
        let (_, estimate) = crate::estimate(&design.to_json()).unwrap();
        let changes = estimate.findings.iter().filter_map(|finding| Some((finding, finding.change.as_ref()?)));
        // Some findings are at components that are proposed.
        for (finding, change) in changes.filter(|(finding, _)| design.component(&finding.component).is_some()) {
            let change = serde_json::to_string(change).unwrap();
            assert!(kept(&design, act("fix", finding.component.as_str(), &change)) > 0);
            made += 1;
        }
    }
    assert!(made >= 4, "{made} changes");
}

#[test]
fn the_changes_of_forms_keep_tags() {
    let (web, volumes, databases, api) = (tagged(WEB), tagged(VOLUMES), tagged(DATABASES), tagged(API));
    assert_eq!(kept(&web, act("keep", "", "")), web.components.len());
    assert_eq!(kept(&web, act("use-option", "", "spot")), web.components.len());
    assert_eq!(kept(&databases, act("use-option", "", "3y-partial-upfront")), databases.components.len());
    assert_eq!(kept(&api, act("accept", "", "all")), api.components.len());
    let group = volumes.components.iter().find(|component| component.body.kind() == Kind::Ec2).unwrap();
    assert_eq!(kept(&volumes, act("zones", group.id.as_str(), "a, b")), volumes.components.len());
    let deploy = Act { with: vec!["shop".to_owned()], ..act("use-option", "", "aurora-io-optimized") };
    assert_eq!(kept(&databases, deploy), databases.components.len());
}

#[test]
fn copies_have_the_tags_of_what_they_copy() {
    let mut design = tagged(VOLUMES);
    let volume = design.components.iter().find(|component| component.attached_to().is_some()).unwrap();
    let (volume, group) = (volume.id.to_string(), volume.attached_to().unwrap().to_string());
    let before = design.components.len();
    make(&mut design, &[act("duplicate", &group, "")], true, &Budget::counting()).unwrap();
    let copies = design.components.get(before..).unwrap();
    for id in [&group, &volume] {
        assert_eq!(copies.iter().filter(|copy| copy.tags == tags(id)).count(), 1, "{id}");
    }
}
