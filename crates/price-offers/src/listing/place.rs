//! [`Place`]: where the price list is.

/// Where AWS publishes its price list.
const AWS: &str = "https://pricing.us-east-1.amazonaws.com";

/// Where AWS publishes the feed of the Spot Instance Advisor.
const SPOT: &str = "https://spot-bid-advisor.s3.amazonaws.com";

/// The index of all offers.
const INDEX: &str = "/offers/v1.0/aws/index.json";

/// The feed of the Spot Instance Advisor.
const SPOT_FEED: &str = "/spot-advisor-data.json";

/// Where the price list is: AWS's, or a copy with the same layout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    list: String,
    spot: String,
}

impl Place {
    /// The place that AWS publishes at.
    #[must_use]
    pub fn aws() -> Place {
        Place { list: AWS.to_owned(), spot: SPOT.to_owned() }
    }

    /// The place of a copy, which has the Spot feed as well.
    ///
    /// # Errors
    /// If the URL begins with neither `https://` nor `http://`, or has a query or a fragment.
    pub fn copy(url: &str) -> Result<Place, String> {
        let base = url.trim_end_matches('/');
        let host = base.strip_prefix("https://").or_else(|| base.strip_prefix("http://"));
        match host {
            Some(host) if !host.is_empty() && !base.contains(['?', '#', ' ']) => {
                Ok(Place { list: base.to_owned(), spot: base.to_owned() })
            }
            _ => Err(format!("{url:?} is no URL such as https://prices.example.com")),
        }
    }

    /// Whether everything comes over TLS; only a copy may be elsewhere.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.list.starts_with("https://")
    }

    /// URL of the index of all offers.
    #[must_use]
    pub fn index(&self) -> String {
        self.at(INDEX)
    }

    /// URL of a path that an index has. The path was checked when the index was read.
    #[must_use]
    pub fn at(&self, path: &str) -> String {
        format!("{}{path}", self.list)
    }

    /// URL of the feed of the Spot Instance Advisor.
    #[must_use]
    pub fn spot_feed(&self) -> String {
        format!("{}{SPOT_FEED}", self.spot)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_has_everything_below_its_url() {
        let copy = Place::copy("http://127.0.0.1:80/aws/").unwrap();
        assert_eq!(copy.index(), "http://127.0.0.1:80/aws/offers/v1.0/aws/index.json");
        assert_eq!(copy.spot_feed(), "http://127.0.0.1:80/aws/spot-advisor-data.json");
        assert!(!copy.is_https() && Place::aws().is_https());
    }

    #[test]
    fn what_is_no_url_is_refused() {
        for text in ["", "prices.example.com", "ftp://prices.example.com", "https://", "https://a?b", "file:///etc"] {
            assert!(Place::copy(text).is_err(), "{text}");
        }
    }
}
