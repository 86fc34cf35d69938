//! The two random identifiers of a design: its public id and its secret edit key.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::{Error, IdempotencyKey};

/// Crockford's base 32 in lower case: safe in URLs and file names, without the ambiguous letters i, l, o and u. Each
/// character carries 5 bits.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// 130 bits: ids cannot be guessed or found by trial.
const ID_LENGTH: usize = 26;

/// 160 bits. The length differs from the id's, so that pasting one in place of the other does not parse.
const KEY_LENGTH: usize = 32;

/// The public identifier of a design in shared links: 26 characters of lower-case base 32.
///
/// It cannot be guessed, but it is not secret: whoever has it may read the design.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DesignId(String);

/// The secret that allows saving to a design: 32 characters of lower-case base 32.
///
/// The store keeps only its hash, so it is shown once, when the design is created. There is no `Display` and `Debug`
/// hides it; [`EditKey::expose`] is the only way to get its text.
#[derive(Clone)]
pub struct EditKey(String);

/// Why a text is not an id, a key or a revision number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParseError {
    /// The text has the wrong length; lengths are in bytes.
    #[error("{found} bytes long instead of {expected}")]
    Length {
        /// The required length.
        expected: usize,
        /// The actual length.
        found: usize,
    },
    /// A byte is not a digit or lower-case letter of the alphabet.
    #[error("the byte at {at} is not in the alphabet")]
    Alphabet {
        /// The position of the first such byte, from 0.
        at: usize,
    },
    /// Revisions are whole numbers from 1.
    #[error("not a whole number from 1 on")]
    Revision,
    /// Idempotency keys are visible ASCII characters within length limits.
    #[error("not {least} to {most} visible ASCII characters")]
    IdempotencyKey {
        /// The minimum length.
        least: usize,
        /// The maximum length.
        most: usize,
    },
}

impl DesignId {
    /// Parses an id from a link.
    ///
    /// # Errors
    /// [`ParseError`] if the length or the alphabet is wrong.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        check(text, ID_LENGTH).map(|()| Self(text.to_owned()))
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub(crate) fn random() -> Result<Self, Error> {
        random_text::<ID_LENGTH>().map(Self)
    }

    /// An id from the database.
    pub(crate) fn stored(id: String) -> Self {
        Self(id)
    }
}

impl fmt::Display for DesignId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for DesignId {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        Self::parse(text)
    }
}

impl EditKey {
    /// Parses a key as sent by its holder.
    ///
    /// # Errors
    /// [`ParseError`] if the length or the alphabet is wrong; the error does not quote the text.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        check(text, KEY_LENGTH).map(|()| Self(text.to_owned()))
    }

    /// The key as text, to give to its owner. It must not be logged.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    pub(crate) fn random() -> Result<Self, Error> {
        random_text::<KEY_LENGTH>().map(Self)
    }

    /// The key derived from a client's secret and a random salt of the store; neither alone is enough to derive it.
    pub(crate) fn derived(salt: &str, secret: &IdempotencyKey) -> Self {
        let digest = Sha256::new().chain_update("abacus edit key\0").chain_update(salt).chain_update("\0");
        Self(letters(&digest.chain_update(secret.expose()).finalize()))
    }

    /// What the store keeps: SHA-256 in lower-case hex.
    ///
    /// A plain hash is enough here. Salts and slow functions protect passwords, which people choose and which can be
    /// guessed; a key is 160 random bits, so there is nothing to guess, and no two keys are the same.
    pub(crate) fn hash(&self) -> String {
        sha256(self.0.as_bytes())
    }

    /// Whether this key has the stored hash; takes the same time wherever they differ.
    pub(crate) fn matches(&self, stored_hash: &str) -> bool {
        self.hash().as_bytes().ct_eq(stored_hash.as_bytes()).into()
    }
}

impl fmt::Debug for EditKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EditKey(…)")
    }
}

impl FromStr for EditKey {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        Self::parse(text)
    }
}

