//! Compressed copies, made once at build time with the slowest settings, which give the smallest files.

use std::io::Write;
use std::path::Path;

use anyhow::Result;
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

/// File types that compress well; images and fonts are already compressed.
const COMPRESSIBLE: [&str; 10] = ["css", "html", "ico", "js", "json", "svg", "txt", "wasm", "webmanifest", "xml"];

/// The copies of `path` that are worth keeping: their extension and content.
pub(crate) fn copies(path: &Path, content: &[u8]) -> Result<Vec<(&'static str, Vec<u8>)>> {
    let kind = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    if !COMPRESSIBLE.contains(&kind) {
        return Ok(Vec::new());
    }
    let copies = [("br", brotli(content)?), ("gz", gzip(content)?)];
    Ok(copies.into_iter().filter(|(_, copy)| copy.len() < content.len()).collect())
}

fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    let settings = BrotliEncoderParams { quality: 11, size_hint: content.len(), ..Default::default() };
    brotli::BrotliCompress(&mut &content[..], &mut out, &settings)?;
    Ok(out)
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use std::io::Read;
    use std::path::Path;

    use anyhow::Result;

    use super::copies;

    #[test]
    fn copies_decompress_to_the_original() -> Result<()> {
        let content = "body { color: black; }\n".repeat(50);
        let copies = copies(Path::new("pkg/abacus.css"), content.as_bytes())?;
        let [("br", brotli), ("gz", gzip)] = copies.as_slice() else {
            anyhow::bail!("expected a brotli and a gzip copy");
        };
        let mut plain = Vec::new();
        brotli::BrotliDecompress(&mut brotli.as_slice(), &mut plain)?;
        assert_eq!(plain, content.as_bytes());
        let mut text = String::new();
        flate2::read::GzDecoder::new(gzip.as_slice()).read_to_string(&mut text)?;
        assert_eq!(text, content);
        Ok(())
    }

    #[test]
    fn what_does_not_gain_has_no_copy() -> Result<()> {
        assert!(copies(Path::new("logo.png"), &[0; 4096])?.is_empty());
        assert!(copies(Path::new("robots.txt"), b"ok")?.is_empty());
        Ok(())
    }
}
