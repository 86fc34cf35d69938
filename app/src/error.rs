//! [`AppError`]: why a call to the server failed.

use api::Failure;
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use serde::{Deserialize, Serialize};

use crate::wire::AnswerEncoding;

/// Why a call to the server failed: the server refused it, or there was no readable answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum AppError {
    /// The server refused the call.
    Refused(Failure),
    /// The server could not be reached, or its answer could not be read.
    Transport(String),
}

impl AppError {
    /// The message for the user.
    #[must_use]
    pub fn message(&self) -> String {
        match self {
            AppError::Refused(failure) => failure.to_string(),
            AppError::Transport(_) => "The server cannot be reached".to_owned(),
        }
    }

    /// The kind of error, as the heading and title of a page.
    #[must_use]
    pub const fn title(&self) -> &'static str {
        match self.status() {
            404 => "There is no design here",
            410 => "This design was deleted",
            422 => "This design cannot be read",
            _ => "This did not work",
        }
    }

    /// The HTTP status of the page that shows the error.
    #[must_use]
    pub const fn status(&self) -> u16 {
        match self {
            AppError::Refused(failure) => failure.status(),
            AppError::Transport(_) => 503,
        }
    }
}

impl From<Failure> for AppError {
    fn from(failure: Failure) -> AppError {
        AppError::Refused(failure)
    }
}

impl FromServerFnError for AppError {
    type Encoder = AnswerEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> AppError {
        match error {
            // The browser sent arguments that the call does not accept.
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) | ServerFnErrorErr::Deserialization(_) => {
                AppError::Refused(Failure::Unreadable)
            }
            other => AppError::Transport(other.to_string()),
        }
    }

    fn status_code(&self) -> http::StatusCode {
        http::StatusCode::from_u16(self.status()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use problem::Problem;

    use super::*;
    use crate::wire::{Unreadable, read};

    #[test]
    fn an_answer_to_a_call_that_failed_can_be_read() {
        let invalid = Failure::Invalid { problems: vec![Problem::new("", "wrong", "mend")] };
        for error in [
            AppError::Transport("gone".into()),
            AppError::Refused(Failure::NotFound),
            AppError::Refused(Failure::Conflict { current: 7 }),
            AppError::Refused(invalid),
        ] {
            let text = serde_json::to_string(&error).unwrap();
            assert_eq!(read(&text), Ok(error), "{text}");
        }
        assert_eq!(read::<AppError>(r#""Unheard""#), Err(Unreadable));
    }
}
