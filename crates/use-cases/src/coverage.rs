//! The page that says what Abacus prices: for every service its dimensions, how many regions have a price, how old the
//! prices are, and what has no price and why.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use catalog::{ANYWHERE, Catalogue, PriceDate, PriceList, PricePoint};
use definitions::{Charge, Definition, Key, Price, Text};

/// The services whose kinds have no definition, with their dimensions grouped by the first word.
const BUILT_IN: &[(PriceList, &str)] = &[
    (PriceList::Ec2, "Amazon EC2: instances, dedicated hosts, Reserved Instances, Savings Plans"),
    (PriceList::Ebs, "Amazon EBS: volumes and snapshots"),
    (PriceList::S3, "Amazon S3"),
    (PriceList::Elb, "Elastic Load Balancing"),
    (PriceList::Vpc, "Amazon VPC: NAT gateways, transit gateways, endpoints, addresses"),
    (PriceList::DataTransfer, "Data transfer"),
];

/// The prices of a catalogue, by service.
struct Lists<'c> {
    by_list: BTreeMap<PriceList, Vec<PricePoint<'c>>>,
    regions: usize,
}

impl<'c> Lists<'c> {
    fn of(catalogue: &'c Catalogue) -> Lists<'c> {
        let mut by_list: BTreeMap<PriceList, Vec<PricePoint<'c>>> = BTreeMap::new();
        for point in catalogue.points() {
            by_list.entry(point.list).or_default().push(point);
        }
        Lists { by_list, regions: catalogue.regions().len() }
    }

    fn points(&self, list: PriceList) -> &[PricePoint<'c>] {
        self.by_list.get(&list).map_or(&[], Vec::as_slice)
    }
}

/// The page, as Markdown.
#[must_use]
pub fn coverage(catalogue: &Catalogue) -> String {
    let lists = Lists::of(catalogue);
    let mut page = String::from(
        "# What has a price\n\nFor every service: what AWS charges for, how many of the 36 Regions have a price for it, \
         from when the prices are, and what has no price and why. Own rates and imported price lists fill what is \
         missing. Written by `abacus coverage`.\n",
    );
    for definition in definitions::ALL.iter().filter(|definition| !definition.charges.is_empty()) {
        service(&lists, definition, &mut page);
    }
    for (list, title) in BUILT_IN {
        built_in(&lists, *list, title, &mut page);
    }
    page
}

const HEADING: &str =
    "\n| charge | unit | Regions with a price | prices of | why there is none |\n|---|---|---|---|---|\n";

fn service(lists: &Lists<'_>, definition: &Definition, page: &mut String) {
    let _ =
        writeln!(page, "\n## {}\n\nKind [`{}`](services/{}.md).", definition.title, definition.kind, definition.kind);
    page.push_str(HEADING);
    let mut codes: Vec<&str> = Vec::new();
    for charge in definition.charges {
        if codes.contains(&charge.code) {
            continue;
        }
        codes.push(charge.code);
        let of_code = || definition.charges.iter().filter(|other| other.code == charge.code);
        row(lists, definition, charge, of_code(), page);
    }
}

/// The row of all charges with one code.
fn row<'a>(
    lists: &Lists<'_>,
    definition: &Definition,
    first: &Charge,
    all: impl Iterator<Item = &'a Charge> + Clone,
    page: &mut String,
) {
    let mut found = Found::default();
    let mut reasons: BTreeSet<&str> = BTreeSet::new();
    let mut without: Option<&str> = None;
    for charge in all {
        match charge.price {
            Price::Listed(key) => found.add(lists, key),
            Price::Unlisted(reason) => {
                reasons.insert(reason);
            }
            Price::Free => without = Some("free"),
            Price::Entered(_) => without = Some("as entered"),
            Price::ToRegion(_) | Price::ToOwnRegion => without = Some("those of data transfer between Regions"),
            Price::Open(_) => without = Some("by usage"),
        }
    }
    let unpriced = definition.unpriced.iter().filter(|of| first.code.starts_with(of.code));
    reasons.extend(unpriced.map(|of| of.reason));
    let regions = match without {
        Some(words) if found.points == 0 => words.to_owned(),
        _ => found.regions(lists),
    };
    let why = reasons.into_iter().collect::<Vec<_>>().join("; ");
    let unit = first.unit.plural();
    let _ = writeln!(page, "| `{}` | {unit} | {regions} | {} | {why} |", first.code, found.dates());
}

