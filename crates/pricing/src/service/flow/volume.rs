//! [`Volume`]: the amount of data that a flow carries, by direction.

use design::{Design, Figures, FlowConfig, FlowUsage, Scenario};
use topology::Direction;
use units::time::HOURS_PER_DAY;
use units::{Decimal, Error};

use super::edge;
use crate::line::{Factor, Share};
use crate::service::Context;
use crate::service::charge::fitting;

/// Decimal places of GB after a division: a tenth of a byte.
const DECIMALS: u32 = 10;

/// Hours in a day.
pub(in crate::service) const DAY: usize = 24;

/// The amount of data that a flow carries in the scenario that is priced.
pub(crate) struct Volume {
    request: Gb,
    response: Gb,
    month_hours: Decimal,
}

/// GB in one direction.
#[derive(Clone)]
enum Gb {
    Open,
    /// In a month.
    Monthly(Decimal),
    /// In each hour of a day; all days are alike.
    Daily(Box<[Decimal; DAY]>),
}

/// The GB in a month, as a product.
pub(super) struct Product {
    pub factors: Vec<Factor>,
    pub share: Option<Share>,
}

impl Volume {
    /// If no usage value is given, both directions are unknown, unless they follow from the cache of a distribution; if
    /// only one direction is given, the other is zero.
    pub fn of(context: &Context<'_>, config: &FlowConfig, usage: &FlowUsage) -> Volume {
        Volume::in_scenario(context.design, context.scenario, config, usage)
    }

    /// As [`Volume::of`], for a flow of a design.
    pub(in crate::service) fn in_scenario(
        design: &Design,
        scenario: Scenario,
        config: &FlowConfig,
        usage: &FlowUsage,
    ) -> Volume {
        let month_hours = design.month().hours();
        let is_said = says_gb(usage);
        if !is_said && let Ok(Some(passed)) = edge::not_cached(design, scenario, config) {
            let [request, response] = passed.map(|gb| gb.map_or(Gb::Open, |gb| Gb::Monthly(fitting(gb))));
            return Volume { request, response, month_hours };
        }
        let gb = |name: &str| match (usage.hours_of(name), usage.figure(name)) {
            (Some(hours), _) => Gb::Daily(Box::new(hours.map(|hour| hour.0))),
            (None, Some(figure)) => figure.value(scenario).map_or(Gb::Open, Gb::Monthly),
            (None, None) if is_said => Gb::Monthly(Decimal::ZERO),
            (None, None) => Gb::Open,
        };
        Volume { request: gb("request_gb"), response: gb("response_gb"), month_hours }
    }

    /// The GB in a direction as a product; `None` while they are unknown.
    pub(super) fn product(&self, direction: Direction) -> Result<Option<Product>, Error> {
        let (gb, label) = match direction {
            Direction::Request => (self.request.clone(), "GB"),
            Direction::Response => (self.response.clone(), "GB back"),
            Direction::Both => (self.both()?, "GB, both ways"),
        };
        Ok(match gb {
            Gb::Open => None,
            Gb::Monthly(gb) => Some(Product { factors: vec![Factor::new(gb, label)], share: None }),
            Gb::Daily(hours) => {
                let share =
                    Share {
                        part: self.month_hours, whole: HOURS_PER_DAY, label: "hours a month ÷ hours a day".into()
                    };
                let factors = vec![Factor::new(sum(&hours)?, format!("{label}, a day"))];
                Some(Product { factors, share: Some(share) })
            }
        })
    }

    /// The GB in a month in a direction; `None` while they are unknown.
    pub fn monthly(&self, direction: Direction) -> Result<Option<Decimal>, Error> {
        let Some(Product { factors, share }) = self.product(direction)? else { return Ok(None) };
        let gb = factors.first().map_or(Decimal::ZERO, |factor| factor.value);
        let gb = match share {
            Some(share) => divided(gb.checked_mul(share.part), share.whole)?,
            None => gb,
        };
        Ok(Some(fitting(gb)))
    }

    /// The GB in each hour of a day, with monthly GB spread evenly; `None` while they are unknown.
    pub fn hours(&self, direction: Direction) -> Result<Option<[Decimal; DAY]>, Error> {
        let own = |gb: &Gb| -> Result<Option<[Decimal; DAY]>, Error> {
            Ok(match gb {
                Gb::Open => None,
                Gb::Daily(hours) => Some(**hours),
                Gb::Monthly(gb) => Some([divided(Some(*gb), self.month_hours)?; DAY]),
            })
        };
        match direction {
            Direction::Request => own(&self.request),
            Direction::Response => own(&self.response),
            Direction::Both => {
                let (Some(there), Some(back)) = (own(&self.request)?, own(&self.response)?) else { return Ok(None) };
                added(there, back).map(Some)
            }
        }
    }

    /// Whether the GB of at least one direction are given by the hour.
    pub const fn is_hourly(&self) -> bool {
        matches!(self.request, Gb::Daily(_)) || matches!(self.response, Gb::Daily(_))
    }

    fn both(&self) -> Result<Gb, Error> {
        Ok(match (&self.request, &self.response) {
            (Gb::Open, _) | (_, Gb::Open) => Gb::Open,
            (Gb::Monthly(there), Gb::Monthly(back)) => Gb::Monthly(there.checked_add(*back).ok_or(Error::Overflow)?),
            (Gb::Daily(there), Gb::Daily(back)) => Gb::Daily(Box::new(added(**there, **back)?)),
            (Gb::Daily(hours), Gb::Monthly(none)) | (Gb::Monthly(none), Gb::Daily(hours)) if none.is_zero() => {
                Gb::Daily(hours.clone())
            }
            (Gb::Monthly(month), Gb::Daily(hours)) | (Gb::Daily(hours), Gb::Monthly(month)) => {
                let days = divided(sum(hours)?.checked_mul(self.month_hours), HOURS_PER_DAY)?;
                Gb::Monthly(fitting(month.checked_add(days).ok_or(Error::Overflow)?))
            }
        })
    }
}

/// Whether a flow has data of its own.
pub(in crate::service) fn says_gb(usage: &FlowUsage) -> bool {
    !usage.by_hour.is_empty() || usage.figures().iter().any(|(_, value)| value.is_some())
}

fn sum(hours: &[Decimal; DAY]) -> Result<Decimal, Error> {
    hours.iter().try_fold(Decimal::ZERO, |all, hour| all.checked_add(*hour)).ok_or(Error::Overflow)
}

fn added(mut there: [Decimal; DAY], back: [Decimal; DAY]) -> Result<[Decimal; DAY], Error> {
    for (hour, other) in there.iter_mut().zip(back) {
        *hour = hour.checked_add(other).ok_or(Error::Overflow)?;
    }
    Ok(there)
}

/// A quotient, rounded to a tenth of a byte.
fn divided(part: Option<Decimal>, whole: Decimal) -> Result<Decimal, Error> {
    let quotient = part.and_then(|part| part.checked_div(whole)).ok_or(Error::Overflow)?;
    Ok(quotient.round_dp(DECIMALS).normalize())
}
