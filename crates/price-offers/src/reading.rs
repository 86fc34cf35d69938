//! [`Reading`]: what has been read of a file so far.

use std::collections::{BTreeMap, BTreeSet};

use catalog::{Catalogue, InterruptionBand, PriceDate, PriceList, Provenance, SpotFile, SpotLine, SpotOs};
use units::Unit;

use crate::collected::{Collected, Place, short};
use crate::covered::Cover;
use crate::file::FilePrices;
use crate::key::PriceKey;
use crate::listed_units::is_unit;
use crate::product::{Commitment, PriceLine, Product, Term};
use crate::savings_plans::Plan;
use crate::settled::settled;
use crate::spot_history::SpotHistory;
use crate::targets::{Attributes, Meaning, Target, Targets};

/// Most names that are listed as refused or not understood; the rest is only counted.
const MOST_NAMES: usize = 10_000;

/// Id of the source of prices from AWS's price list.
pub(crate) const PRICE_LIST: &str = "aws-price-list";
/// Id of the source of Spot advice.
pub(crate) const SPOT_ADVISOR: &str = "aws-spot-advisor";
/// Id of the source of average Spot prices.
pub(crate) const SPOT_HISTORY: &str = "aws-spot-price-history";

const OTHER_RESERVATIONS: &str = "reservations other than of instances";

/// The unit under which a price list has fees at the start of a term.
const FEE: &str = "Quantity";

/// Spot advice by region, system and family: size, saving in percent, band.
type Advice = BTreeMap<(String, SpotOs, String), Vec<(String, u8, InterruptionBand)>>;

/// What has been read so far.
pub(crate) struct Reading<'c> {
    pub(crate) catalogue: &'c Catalogue,
    pub(crate) offer_code: Option<String>,
    published: Option<(PriceDate, String)>,
    pub(crate) targets: Targets<'c>,
    collected: Collected,
    covers: BTreeSet<(Cover, String)>,
    pub(crate) advice: Option<Advice>,
    pub(crate) history: Option<SpotHistory>,
    refused: BTreeMap<String, String>,
    unclear: BTreeSet<PriceKey>,
    left_out: BTreeMap<&'static str, u64>,
    not_understood: BTreeMap<String, u64>,
}

impl<'c> Reading<'c> {
    pub(crate) fn new(catalogue: &'c Catalogue) -> Reading<'c> {
        Reading {
            catalogue,
            offer_code: None,
            published: None,
            targets: Targets::of(catalogue),
            collected: Collected::default(),
            covers: BTreeSet::new(),
            advice: None,
            history: None,
            refused: BTreeMap::new(),
            unclear: BTreeSet::new(),
            left_out: BTreeMap::new(),
            not_understood: BTreeMap::new(),
        }
    }

    /// Takes the code of the offer from the head of the file.
    pub(crate) fn offer(&mut self, code: &str) -> Result<(), String> {
        match self.offer_code.replace(code.to_owned()) {
            None => Ok(()),
            Some(_) => Err("has a second offer code: it is several files in one".to_owned()),
        }
    }

    /// Takes the date of publication from the head of the file.
    pub(crate) fn publish(&mut self, text: &str) -> Result<(), String> {
        match self.published.replace((crate::dates::day(text)?, short(text))) {
            None => Ok(()),
            Some(_) => Err("has a second date of publication: it is several files in one".to_owned()),
        }
    }

    /// Notes that the file has all prices of something in a region.
    pub(crate) fn cover(&mut self, cover: Cover, region: &str) {
        if !self.covers.iter().any(|(known, at)| (known, at.as_str()) == (&cover, region)) {
            self.covers.insert((cover, region.to_owned()));
        }
    }

    pub(crate) fn leave_out(&mut self, reason: &'static str) {
        *self.left_out.entry(reason).or_default() += 1;
    }

    fn refuse(&mut self, what: String, reason: String) {
        if self.refused.len() < MOST_NAMES {
            self.refused.insert(what, reason);
        } else {
            self.leave_out("refused products beyond the first 10,000");
        }
    }

    /// What a product of an offer file stands for, and counts it if it is no price of the catalogue.
    pub(crate) fn product(&mut self, product: &Product<'_>) -> Result<Option<Target>, String> {
        let code = self.offer_code.as_deref().ok_or("the code of the offer does not come before its products")?;
        if code != product.service_code {
            self.leave_out("products of another service's price list");
            return Ok(None);
        }
        if let Some(region) = self.targets.region(product.region) {
            let cover = Cover::Service(code.to_owned());
            self.cover(cover, region);
        }
        Ok(self.understood(product, Attributes::Listed))
    }

    /// Like [`Reading::product`], without regard to the service that the file is of.
    pub(crate) fn understood(&mut self, product: &Product<'_>, attributes: Attributes) -> Option<Target> {
        match self.targets.meaning(product, attributes) {
            Meaning::Price(target) => return Some(target),
            Meaning::LeftOut(reason) => self.leave_out(reason),
            Meaning::Refused(reason, keys) => {
                self.unclear.extend(keys);
                let names = [product.service_code, product.usage_type, product.operation].map(short);
                self.refuse(names.join(" ").trim().to_owned(), reason);
            }
            Meaning::NotUnderstood => {
                let kind = self.targets.kind_of_usage(product);
                let name = format!("{} {kind}", short(product.service_code));
                if self.not_understood.len() < MOST_NAMES || self.not_understood.contains_key(&name) {
                    *self.not_understood.entry(name).or_default() += 1;
                } else {
                    self.leave_out("usage types that are not understood, beyond the first 10,000");
                }
            }
        }
        None
    }

    /// Adds a line of a price.
    pub(crate) fn line(&mut self, target: &Target, term: Term, line: &PriceLine<'_>) -> Result<(), String> {
        let is_fee = line.unit == FEE;
        let place = match self.place(target, term, is_fee) {
            Ok(place) => place,
            Err(reason) => {
                self.leave_out(reason);
                return Ok(());
            }
        };
        if is_fee {
            // Fees have no range.
            return self.collected.add(place, &PriceLine { start: "0", end: "Inf", ..*line });
        }
        if is_unit(place.unit, line.unit) {
            return self.collected.add(place, line);
        }
        let reason = format!("is priced per {:?}, not per {}", short(line.unit), place.unit);
        self.collected.refused.entry(place.key).or_insert(reason);
        Ok(())
    }

    fn place(&mut self, target: &Target, term: Term, is_fee: bool) -> Result<Place, &'static str> {
        let Target { key, unit, part } = target.clone();
        let Term::Reserved(commitment) = term else {
            return if is_fee { Err("one-time fees") } else { Ok(Place { key, unit, part, years: 0, is_fee }) };
        };
        let on_demand = key.dimension.strip_prefix("on-demand/").ok_or(OTHER_RESERVATIONS)?;
        if key.list != PriceList::Ec2 {
            // The catalogue has the two parts of partial upfront apart; of all upfront the hourly one is zero.
            let dimension = two_parts(key.list, on_demand, commitment, is_fee)?;
            let dimension = self.targets.words.shared(&dimension);
            let unit = if is_fee { Unit::Each } else { unit };
            return Ok(Place { key: PriceKey { dimension, ..key }, unit, part, years: 0, is_fee: false });
        }
        let Commitment { class, years, payment } = commitment;
        if class.is_empty() {
            return Err(OTHER_RESERVATIONS);
        }
        let system = if on_demand == "linux" { String::new() } else { format!("/{on_demand}") };
        let dimension = self.targets.words.shared(&format!("reserved/{class}/{years}y/{payment}{system}"));
        let years = if payment == "no-upfront" { 0 } else { years };
        Ok(Place { key: PriceKey { dimension, ..key }, unit, part, years, is_fee })
    }

