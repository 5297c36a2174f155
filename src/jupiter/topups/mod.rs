//! Top-ups: the list, one draw with its checks, and drawing on a line.

mod change;
mod checks;
mod facts;
mod invoice;
mod list;
mod new;
mod one;
mod reinitiate;

pub use facts::short_list;
pub use list::{FIELDS, TopupsPage};
pub use new::NewTopupPage;
pub use one::TopupPage;
