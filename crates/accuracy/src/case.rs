//! [`Case`]: a worked case as its file has it.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, Visitor};
use serde_json::value::RawValue;
use units::{Decimal, parse_plain};

use crate::figures::Value;
pub use crate::given::Given;
pub use crate::network_given::NetworkGiven;
use crate::s3_given::S3Given;
use crate::service_case::{self, ServiceGiven};

const FILES: [&str; 4] = [
    include_str!("../cases/ec2.json"),
    include_str!("../cases/ebs.json"),
    include_str!("../cases/elb.json"),
    include_str!("../cases/commitment.json"),
];

/// Cases about S3 have inputs of their own.
const S3_FILE: &str = include_str!("../cases/s3.json");

/// Files whose inputs are those of networks.
const NETWORK_FILES: [&str; 2] = [include_str!("../cases/network.json"), include_str!("../cases/stack.json")];

/// Every case, in the order of the files.
///
/// # Errors
/// When a file has a field that is not known: a case must not be read in part.
pub fn cases() -> Result<Vec<Case>, serde_json::Error> {
    let mut all = Vec::new();
    for file in FILES {
        all.extend(serde_json::from_str::<Vec<Case>>(file)?);
    }
    let of_s3: Vec<Case<S3Given>> = serde_json::from_str(S3_FILE)?;
    all.extend(of_s3.into_iter().map(Case::from));
    for file in NETWORK_FILES {
        let cases = serde_json::from_str::<Vec<Case<NetworkGiven>>>(file)?;
        all.extend(cases.into_iter().map(Case::from));
    }
    all.extend(service_case::cases()?.into_iter().map(Case::from));
    Ok(all)
}

/// A worked case.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case<G = Given> {
    /// Its name.
    pub id: String,
    /// `ec2`, `ebs`, `elb`, `commitment`, `s3`, `network`, or `stack` for several services together; or the kind of a defined service.
    pub system: String,
    /// What it is about.
    pub title: String,
    /// The region.
    pub region: String,
    /// Inputs.
    pub given: G,
    /// Results before rounding. What stands inside of an object or list has its path, such as `tier_usd.0`.
    #[serde(deserialize_with = "flat")]
    pub expect: Ordered<Value>,
    /// How far a result may be off.
    pub tolerance: Tolerance,
    /// Whether rates come from the catalogue or from the case.
    pub rates_from: RatesFrom,
    /// Where the truth comes from.
    pub source: String,
    /// What to know about it.
    pub note: String,
    /// Whether the result was computed again from the rates.
    pub recomputed: bool,
    /// Figures as the source prints them.
    #[serde(default)]
    pub printed_by_source: Ordered<String>,
    /// On test data of others: whether it agrees with the AWS bill.
    pub agrees_with_aws: Option<bool>,
    /// Known wrong answers.
    #[serde(default, deserialize_with = "flat")]
    pub must_not_be: Ordered<Value>,
    /// The rates behind the results.
    #[serde(default)]
    pub catalogue_rates_used: Ordered<Exact>,
}

impl From<Case<S3Given>> for Case {
    /// The same among cases about other things.
    fn from(case: Case<S3Given>) -> Case {
        case.map(|given| Given { s3: Some(Box::new(given)), ..Given::default() })
    }
}

impl From<Case<NetworkGiven>> for Case {
    /// The same among cases about other things.
    fn from(case: Case<NetworkGiven>) -> Case {
        case.map(|given| Given { network: Some(Box::new(given)), ..Given::default() })
    }
}

impl From<Case<ServiceGiven>> for Case {
    /// The same among cases about other things.
    fn from(case: Case<ServiceGiven>) -> Case {
        case.map(|given| Given { service: Some(Box::new(given)), ..Given::default() })
    }
}

