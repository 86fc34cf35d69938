//! The version in the path of a price list file, which is the time of its publication.

/// The time of publication that a path such as `/offers/v1.0/aws/AmazonRDS/20230328234721/us-east-2/index.json` has;
/// `None` for a path without a version, such as one with `current`.
pub(super) fn published(path: &str) -> Option<String> {
    let digits = path.split('/').find(|part| part.len() == 14 && part.bytes().all(|byte| byte.is_ascii_digit()))?;
    let part = |from, to| digits.get(from..to);
    let (date, time) = ((part(0, 4)?, part(4, 6)?, part(6, 8)?), (part(8, 10)?, part(10, 12)?, part(12, 14)?));
    Some(format!("{}-{}-{}T{}:{}:{}Z", date.0, date.1, date.2, time.0, time.1, time.2))
}

/// The digits of a time of publication, which names of files have.
pub(super) fn digits(published: &str) -> String {
    published.chars().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_a_time() {
        let path = "/offers/v1.0/aws/AmazonRDS/20230328234721/us-east-2/index.json";
        assert_eq!(published(path).as_deref(), Some("2023-03-28T23:47:21Z"));
        assert_eq!(digits("2023-03-28T23:47:21Z"), "20230328234721");
        assert_eq!(published("/offers/v1.0/aws/AmazonRDS/current/us-east-2/index.json"), None);
    }
}
