//! Top-ups: the list, one draw with its checks, and drawing on a line.

mod change;
mod checks;
mod facts;
mod invoice;
mod list;
mod new;
mod one;
mod reinitiate;

pub(crate) use facts::short_list;
pub(crate) use list::{FIELDS, TopupsPage};
pub(crate) use new::NewTopupPage;
pub(crate) use one::TopupPage;