fn check(text: &str, expected: usize) -> Result<(), ParseError> {
    let found = text.len();
    if found != expected {
        return Err(ParseError::Length { expected, found });
    }
    match text.bytes().position(|byte| !ALPHABET.contains(&byte)) {
        Some(at) => Err(ParseError::Alphabet { at }),
        None => Ok(()),
    }
}

/// One random byte per character; 256 is a multiple of 32, so every character is equally likely.
pub(crate) fn random_text<const LENGTH: usize>() -> Result<String, Error> {
    let mut bytes = [0; LENGTH];
    getrandom::fill(&mut bytes).map_err(Error::Random)?;
    Ok(letters(&bytes))
}

/// A letter of the alphabet for each byte.
fn letters(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect()
}

/// SHA-256 in lower-case hex.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn random_ids_and_keys_parse_and_differ() {
        let ids: HashSet<_> = (0..1000).map(|_| DesignId::random().unwrap()).collect();
        assert_eq!(ids.len(), 1000);
        for id in ids {
            assert_eq!(DesignId::parse(id.as_str()), Ok(id));
        }
        let key = EditKey::random().unwrap();
        assert_eq!(EditKey::parse(key.expose()).unwrap().expose(), key.expose());
    }

    #[test]
    fn random_text_uses_the_whole_alphabet() {
        let text = random_text::<4096>().unwrap();
        assert_eq!(text.chars().collect::<HashSet<_>>().len(), ALPHABET.len());
    }

    #[test]
    fn a_key_is_not_an_id_and_an_id_is_not_a_key() {
        let (id, key) = (DesignId::random().unwrap(), EditKey::random().unwrap());
        assert!(DesignId::parse(key.expose()).is_err());
        assert!(EditKey::parse(id.as_str()).is_err());
    }

    #[test]
    fn wrong_length_and_alphabet_are_refused() {
        let short = ParseError::Length { expected: 26, found: 25 };
        assert_eq!(DesignId::parse(&"0".repeat(25)), Err(short));
        for letter in ["A", "i", "l", "o", "u", "-", " ", "'"] {
            let text = format!("{}{letter}", "0".repeat(25));
            assert_eq!(DesignId::parse(&text), Err(ParseError::Alphabet { at: 25 }));
        }
    }

    #[test]
    fn a_key_hashes_to_its_sha_256() {
        let key = EditKey::parse(&"0".repeat(32)).unwrap();
        // printf %s 00000000000000000000000000000000 | sha256sum
        let hash = "84e0c0eafaa95a34c293f278ac52e45ce537bab5e752a00e6959a13ae103b65a";
        assert_eq!(key.hash(), hash);
        assert!(key.matches(hash));
        assert!(!key.matches(&hash.replace('8', "9")));
        assert!(!key.matches(""));
    }

    #[test]
    fn a_derived_key_depends_on_salt_and_secret() {
        let secret = IdempotencyKey::parse("0123456789abcdef").unwrap();
        let key = EditKey::derived("salt", &secret);
        // printf 'abacus edit key\0salt\0%s' 0123456789abcdef | sha256sum, each byte modulo 32
        assert_eq!(key.expose(), "7jv0zddaj5r1v4ah87p5sh7zbhvws5rn");
        assert!(EditKey::parse(key.expose()).is_ok());
        assert_ne!(EditKey::derived("other", &secret).expose(), key.expose());
        let other = IdempotencyKey::parse("0123456789abcdeF").unwrap();
        assert_ne!(EditKey::derived("salt", &other).expose(), key.expose());
    }

    #[test]
    fn debug_hides_a_key() {
        assert_eq!(format!("{:?}", EditKey::random().unwrap()), "EditKey(…)");
    }

    proptest! {
        #[test]
        fn only_26_characters_of_the_alphabet_are_an_id(text in "\\PC{0,40}|[0-9a-z]{26}") {
            let right = text.len() == 26
                && text.chars().all(|c| c.is_ascii_digit() || (c.is_ascii_lowercase() && !"ilou".contains(c)));
            prop_assert_eq!(DesignId::parse(&text).is_ok(), right);
        }
    }
}
