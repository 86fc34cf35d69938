//! How many connections the file descriptors of the process allow.

/// Descriptors reserved for the database, files and the listener.
const RESERVE: u64 = 64;
/// Most connections, however many descriptors there are, to limit memory.
const MOST: u64 = 2048;
/// Fewest connections, even for a process with hardly any descriptors.
const FEWEST: u64 = 16;

/// As many connections as the soft limit on descriptors of this process allows, up to 2,048.
#[must_use]
pub fn connections_for_descriptors() -> usize {
    let limit = soft_limit().unwrap_or(MOST);
    usize::try_from(limit.saturating_sub(RESERVE).clamp(FEWEST, MOST)).unwrap_or(1)
}

#[cfg(unix)]
fn soft_limit() -> Option<u64> {
    rustix::process::getrlimit(rustix::process::Resource::Nofile).current
}

#[cfg(not(unix))]
fn soft_limit() -> Option<u64> {
    None
}
