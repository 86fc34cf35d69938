//! How much a flow carries.

use design::{Body, Component, Design};
use units::Decimal;
use units::format::quantity;

/// GB of a flow a month in each direction; `None` while unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Gb {
    pub(crate) request: Option<Decimal>,
    pub(crate) response: Option<Decimal>,
    /// What it carries in one month only, both directions together.
    pub(crate) once: Option<Decimal>,
}

impl Gb {
    /// The typical values of a flow.
    pub(crate) fn of(design: &Design, flow: &Component) -> Gb {
        let [request, response] = pricing::flow_gb(design, flow);
        let once = match &flow.body {
            Body::Flow { usage, .. } => usage.once_gb(),
            _ => None,
        };
        Gb { request, response, once }
    }

    /// Both directions together; `None` if neither is known.
    pub(crate) fn total(self) -> Option<Decimal> {
        match (self.request, self.response) {
            (None, None) => None,
            (request, response) => request.unwrap_or_default().checked_add(response.unwrap_or_default()),
        }
    }

    /// A short form for a label: `1,100 GB`.
    pub(crate) fn short(self) -> String {
        match (self.request, self.response, self.total()) {
            (Some(_), Some(_), Some(total)) if let Some(once) = self.once => match total.is_zero() {
                true => format!("{} GB once", figure(once)),
                false => format!("{} GB, {} once", figure(total), figure(once)),
            },
            (_, _, None) => "? GB".to_owned(),
            (Some(_), Some(_), Some(total)) => format!("{} GB", figure(total)),
            (_, _, Some(total)) => format!("≥ {} GB", figure(total)),
        }
    }

    /// A long form: `100 GB, 1,000 GB back`.
    pub(crate) fn words(self) -> String {
        let one = |gb: Option<Decimal>| gb.map_or("an open number of GB".to_owned(), |gb| format!("{} GB", figure(gb)));
        let is_none = |gb: Option<Decimal>| gb.is_some_and(|gb| gb.is_zero());
        let usual = self.usual_words(is_none, one);
        match self.once {
            Some(once) if self.total().is_some_and(|total| total.is_zero()) => format!("{} GB once", figure(once)),
            Some(once) => format!("{usual}, {} GB once", figure(once)),
            None => usual,
        }
    }

    fn usual_words(self, is_none: impl Fn(Option<Decimal>) -> bool, one: impl Fn(Option<Decimal>) -> String) -> String {
        match (self.request, self.response) {
            (None, None) => "GB not known yet".to_owned(),
            (request, response) if is_none(response) => one(request),
            (request, response) if is_none(request) => format!("{} back", one(response)),
            (request, response) => format!("{}, {} back", one(request), one(response)),
        }
    }
}

/// A number with as many decimals as matter in a drawing.
fn figure(gb: Decimal) -> String {
    quantity(gb, if gb < Decimal::TEN { 2 } else { 0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The GB of a flow with this usage in JSON.
    fn of(usage: &str) -> Gb {
        let flow = format!(
            r#"{{"id": "flow", "kind": "flow", "config": {{"from": "@internet", "to": "data"}}, "usage": {{{usage}}}}}"#
        );
        let bucket = r#"{"id": "data", "kind": "s3", "config": {"storage_class": "standard"}}"#;
        let document = format!(r#"{{"abacus": 1, "region": "us-east-1", "components": [{bucket}, {flow}]}}"#);
        let design = Design::parse(&document).unwrap();
        Gb::of(&design, &design.components[1])
    }

    fn gb(request: Option<u64>, response: Option<u64>) -> Gb {
        let known = |name: &str, gb: Option<u64>| gb.map(|gb| format!("\"{name}\": {gb}"));
        let given = [known("request_gb", request), known("response_gb", response)];
        of(&given.into_iter().flatten().collect::<Vec<_>>().join(", "))
    }

    #[test]
    fn one_figure_makes_the_other_none() {
        assert_eq!(gb(Some(1000), None).words(), "1,000 GB");
        assert_eq!(gb(None, Some(5)).words(), "5 GB back");
        assert_eq!(gb(Some(100), Some(1000)).short(), "1,100 GB");
    }

    #[test]
    fn no_figure_is_not_known_and_never_zero() {
        assert_eq!(gb(None, None).total(), None);
        assert_eq!(gb(None, None).short(), "? GB");
        assert_eq!(of(r#""request_gb": "open""#).words(), "an open number of GB");
    }

    #[test]
    fn what_is_carried_once_is_said() {
        let once = r#""request_gb": {"once": 500, "month": 2}"#;
        assert_eq!((of(once).short(), of(once).words()), ("500 GB once".into(), "500 GB once".into()));
        let both = of(&format!(r#"{once}, "response_gb": 20"#));
        assert_eq!((both.short(), both.words()), ("20 GB, 500 once".into(), "20 GB back, 500 GB once".into()));
    }

    #[test]
    fn hours_of_a_day_make_a_month() {
        let day = ["1"; 24].join(", ");
        assert_eq!(of(&format!(r#""by_hour": {{"request_gb": [{day}]}}"#)).short(), "730 GB");
    }
}
