//! The arithmetic of commitments: what they cost, and what they cover in an hour.
//!
//! Rules: AWS EC2 user guide ("How Reserved Instances are applied") and Savings Plans user guide
//! ("Understanding how Savings Plans apply to your usage").

mod hour;
mod reserved;
mod savings_plan;
mod terms;

pub use hour::{PlanHour, ReservedHour, plan_hour, reserved_hour};
pub use reserved::{Held, Reserved, Running, cover_reserved, factor, is_flexible, size_factor};
pub use savings_plan::{Cover, Order, Usage, cover_plan};
pub use terms::{Terms, break_even, break_even_hours, monthly, term_hours};
