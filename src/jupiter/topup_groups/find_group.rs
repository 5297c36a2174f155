//! Finds one group: the API has no call for one alone, but its list can be searched by a reference.

use crate::api;
use crate::components::forms::submit::{LookupFuture, Match};
use futures::FutureExt;
use lms::topup_groups::{ListTopupGroups, TopupGroup};

/// The list that holds the group of this reference or name.
pub(super) fn search_groups(text: &str) -> ListTopupGroups {
    ListTopupGroups { search: text.to_owned(), ..ListTopupGroups::default() }
}

/// Looks whether a call updated `group`.
pub(super) fn look_up_update(group: &TopupGroup) -> LookupFuture<TopupGroup> {
    let (id, list) = (group.id, search_groups(&group.ref_id));
    async move {
        let found = api::send(list).await?.results.into_iter().find(|group| group.id == id);
        Ok(found.map(|group| Match::changed(group.updated_at.to_string(), group)).into_iter().collect())
    }
    .boxed_local()
}