fn built_in(lists: &Lists<'_>, list: PriceList, title: &str, page: &mut String) {
    let _ = writeln!(page, "\n## {title}");
    page.push_str("\n| dimension | Regions with a price | prices of |\n|---|---|---|\n");
    let group = |dimension: &str| dimension.split('/').next().unwrap_or_default().to_owned();
    let mut groups: BTreeMap<String, Found> = BTreeMap::new();
    for point in lists.points(list) {
        groups.entry(group(point.dimension)).or_default().note(point.region, point.as_of);
    }
    for (name, found) in groups {
        let _ = writeln!(page, "| `{name}` | {} | {} |", found.regions(lists), found.dates());
    }
}

/// The prices that were found.
#[derive(Default)]
struct Found {
    points: usize,
    regions: BTreeSet<String>,
    dates: Option<(PriceDate, PriceDate)>,
}

impl Found {
    /// Adds the prices that a key stands for, whatever the values of the component.
    fn add(&mut self, lists: &Lists<'_>, key: Key) {
        let (dimension, item) = (Pattern::of(&key.dimension), Pattern::of(&key.item));
        for point in lists.points(key.list) {
            if dimension.fits(point.dimension) && item.fits(point.item) {
                self.note(point.region, point.as_of);
            }
        }
    }

    fn note(&mut self, region: &str, date: &PriceDate) {
        self.points = self.points.saturating_add(1);
        if !self.regions.contains(region) {
            self.regions.insert(region.to_owned());
        }
        let (oldest, newest) = self.dates.get_or_insert_with(|| (date.clone(), date.clone()));
        if date < oldest {
            *oldest = date.clone();
        }
        if date > newest {
            *newest = date.clone();
        }
    }

    fn regions(&self, lists: &Lists<'_>) -> String {
        match self.regions.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
            [] => "none".to_owned(),
            all if all.contains(&ANYWHERE) => "all".to_owned(),
            [one] => format!("1: {one}"),
            all if all.len() == lists.regions => "all".to_owned(),
            all => all.len().to_string(),
        }
    }

    fn dates(&self) -> String {
        match &self.dates {
            None => String::new(),
            Some((oldest, newest)) if oldest == newest => oldest.to_string(),
            Some((oldest, newest)) => format!("{oldest} to {newest}"),
        }
    }
}

/// What a text can be: literals, with anything in the place of values.
struct Pattern(Vec<Vec<Part>>);

#[derive(Clone)]
enum Part {
    Is(&'static str),
    Anything,
}

/// A text with more alternatives than this counts as anything.
const MOST_ALTERNATIVES: usize = 64;

impl Pattern {
    fn of(text: &Text) -> Pattern {
        let mut all = vec![Vec::new()];
        extend(text, &mut all);
        if all.len() > MOST_ALTERNATIVES { Pattern(vec![vec![Part::Anything]]) } else { Pattern(all) }
    }

    fn fits(&self, name: &str) -> bool {
        self.0.iter().any(|parts| fits(parts, name))
    }
}

fn extend(text: &Text, all: &mut Vec<Vec<Part>>) {
    match text {
        Text::Is(words) => all.iter_mut().for_each(|parts| parts.push(Part::Is(words))),
        Text::All(texts) => texts.iter().for_each(|text| extend(text, all)),
        Text::If(_, one, other) => {
            if all.len() > MOST_ALTERNATIVES {
                return;
            }
            let mut others = all.clone();
            extend(one, all);
            extend(other, &mut others);
            all.append(&mut others);
        }
        Text::After(prefix, text) => {
            let mut others = all.clone();
            others.iter_mut().for_each(|parts| parts.push(Part::Is(prefix)));
            extend(text, &mut others);
            all.append(&mut others);
        }
        Text::Of(_) | Text::Item(_) | Text::Label(_) | Text::Used(_) | Text::Lower(_) => {
            all.iter_mut().for_each(|parts| parts.push(Part::Anything));
        }
    }
}

fn fits(parts: &[Part], name: &str) -> bool {
    match parts.split_first() {
        None => name.is_empty(),
        Some((Part::Is(words), rest)) => name.strip_prefix(words).is_some_and(|name| fits(rest, name)),
        Some((Part::Anything, [])) => true,
        Some((Part::Anything, rest)) => {
            name.char_indices().any(|(at, _)| fits(rest, name.get(at..).unwrap_or_default()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stand_for_anything() {
        let text = Text::All(&[Text::Is("on-demand/"), Text::Of("engine"), Text::Is("/single-az")]);
        let pattern = Pattern::of(&text);
        assert!(pattern.fits("on-demand/mysql/single-az"));
        assert!(!pattern.fits("on-demand/mysql/multi-az"));
        assert!(!pattern.fits("mysql/single-az"));
    }

    #[test]
    fn every_charge_of_every_service_has_a_row() {
        let page = coverage(Catalogue::embedded());
        for definition in definitions::ALL {
            for charge in definition.charges {
                assert!(page.contains(&format!("| `{}` |", charge.code)), "{}", charge.code);
            }
        }
    }
}
