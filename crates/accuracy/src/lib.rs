//! Worked cases with known answers, and Abacus's results for them.
//!
//! A case is data: a file in `cases` contains design documents as users write them, and the known results. Nothing is
//! computed here, and no code is written for a single case: [`check`] prices the documents and reads the values that
//! the answers name.
//!
//! ```json
//! {
//!   "id": "NAT-1",
//!   "title": "One NAT gateway with 500 GB",
//!   "source": "https://basavytix.com/blog/aws-nat-gateway-pricing",
//!   "note": "Without transfer.",
//!   "tolerance": {"usd": 0.005},
//!   "design": {
//!     "abacus": 1,
//!     "region": "us-east-1",
//!     "components": [{"id": "nat", "kind": "nat-gateway", "usage": {"other_gb": 500}}]
//!   },
//!   "expect": {
//!     "nat_hours_usd": {"is": 32.85, "of": {"cost": "nat.hours"}, "printed": "32.85"},
//!     "nat_gb": {"is": 500, "of": {"component": "nat", "quantity": "nat.data"}},
//!     "total_usd": {"is": 55.35, "of": {"total": "monthly", "less": {"cost": "vpc.public-ipv4"}}}
//!   }
//! }
//! ```
//!
//! | field | meaning |
//! |---|---|
//! | `id`, `title`, `source`, `note` | its id, what happens, where the answer is published, notes |
//! | `tolerance` | how far answers may be off: `usd` if `usd` is in their names, else `other`; by default a millionth |
//! | `design` | a document; or `designs`, several by name: `design` within `of` then selects one |
//! | `rule` | a billing rule with its inputs, if no design covers all of it: [`rule::Rule`] |
//! | `asked` | what the report says was asked, if that is more than one design or rule |
//! | `expect` | known answers by name: `is` the answer, `of` which value, `printed` as its source rounds it, `not` a |
//! | | known wrong answer, `within` a tolerance of its own |
//! | `also` | answers that restate the known ones; the report shows them only if they are off |
//! | `rates` | list prices behind the answers, for readers |
//!
//! `of` selects one value; [`Measure`](reading::Measure) lists them all: `cost`, `quantity` and `billed` of one line
//! code or a list (of one `tier` for `cost` and `quantity`), `price`, `share_part`, `basis` and `status` of a line,
//! `lines`, `none_is_zero`, `total`, `capacity`, `option`, `finding`, `rule`. `component` restricts it to the lines of
//! one component; `less`, `times` and `over` subtract another value, multiply and divide. A case fails if a value does
//! not exist or is unknown; a file with an unknown field is rejected.
//!
//! The file of a case is named after its subject: the kind of a defined service in `cases/services`, anything else in
//! `cases`. Answers that no source prints but that are computed by hand from list prices are in `tests/computed` in the
//! same format; the report omits them.
//!
//! A rule is used where no design yields the result: the hourly matching of `RI-6-a`, `RI-6-b` and `SP-0` to `SP-2`,
//! the terms of the `CSP` cases, the targets of `V17`, the break-even of `V10`. Only a new billing rule requires Rust
//! code, in [`rule`].

mod answer;
pub mod case;
mod check;
mod files;
mod measure;
mod ordered;
pub mod reading;
mod report;
pub mod rule;
mod rule_results;

pub use answer::{Answers, Fault};
pub use case::{Case, Value};
pub use check::{Check, Checked, check};
pub use files::{Unreadable, cases, cases_in};
pub use ordered::Ordered;
pub use report::markdown;
