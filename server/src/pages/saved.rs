//! Pages of saved designs, cached as long as there is room.
//!
//! Every request asks the database which revision the design is at. Revisions never change, so a page is rendered once
//! for each revision and the prices in use.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use api::{Failure, SharedDesign};
use app::Page;
use quick_cache::sync::{Cache, DefaultLifecycle};
use quick_cache::{DefaultHashBuilder, OptionsBuilder, Weighter};
use use_cases::{Designs, Head};

use super::fixed;
use super::render::{QUICK, render};
use crate::http::representation::Representation;

/// How many bytes of pages are cached by default.
pub const CACHE_BYTES: u64 = 64 << 20;

/// Parts of the cache, each with its own lock and its own share of the memory; a single page may take up to a fourth of
/// it.
const SHARDS: usize = 4;

/// The approximate overhead of a page besides its bytes: key, entity tags, cache entries.
const OVERHEAD: usize = 1024;

/// The typical bytes of a page in all encodings together.
const USUAL_PAGE: u64 = 128 << 10;

/// The view of a design.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Shown {
    /// A revision, read-only.
    Design,
    /// The editor.
    Editor,
    /// What it costs month by month.
    Months,
    /// Where its money goes.
    Breakdown {
        /// By what it is grouped.
        by: String,
    },
    /// The purchase options of some groups, or the deployments of one, with charts of some options.
    Comparison {
        /// What is compared.
        of: String,
        /// The groups, in any number of lists.
        groups: Vec<String>,
        /// The options in the charts.
        drawn: Vec<String>,
    },
}

impl Shown {
    fn page(&self, design: SharedDesign) -> Result<Page, Failure> {
        match self {
            Shown::Design => Ok(Page::shared(design)),
            Shown::Editor => Ok(Page::edit(design)),
            Shown::Months => Page::months(&design),
            Shown::Breakdown { by } => Page::breakdown(&design, by),
            Shown::Comparison { of, groups, drawn } => Page::compared(design, of, groups, drawn),
        }
    }

    fn size(&self) -> usize {
        match self {
            Shown::Design | Shown::Editor | Shown::Months => 0,
            Shown::Breakdown { by } => by.len(),
            Shown::Comparison { of, groups, drawn } => {
                [of].into_iter().chain(groups).chain(drawn).map(|text| text.len() + 24).sum()
            }
        }
    }
}

/// The cache key of a page: everything it depends on.
type Key = (Head, Shown, Arc<str>);

#[derive(Clone)]
struct ByBytes;

impl Weighter<Key, Arc<Representation>> for ByBytes {
    fn weight(&self, (_, shown, _): &Key, page: &Arc<Representation>) -> u64 {
        (page.size() + shown.size() + OVERHEAD) as u64
    }
}

/// The pages of saved designs.
#[derive(Clone)]
pub struct SavedPages {
    designs: Designs,
    kept: Arc<Cache<Key, Arc<Representation>, ByBytes>>,
    written: Arc<AtomicU64>,
}

impl SavedPages {
    /// The pages of these designs, of which at most `bytes` are kept in memory.
    #[must_use]
    pub fn new(designs: Designs, bytes: u64) -> SavedPages {
        let usual = usize::try_from(bytes / USUAL_PAGE).unwrap_or(usize::MAX).max(SHARDS);
        let kept =
            match OptionsBuilder::new().shards(SHARDS).estimated_items_capacity(usual).weight_capacity(bytes).build() {
                Ok(options) => {
                    Cache::with_options(options, ByBytes, DefaultHashBuilder::default(), DefaultLifecycle::default())
                }
                Err(_) => Cache::with_weighter(usual, bytes, ByBytes),
            };
        SavedPages { designs, kept: Arc::new(kept), written: Arc::default() }
    }

    /// The bytes that are cached now.
    #[must_use]
    pub fn kept_bytes(&self) -> u64 {
        self.kept.weight()
    }

    /// How many pages are cached now.
    #[must_use]
    pub fn kept_pages(&self) -> usize {
        self.kept.len()
    }

    /// How many pages were rendered so far: requests that found neither a cached page nor another request rendering it.
    #[must_use]
    pub fn written_pages(&self) -> u64 {
        self.written.load(Ordering::Relaxed)
    }

    /// The view of a design at `revision`, or at the latest; or the page that says why it cannot be shown.
    pub(super) async fn find(&self, id: &str, revision: Option<i64>, shown: Shown) -> Arc<Representation> {
        let found = async {
            let key = (self.designs.head(id, revision).await?, shown, use_cases::prices().id());
            // When several requests miss the same page, one renders it and the others wait.
            self.kept.get_or_insert_async(&key, self.written(&key)).await
        };
        found.await.unwrap_or_else(fixed::failed)
    }

    /// Renders a page of the text of a request on a thread of the pool; it is not cached. Or the page that says why it
    /// cannot be shown.
    pub(super) async fn computed(
        &self,
        text: String,
        page: impl Fn() -> Result<Page, Failure> + Send + Sync + 'static,
    ) -> Arc<Representation> {
        let write = move |_: &str| Ok(Arc::new(render(page()?, QUICK)));
        self.designs.with(text, write).await.unwrap_or_else(fixed::failed)
    }

    /// Prices and renders a page that is not cached, on a thread of the pool.
    async fn written(&self, (head, shown, _): &Key) -> Result<Arc<Representation>, Failure> {
        let read = self.designs.read(head).await?;
        let size = read.size();
        let shown = shown.clone();
        let write = move || Ok(Arc::new(render(shown.page(read.priced()?)?, QUICK)));
        let page = self.designs.compute().run(size, write).await?;
        self.written.fetch_add(1, Ordering::Relaxed);
        Ok(page)
    }
}
