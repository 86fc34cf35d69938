//! [`Case`]: a worked case as written in its file.

use serde::{Deserialize, Deserializer, de};
use serde_json::value::RawValue;
use units::{Decimal, parse_plain};

use crate::ordered::Ordered;
use crate::reading::Reading;
use crate::rule::Rule;

/// A worked case: designs or a billing rule, and the known results.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// Its id.
    pub id: String,
    /// The area it belongs to: the name of its file, which is the kind of a defined service, or `ec2`, `ebs`, `elb`,
    /// `commitment`, `s3`, `network`, or `stack` for several services together.
    #[serde(skip)]
    pub area: String,
    /// What happens in it.
    pub title: String,
    /// Where the answer is published.
    pub source: String,
    /// Notes about the case.
    #[serde(default)]
    pub note: String,
    /// What is asked, if that is more than one design or rule.
    pub asked: Option<String>,
    /// How far an answer may be off.
    #[serde(default)]
    pub tolerance: Tolerance,
    /// The design document, as a user would write it.
    pub design: Option<Box<RawValue>>,
    /// Used instead of `design`: several documents, by the names that the answers use for them.
    #[serde(default)]
    pub designs: Ordered<Box<RawValue>>,
    /// The billing rule that the case is about, if no design covers all of it.
    pub rule: Option<Rule>,
    /// The known answers, by name: these are the rows of the report.
    pub expect: Ordered<Expected>,
    /// Answers that restate the known ones, such as the same purchase made in another way. The report shows them only
    /// if they are off.
    #[serde(default)]
    pub also: Ordered<Expected>,
    /// The list prices behind the answers, for anyone who has to find out why an answer changed.
    #[serde(default)]
    pub rates: Ordered<Exact>,
}

/// A known answer.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// The answer before rounding.
    pub is: Value,
    /// The value of Abacus to compare with it.
    pub of: Reading,
    /// The answer as printed by the source, if it is: the value must round to this.
    pub printed: Option<String>,
    /// How far the value may be off, if different from the tolerance of the case.
    pub within: Option<Exact>,
    /// A known wrong answer.
    pub not: Option<Exact>,
}

/// How far answers may be off, inclusive; a millionth by default.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tolerance {
    /// For answers with `usd` in their names.
    pub usd: Option<Exact>,
    /// For every other number.
    pub other: Option<Exact>,
}

impl Tolerance {
    /// The tolerance for an answer.
    #[must_use]
    pub fn of(&self, name: &str) -> Decimal {
        let given = if name.contains("usd") { self.usd } else { self.other };
        given.map_or(Decimal::new(1, 6), |given| given.0)
    }
}

/// A number parsed without an intermediate binary float.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exact(pub Decimal);

impl<'de> Deserialize<'de> for Exact {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Exact, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        parse_plain(raw.get()).map(Exact).map_err(de::Error::custom)
    }
}

/// An answer, either known or computed.
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
