//! The notice of a conflict in a record's dialogs.

use crate::api;
use crate::components::forms::submit::SubmitHandle;
use crate::venus::conflict_notice::{PresentState, conflict_notice};
use leptos::prelude::*;
use lms::records::{GetRecord, Record};

/// The status that the record has now, if it is another than when the dialog opened.
pub(super) fn record_conflict(opened: &Record, handle: SubmitHandle) -> AnyView {
    let (id, status, is_matched) = (opened.id, opened.status.clone(), opened.account.is_some());
    let query = api::query(move || Some(GetRecord { id }));
    conflict_notice("This record has changed since you opened it.", handle, move || {
        let record = query.data().filter(|now| now.status != status || now.account.is_some() != is_matched)?;
        Some(PresentState::of_record(&record))
    })
}
