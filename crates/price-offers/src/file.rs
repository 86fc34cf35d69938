//! [`read`]: reads one file, whatever its format.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Read};

use catalog::{Catalogue, PriceDate, SpotFile};

use crate::covered::Cover;
use crate::key::{Price, PriceKey};
use crate::reading::Reading;
use crate::{Refusal, csv_files, json_files};

/// A file to read.
pub struct OfferFile<'r> {
    /// Its name, with its extension if it has one.
    pub name: String,
    /// The day it was written, for formats that have no date of publication.
    pub modified: PriceDate,
    /// Its content.
    pub content: Box<dyn Read + 'r>,
}

/// What was read from a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilePrices {
    /// Name of the file.
    pub name: String,
    /// The day it was published.
    pub published: PriceDate,
    /// The time it was published, as the file states it; the day if it states none.
    pub published_at: String,
    /// What it has all prices of, and in which regions.
    pub covers: BTreeSet<(Cover, String)>,
    /// Its prices.
    pub prices: BTreeMap<PriceKey, Price>,
    /// Its Spot advice.
    pub spot: Option<SpotFile>,
    /// What was refused, and why: keys with several prices, products whose key is not certain.
    pub refused: Vec<(String, String)>,
    /// The keys among them: they keep the price that they had.
    pub unclear: BTreeSet<PriceKey>,
    /// How many products were left out, by reason.
    pub left_out: BTreeMap<&'static str, u64>,
    /// How many products have names that are not known, by service code and kind of usage.
    pub not_understood: BTreeMap<String, u64>,
}

/// Reads a file. Its format is recognised by its content.
///
/// # Errors
/// If the content is not what AWS publishes, is cut off, has lines twice or belongs to several files; and if it cannot
/// be read.
pub fn read(catalogue: &Catalogue, file: OfferFile<'_>) -> Result<FilePrices, Refusal> {
    let OfferFile { name, modified, content } = file;
    let mut reading = Reading::new(catalogue);
    let mut content = BufReader::with_capacity(1 << 16, content);
    let first = content.fill_buf().map_err(|error| Refusal::new(&name, 0, error.to_string()))?.first().copied();
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    let is_json = match (first, extension.as_deref()) {
        (None, _) => return Err(Refusal::new(&name, 0, "is empty")),
        (Some(b'{'), Some("csv")) => return Err(Refusal::new(&name, 1, "is named .csv but has JSON")),
        (Some(b'"' | b'A'..=b'Z'), Some("json")) => return Err(Refusal::new(&name, 1, "is named .json but has CSV")),
        (Some(b'{'), _) => true,
        (Some(b'"' | b'A'..=b'Z'), _) => false,
        _ => return Err(Refusal::new(&name, 1, "is neither CSV nor JSON as AWS publishes it")),
    };
    let done = if is_json { json_files::read(content, &mut reading) } else { csv_files::read(content, &mut reading) };
    done.map_err(|(line, reason)| Refusal::new(&name, line, reason))?;
    reading.finish(&name, modified).map_err(|reason| Refusal::new(&name, 0, reason))
}

impl FilePrices {
    /// Keeps what concerns one region, or [`ANYWHERE`](catalog::ANYWHERE): a file of a region may also have products of
    /// the region at the other end of a transfer, of which it does not have everything.
    pub fn keep_region(&mut self, region: &str) {
        self.covers.retain(|(_, at)| at == region);
        self.prices.retain(|key, _| &*key.region == region);
        self.unclear.retain(|key| &*key.region == region);
    }
}
