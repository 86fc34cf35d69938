//! Content encodings: choosing one that the client accepts, and compressing.

use std::io::Write;

use axum::http::HeaderMap;
use axum::http::header::ACCEPT_ENCODING;
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

/// The encoding of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Not compressed.
    Identity,
    /// RFC 1952.
    Gzip,
    /// RFC 7932.
    Brotli,
}

impl Encoding {
    /// From least to most preferred among equal weights.
    const ALL: [Encoding; 3] = [Encoding::Identity, Encoding::Gzip, Encoding::Brotli];

    /// Its name in headers.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Encoding::Identity => "identity",
            Encoding::Gzip => "gzip",
            Encoding::Brotli => "br",
        }
    }

    /// The available encoding with the highest weight in `Accept-Encoding`. Identity comes last unless it is mentioned;
    /// a client that forbids everything gets identity anyway.
    pub fn preferred(headers: &HeaderMap, is_there: impl Fn(Encoding) -> bool) -> Encoding {
        let asked = Asked::read(headers);
        Encoding::ALL
            .into_iter()
            .filter(|&encoding| is_there(encoding))
            .map(|encoding| (asked.weight(encoding), encoding))
            .filter(|(weight, _)| *weight > 0.0)
            .max_by(|one, other| one.0.total_cmp(&other.0))
            .map_or(Encoding::Identity, |(_, encoding)| encoding)
    }
}

/// Below every weight that a header can give, but still acceptable.
const LAST: f32 = 1e-6;

/// The content of `Accept-Encoding`.
#[derive(Default)]
struct Asked {
    named: [Option<f32>; 3],
    others: Option<f32>,
}

impl Asked {
    fn read(headers: &HeaderMap) -> Asked {
        let mut asked = Asked::default();
        let lines = headers.get_all(ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
        for item in lines.flat_map(|line| line.split(',')) {
            let (name, parameter) = item.split_once(';').unwrap_or((item, "q=1"));
            // A weight that cannot be read means not accepted.
            let weight = parameter.trim().to_ascii_lowercase();
            let weight = weight.strip_prefix("q=").and_then(|text| text.trim().parse().ok());
            let weight = Some(weight.filter(|weight| (0.0..=1.0).contains(weight)).unwrap_or(0.0));
            match name.trim().to_ascii_lowercase().as_str() {
                "*" => asked.others = weight,
                "identity" => asked.named[0] = weight,
                "gzip" | "x-gzip" => asked.named[1] = weight,
                "br" => asked.named[2] = weight,
                _ => {}
            }
        }
        asked
    }

    fn weight(&self, encoding: Encoding) -> f32 {
        match encoding {
            Encoding::Identity => self.named[0].or(self.others.filter(|weight| *weight <= 0.0)).unwrap_or(LAST),
            Encoding::Gzip => self.named[1].or(self.others).unwrap_or(0.0),
            Encoding::Brotli => self.named[2].or(self.others).unwrap_or(0.0),
        }
    }
}

/// The smallest window of Brotli: below it, the encoder takes far more memory.
const SMALLEST_WINDOW: u32 = 17;

/// The largest window that every browser accepts.
const LARGEST_WINDOW: u32 = 22;

/// The content compressed by Brotli; `quality` is 0 to 11.
///
/// The window is as large as the content: a larger one finds nothing more, but takes tens of MB while it compresses.
#[must_use]
pub fn brotli(content: &[u8], quality: u8) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let window = content.len().next_power_of_two().trailing_zeros().clamp(SMALLEST_WINDOW, LARGEST_WINDOW);
    let settings = BrotliEncoderParams {
        quality: quality.into(),
        lgwin: i32::try_from(window).ok()?,
        size_hint: content.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &content[..], &mut out, &settings).ok()?;
    Some(out)
}

/// The content compressed by gzip; `level` is 0 to 9.
#[must_use]
pub fn gzip(content: &[u8], level: u8) -> Option<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(level.into()));
    encoder.write_all(content).ok()?;
    encoder.finish().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn preferred(lines: &[&str]) -> &'static str {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(ACCEPT_ENCODING, line.parse().unwrap());
        }
        Encoding::preferred(&headers, |_| true).name()
    }

    #[test]
    fn the_best_encoding_that_the_client_takes_is_chosen() {
        for (lines, expected) in [
            (&[][..], "identity"),
            (&[""], "identity"),
            (&["gzip, deflate, br, zstd"], "br"),
            (&["gzip", "br"], "br"),
            (&["GZIP"], "gzip"),
            (&["x-gzip"], "gzip"),
            (&["br;q=0.5, gzip;q=0.8"], "gzip"),
            (&["br ; q=0.5 , gzip;Q=0.4"], "br"),
            (&["br;q=0, gzip"], "gzip"),
            (&["br;q=0"], "identity"),
            (&["gzip;q=0.2, identity"], "identity"),
            (&["*"], "br"),
            (&["br;q=0, *;q=0.1"], "gzip"),
            (&["identity;q=0"], "identity"),
            (&["*;q=0"], "identity"),
            (&["br;q=2, gzip;q=none"], "identity"),
            (&["zstd"], "identity"),
        ] {
            assert_eq!(preferred(lines), expected, "{lines:?}");
        }
    }

    #[test]
    fn an_encoding_that_is_not_there_is_not_chosen() {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT_ENCODING, "br, gzip;q=0.1".parse().unwrap());
        assert_eq!(Encoding::preferred(&headers, |encoding| encoding != Encoding::Brotli), Encoding::Gzip);
    }

    #[test]
    fn what_is_compressed_comes_back() {
        use std::io::Read;
        let content = "body { color: black; }\n".repeat(50);
        let mut plain = Vec::new();
        brotli::BrotliDecompress(&mut brotli(content.as_bytes(), 5).unwrap().as_slice(), &mut plain).unwrap();
        assert_eq!(plain, content.as_bytes());
        let mut text = String::new();
        let packed = gzip(content.as_bytes(), 6).unwrap();
        flate2::read::GzDecoder::new(packed.as_slice()).read_to_string(&mut text).unwrap();
        assert_eq!(text, content);
    }
}
