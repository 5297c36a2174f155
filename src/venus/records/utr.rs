//! The Unique Transaction Reference: how it is written, and whether a record has it already.

use super::facts::OFFERED;
use crate::api;
use crate::components::feedback::note::Note;
use crate::components::feedback::severity::Severity;
use crate::dom::debounce::debounced;
use crate::links::Link;
use leptos::prelude::*;
use lms::formats;
use lms::page::PageRequest;
use lms::records::{ListRecords, Record, RecordFilter};

/// Whether a record has the UTR that is typed, and which.
#[component]
pub(super) fn Known(
    /// The UTR as typed.
    typed: RwSignal<String>,
) -> impl IntoView {
    let wanted = Memo::new(move |_| formats::optional(&typed.read(), formats::utr).ok().flatten());
    let asked = debounced(wanted);
    let found = api::query(move || {
        let filter = RecordFilter { search: asked.get()?, ..RecordFilter::default() };
        Some(ListRecords { filter, ordering: String::new(), page: PageRequest { page: 1, page_size: OFFERED } })
    });
    // An answer stands only beside the UTR that it is about.
    let same = Memo::new(move |_| {
        let wanted = wanted.get().filter(|wanted| asked.get().as_ref() == Some(wanted))?;
        let has_it = |record: &Record| record.utr.as_deref().is_some_and(|utr| utr.eq_ignore_ascii_case(&wanted));
        found.data()?.results.into_iter().find(has_it)
    });
    let failed = Memo::new(move |_| found.error().filter(|_| wanted.get().is_some()));
    let told = |record: Record| {
        let on = record.bank_date.map(|day| format!(" on {day}")).unwrap_or_default();
        let words = format!(" of {}{on} has this UTR. One payment is entered once.", record.amount);
        view! {
            <Note severity=Severity::Bad title="This UTR is entered already">
                <p>
                    "Record "
                    <a href=Link::Record { id: record.id }.href()>{record.ref_id}</a>
                    {words}
                </p>
            </Note>
        }
    };
    view! {
        <div aria-live="polite">
            {move || same.get().map(told)}
            {move || failed.get().map(|error| view! {
                <Note severity=Severity::Wait>{format!("Whether another record has this UTR could not be read: {error}")}</Note>
            })}
        </div>
    }
}
