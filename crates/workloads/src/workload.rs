//! [`Workload`]: what is asked, read from a document or from the text of a form.

use std::collections::BTreeMap;

use catalog::Catalogue;
use problem::{Problem, Problems};
use serde_json::Value;
use units::Decimal;

use crate::fields::{Bounds, Field, MOST_REQUESTS, Reads, fields};
use crate::topic::Topic;

/// What is wrong with a text, and how to fix it.
type Refused = (String, String);

/// Hours of a day.
const HOURS: usize = 24;
/// Decimals that a number may have, as in designs.
const DECIMALS: u32 = 4;
/// Characters of a wrong text that a problem repeats.
const SHOWN: usize = 40;

/// A workload, and what to compare of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workload {
    topic: Topic,
    /// A text for every field of the topic.
    texts: BTreeMap<&'static str, String>,
    numbers: BTreeMap<&'static str, Decimal>,
    /// The requests of each hour of the day, where they differ.
    hourly: Option<Vec<Decimal>>,
    /// vCPUs of the instance type.
    vcpus: u32,
}

impl Workload {
    /// Reads a JSON document such as `{"of": "compute", "region": "eu-west-1", "requests_per_second": 40}`; fields that are
    /// left out have their defaults.
    ///
    /// # Errors
    /// Every problem of the document, each with its place.
    pub fn read(document: &str, catalogue: &Catalogue) -> Result<Workload, Problems> {
        let fix = "send an object such as {\"of\": \"compute\", \"requests_per_second\": 40}";
        let value: Value = serde_json::from_str(document)
            .map_err(|error| Problems::one(Problem::new("", format!("not valid JSON: {error}"), fix)))?;
        let Value::Object(members) = value else {
            return Err(Problems::one(Problem::new("", "not an object", fix)));
        };
        let of = members.get("of").and_then(Value::as_str).unwrap_or_default();
        let topic = Topic::of(of).ok_or_else(|| {
            let codes = Topic::ALL.map(Topic::code).join(" or ");
            Problems::one(Problem::new("/of", "does not say what to compare", format!("use {codes}")))
        })?;
        let mut problems = Vec::new();
        let mut given = Vec::new();
        for (name, value) in members.into_iter().filter(|(name, _)| name != "of") {
            match plain(&value) {
                Some(text) => given.push((name, text)),
                None => problems.push(Problem::new(
                    format!("/{}", pointer(&name)),
                    "not a value",
                    "use a number, a text, true or false, or 24 numbers",
                )),
            }
        }
        match (Workload::of(topic, &given, catalogue), problems.is_empty()) {
            (read, true) => read,
            (Ok(_), false) => Err(Problems(problems)),
            (Err(Problems(more)), false) => {
                problems.extend(more);
                Err(Problems(problems))
            }
        }
    }

    /// Reads texts by the names of their fields, as a form sends them. An empty text counts as left out.
    ///
    /// # Errors
    /// Every problem, with a JSON pointer to its field.
    pub fn of(topic: Topic, given: &[(String, String)], catalogue: &Catalogue) -> Result<Workload, Problems> {
        let known = |name: &str| fields(topic).any(|field| field.code == name);
        let stranger = |(name, _): &&(String, String)| !known(name);
        let mut problems: Vec<Problem> = given.iter().filter(stranger).map(|(name, _)| unknown(topic, name)).collect();
        let mut workload = Workload { topic, texts: BTreeMap::new(), numbers: BTreeMap::new(), hourly: None, vcpus: 0 };
        for field in fields(topic) {
            let text = given.iter().rev().find(|(name, _)| name == field.code).map(|(_, text)| text.trim());
            let text = text.filter(|text| !text.is_empty()).unwrap_or(field.default);
            if let Err((message, fix)) = workload.take(field, text, catalogue) {
                problems.push(Problem::new(format!("/{}", field.code), message, fix));
            }
        }
        if problems.is_empty() { Ok(workload) } else { Err(Problems(problems)) }
    }

    /// What is compared.
    #[must_use]
    pub const fn topic(&self) -> Topic {
        self.topic
    }

    /// The text of a field, as given or by default.
    #[must_use]
    pub fn text(&self, code: &str) -> &str {
        self.texts.get(code).map_or("", String::as_str)
    }

    /// The load that is given: mean requests per second, or GB a month.
    #[must_use]
    pub fn load(&self) -> Decimal {
        match self.topic {
            Topic::Compute | Topic::FrontDoor => self.number("requests_per_second"),
            Topic::Delivery => self.number("gb"),
        }
    }

    pub(crate) fn number(&self, code: &str) -> Decimal {
        self.numbers.get(code).copied().unwrap_or_default()
    }

    pub(crate) const fn vcpus(&self) -> u32 {
        self.vcpus
    }

    pub(crate) fn is_on(&self, code: &str) -> bool {
        self.text(code) == "true"
    }

    /// The load of each hour of the day as a multiple of the mean, which is 1; `None` if it is always the same.
    pub(crate) fn profile(&self) -> Option<Vec<Decimal>> {
        let (hours, mean) = (self.hourly.as_ref()?, self.load());
        hours.iter().map(|of_hour| of_hour.checked_div(mean)).collect()
    }

