//! [`OpenConnections`]: the open connections, and which of them wait for a request.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::task::{AbortHandle, JoinHandle};
use tokio::time::Instant;

/// How long a connection must have been idle after an answer before it can be closed to make room: it may still be
/// sending.
const IDLE: Duration = Duration::from_secs(10);

/// The open connections.
pub(super) struct OpenConnections {
    most: usize,
    open: Mutex<Open>,
}

#[derive(Default)]
struct Open {
    next: u64,
    all: HashMap<u64, Connection>,
}

struct Connection {
    state: State,
    /// Aborts it; `None` for a moment, until it runs.
    task: Option<AbortHandle>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum State {
    /// It has sent no request since it was accepted.
    Fresh(Instant),
    /// It has answered, and has been waiting since then.
    Idle(Instant),
    /// The body of a request has been arriving since then.
    Arriving(Instant),
    /// A request is being answered.
    Busy,
}

/// The place of one connection among all.
#[derive(Clone)]
pub(super) struct ConnectionSlot {
    open: Arc<OpenConnections>,
    number: u64,
}

/// A request that is being answered.
pub(super) struct Request(ConnectionSlot);

impl Drop for Request {
    fn drop(&mut self) {
        self.0.set(State::Idle(Instant::now()));
    }
}

impl OpenConnections {
    pub(super) fn new(most: usize) -> OpenConnections {
        OpenConnections { most: most.max(1), open: Mutex::default() }
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A place for a new connection; if there is none, that of a connection that waits for a request.
    pub(super) fn enter(self: &Arc<Self>) -> Option<ConnectionSlot> {
        let mut open = self.lock();
        if open.all.len() >= self.most && !open.make_room() {
            return None;
        }
        let number = open.next;
        open.next += 1;
        open.all.insert(number, Connection { state: State::Fresh(Instant::now()), task: None });
        Some(ConnectionSlot { open: Arc::clone(self), number })
    }

    /// Closes a connection that waits for a request.
    pub(super) fn make_room(&self) {
        self.lock().make_room();
    }

    /// Closes the connections that have sent no request.
    pub(super) fn end_fresh(&self) {
        self.lock().end(|state| matches!(state, State::Fresh(_)));
    }

    /// Closes all connections.
    pub(super) fn end_all(&self) {
        self.lock().end(|_| true);
    }
}

impl Open {
    /// Closes the connection that has waited longest: among those that have sent no request, or else those that have
    /// waited for another one for some time, or else those whose request has not fully arrived.
    fn make_room(&mut self) -> bool {
        let is_waiting = |connection: &Connection| match connection.state {
            State::Fresh(_) | State::Arriving(_) => connection.task.is_some(),
            State::Idle(since) => since.elapsed() >= IDLE,
            State::Busy => false,
        };
        let waiting = self.all.iter().filter(|(_, connection)| is_waiting(connection));
        let Some(number) = waiting.min_by_key(|(_, connection)| connection.state).map(|(number, _)| *number) else {
            return false;
        };
        if let Some(task) = self.all.remove(&number).and_then(|connection| connection.task) {
            task.abort();
        }
        true
    }

    fn end(&self, which: impl Fn(State) -> bool) {
        let ended = self.all.values().filter(|connection| which(connection.state));
        ended.filter_map(|connection| connection.task.as_ref()).for_each(AbortHandle::abort);
    }
}

impl ConnectionSlot {
    /// The head of a request has arrived; `arrived` says whether that was all of it.
    pub(super) fn begin(&self, arrived: bool) -> Request {
        self.set(if arrived { State::Busy } else { State::Arriving(Instant::now()) });
        Request(self.clone())
    }

    /// The body of the request has arrived, or is no longer read.
    pub(super) fn arrived(&self) {
        if let Some(connection) = self.open.lock().all.get_mut(&self.number) {
            // It may have been answered already.
            if matches!(connection.state, State::Arriving(_)) {
                connection.state = State::Busy;
            }
        }
    }

    fn set(&self, state: State) {
        if let Some(connection) = self.open.lock().all.get_mut(&self.number) {
            connection.state = state;
        }
    }

    /// The connection runs, and frees its place when it has ended.
    pub(super) fn runs(self, task: JoinHandle<()>) {
        if let Some(connection) = self.open.lock().all.get_mut(&self.number) {
            connection.task = Some(task.abort_handle());
        }
        tokio::spawn(async move {
            let _ = task.await;
            self.open.lock().all.remove(&self.number);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forever() -> JoinHandle<()> {
        tokio::spawn(std::future::pending::<()>())
    }

    #[tokio::test(start_paused = true)]
    async fn connections_that_have_sent_nothing_make_room_first() {
        let open = Arc::new(OpenConnections::new(2));
        let (first, second) = (open.enter().unwrap(), open.enter().unwrap());
        first.clone().runs(forever());
        let fresh = forever();
        let ended = fresh.abort_handle();
        second.runs(fresh);
        // The first is older, but has answered a request.
        drop(first.begin(true));
        tokio::time::advance(2 * IDLE).await;
        open.enter().unwrap().runs(forever());
        while !ended.is_finished() {
            tokio::task::yield_now().await;
        }
        assert!(open.lock().all.contains_key(&first.number));
    }

    #[tokio::test(start_paused = true)]
    async fn what_answers_or_has_just_answered_makes_no_room() {
        let open = Arc::new(OpenConnections::new(1));
        let only = open.enter().unwrap();
        only.clone().runs(forever());
        let request = only.begin(true);
        tokio::time::advance(2 * IDLE).await;
        assert!(open.enter().is_none());
        drop(request);
        assert!(open.enter().is_none());
        tokio::time::advance(2 * IDLE).await;
        assert!(open.enter().is_some());
    }

    #[tokio::test(start_paused = true)]
    async fn a_request_makes_room_until_it_has_come_in() {
        let open = Arc::new(OpenConnections::new(1));
        let first = open.enter().unwrap();
        first.clone().runs(forever());
        let _request = first.begin(false);
        let second = open.enter().unwrap();
        second.clone().runs(forever());
        let request = second.begin(false);
        second.arrived();
        assert!(open.enter().is_none());
        drop(request);
        // A late notification changes nothing.
        second.arrived();
        tokio::time::advance(2 * IDLE).await;
        assert!(open.enter().is_some());
    }
}