    /// Adds a rate of a Savings Plan, `plan` being such as `ec2-instance/3y/no-upfront`.
    pub(crate) fn rate(&mut self, target: &Target, plan: &str, line: &PriceLine<'_>) -> Result<(), String> {
        let Some(dimension) = Plan::dimension(plan, &target.key) else {
            self.leave_out("Savings Plan rates of other things than instances and databases");
            return Ok(());
        };
        if !is_unit(target.unit, line.unit) {
            return Err(format!("a rate per {:?}", line.unit));
        }
        let dimension = self.targets.words.shared(&dimension);
        let key = PriceKey { dimension, ..target.key.clone() };
        self.collected.add(Place { key, unit: target.unit, part: 0, years: 0, is_fee: false }, line)
    }

    /// What was read, once all of it was.
    pub(crate) fn finish(self, name: &str, modified: PriceDate) -> Result<FilePrices, String> {
        if self.covers.is_empty() {
            return Err("has nothing for a region of the catalogue".to_owned());
        }
        let undated = self.advice.is_some() || self.history.is_some();
        let modified = undated.then(|| (modified.clone(), modified.to_string()));
        let (published, published_at) = self.published.or(modified).ok_or("has no date of publication")?;
        let mut settled = settled(self.collected);
        if let Some(history) = self.history {
            settled.prices.append(&mut history.averages().map_err(|error| error.to_string())?);
        }
        let provenance = Provenance { as_of: published.clone(), source: SPOT_ADVISOR.to_owned() };
        let spot = self.advice.map(|advice| SpotFile { provenance, lines: lines(advice) });
        let mut refused: Vec<(String, String)> = self.refused.into_iter().collect();
        let mut unclear = self.unclear;
        for (key, reason) in settled.refused {
            refused.push((key.to_string(), reason));
            unclear.insert(key);
        }
        Ok(FilePrices {
            name: name.to_owned(),
            published,
            published_at,
            covers: self.covers,
            prices: settled.prices,
            spot,
            refused,
            unclear,
            left_out: self.left_out,
            not_understood: self.not_understood,
        })
    }
}

/// The dimension of a payment for reserved databases and cache nodes, by what is reserved, such as `mysql/single-az`.
fn two_parts(
    list: PriceList,
    on_demand: &str,
    Commitment { years, payment, .. }: Commitment,
    is_fee: bool,
) -> Result<String, &'static str> {
    if !matches!(list, PriceList::Rds | PriceList::Aurora | PriceList::ElastiCache) {
        return Err(OTHER_RESERVATIONS);
    }
    if payment == "all-upfront" && !is_fee {
        return Err("the hourly part of all upfront");
    }
    let fee = if is_fee { "-fee" } else { "" };
    match list {
        PriceList::Rds => Ok(format!("reserved/{years}y/{payment}{fee}/{on_demand}")),
        // Reserved instances are those of the Standard configuration.
        PriceList::Aurora => {
            let engine = on_demand.strip_suffix("/standard").ok_or("reservations of I/O-Optimized")?;
            Ok(format!("reserved/{years}y/{payment}{fee}/{engine}"))
        }
        _ if on_demand == "memcached" => Err("reserved nodes of Memcached, which cost as much as those of Redis OSS"),
        _ => Ok(format!("reserved/{years}y-{payment}{fee}/{on_demand}")),
    }
}

fn lines(advice: Advice) -> Vec<SpotLine> {
    let line = |((region, os, family), mut sizes): (_, Vec<(String, u8, InterruptionBand)>)| {
        sizes.sort_by(|a, b| a.0.cmp(&b.0));
        SpotLine { line: 0, region, os, family, sizes }
    };
    advice.into_iter().map(line).collect()
}
