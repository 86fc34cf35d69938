//! [`Arriving`]: a request body; until it has been read, its connection may be closed to make room.

use std::pin::Pin;
use std::task::{Context, Poll};

use hyper::body::{Body as HttpBody, Bytes, Frame, Incoming, SizeHint};

use super::open::ConnectionSlot;

/// The body of a request. Notifies its connection's place when it has arrived or is no longer wanted.
pub(super) struct Arriving {
    body: Incoming,
    place: ConnectionSlot,
}

impl Arriving {
    pub(super) fn new(body: Incoming, place: ConnectionSlot) -> Arriving {
        Arriving { body, place }
    }
}

impl Drop for Arriving {
    fn drop(&mut self) {
        self.place.arrived();
    }
}

impl HttpBody for Arriving {
    type Data = Bytes;
    type Error = hyper::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, hyper::Error>>> {
        let polled = Pin::new(&mut self.body).poll_frame(context);
        if matches!(polled, Poll::Ready(None | Some(Err(_)))) {
            self.place.arrived();
        }
        polled
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