impl<G> Case<G> {
    fn map(self, given: impl FnOnce(G) -> Given) -> Case {
        Case {
            given: given(self.given),
            id: self.id,
            system: self.system,
            title: self.title,
            region: self.region,
            expect: self.expect,
            tolerance: self.tolerance,
            rates_from: self.rates_from,
            source: self.source,
            note: self.note,
            recomputed: self.recomputed,
            printed_by_source: self.printed_by_source,
            agrees_with_aws: self.agrees_with_aws,
            must_not_be: self.must_not_be,
            catalogue_rates_used: self.catalogue_rates_used,
        }
    }
}

fn flat<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Ordered<Value>, D::Error> {
    Flat::deserialize(deserializer).map(|flat| flat.0)
}

/// Values by their path: what stands inside of an object or list has the names or numbers on the way to it.
#[derive(Debug)]
pub(crate) struct Flat(pub Ordered<Value>);

impl Flat {
    /// The numbers among them.
    pub(crate) fn numbers(&self) -> impl Iterator<Item = Decimal> {
        self.0.0.iter().filter_map(|(_, value)| match value {
            Value::Number(number) => Some(*number),
            _ => None,
        })
    }
}

impl<'de> Deserialize<'de> for Flat {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Flat, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        let mut all = Vec::new();
        flatten(String::new(), &raw, &mut all).map_err(D::Error::custom)?;
        Ok(Flat(Ordered(all)))
    }
}

fn flatten(path: String, raw: &RawValue, all: &mut Vec<(String, Value)>) -> Result<(), serde_json::Error> {
    let below = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    let text = raw.get();
    if text.starts_with('{') {
        for (key, value) in serde_json::from_str::<Ordered<Box<RawValue>>>(text)?.0 {
            flatten(below(&key), &value, all)?;
        }
    } else if text.starts_with('[') {
        for (index, value) in serde_json::from_str::<Vec<Box<RawValue>>>(text)?.iter().enumerate() {
            flatten(below(&index.to_string()), value, all)?;
        }
    } else {
        all.push((path, serde_json::from_str(text)?));
    }
    Ok(())
}

/// How far results may be off, bounds included.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tolerance {
    /// For keys with `usd` in them.
    pub absolute_usd: Option<Exact>,
    /// For every other number.
    pub absolute_other: Option<Exact>,
}

impl Tolerance {
    /// The tolerance of a figure; a millionth unless the case says otherwise.
    #[must_use]
    pub fn of(&self, key: &str) -> Decimal {
        let given = if key.contains("usd") { self.absolute_usd } else { self.absolute_other };
        given.map_or(Decimal::new(1, 6), |given| given.0)
    }
}

/// Where the rates of a case come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RatesFrom {
    /// From the price tables: results may move with them.
    Catalogue,
    /// The case brings its rates, or needs none.
    Given,
}

/// A number read without a binary float in between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exact(pub Decimal);

impl<'de> Deserialize<'de> for Exact {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Exact, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        parse_plain(raw.get()).map(Exact).map_err(D::Error::custom)
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Value, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        match raw.get() {
            "true" => Ok(Value::Flag(true)),
            "false" => Ok(Value::Flag(false)),
            text if text.starts_with('"') => serde_json::from_str(text).map(Value::Text).map_err(D::Error::custom),
            text => parse_plain(text).map(Value::Number).map_err(D::Error::custom),
        }
    }
}

/// A JSON object in the order of its file.
#[derive(Debug)]
pub struct Ordered<T>(pub Vec<(String, T)>);

impl<T> Ordered<T> {
    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&T> {
        self.0.iter().find(|(known, _)| known == key).map(|(_, value)| value)
    }
}

impl<T> Default for Ordered<T> {
    fn default() -> Ordered<T> {
        Ordered(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Ordered<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Ordered<T>, D::Error> {
        struct Entries<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Entries<T> {
            type Value = Ordered<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Ordered<T>, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Ordered(entries))
            }
        }
        deserializer.deserialize_map(Entries(PhantomData))
    }
}
