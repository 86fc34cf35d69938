//! [`OpenConnections`]: which connections there are, and which of them wait for a request.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::task::{AbortHandle, JoinHandle};

/// The open connections.
pub(super) struct OpenConnections {
    most: usize,
    /// By number, the oldest first.
    open: Mutex<Open>,
}

#[derive(Default)]
struct Open {
    next: u64,
    all: BTreeMap<u64, Connection>,
}

struct Connection {
    busy: Busy,
    /// What ends it; none for a moment, until it runs.
    task: Option<AbortHandle>,
}

/// Whether a request of a connection is being answered.
#[derive(Clone, Default)]
pub(super) struct Busy(Arc<AtomicBool>);

/// A request that is being answered.
pub(super) struct Request(Busy);

impl Busy {
    /// A request has come in.
    pub(super) fn begin(&self) -> Request {
        self.0.store(true, Ordering::Relaxed);
        Request(self.clone())
    }

    fn is_busy(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

impl Drop for Request {
    fn drop(&mut self) {
        self.0.0.store(false, Ordering::Relaxed);
    }
}

/// The place of one connection among all.
pub(super) struct Place {
    open: Arc<OpenConnections>,
    number: u64,
    busy: Busy,
}

impl OpenConnections {
    pub(super) fn new(most: usize) -> OpenConnections {
        OpenConnections { most: most.max(1), open: Mutex::default() }
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A place for a new connection; where there is none, that of the connection that has waited longest for a request.
    pub(super) fn enter(self: &Arc<Self>) -> Option<Place> {
        let mut open = self.lock();
        if open.all.len() >= self.most && !open.end_oldest_waiting() {
            return None;
        }
        let (number, busy) = (open.next, Busy::default());
        open.next += 1;
        open.all.insert(number, Connection { busy: busy.clone(), task: None });
        Some(Place { open: Arc::clone(self), number, busy })
    }

    /// Ends the connection that has waited longest for a request.
    pub(super) fn make_room(&self) {
        self.lock().end_oldest_waiting();
    }

    /// Ends all connections that wait for a request.
    pub(super) fn close_waiting(&self) {
        let mut open = self.lock();
        while open.end_oldest_waiting() {}
    }
}

impl Open {
    fn end_oldest_waiting(&mut self) -> bool {
        let waiting = self.all.iter().find(|(_, connection)| !connection.busy.is_busy() && connection.task.is_some());
        let Some(number) = waiting.map(|(number, _)| *number) else { return false };
        if let Some(task) = self.all.remove(&number).and_then(|connection| connection.task) {
            task.abort();
        }
        true
    }
}

impl Place {
    /// What tells whether a request is being answered.
    pub(super) fn busy(&self) -> Busy {
        self.busy.clone()
    }

    /// The connection runs, and gives its place back when it has ended.
    pub(super) fn runs(self, task: JoinHandle<()>) {
        if let Some(connection) = self.open.lock().all.get_mut(&self.number) {
            connection.task = Some(task.abort_handle());
        }
        let (open, number) = (self.open, self.number);
        tokio::spawn(async move {
            let _ = task.await;
            open.lock().all.remove(&number);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_oldest_connection_without_a_request_makes_room() {
        let open = Arc::new(OpenConnections::new(2));
        let forever = || tokio::spawn(std::future::pending::<()>());
        let (first, second) = (open.enter().unwrap(), open.enter().unwrap());
        let (busy_of_first, second_task) = (first.busy(), forever());
        let ended = second_task.abort_handle();
        let request = busy_of_first.begin();
        first.runs(forever());
        second.runs(second_task);
        // The first is older, and answers a request.
        let third = open.enter().unwrap();
        while !ended.is_finished() {
            tokio::task::yield_now().await;
        }
        // The third does not run yet, and the first is busy.
        assert!(open.enter().is_none());
        drop(request);
        third.runs(forever());
        assert!(open.enter().is_some());
    }
}
