//! The dimension that sets the billed units.

use units::{Decimal, Error};

use super::load::Load;

/// The effect of a dimension on the billed units.
pub(crate) struct Setting {
    /// Hours in which a smaller value would cost less.
    pub hours: Vec<usize>,
    /// Whether it is the largest of its part in every hour above the floor: smaller values of the others would save
    /// nothing.
    pub alone: bool,
    /// Its units, summed over `hours`, times the `whole` of the load.
    pub units: Decimal,
    /// The units of the next dimension of its part in these hours, summed in the same way.
    pub next: Decimal,
    /// Units that would not be billed without it, times the `whole` of the load.
    pub saved: Decimal,
}

impl Load {
    /// The dimension that sets most of the billed units; on a tie, the first.
    pub fn mostly(&self) -> usize {
        // On a tie, the first wins.
        (0..self.dimensions.len()).rev().max_by_key(|index| self.set_by(*index)).unwrap_or_default()
    }

    /// The units of a dimension in the hours in which it is the largest of its part (on a tie, the first), ignoring the
    /// floor.
    fn set_by(&self, index: usize) -> Decimal {
        let sets = |hour: &&Vec<Decimal>| {
            let units = own(hour, index);
            self.others(hour, index).all(|(other, theirs)| units > theirs || (units == theirs && index < other))
        };
        self.hours.iter().filter(sets).map(|hour| own(hour, index)).fold(Decimal::ZERO, Decimal::saturating_add)
    }

    /// The units of a dimension and of the next one of its part, summed over the hours in which it is the largest of
    /// its part.
    pub fn largest_and_next(&self, index: usize) -> Result<(Decimal, Decimal), Error> {
        self.over(index, self.hours.iter().filter(|hour| self.next(hour, index) <= own(hour, index)))
    }

    /// The effect of a dimension on the billed units.
    pub fn setting(&self, index: usize) -> Result<Setting, Error> {
        let without = self.hours_without(index);
        let (mut hours, mut alone, mut saved) = (Vec::new(), true, Decimal::ZERO);
        for (number, (hour, lowered)) in self.hours.iter().zip(&without).enumerate() {
            let (billed, then) = (self.billed(hour)?, self.billed(lowered)?);
            if billed > then {
                hours.push(number);
                let less = billed.checked_sub(then);
                saved = less.and_then(|less| saved.checked_add(less)).ok_or(Error::Overflow)?;
            }
            alone &= billed == self.floor || self.next(hour, index) <= own(hour, index);
        }
        let (units, next) = self.over(index, hours.iter().filter_map(|hour| self.hours.get(*hour)))?;
        Ok(Setting { hours, alone, units, next, saved })
    }

    fn over<'h>(
        &self,
        index: usize,
        hours: impl Iterator<Item = &'h Vec<Decimal>>,
    ) -> Result<(Decimal, Decimal), Error> {
        hours.into_iter().try_fold((Decimal::ZERO, Decimal::ZERO), |(units, next), hour| {
            let units = units.checked_add(own(hour, index)).ok_or(Error::Overflow)?;
            Ok((units, next.checked_add(self.next(hour, index)).ok_or(Error::Overflow)?))
        })
    }

    /// The units of the largest other dimension of the same part.
    fn next(&self, hour: &[Decimal], index: usize) -> Decimal {
        self.others(hour, index).map(|(_, units)| units).max().unwrap_or_default()
    }

    /// The other dimensions of the same part.
    fn others<'h>(&'h self, hour: &'h [Decimal], index: usize) -> impl Iterator<Item = (usize, Decimal)> + 'h {
        let part = self.dimensions.get(index).map(|dimension| dimension.part);
        let all = self.dimensions.iter().zip(hour).enumerate();
        all.filter(move |(other, (dimension, _))| *other != index && Some(dimension.part) == part)
            .map(|(other, (_, units))| (other, *units))
    }
}

fn own(hour: &[Decimal], index: usize) -> Decimal {
    hour.get(index).copied().unwrap_or_default()
}
