//! How much each client may save.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;

use api::Failure;

use crate::ClientLimit;

const HOUR: Duration = Duration::from_secs(3600);
const DAY: Duration = Duration::from_secs(24 * 3600);

/// The unit of counting: a smaller one would need times finer than nanoseconds.
const KIB: usize = 1024;

/// How many bytes one client address may save in an hour and in a day. The allowance is restored evenly over time.
#[derive(Debug)]
pub struct WriteQuota {
    hourly: Option<ClientLimit>,
    daily: Option<ClientLimit>,
}

impl WriteQuota {
    /// A quota of this many bytes; 0 means no limit. A started KiB counts as a whole one.
    #[must_use]
    pub fn new(hourly_bytes: u64, daily_bytes: u64) -> WriteQuota {
        let limit = |bytes: u64, period| {
            ClientLimit::new(u32::try_from(bytes.div_ceil(KIB as u64)).unwrap_or(u32::MAX), period)
        };
        WriteQuota { hourly: limit(hourly_bytes, HOUR), daily: limit(daily_bytes, DAY) }
    }

    /// Counts `bytes` that a client is about to save.
    ///
    /// # Errors
    /// [`Failure::WrittenTooMuch`] if that is more than it may save now.
    pub fn admit(&self, client: IpAddr, bytes: usize) -> Result<(), Failure> {
        let kib = u32::try_from(bytes.div_ceil(KIB)).ok().and_then(NonZeroU32::new).unwrap_or(NonZeroU32::MIN);
        for limit in [&self.hourly, &self.daily].into_iter().flatten() {
            if let Err(wait) = limit.take(client, kib) {
                let seconds = wait.as_secs() + 1;
                tracing::warn!(%client, seconds, "an address has saved all it may");
                return Err(Failure::WrittenTooMuch { seconds });
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn an_address_may_save_its_quota_and_no_more() {
        let quota = WriteQuota::new(10 * 1024, 0);
        let client = address("192.0.2.1");
        for _ in 0..10 {
            quota.admit(client, 1000).unwrap();
        }
        let Err(Failure::WrittenTooMuch { seconds }) = quota.admit(client, 1) else { panic!("it may save more") };
        assert!((1..=361).contains(&seconds), "{seconds}");
        quota.admit(address("192.0.2.2"), 1000).unwrap();
    }

    #[test]
    fn a_day_has_a_quota_of_its_own() {
        let quota = WriteQuota::new(0, 2048);
        let client = address("2001:db8::1");
        quota.admit(client, 2048).unwrap();
        let Err(Failure::WrittenTooMuch { seconds }) = quota.admit(address("2001:db8::2"), 1) else {
            panic!("a neighbour in the same network may save more")
        };
        assert!((40_000..=43_201).contains(&seconds), "{seconds}");
        quota.admit(address("2001:db8:0:1::1"), 2048).unwrap();
    }

    #[test]
    fn what_is_larger_than_the_quota_is_refused_and_zero_is_no_limit() {
        let client = address("::ffff:192.0.2.1");
        assert_eq!(WriteQuota::new(1024, 0).admit(client, 5000), Err(Failure::WrittenTooMuch { seconds: 3601 }));
        let none = WriteQuota::new(0, 0);
        for _ in 0..100 {
            none.admit(client, 1 << 20).unwrap();
        }
    }
}
