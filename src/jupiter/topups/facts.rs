//! Finding one top-up, and several of them in a table.

use crate::api;
use crate::components::widgets::chip::status_chip;
use crate::components::widgets::table::{Head, table};
use crate::links::Link;
use leptos::prelude::*;
use lms::page::PageRequest;
use lms::topups::{ListTopups, Topup};
use lms::{ApiError, Instant, TopupId};

/// A search by a reference finds it among the first.
const FIRST: PageRequest = PageRequest { page: 1, page_size: 20 };

/// The list that holds the top-up of this reference: the API has no call for one alone.
pub(super) fn by_reference(reference: &str) -> ListTopups {
    ListTopups { search: reference.to_owned(), page: FIRST, ..ListTopups::default() }
}

/// A top-up as it is now.
///
/// # Errors
/// [`ApiError::NotFound`] where the list does not have it; else why it can't be read.
pub(super) async fn fresh(reference: &str, id: TopupId) -> Result<Topup, ApiError> {
    let page = api::send(by_reference(reference)).await?;
    page.results.into_iter().find(|topup| topup.id == id).ok_or(ApiError::NotFound)
}

/// Whether a top-up has changed since something was sent.
pub(super) fn changed_since(topup: &Topup, since: Instant) -> bool {
    crate::components::forms::submit::since_then(topup.updated_at, since)
}

/// A short table of top-ups.
pub(crate) fn short_list(caption: &str, topups: &[Topup]) -> impl IntoView + use<> {
    let heads =
        [Head::new("Top-up"), Head::new("Borrower"), Head::num("Amount ₹"), Head::new("Invoice"), Head::new("Status")];
    let row = |topup: &Topup| {
        let (href, reference) = (Link::Topup { reference: topup.ref_id.clone() }.href(), topup.ref_id.clone());
        let (borrower, invoice) = (topup.borrower_name.clone(), topup.invoice_no.clone());
        view! {
            <tr>
                <th scope="row">
                    <a href=href>{reference}</a>
                </th>
                <td>{borrower}</td>
                <td class="num">{topup.amount.grouped()}</td>
                <td>{invoice}</td>
                <td>{status_chip(&topup.status)}</td>
            </tr>
        }
    };
    table(caption, &heads, topups.iter().map(row).collect_view(), None)
}
