//! Pages that are the same for everybody as long as the same prices are in use: rendered at the first request, and kept.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, OnceLock, PoisonError};

use api::Failure;
use app::Page;
use tokio::sync::OnceCell;

use super::render::{QUICK, THOROUGH, computed, render};
use crate::http::representation::Representation;

/// Which page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Fixed {
    Start,
    /// The editor with the example of this code, or with an empty design.
    New(Option<&'static str>),
}

/// The pages at some prices. There are only a few examples, so this does not grow.
#[derive(Default)]
struct Kept {
    prices: Arc<str>,
    pages: HashMap<Fixed, Arc<OnceCell<Arc<Representation>>>>,
}

impl Kept {
    /// The page at the prices in use.
    fn page(&mut self, which: Fixed) -> Arc<OnceCell<Arc<Representation>>> {
        let prices = use_cases::prices().id();
        if self.prices != prices {
            *self = Kept { prices, pages: HashMap::new() };
        }
        Arc::clone(self.pages.entry(which).or_default())
    }
}

static KEPT: LazyLock<Mutex<Kept>> = LazyLock::new(Mutex::default);

/// The start page.
pub(super) async fn start() -> Arc<Representation> {
    kept(Fixed::Start).await
}

/// The editor with the example of this code, or with an empty design.
pub(super) async fn new_design(example: Option<&str>) -> Arc<Representation> {
    kept(Fixed::New(example.map(Page::example_code))).await
}

/// The page for every address that does not exist.
pub(super) fn nowhere() -> Arc<Representation> {
    failed(Failure::NoRoute)
}

/// The page that says why another one cannot be shown. It needs neither the database nor a slot in the compute pool.
pub(super) fn failed(failure: Failure) -> Arc<Representation> {
    static NO_ROUTE: OnceLock<Arc<Representation>> = OnceLock::new();
    static NOT_FOUND: OnceLock<Arc<Representation>> = OnceLock::new();
    static UNAVAILABLE: OnceLock<Arc<Representation>> = OnceLock::new();
    let kept = match failure {
        Failure::NoRoute => &NO_ROUTE,
        Failure::NotFound => &NOT_FOUND,
        Failure::Unavailable => &UNAVAILABLE,
        other => return Arc::new(render(Page::Failed(other.into()), QUICK)),
    };
    Arc::clone(kept.get_or_init(|| Arc::new(render(Page::Failed(failure.into()), QUICK))))
}

/// The page as rendered at its first request. Requests that arrive in the meantime wait for it.
async fn kept(which: Fixed) -> Arc<Representation> {
    let cell = KEPT.lock().unwrap_or_else(PoisonError::into_inner).page(which);
    let written = cell
        .get_or_try_init(|| {
            computed(move || {
                let page = match which {
                    Fixed::Start => Page::start(),
                    Fixed::New(example) => Page::new_design(example),
                };
                Ok(Arc::new(render(page, THOROUGH)))
            })
        })
        .await;
    written.map_or_else(failed, Arc::clone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(flavor = "multi_thread")]
    async fn requests_at_the_same_time_get_the_one_page_that_is_written() {
        let asked: Vec<_> = (0..8).map(|_| tokio::spawn(new_design(Some("static-site")))).collect();
        let first = new_design(Some("static-site")).await;
        for answer in asked {
            assert!(Arc::ptr_eq(&answer.await.unwrap(), &first));
        }
        assert!(!Arc::ptr_eq(&new_design(None).await, &first));
    }

    #[tokio::test]
    async fn unknown_examples_share_the_page_of_the_first() {
        let known = new_design(Some("three-tier-web")).await;
        for code in ["", "1", "unheard"] {
            assert!(Arc::ptr_eq(&new_design(Some(code)).await, &known), "{code}");
        }
    }
}
