//! [`Watched`]: the body of an answer; its connection is busy while it is sent.

use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use hyper::body::{Body as HttpBody, Frame, SizeHint};

use super::open::Request;

/// The body of an answer, which ends the request when it has been sent or dropped.
pub(super) struct Watched {
    body: Body,
    _request: Request,
}

impl Watched {
    pub(super) fn new(body: Body, request: Request) -> Watched {
        Watched { body, _request: request }
    }
}

impl HttpBody for Watched {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
