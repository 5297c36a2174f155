//! A warning when a record with the typed UTR (Unique Transaction Reference) exists already.

use super::record_search::FIRST;
use crate::api;
use crate::components::feedback::note::Note;
use crate::components::feedback::severity::Severity;
use crate::dom::memo::memo;
use crate::dom::timer::debounced;
use crate::links::Link;
use leptos::prelude::*;
use lms::records::{ListRecords, Record, RecordFilter};
use lms::{can, formats};

#[component]
pub(super) fn DuplicateUtrWarning(utr: RwSignal<String>) -> impl IntoView {
    let typed = memo(move |_| formats::optional(&utr.read(), formats::utr).ok().flatten());
    let searched = debounced(typed);
    let query = api::query(move || {
        let filter = RecordFilter { search: searched.get()?, ..RecordFilter::default() };
        Some(ListRecords { filter, ordering: String::new(), page: FIRST })
    });
    // Only for the UTR that is typed now, not for the one that was searched last.
    let duplicate = memo(move |_| {
        let typed = typed.get().filter(|typed| searched.get().as_ref() == Some(typed))?;
        let has_utr = |record: &Record| {
            can::holds_utr(&record.status) && record.utr.as_deref().is_some_and(|utr| utr.eq_ignore_ascii_case(&typed))
        };
        query.data()?.results.into_iter().find(has_utr)
    });
    let error = memo(move |_| query.error().filter(|_| typed.get().is_some()));
    view! {
        <div aria-live="polite">
            {move || duplicate.get().map(warning)}
            {move || error.get().map(|error| view! {
                <Note severity=Severity::Wait>{format!("Whether another record has this UTR could not be read: {error}")}</Note>
            })}
        </div>
    }
}

fn warning(record: Record) -> impl IntoView {
    let on = record.bank_date.map(|day| format!(" on {day}")).unwrap_or_default();
    let text = format!(" of {}{on} has this UTR. One payment is entered once.", record.amount);
    view! {
        <Note severity=Severity::Bad title="This UTR is entered already">
            <p>
                "Record "
                <a href=Link::Record { id: record.id }.href()>{record.ref_id}</a>
                {text}
            </p>
        </Note>
    }
}
