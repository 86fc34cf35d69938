//! Error texts of the database or the operating system, without repetition.

use std::error::Error as StdError;
use std::fmt;

/// The text of an error and its causes, without repetition: many errors quote their cause and also return it as their
/// source. It has no source of its own.
#[derive(Debug)]
pub struct Cause(String);

impl Cause {
    pub(crate) fn of(error: &(dyn StdError + 'static)) -> Self {
        if let Some(sqlx::Error::Database(said)) = error.downcast_ref::<sqlx::Error>() {
            return Self(match said.code() {
                Some(code) => format!("{} (code {code})", said.message()),
                None => said.message().to_owned(),
            });
        }
        let mut text = error.to_string();
        let mut next = error.source();
        while let Some(cause) = next {
            let more = cause.to_string();
            if !text.contains(&more) {
                text = format!("{text}: {more}");
            }
            next = cause.source();
        }
        Self(text)
    }

    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl StdError for Cause {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cause_that_is_quoted_is_not_repeated() {
        let refused = std::io::Error::new(std::io::ErrorKind::ConnectionRefused, "connection refused");
        let text = Cause::of(&sqlx::Error::Io(refused)).to_string();
        assert_eq!(text.matches("connection refused").count(), 1, "{text}");
    }

    #[tokio::test]
    async fn a_statement_that_fails_is_told_with_its_code() {
        let pool = sqlx::SqlitePool::connect("sqlite::memory:").await.unwrap();
        let error = sqlx::query("SELECT * FROM nowhere").execute(&pool).await.unwrap_err();
        assert_eq!(Cause::of(&error).to_string(), "no such table: nowhere (code 1)");
    }
}
