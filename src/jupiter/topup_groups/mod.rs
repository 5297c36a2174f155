//! Top-up groups: the list, one group with its progress, and making one.

mod add;
mod list;
mod new;
mod one;

pub(crate) use list::TopupGroupsPage;
pub(crate) use new::NewTopupGroupPage;
pub(crate) use one::TopupGroupPage;
