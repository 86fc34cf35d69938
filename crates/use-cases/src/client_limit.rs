//! [`ClientLimit`]: an amount that each client address may use within a period.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::num::NonZeroU32;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use governor::clock::{Clock, DefaultClock};
use governor::middleware::StateInformationMiddleware;
use governor::state::keyed::DefaultKeyedStateStore;
use governor::{Quota, RateLimiter};

/// How many addresses are tracked separately. Beyond that, neighbouring addresses count as one.
const ADDRESSES: usize = 100_000;

/// How often fully restored addresses are forgotten, when there are many.
const FORGET: Duration = Duration::from_secs(1);

/// An amount that each client address may use within a period. Used amounts are restored evenly over time.
///
/// A client is one IPv4 address, or the 64-bit IPv6 prefix that a connection is given.
#[derive(Debug)]
pub struct ClientLimit {
    limiter: RateLimiter<IpAddr, DefaultKeyedStateStore<IpAddr>, DefaultClock, StateInformationMiddleware>,
    amount: NonZeroU32,
    period: Duration,
    clock: DefaultClock,
    forgotten: Mutex<Instant>,
}

impl ClientLimit {
    /// This amount within `period`; `None` for an amount of 0, which means no limit.
    #[must_use]
    pub fn new(amount: u32, period: Duration) -> Option<ClientLimit> {
        let amount = NonZeroU32::new(amount)?;
        let quota = Quota::with_period(period / amount.get())?.allow_burst(amount);
        let limiter = RateLimiter::keyed(quota).with_middleware();
        Some(ClientLimit {
            limiter,
            amount,
            period,
            clock: DefaultClock::default(),
            forgotten: Mutex::new(Instant::now()),
        })
    }

    /// The amount that may be used within the period.
    #[must_use]
    pub const fn amount(&self) -> u32 {
        self.amount.get()
    }

    /// The time after which the whole amount is available again.
    #[must_use]
    pub const fn period(&self) -> Duration {
        self.period
    }

    /// Uses `amount` of the client's allowance, and returns what is left.
    ///
    /// # Errors
    /// The time until the client may use this amount; the whole period if it is more than the limit ever allows.
    pub fn take(&self, client: IpAddr, amount: NonZeroU32) -> Result<u32, Duration> {
        match self.limiter.check_key_n(&counted_as(client, self.crowded()), amount) {
            Ok(Ok(state)) => Ok(state.remaining_burst_capacity()),
            Ok(Err(not_until)) => Err(not_until.wait_time_from(self.clock.now())),
            Err(_) => Err(self.period),
        }
    }

    /// Whether there are more addresses than can be tracked separately.
    fn crowded(&self) -> bool {
        if self.limiter.len() < ADDRESSES {
            return false;
        }
        let mut forgotten = self.forgotten.lock().unwrap_or_else(PoisonError::into_inner);
        if forgotten.elapsed() >= FORGET {
            self.limiter.retain_recent();
            *forgotten = Instant::now();
        }
        drop(forgotten);
        self.limiter.len() >= ADDRESSES
    }
}

/// The key under which an address is counted: an IPv4 address, or the 64-bit IPv6 prefix that a connection is given.
/// When `crowded`, the network of their provider.
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
    fn in_a_crowd_neighbours_count_as_one() {
        assert_eq!(counted_as(address("::ffff:192.0.2.77"), false), address("192.0.2.77"));
        assert_eq!(counted_as(address("192.0.2.77"), true), address("192.0.0.0"));
        assert_eq!(counted_as(address("2001:db8:1:2:3::4"), false), address("2001:db8:1:2::"));
        assert_eq!(counted_as(address("2001:db8:1:2:3::4"), true), address("2001:db8::"));
    }

    #[test]
    fn what_is_left_is_told_and_then_how_long_to_wait() {
        let limit = ClientLimit::new(3, Duration::from_secs(3600)).unwrap();
        let (client, one) = (address("192.0.2.1"), NonZeroU32::MIN);
        assert_eq!([(); 3].map(|()| limit.take(client, one)), [Ok(2), Ok(1), Ok(0)]);
        let wait = limit.take(client, one).unwrap_err();
        assert!((1190..=1200).contains(&wait.as_secs()), "{wait:?}");
        assert_eq!(limit.take(address("192.0.2.2"), one), Ok(2));
    }

    #[test]
    fn an_attacker_with_many_addresses_takes_bounded_memory() {
        let limit = ClientLimit::new(3, Duration::from_secs(3600)).unwrap();
        for network in 0..u32::try_from(ADDRESSES + 5000).unwrap() {
            let _ = limit.take(IpAddr::V4(Ipv4Addr::from_bits(network)), NonZeroU32::MIN);
        }
        assert!(limit.limiter.len() < ADDRESSES + 10, "{}", limit.limiter.len());
    }
}
