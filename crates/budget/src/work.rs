//! [`Work`]: the kinds of work that take steps.

/// A kind of work that takes steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    /// Applying the changes of an editor.
    Changes,
    /// Proposing what a design leaves out.
    Proposals,
    /// Following flows through route tables.
    Paths,
    /// Planning and checking the addresses of VPCs.
    Addresses,
    /// Applying commitments to the hours of a week.
    Commitments,
    /// Pricing components.
    Prices,
    /// Laying out a drawing and routing its lines.
    Drawing,
}

impl Work {
    /// Every kind of work.
    pub const ALL: [Work; 7] =
        [Work::Changes, Work::Proposals, Work::Paths, Work::Addresses, Work::Commitments, Work::Prices, Work::Drawing];

    /// Its index in [`Work::ALL`].
    pub(crate) const fn index(self) -> usize {
        self as usize
    }

    /// What makes a document too expensive in this kind of work, and what its author can do about it.
    #[must_use]
    pub const fn words(self) -> (&'static str, &'static str) {
        match self {
            Work::Changes => ("the changes that were made at once", "load the page again"),
            Work::Proposals => ("completing its network", "name the VPCs and subnets of components, or use fewer VPCs"),
            Work::Paths => ("following its flows through route tables", "use fewer flows, zones or routes"),
            Work::Addresses => ("planning the addresses of its VPCs", "use fewer subnets, ranges or routes"),
            Work::Commitments => {
                ("applying its commitments hour by hour", "use fewer weekly profiles, or fewer commitments")
            }
            Work::Prices => ("pricing its components", "split the design"),
            Work::Drawing => ("drawing it", "use fewer components and flows, or split the design"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_own_place() {
        for (index, work) in Work::ALL.into_iter().enumerate() {
            assert_eq!(work.index(), index);
        }
    }
}
