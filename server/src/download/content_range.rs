//! The `Content-Range` of a partial answer.

/// First byte and size of the whole of `bytes 100-199/200`; the size is `None` if the server does not know it.
pub(super) fn parse(text: &str) -> Option<(u64, Option<u64>)> {
    let (range, size) = text.strip_prefix("bytes ")?.split_once('/')?;
    let (first, last) = range.split_once('-')?;
    let first: u64 = first.parse().ok()?;
    let last: u64 = last.parse().ok()?;
    let size = if size == "*" { None } else { Some(size.parse().ok()?) };
    (first <= last && size.is_none_or(|size| last < size)).then_some((first, size))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_has_a_beginning_and_a_size() {
        assert_eq!(parse("bytes 100-199/200"), Some((100, Some(200))));
        assert_eq!(parse("bytes 0-0/*"), Some((0, None)));
        for text in ["", "bytes */200", "bytes 5-4/200", "bytes 100-200/200", "lines 0-1/2", "bytes 1/2"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
