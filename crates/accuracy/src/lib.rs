//! Worked cases with known answers, and how Abacus comes out on them.
//!
//! A case is data: a file of `cases` holds design documents as users write them, and what is known to come out of
//! them. Nothing is computed here, and nothing is written for a single case: [`check`] prices the documents and
//! reads the figures that the answers name.
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
//! | field | says |
//! |---|---|
//! | `id`, `title`, `source`, `note` | its name, what happens, where the answer is printed, what to know about it |
//! | `tolerance` | how far answers may be off: `usd` for those with `usd` in their names, `other`; else a millionth |
//! | `design` | a document; instead of it `designs`, several by name: `of` says of which with `design` |
//! | `rule` | a rule of billing with its figures, where no design says all of it: [`rule::Rule`] |
//! | `asked` | what the report says was asked, where that is more than one design or rule |
//! | `expect` | by name, what is known: `is` the answer, `of` which figure, `printed` as its source rounds it, `not` a |
//! | | known wrong answer, `within` a tolerance of its own |
//! | `also` | the same for what follows in other words; the report has no rows of it unless it is off |
//! | `rates` | list prices behind the answers, for people |
//!
//! `of` names one figure, all of which are in [`Measure`](reading::Measure): `cost`, `quantity` and `billed` of one
//! line code or a list (of one `tier`), `price`, `share_part`, `basis` and `status` of a line, `lines`,
//! `none_is_zero`, `total`, `capacity`, `option`, `finding`, `rule`. `component` narrows it to the lines of one
//! component; `less`, `times` and `over` take another figure away, multiply and divide. What is not found or not known
//! fails, and so does a field that is not known.
//!
//! The file of a case is named after what it is about: the kind of a defined service in `cases/services`, anything
//! else in `cases`. Answers that no source prints, and are computed from list prices by hand, stand in
//! `tests/computed` in the same format; the report leaves them out.
//!
//! A rule is asked where no design says its result: the hourly matching of `RI-6-a`, `RI-6-b` and `SP-0` to `SP-2`, the
//! terms of the `CSP` cases, the targets of `V17`, the break-even of `V10`. Another rule of billing is the only thing
//! that needs Rust, in [`rule`].

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
