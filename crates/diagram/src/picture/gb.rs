//! How much a flow carries.

use design::{FlowUsage, Scenario, UsageValue};
use units::Decimal;
use units::format::quantity;
use units::time::Month;

/// GB of a flow a month in each direction; `None` while unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Gb {
    pub(crate) request: Option<Decimal>,
    pub(crate) response: Option<Decimal>,
}

impl Gb {
    /// The typical values of a flow. If only one direction is given, the other is zero.
    pub(crate) fn of(usage: &FlowUsage, month: Month) -> Gb {
        let by_hour = |name: &str| {
            let (part, whole) = month.of_day();
            let day: Option<Decimal> = usage.hours_of(name).map(|hours| hours.iter().map(|hour| hour.0).sum());
            day.and_then(|day| day.checked_mul(part)?.checked_div(whole))
        };
        let said = |name: &str, value: Option<UsageValue>| match by_hour(name) {
            Some(gb) => Some(Some(gb)),
            None => value.map(|value| value.value(Scenario::Typical)),
        };
        match (said("request_gb", usage.request_gb), said("response_gb", usage.response_gb)) {
            (None, None) => Gb::default(),
            (request, response) => Gb {
                request: request.unwrap_or(Some(Decimal::ZERO)),
                response: response.unwrap_or(Some(Decimal::ZERO)),
            },
        }
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
            (_, _, None) => "? GB".to_owned(),
            (Some(_), Some(_), Some(total)) => format!("{} GB", figure(total)),
            (_, _, Some(total)) => format!("≥ {} GB", figure(total)),
        }
    }

    /// A long form: `100 GB, 1,000 GB back`.
    pub(crate) fn words(self) -> String {
        let one = |gb: Option<Decimal>| gb.map_or("an open number of GB".to_owned(), |gb| format!("{} GB", figure(gb)));
        let is_none = |gb: Option<Decimal>| gb.is_some_and(|gb| gb.is_zero());
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

    fn gb(request: Option<u64>, response: Option<u64>) -> Gb {
        let known = |value: Option<u64>| value.map(UsageValue::known);
        let usage = FlowUsage { request_gb: known(request), response_gb: known(response), ..FlowUsage::default() };
        Gb::of(&usage, Month::Standard)
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
        let usage = FlowUsage { request_gb: Some(UsageValue::Open), ..FlowUsage::default() };
        assert_eq!(Gb::of(&usage, Month::Standard).words(), "an open number of GB");
    }

    #[test]
    fn hours_of_a_day_make_a_month() {
        let figure = design::HourlyFigure { figure: "request_gb", values: [design::Number::from(1); 24] };
        let usage = FlowUsage { by_hour: design::HourlyFigures(vec![figure]), ..FlowUsage::default() };
        assert_eq!(Gb::of(&usage, Month::Standard).short(), "730 GB");
    }
}
