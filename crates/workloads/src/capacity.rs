//! [`Capacity`]: how many tasks or instances a load needs in each hour of the day.

use units::Decimal;

use crate::workload::Workload;

/// Memory of a function for each vCPU that it gets, in MB (AWS Lambda developer guide, "Configure function memory").
const MB_PER_VCPU: u32 = 1_769;
const MILLISECONDS: u32 = 1_000;
/// The changes of the number of servers at which options are priced.
const EDGES: u8 = 24;

/// The number of servers in each hour of the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Capacity {
    /// From midnight.
    pub hours: Vec<Decimal>,
}

impl Capacity {
    /// The servers of `vcpu` vCPUs each that serve a mean load. `None` if the numbers leave the range of decimals.
    pub fn of(workload: &Workload, load: Decimal, vcpu: Decimal) -> Option<Capacity> {
        let each_request = vcpu_seconds(workload)?;
        let of_server = kept_busy(workload, vcpu)?;
        let least = workload.number("at_least");
        let servers = |part: Decimal| {
            let busy = load.checked_mul(part)?.checked_mul(each_request)?;
            // Rounded before it is rounded up, so that a load that fills servers exactly does not need one more.
            Some(busy.checked_div(of_server)?.round_dp(12).ceil().max(least))
        };
        let hours = match workload.profile() {
            Some(profile) => profile.into_iter().map(servers).collect::<Option<_>>()?,
            None => vec![servers(Decimal::ONE)?],
        };
        Some(Capacity { hours })
    }

    /// The first loads above which one hour of the day needs another server, in ascending order: where the number of servers
    /// changes at once. Later changes are small against what runs.
    pub fn edges(workload: &Workload, vcpu: Decimal) -> Vec<Decimal> {
        let edge = |part: Decimal, servers: u64| {
            let busy = kept_busy(workload, vcpu)?.checked_mul(servers.into())?;
            busy.checked_div(vcpu_seconds(workload)?)?.checked_div(part)
        };
        let least = workload.number("at_least");
        let mut parts = workload.profile().unwrap_or_else(|| vec![Decimal::ONE]);
        parts.retain(|part| !part.is_zero());
        parts.sort_unstable();
        parts.dedup();
        let counts = 0..u64::from(EDGES);
        let of_part = |part: &Decimal| {
            let part = *part;
            counts.clone().filter_map(move |more| edge(part, u64::try_from(least).ok()?.checked_add(more)?))
        };
        let mut edges: Vec<Decimal> = parts.iter().flat_map(of_part).collect();
        edges.sort_unstable();
        edges.dedup();
        edges.truncate(EDGES.into());
        edges
    }

    /// The mean share of the vCPUs that is busy, in percent.
    pub fn busy_percent(&self, workload: &Workload, load: Decimal, vcpu: Decimal) -> Option<Decimal> {
        let busy = load.checked_mul(vcpu_seconds(workload)?)?;
        let hours = Decimal::from(self.hours.len());
        let servers = self.hours.iter().copied().fold(Decimal::ZERO, Decimal::saturating_add).checked_div(hours)?;
        busy.checked_div(servers.checked_mul(vcpu)?)?.checked_mul(Decimal::ONE_HUNDRED)
    }

    /// The most that run at a time.
    pub fn peak(&self) -> Decimal {
        self.hours.iter().copied().max().unwrap_or_default()
    }

    /// How many always run.
    pub fn base(&self) -> Decimal {
        self.hours.iter().copied().min().unwrap_or_default()
    }

    /// How many do not always run, and how many hours of the month each of them runs on average; `None` if all always run.
    ///
    /// Hours instead of shares of each hour of the day, which four decimals would not hold exactly.
    pub fn scaled(&self) -> Option<(Decimal, Decimal)> {
        let (base, count) = (self.base(), self.peak().checked_sub(self.base())?);
        let above = self.hours.iter().copied().map(|hour| hour.saturating_sub(base));
        let sum = above.fold(Decimal::ZERO, Decimal::saturating_add);
        let of_month = sum.checked_mul(units::time::HOURS_PER_MONTH)?.checked_div(units::time::HOURS_PER_DAY)?;
        (!count.is_zero()).then(|| of_month.checked_div(count).map(|hours| (count, hours)))?
    }

    /// The servers in words, such as `2 to 8 tasks`.
    pub fn words(&self, one: &str) -> String {
        let (base, peak) = (self.base(), self.peak());
        let things = if peak == Decimal::ONE { one.to_owned() } else { format!("{one}s") };
        if base == peak { format!("{peak} {things}") } else { format!("{base} to {peak} {things}") }
    }
}

/// The vCPUs of a server that are kept busy.
fn kept_busy(workload: &Workload, vcpu: Decimal) -> Option<Decimal> {
    vcpu.checked_mul(workload.number("busy_percent").checked_div(Decimal::ONE_HUNDRED)?)
}

/// The vCPU-seconds that a request takes: what the function has for its memory, for the part of the duration in which it
/// computes.
pub(crate) fn vcpu_seconds(workload: &Workload) -> Option<Decimal> {
    let vcpus = workload.number("memory_mb").checked_div(Decimal::from(MB_PER_VCPU))?;
    let seconds = workload.number("duration_ms").checked_div(Decimal::from(MILLISECONDS))?;
    let share = workload.number("computing_percent").checked_div(Decimal::ONE_HUNDRED)?;
    vcpus.checked_mul(seconds)?.checked_mul(share)
}

/// The requests that are served at the same time in the busiest hour (Little's law), rounded up.
pub(crate) fn at_once(workload: &Workload, load: Decimal) -> Option<Decimal> {
    let peak = workload.profile().and_then(|profile| profile.into_iter().max()).unwrap_or(Decimal::ONE);
    let seconds = workload.number("duration_ms").checked_div(Decimal::from(MILLISECONDS))?;
    load.checked_mul(peak)?.checked_mul(seconds).map(|count| count.ceil())
}
