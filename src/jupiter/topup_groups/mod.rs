//! Top-up groups: the list, one group with its progress, and making one.

mod add;
mod list;
mod new;
mod one;

pub use list::{FIELDS, TopupGroupsPage};
pub use new::NewTopupGroupPage;
pub use one::TopupGroupPage;