    fn take(&mut self, field: &Field, text: &str, catalogue: &Catalogue) -> Result<(), Refused> {
        let shown = || text.chars().take(SHOWN).collect::<String>();
        match field.reads {
            Reads::Number(bounds) => {
                let number = number(text, bounds)?;
                self.numbers.insert(field.code, number);
            }
            Reads::Whole(bounds) => {
                let number = number(text, bounds)?;
                if !number.is_integer() {
                    return Err((format!("{} is not a whole number", shown()), "use a whole number".to_owned()));
                }
                self.numbers.insert(field.code, number);
            }
            Reads::Hourly => {
                let (mean, hours) = hourly(text)?;
                self.numbers.insert(field.code, mean);
                self.hourly = hours;
            }
            Reads::Choice(choices) if !choices.iter().any(|(code, _)| *code == text) => {
                let codes: Vec<&str> = choices.iter().map(|(code, _)| *code).collect();
                return Err((format!("{:?} is not one of the choices", shown()), format!("use {}", codes.join(", "))));
            }
            Reads::Switch if !matches!(text, "true" | "false") => {
                return Err((format!("{:?} is neither true nor false", shown()), "use true or false".to_owned()));
            }
            Reads::Region if catalogue.region(text).is_none() => {
                return Err((format!("there is no region {:?}", shown()), "use a code such as eu-west-1".to_owned()));
            }
            Reads::InstanceType => {
                let found = catalogue.instance_type(text).map(|found| found.vcpu);
                self.vcpus = found.ok_or_else(|| {
                    (format!("there is no instance type {:?}", shown()), "use a name such as m7g.large".to_owned())
                })?;
            }
            Reads::Choice(_) | Reads::Switch | Reads::Region => {}
        }
        self.texts.insert(field.code, text.to_owned());
        Ok(())
    }
}

/// A value of a document as the text of a form.
fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        // 24 numbers; more of them are a problem of the field.
        Value::Array(all) if all.len() <= HOURS.saturating_mul(2) => {
            let parts: Option<Vec<String>> = all.iter().map(|one| one.as_number().map(ToString::to_string)).collect();
            parts.map(|parts| parts.join(" "))
        }
        Value::Array(_) | Value::Object(_) | Value::Null => None,
    }
}

fn unknown(topic: Topic, name: &str) -> Problem {
    let codes: Vec<&str> = fields(topic).map(|field| field.code).collect();
    let place = pointer(&name.chars().take(SHOWN).collect::<String>());
    Problem::new(format!("/{place}"), "unknown field", format!("use {}", codes.join(", ")))
}

/// A name as a part of a JSON pointer.
fn pointer(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

fn parsed(text: &str) -> Result<Decimal, Refused> {
    let shown: String = text.chars().take(SHOWN).collect();
    let number = without_thousands(text)
        .and_then(|digits| units::parse_plain(&digits).ok())
        .ok_or_else(|| (format!("{shown:?} is not a number"), "use a number such as 12.5".to_owned()))?;
    if number.normalize().scale() > DECIMALS {
        return Err((format!("{shown} has more than four decimals"), "round it to four decimals".to_owned()));
    }
    Ok(number.normalize())
}

/// A number without the commas between its thousands; `None` if a comma is anywhere else.
fn without_thousands(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches(',');
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    if !whole.contains(',') {
        return (!rest.contains(',')).then(|| text.to_owned());
    }
    let mut groups = whole.split(',');
    let starts = groups.next().is_some_and(|first| (1..=3).contains(&first.len()));
    let is_grouped = starts && groups.all(|group| group.len() == 3) && !rest.contains(',');
    is_grouped.then(|| text.replace(',', ""))
}

fn number(text: &str, bounds: Bounds) -> Result<Decimal, Refused> {
    let number = parsed(text)?;
    let (least, most) = (Decimal::from(bounds.least), Decimal::from(bounds.most));
    if number < least || number > most || (bounds.above && number == least) {
        let word = if bounds.above { "above" } else { "from" };
        return Err((format!("{number} is out of range"), format!("use a number {word} {least} to {most}")));
    }
    Ok(number)
}

/// The mean of a load, and its hours if they differ.
fn hourly(text: &str) -> Result<(Decimal, Option<Vec<Decimal>>), Refused> {
    let parts: Vec<&str> = text.split([' ', '\n', '\t', ';']).filter(|part| !part.is_empty()).collect();
    let most = Decimal::from(MOST_REQUESTS);
    let fix = || format!("use a number above 0 to {most}, or 24 of them separated by spaces, of which one is above 0");
    let numbers = parts.iter().map(|part| parsed(part)).collect::<Result<Vec<Decimal>, _>>()?;
    if !matches!(numbers.len(), 1 | HOURS) {
        return Err((format!("{} numbers", numbers.len()), fix()));
    }
    let out = |number: &Decimal| number.is_sign_negative() || *number > most;
    let sum: Decimal = numbers.iter().copied().fold(Decimal::ZERO, Decimal::saturating_add);
    if numbers.iter().any(out) || sum.is_zero() {
        return Err(("out of range".to_owned(), fix()));
    }
    let mean = sum.checked_div(Decimal::from(numbers.len())).unwrap_or_default();
    let differ = numbers.windows(2).any(|pair| matches!(pair, [a, b] if a != b));
    Ok((mean, differ.then_some(numbers)))
}
