//! Approximate text widths without reading a font: slightly generous, so that text fits whichever font a viewer has.

/// Width in thousandths of the font size.
const fn thousandths(letter: char) -> i32 {
    match letter {
        'i' | 'l' | 'j' | 't' | 'f' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '(' | ')' | '[' | ']' => 340,
        ' ' | '-' | 'r' | '/' => 400,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 910,
        '0'..='9' | '$' | 'a'..='z' => 590,
        'A'..='Z' => 690,
        '\0'..='\u{10ff}' | '\u{2000}'..='\u{20ff}' => 620,
        _ => 1050,
    }
}

/// Width of a text in pixels at a font size in pixels.
#[must_use]
pub(crate) fn width(text: &str, size: i32) -> i32 {
    let sum = text.chars().fold(0_i32, |sum, letter| sum.saturating_add(thousandths(letter)));
    sum.saturating_mul(size).saturating_add(999) / 1000
}

/// Width of a bold text.
#[must_use]
pub(crate) fn bold(text: &str, size: i32) -> i32 {
    width(text, size).saturating_mul(23) / 20
}

/// A bold text, truncated with an ellipsis if it does not fit.
#[must_use]
pub(crate) fn fitted_bold(text: &str, size: i32, room: i32) -> String {
    if bold(text, size) <= room { text.to_owned() } else { fitted(text, size, room.saturating_mul(20) / 23) }
}

/// The text, truncated with an ellipsis if it does not fit.
#[must_use]
pub(crate) fn fitted(text: &str, size: i32, room: i32) -> String {
    if width(text, size) <= room {
        return text.to_owned();
    }
    let mut short = String::new();
    for letter in text.chars() {
        short.push(letter);
        if width(&short, size) + width("…", size) > room {
            short.pop();
            break;
        }
    }
    format!("{}…", short.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_shortened_to_its_room() {
        assert_eq!(fitted("web", 12, 100), "web");
        let short = fitted("Application servers of the shop", 12, 100);
        assert!(short.ends_with('…') && short.starts_with("Appl"), "{short}");
        assert!(width(&short, 12) <= 100);
        assert_eq!(fitted("web", 12, 0), "…");
    }

    #[test]
    fn letters_of_any_script_have_a_width() {
        assert!(width("网络", 10) > width("ab", 10));
        assert_eq!(width("", 10), 0);
    }
}
