//! "Did you mean": names similar to a mistyped one.

/// The `count` names with the smallest edit distance to `name`, closest first, without those that are too far off.
#[must_use]
pub fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>, count: usize) -> Vec<&'a str> {
    // No known name is close to a very long one, and comparing takes time quadratic in its length.
    if name.len() > 40 {
        return Vec::new();
    }
    let name = name.trim().to_ascii_lowercase();
    let limit = 1 + name.len() / 3;
    let mut found: Vec<(usize, &str)> =
        known.map(|known| (edits(&name, known), known)).filter(|(distance, _)| *distance <= limit).collect();
    found.sort_unstable();
    found.truncate(count);
    found.into_iter().map(|(_, known)| known).collect()
}

/// The edit distance: how many bytes must be inserted, removed or replaced to turn `a` into `b`.
fn edits(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.bytes().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (cell, to) in row.iter_mut().skip(1).zip(b.bytes()) {
            let replaced = diagonal + usize::from(from != to);
            diagonal = *cell;
            left = replaced.min(left + 1).min(*cell + 1);
            *cell = left;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_counts_insertions_removals_and_replacements() {
        for (a, b, distance) in
            [("", "", 0), ("m5.large", "m5.large", 0), ("m5.lage", "m5.large", 1), ("kitten", "sitting", 3)]
        {
            assert_eq!(edits(a, b), distance, "{a} {b}");
            assert_eq!(edits(b, a), distance, "{b} {a}");
        }
    }

    #[test]
    fn nearest_is_sorted_and_leaves_out_what_is_far() {
        let known = ["c5.large", "m5.large", "m5.xlarge", "t3.nano"];
        assert_eq!(nearest("M5.larg", known.into_iter(), 3), ["m5.large", "c5.large", "m5.xlarge"]);
        assert!(nearest("quantum", known.into_iter(), 3).is_empty());
        assert!(nearest(&"m5.large".repeat(1000), known.into_iter(), 3).is_empty());
    }
}
