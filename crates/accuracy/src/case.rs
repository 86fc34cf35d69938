//! [`Case`]: a worked case as its file has it.

use serde::{Deserialize, Deserializer, de};
use serde_json::value::RawValue;
use units::{Decimal, parse_plain};

use crate::ordered::Ordered;
use crate::reading::Reading;
use crate::rule::Rule;

/// A worked case: designs or a rule of billing, and what is known to come out of them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// Its name.
    pub id: String,
    /// What it is about: the name of its file, which is the kind of a defined service, `ec2`, `ebs`, `elb`,
    /// `commitment`, `s3`, `network`, or `stack` for several services together.
    #[serde(skip)]
    pub area: String,
    /// What happens in it.
    pub title: String,
    /// Where the answer is printed.
    pub source: String,
    /// What to know about it.
    #[serde(default)]
    pub note: String,
    /// What is asked, where that is more than one design or rule.
    pub asked: Option<String>,
    /// How far an answer may be off.
    #[serde(default)]
    pub tolerance: Tolerance,
    /// The design document, as a user would write it.
    pub design: Option<Box<RawValue>>,
    /// Instead of it: several, by the names that the answers have for them.
    #[serde(default)]
    pub designs: Ordered<Box<RawValue>>,
    /// A rule that the case is about, where no design says all of it.
    pub rule: Option<Rule>,
    /// What is known, by name: these are the rows of the report.
    pub expect: Ordered<Expected>,
    /// What follows from it in other words, such as the same bought in another way. The report has no rows of it,
    /// unless it is off.
    #[serde(default)]
    pub also: Ordered<Expected>,
    /// The list prices behind the answers, for whoever has to find out why one moved.
    #[serde(default)]
    pub rates: Ordered<Exact>,
}

/// A known answer.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// The answer before rounding.
    pub is: Value,
    /// Which figure of Abacus it is.
    pub of: Reading,
    /// As the source prints it, where it does: the figure must round to this.
    pub printed: Option<String>,
    /// How far it may be off, where that is not the tolerance of the case.
    pub within: Option<Exact>,
    /// A known wrong answer.
    pub not: Option<Exact>,
}

/// How far answers may be off, bounds included; a millionth unless it says otherwise.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tolerance {
    /// For answers with `usd` in their names.
    pub usd: Option<Exact>,
    /// For every other number.
    pub other: Option<Exact>,
}

impl Tolerance {
    /// That of an answer.
    #[must_use]
    pub fn of(&self, name: &str) -> Decimal {
        let given = if name.contains("usd") { self.usd } else { self.other };
        given.map_or(Decimal::new(1, 6), |given| given.0)
    }
}

/// A number read without a binary float in between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exact(pub Decimal);

impl<'de> Deserialize<'de> for Exact {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Exact, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        parse_plain(raw.get()).map(Exact).map_err(de::Error::custom)
    }
}

/// An answer: known or got.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A number.
    Number(Decimal),
    /// A word.
    Text(String),
    /// Whether something holds.
    Flag(bool),
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Value, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        match raw.get() {
            "true" => Ok(Value::Flag(true)),
            "false" => Ok(Value::Flag(false)),
            text if text.starts_with('"') => serde_json::from_str(text).map(Value::Text).map_err(de::Error::custom),
            text => parse_plain(text).map(Value::Number).map_err(de::Error::custom),
        }
    }
}
