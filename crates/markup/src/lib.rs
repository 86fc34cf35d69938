//! Escapes text for HTML, SVG, XML, CSV and Markdown, in one place for all code that writes markup by hand.

mod cells;

use std::borrow::Cow;

pub use cells::{csv_table, markdown_table, quoted};

/// Escapes text for the content of an element or a quoted attribute.
///
/// Control characters, U+FFFE and U+FFFF, most of which XML forbids even as references, become spaces: any one of them
/// would make a whole SVG file unreadable.
#[must_use]
pub fn escaped(text: &str) -> Cow<'_, str> {
    let Some((first, _)) = text.char_indices().find(|&(_, letter)| replacement(letter).is_some()) else {
        return Cow::Borrowed(text);
    };
    let (clean, rest) = text.split_at(first);
    let mut safe = String::with_capacity(text.len() + 16);
    safe.push_str(clean);
    for letter in rest.chars() {
        match replacement(letter) {
            Some(reference) => safe.push_str(reference),
            None => safe.push(letter),
        }
    }
    Cow::Owned(safe)
}

/// The replacement of a character that cannot appear in markup itself.
fn replacement(letter: char) -> Option<&'static str> {
    Some(match letter {
        '<' => "&lt;",
        '>' => "&gt;",
        '&' => "&amp;",
        '"' => "&quot;",
        '\'' => "&#39;",
        '\u{fffe}' | '\u{ffff}' => " ",
        letter if letter.is_control() => " ",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_of_users_stay_words() {
        assert_eq!(escaped("<a b=\"1\" c='2'>&"), "&lt;a b=&quot;1&quot; c=&#39;2&#39;&gt;&amp;");
        assert_eq!(escaped("Zürich – 東京"), "Zürich – 東京");
    }

    #[test]
    fn what_xml_forbids_becomes_a_space() {
        for forbidden in ['\0', '\u{b}', '\u{1f}', '\u{7f}', '\u{85}', '\u{fffe}', '\u{ffff}'] {
            assert_eq!(escaped(&format!("é{forbidden}x")), "é x", "{forbidden:?}");
        }
    }

    proptest! {
        #[test]
        fn every_character_is_itself_a_reference_or_a_space(text in any::<String>()) {
            let safe = escaped(&text);
            let spaced = |letter: char| letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}');
            prop_assert!(!safe.contains(['<', '>', '"', '\'']) && !safe.contains(spaced));
            let read = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
                .into_iter()
                .fold(safe.into_owned(), |text, (reference, letter)| text.replace(reference, letter));
            let expected: String = text.chars().map(|letter| if spaced(letter) { ' ' } else { letter }).collect();
            prop_assert_eq!(read, expected);
        }
    }
}
