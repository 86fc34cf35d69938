//! [`Failure`]: why a file could not be fetched, and whether another attempt may help.

use std::fmt;

/// Why an attempt failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Failure {
    /// The next attempt may succeed.
    Passing(String),
    /// It will not.
    Lasting(String),
}

impl Failure {
    /// The failure that a status other than success means.
    pub(super) fn of_status(status: u16) -> Failure {
        let text = format!("the server answered {status}");
        match status {
            408 | 425 | 429 | 500.. => Failure::Passing(text),
            _ => Failure::Lasting(text),
        }
    }
}

impl From<ureq::Error> for Failure {
    fn from(error: ureq::Error) -> Failure {
        let text = error.to_string();
        match error {
            ureq::Error::Io(_)
            | ureq::Error::Timeout(_)
            | ureq::Error::HostNotFound
            | ureq::Error::ConnectionFailed
            | ureq::Error::Protocol(_)
            | ureq::Error::BodyStalled => Failure::Passing(text),
            _ => Failure::Lasting(text),
        }
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Failure {
        Failure::Lasting(error.to_string())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Failure::Passing(text) | Failure::Lasting(text)) = self;
        f.write_str(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_may_pass_is_tried_again() {
        for status in [408, 429, 500, 502, 503, 504] {
            assert!(matches!(Failure::of_status(status), Failure::Passing(_)), "{status}");
        }
        for status in [301, 400, 403, 404, 410] {
            assert!(matches!(Failure::of_status(status), Failure::Lasting(_)), "{status}");
        }
    }
}
