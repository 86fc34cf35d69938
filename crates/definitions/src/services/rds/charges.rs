//! The charges of RDS.

use catalog::PriceList;

use super::{backups, extras, instances, licenses, storage};
use crate::{Amount, Charge, Condition, Factor, Key, Price, Text};

pub(super) const DATABASES: Factor = Factor::placed("database", "databases");
pub(super) const REPLICAS: Factor =
    Factor::of(Amount::Field("read_replicas"), "read replica each", "read replicas each");
pub(super) const HAS_REPLICAS: Condition = Condition::AtLeast("read_replicas", 1);

pub(super) const fn key(dimension: Text, item: Text) -> Price {
    Price::Listed(Key { list: PriceList::Rds, dimension, item })
}

const PARTS: &[&[Charge]] = &[instances::ALL, licenses::ALL, storage::ALL, backups::ALL, extras::ALL];
const COUNT: usize =
    instances::ALL.len() + licenses::ALL.len() + storage::ALL.len() + backups::ALL.len() + extras::ALL.len();

pub(super) static ALL: [Charge; COUNT] = Charge::joined(PARTS);
