//! The charges of OpenSearch.

use super::{domain, serverless};
use crate::Charge;

/// Charges of domains, then those of serverless collections.
pub(super) const ALL: &[Charge] = &{
    let mut all = [Charge::NEW; domain::ALL.len() + serverless::ALL.len()];
    let mut at = 0;
    while at < all.len() {
        all[at] = if at < domain::ALL.len() { domain::ALL[at] } else { serverless::ALL[at - domain::ALL.len()] };
        at += 1;
    }
    all
};
