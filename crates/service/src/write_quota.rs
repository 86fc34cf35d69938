//! How much one client may save.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::num::NonZeroU32;
use std::time::Duration;

use api::Failure;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota};

const HOUR: Duration = Duration::from_secs(3600);
const DAY: Duration = Duration::from_secs(24 * 3600);

/// What is counted in: a smaller unit would need finer times than nanoseconds.
const KIB: usize = 1024;

/// How many addresses are told apart. Beyond that, neighbouring addresses count as one.
const ADDRESSES: usize = 100_000;

/// How many bytes one client address may save in an hour and in a day. What it may save comes back
/// evenly as time passes.
#[derive(Debug)]
pub struct WriteQuota {
    hourly: Option<Limit>,
    daily: Option<Limit>,
    clock: DefaultClock,
}

#[derive(Debug)]
struct Limit {
    limiter: DefaultKeyedRateLimiter<IpAddr>,
    /// How long it takes until everything may be saved again.
    whole: Duration,
}

impl WriteQuota {
    /// A quota of so many bytes; 0 is no limit. Parts of a KiB count as a whole one.
    #[must_use]
    pub fn new(hourly_bytes: u64, daily_bytes: u64) -> WriteQuota {
        WriteQuota {
            hourly: Limit::new(hourly_bytes, HOUR),
            daily: Limit::new(daily_bytes, DAY),
            clock: DefaultClock::default(),
        }
    }

    /// Counts `bytes` that a client is about to save.
    ///
    /// # Errors
    /// [`Failure::WrittenTooMuch`] if that is more than it may save now.
    pub fn admit(&self, client: IpAddr, bytes: usize) -> Result<(), Failure> {
        let kib = u32::try_from(bytes.div_ceil(KIB)).ok().and_then(NonZeroU32::new).unwrap_or(NonZeroU32::MIN);
        for limit in [&self.hourly, &self.daily].into_iter().flatten() {
            if let Err(wait) = limit.take(client, kib, &self.clock) {
                let seconds = wait.as_secs() + 1;
                tracing::warn!(%client, seconds, "an address has saved all it may");
                return Err(Failure::WrittenTooMuch { seconds });
            }
        }
        Ok(())
    }
}

impl Limit {
    fn new(bytes: u64, whole: Duration) -> Option<Limit> {
        let kib = u32::try_from(bytes.div_ceil(KIB as u64)).unwrap_or(u32::MAX);
        let kib = NonZeroU32::new(kib)?;
        let quota = Quota::with_period(whole / kib.get())?.allow_burst(kib);
        Some(Limit { limiter: DefaultKeyedRateLimiter::keyed(quota), whole })
    }

    /// Takes from what the client may save, or says how long it has to wait.
    fn take(&self, client: IpAddr, kib: NonZeroU32, clock: &DefaultClock) -> Result<(), Duration> {
        if self.limiter.len() >= ADDRESSES {
            // Those that may save everything again need not be remembered.
            self.limiter.retain_recent();
        }
        let crowded = self.limiter.len() >= ADDRESSES;
        match self.limiter.check_key_n(&counted_as(client, crowded), kib) {
            Ok(Ok(())) => Ok(()),
            Ok(Err(not_until)) => Err(not_until.wait_time_from(clock.now())),
            // More than may be saved at once.
            Err(_) => Err(self.whole),
        }
    }
}

/// Who an address belongs to: an IPv4 address, or the 64 bits of IPv6 that one connection is given.
/// When `crowded`, their provider's network.
fn counted_as(client: IpAddr, crowded: bool) -> IpAddr {
    match client.to_canonical() {
        IpAddr::V4(v4) => {
            let bits = if crowded { 16 } else { 32 };
            IpAddr::V4(Ipv4Addr::from_bits(v4.to_bits() & (u32::MAX << (32 - bits))))
        }
        IpAddr::V6(v6) => {
            let bits = if crowded { 32 } else { 64 };
            IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & (u128::MAX << (128 - bits))))
        }
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

    #[test]
    fn in_a_crowd_neighbours_count_as_one() {
        assert_eq!(counted_as(address("::ffff:192.0.2.77"), false), address("192.0.2.77"));
        assert_eq!(counted_as(address("192.0.2.77"), true), address("192.0.0.0"));
        assert_eq!(counted_as(address("2001:db8:1:2:3::4"), false), address("2001:db8:1:2::"));
        assert_eq!(counted_as(address("2001:db8:1:2:3::4"), true), address("2001:db8::"));
    }
}
