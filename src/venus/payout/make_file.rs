//! Makes the bank file: reads its payouts again, lets the server mark them, and saves what it answers.

use super::export_contents::{FileContents, file_filter, read_contents};
use crate::api;
use crate::clock;
use crate::components::feedback::note::{Alert, Note};
use crate::components::feedback::severity::Severity;
use crate::components::feedback::toast::{Toasts, toasts};
use crate::components::lists::list_state::ListState;
use crate::components::widgets::button::{Action, ButtonVariant};
use crate::dom::download;
use crate::storage::local;
use leptos::prelude::*;
use leptos::task::spawn_local;
use lms::payout_actions::ExportPayouts;
use lms::{ApiError, Topic};

/// Storage key of when the last file was made, and of how many payouts it holds.
const LAST_FILE: &str = "orrery.bank-file";

/// When the last file was made on this device, and how many payouts it holds.
pub(crate) fn last_file() -> Option<(String, usize)> {
    local::load(LAST_FILE)
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum ExportState {
    Ready,
    Exporting,
    /// The file, until the note is closed or the page is left: it holds account numbers, so it is not stored.
    Saved {
        name: String,
        text: String,
        rows: usize,
        expected: u64,
        /// References of payouts in it that another officer must process.
        wrong: Vec<String>,
    },
    /// No file was made, and why.
    NotMade(&'static str),
    Failed(ApiError),
}

const CHANGED: &str = "The payouts have changed since they were read. Look at them again below.";
const EMPTY: &str = "Another call has put these payouts in a bank file since they were read.";

/// The button that makes the file of what `contents` shows.
#[component]
pub(super) fn MakeFile(
    contents: FileContents,
    list_state: ListState,
    state: RwSignal<ExportState>,
    locked: Signal<Option<String>>,
) -> impl IntoView {
    let contents = StoredValue::new(contents);
    let list_state = StoredValue::new(list_state);
    let toasts = toasts();
    let make = move |()| {
        state.set(ExportState::Exporting);
        let (shown, list_state) = (contents.get_value(), list_state.get_value());
        spawn_local(async move {
            let next = make_file(&shown, &list_state, toasts).await.unwrap_or_else(ExportState::Failed);
            let _ = state.try_set(next);
        });
    };
    let locked = Signal::derive(move || match state.get() {
        ExportState::Exporting => Some("It is being made.".to_owned()),
        _ => locked.get(),
    });
    view! {
        <div class="actions">
            <Action variant=ButtonVariant::Primary locked on_click=make>
                "Make the file"
            </Action>
        </div>
    }
}

/// The server decides what the file holds: it selects and marks the payouts in one step, so that of two officers who make
/// a file at the same time only one gets a payout.
async fn make_file(shown: &FileContents, list_state: &ListState, toasts: Toasts) -> Result<ExportState, ApiError> {
    let filter = file_filter(list_state)?;
    if read_contents(filter.clone()).await? != *shown {
        api::mark_stale(&[Topic::Payouts]);
        return Ok(ExportState::NotMade(CHANGED));
    }
    let file = api::send(ExportPayouts { filter, ordering: list_state.order().to_owned() }).await?;
    let rows = file.0.lines().count().saturating_sub(1);
    if rows == 0 {
        return Ok(ExportState::NotMade(EMPTY));
    }
    let name = format!("payouts-{}.csv", clock::now().day().iso());
    local::save(LAST_FILE, &(clock::now().to_string(), rows));
    save(&name, &file.0, toasts);
    // A server may know no such rule.
    let is_in_file = |(reference, _): &&(String, String)| file.0.contains(reference.as_str());
    let wrong = shown.left_out.iter().filter(is_in_file).map(|(reference, _)| reference.clone()).collect();
    Ok(ExportState::Saved { name, text: file.0, rows, expected: shown.totals.count, wrong })
}

fn save(name: &str, text: &str, toasts: Toasts) {
    if !download::save_as_is(name, text) {
        toasts.error("The browser would not save the file.");
    }
}

/// The outcome, which stays until it is closed.
#[component]
pub(super) fn FileNote(state: RwSignal<ExportState>) -> impl IntoView {
    let toasts = toasts();
    let close = move || {
        view! {
            <button type="button" class="button small" on:click=move |_| state.set(ExportState::Ready)>
                "Close"
            </button>
        }
    };
    move || match state.get() {
        ExportState::Saved { name, text, rows, expected, wrong } => {
            let title = format!("{name} is saved: {rows} payouts, all marked as exported now.");
            let differs = (u64::try_from(rows) != Ok(expected)).then(|| {
                view! { <p>{format!("{expected} payouts were shown before: check the file before you upload it.")}</p> }
            });
            let wrong = (!wrong.is_empty()).then(|| {
                let text = format!("Remove {} from the file: another officer must process them.", wrong.join(", "));
                view! { <p>{text}</p> }
            });
            view! {
                <Note severity=Severity::Good title>
                    <span>"Processing them is a step of its own, once the bank has paid."</span>
                    {differs}
                    {wrong}
                    <div class="actions">
                        <button type="button" class="button small" on:click=move |_| save(&name, &text, toasts)>
                            "Download again"
                        </button>
                        {close()}
                    </div>
                </Note>
            }
            .into_any()
        }
        ExportState::NotMade(why) => view! {
            <Alert severity=Severity::Wait title="No file was made.">
                <span>{why}</span>
                <div class="actions">{close()}</div>
            </Alert>
        }
        .into_any(),
        ExportState::Failed(error) => {
            let text = "The payouts may be marked as exported already, without a file. If they no longer show below, make their file again: the link is at the end of this page.";
            view! { <Alert severity=Severity::Bad title=error.to_string()>{text}</Alert> }.into_any()
        }
        ExportState::Ready | ExportState::Exporting => ().into_any(),
    }
}
