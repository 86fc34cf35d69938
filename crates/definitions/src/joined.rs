//! [`joined`]: lists of a definition that are written in several files.

/// The items of several lists, one after the other. `N` is their number.
///
/// # Panics
/// While compiling, if there are fewer or more than `N`, or none.
pub(crate) const fn joined<T: Copy, const N: usize>(parts: &[&[T]]) -> [T; N] {
    let mut all = [parts[0][0]; N];
    let (mut part, mut at) = (0, 0);
    while part < parts.len() {
        let mut of = 0;
        while of < parts[part].len() {
            all[at] = parts[part][of];
            (of, at) = (of + 1, at + 1);
        }
        part += 1;
    }
    assert!(at == N, "fewer items than the array has places");
    all
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn lists_follow_each_other() {
        assert_eq!(joined::<_, 4>(&[&[1], &[], &[2, 3], &[4]]), [1, 2, 3, 4]);
    }
}
