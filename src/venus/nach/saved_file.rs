//! The presentation file of a day, saved again from its presentations.

use super::presentation_file;
use super::presentation_result::presentations_for;
use crate::api;
use crate::components::feedback::error_note::ErrorNote;
use crate::components::widgets::button::Action;
use crate::dom::download::save_csv;
use leptos::prelude::*;
use leptos::task::spawn_local;
use lms::page::PageRequest;
use lms::records::{ListRecords, Record, RecordStatus};
use lms::{ApiError, Day};

/// The button that reads all presentations for `date` that the bank has not answered, and saves their file.
#[component]
pub(super) fn SaveFileAgain(date: Day) -> impl IntoView {
    let error = RwSignal::new(None::<ApiError>);
    let save = move |()| {
        error.set(None);
        spawn_local(async move {
            match unanswered(date).await {
                Ok(records) => {
                    save_csv(&format!("nach-{}.csv", date.iso()), &presentation_file::to_csv(&records));
                }
                Err(failed) => drop(error.try_set(Some(failed))),
            }
        });
    };
    view! {
        <div class="actions">
            <Action on_click=save>{format!("Save the presentation file for {date} again")}</Action>
        </div>
        {move || error.get().map(|error| view! { <ErrorNote error on_retry=Callback::new(save) /> })}
    }
}

async fn unanswered(date: Day) -> Result<Vec<Record>, ApiError> {
    let (mut records, mut read) = (Vec::new(), 0);
    for page in 1.. {
        let list = presentations_for(date);
        let found = api::send(ListRecords { page: PageRequest { page, ..list.page }, ..list }).await?;
        read += found.results.len() as u64;
        let is_last = found.results.is_empty() || read >= found.count;
        records.extend(found.results.into_iter().filter(|record| record.status == RecordStatus::Approved));
        if is_last {
            break;
        }
    }
    Ok(records)
}
