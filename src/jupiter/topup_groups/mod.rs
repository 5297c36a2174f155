//! Top-up groups: the list, one group with its progress, and making one.

mod add_topup;
mod advance;
mod find_group;
mod group_topups;
mod new_topup_group_page;
mod topup_group_page;
mod topup_groups_page;

pub(crate) use new_topup_group_page::NewTopupGroupPage;
pub(crate) use topup_group_page::TopupGroupPage;
pub(crate) use topup_groups_page::TopupGroupsPage;
