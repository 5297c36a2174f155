//! Finds one top-up: the API has no call for one alone, but its list can be searched by a reference.

use crate::api;
use crate::components::forms::submit::{LookupFuture, Match};
use futures::FutureExt;
use lms::page::PageRequest;
use lms::topups::{ListTopups, Topup};

/// A search by a reference finds it among the first.
const FIRST: PageRequest = PageRequest { page: 1, page_size: 20 };

/// The list that holds the top-up of this reference.
pub(super) fn by_reference(reference: &str) -> ListTopups {
    ListTopups { search: reference.to_owned(), page: FIRST, ..ListTopups::default() }
}

/// Looks whether a call changed `topup`: `changed` picks what it makes of the top-up as it is now.
pub(super) fn look_up<R: 'static>(
    topup: &Topup,
    changed: impl Fn(Topup) -> Option<Match<R>> + 'static,
) -> LookupFuture<R> {
    let (id, list) = (topup.id, by_reference(&topup.ref_id));
    async move {
        let page = api::send(list).await?;
        Ok(page.results.into_iter().find(|topup| topup.id == id).and_then(&changed).into_iter().collect())
    }
    .boxed_local()
}

/// Looks whether a call updated `topup`.
pub(super) fn look_up_update(topup: &Topup) -> LookupFuture<Topup> {
    look_up(topup, |topup| Some(Match::changed(topup.updated_at.to_string(), topup)))
}
