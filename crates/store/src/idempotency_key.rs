//! The client's key for one request to create a design.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest, Sha256};

use crate::ParseError;

/// Fewest characters: a random key of 64 bits in hexadecimal.
const LEAST: usize = 16;

/// Most characters.
const MOST: usize = 255;

/// The key that a client gives to a request so that it can repeat it: 16 to 255 visible ASCII characters.
///
/// Whoever has it can obtain the edit key of the design, so it must be random, such as a version 4 UUID. It is treated
/// as a secret: `Debug` hides it, and the store keeps only a hash.
#[derive(Clone, PartialEq, Eq)]
pub struct IdempotencyKey(String);

impl IdempotencyKey {
    /// Parses a key as sent by a client.
    ///
    /// # Errors
    /// [`ParseError::IdempotencyKey`]; the error does not quote the text.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        if (LEAST..=MOST).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic()) {
            Ok(Self(text.to_owned()))
        } else {
            Err(ParseError::IdempotencyKey { least: LEAST, most: MOST })
        }
    }

    /// The key as text. It must not be logged.
    pub(crate) fn expose(&self) -> &str {
        &self.0
    }

    /// The hash by which the store finds it: SHA-256 in lower-case hex, distinct from other uses of the key.
    pub(crate) fn hash(&self) -> String {
        let digest = Sha256::new().chain_update("abacus idempotency key\0").chain_update(&self.0).finalize();
        digest.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

impl fmt::Debug for IdempotencyKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("IdempotencyKey(…)")
    }
}

impl FromStr for IdempotencyKey {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        Self::parse(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sixteen_to_255_visible_ascii_characters_are_a_key() {
        for text in ["8e03978e-40d5-43dd-bc93-6894a57f9324", &"!".repeat(16), &"~".repeat(255)] {
            assert!(IdempotencyKey::parse(text).is_ok(), "{text}");
        }
        for text in
            ["", &"x".repeat(15), &"x".repeat(256), "with a space in it", "zeichen-ä-zeichen", "tab\tin-the-middle"]
        {
            assert!(IdempotencyKey::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn neither_debug_nor_the_hash_shows_a_key() {
        let key = IdempotencyKey::parse("0123456789abcdef").unwrap();
        assert_eq!(format!("{key:?}"), "IdempotencyKey(…)");
        assert_eq!(key.hash().len(), 64);
        assert!(!key.hash().contains("0123456789abcdef"));
    }
}
