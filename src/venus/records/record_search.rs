//! Records found by typing, for filters.

use crate::api;
use crate::components::forms::field::{Found, Search};
use crate::dom::watch::watch;
use futures::FutureExt;
use leptos::prelude::*;
use lms::RecordId;
use lms::page::PageRequest;
use lms::records::{GetRecord, ListRecords, Record, RecordFilter};

/// The first results of a search.
pub(super) const FIRST: PageRequest = PageRequest { page: 1, page_size: 8 };

/// Records by reference, UTR or borrower.
pub(crate) fn search_records(text: String) -> Search {
    async move {
        let filter = RecordFilter { search: text, ..RecordFilter::default() };
        let page = api::send(ListRecords { filter, ordering: String::new(), page: FIRST }).await?;
        Ok(page.results.iter().map(found).collect())
    }
    .boxed_local()
}

/// Reads the name of the record with this id into `typed`.
pub(crate) fn name_record(id: String, typed: RwSignal<String>) {
    let Ok(id) = id.parse::<RecordId>() else { return };
    let query = api::query(move || Some(GetRecord { id }));
    watch(move || {
        if let Some(record) = query.data() {
            typed.set(found(&record).name);
        }
    });
}

fn found(record: &Record) -> Found {
    Found {
        id: record.id.to_string(),
        name: format!("{} · {}", record.ref_id, record.amount),
        note: record.status.label().to_owned(),
    }
}
