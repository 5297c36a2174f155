//! Finds one group: the API has no call for one alone, but its list can be searched by a reference.

use crate::components::forms::submit::{LookupFuture, find_created};
use lms::Instant;
use lms::topup_groups::{ListTopupGroups, TopupGroup};

/// The list that holds the group of this reference or name.
pub(super) fn search_groups(text: &str) -> ListTopupGroups {
    ListTopupGroups { search: text.to_owned(), ..ListTopupGroups::default() }
}

/// Looks whether a call that was lost after `since` updated `group`.
pub(super) fn look_up_update(group: &TopupGroup, since: Instant) -> LookupFuture<TopupGroup> {
    let id = group.id;
    find_created(search_groups(&group.ref_id), since, |group| group.updated_at, move |group| group.id == id)
}
