//! Notes above the rows of an upload: its state, and duplicate rows.

use super::upload_job::RowState;
use super::uploader::{UploadState, Uploader};
use crate::components::feedback::note::{Alert, Note};
use crate::components::feedback::severity::Severity;
use crate::components::forms::submit::similar_links;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// What the officer must know of the upload's state.
pub(super) fn state_note(uploader: Uploader) -> AnyView {
    match uploader.state.get() {
        UploadState::Idle | UploadState::Sending => ().into_any(),
        UploadState::Pausing => view! { <p class="muted">"Pausing after the rows on their way…"</p> }.into_any(),
        UploadState::LookingUp(because) => view! {
            <Alert severity=Severity::Wait title=format!("{because} It is not known which of the last rows arrived.")>
                <span>"Looking for them now. Nothing is sent meanwhile."</span>
            </Alert>
        }
        .into_any(),
        UploadState::LookedUp { accepted, sent } => {
            let title = match accepted {
                0 => format!("The answer was lost; none of the {sent} rows had arrived."),
                _ if accepted == sent => format!("The answer was lost; all {sent} rows had arrived."),
                _ => format!("The answer was lost; {accepted} of the {sent} rows were taken."),
            };
            let (severity, text) = match uploader.in_question().is_empty() {
                true => (Severity::Good, "They were looked up, and none of them is sent twice. You can go on."),
                false => (Severity::Wait, "They were looked up. Answer below for those that are like what the server has."),
            };
            view! {
                <Note severity title=title>
                    <span>{text}</span>
                </Note>
            }
            .into_any()
        }
        UploadState::LookupFailed(error) => view! {
            <Alert severity=Severity::Bad title="It is not known which of the last rows arrived.">
                <span>{format!("Looking for them failed: {error} Nothing is sent before that is known.")}</span>
                <div class="actions">
                    <button type="button" class="button small" on:click=move |_| uploader.look_up_again()>
                        "Look again"
                    </button>
                </div>
            </Alert>
        }
        .into_any(),
        UploadState::Stopped(error) => view! {
            <Alert severity=Severity::Bad title=error.to_string()>
                <span>{format!("None of the last rows was taken; those before keep their answers. {}", error.next_step())}</span>
            </Alert>
        }
        .into_any(),
        UploadState::SendingInAnotherTab => view! {
            <Alert severity=Severity::Wait title="Another tab of this browser is sending this upload">
                <span>"Nothing is sent from this tab. The upload goes on here once the other tab has stopped."</span>
            </Alert>
        }
        .into_any(),
        UploadState::OpenInAnotherTab => view! {
            <Alert severity=Severity::Wait title="Another tab is at this upload">
                <span>"Go on there, or reload this page to go on here."</span>
            </Alert>
        }
        .into_any(),
        UploadState::EndedInAnotherTab => view! {
            <Alert severity=Severity::Wait title="Another tab has finished or discarded this upload">
                <span>"Nothing was sent from this tab. Look at what was taken, and reload this page to upload another table."</span>
            </Alert>
        }
        .into_any(),
        UploadState::NotSaved => view! {
            <Alert severity=Severity::Bad title="This device can't keep so many rows">
                <span>"Nothing was sent: if the tab closed in the middle, no one would know what arrived. Upload the table in smaller pieces."</span>
            </Alert>
        }
        .into_any(),
    }
}

/// Says that the server has more than was sent.
pub(super) fn surplus_note(uploader: Uploader) -> impl IntoView {
    move || {
        let surplus = uploader.job.with(|job| job.surplus.clone());
        let (one, many) = uploader.sheet.noun;
        let title = match surplus.len() {
            0 => return None,
            1 => format!("The server has 1 {one} more than was sent"),
            surplus => format!("The server has {surplus} {many} more than were sent"),
        };
        Some(view! {
            <Alert severity=Severity::Bad title>
                <span>
                    "The browser may have sent some rows twice by itself, or another officer may have sent the same. Open each, and cancel, revert or delete what is there twice."
                </span>
                {similar_links(surplus)}
            </Alert>
        })
    }
}

/// Asks whether what is unusual in `unconfirmed` rows is right.
pub(super) fn warnings_note(uploader: Uploader, unconfirmed: Memo<Vec<usize>>) -> impl IntoView {
    move || {
        let count = unconfirmed.with(Vec::len);
        (count > 0).then(|| {
            let title = match count {
                1 => "1 row has to be checked".to_owned(),
                count => format!("{count} rows have to be checked"),
            };
            let confirm = move |_| unconfirmed.with_untracked(|rows| uploader.confirm(rows, true));
            let leave_out = move |_| unconfirmed.with_untracked(|rows| uploader.leave_out(rows, true));
            view! {
                <Note severity=Severity::Wait title=title>
                    <span>"Read the warnings marked below before you send these rows."</span>
                    <div class="actions">
                        <button type="button" class="button small" on:click=confirm>
                            "Confirm rows"
                        </button>
                        <button type="button" class="button small" on:click=leave_out>
                            "Leave out these rows"
                        </button>
                    </div>
                </Note>
            }
        })
    }
}

/// Offers to leave out ready rows with the same cells as an earlier row.
pub(super) fn duplicates_note(uploader: Uploader, duplicates: Memo<BTreeMap<usize, usize>>) -> impl IntoView {
    let ready = move || {
        let duplicates = duplicates.get();
        uploader.job.with(|job| {
            duplicates.into_keys().filter(|row| job.rows[*row].state == RowState::Ready).collect::<Vec<_>>()
        })
    };
    move || {
        let rows = ready();
        (!rows.is_empty()).then(|| {
            let title = match rows.len() {
                1 => "1 row says the same as one before it".to_owned(),
                count => format!("{count} rows say the same as one before them"),
            };
            view! {
                <Note severity=Severity::Wait title=title>
                    <span>"They would be sent as well."</span>
                    <div class="actions">
                        <button type="button" class="button small" on:click=move |_| uploader.leave_out(&rows, true)>
                            "Leave them out"
                        </button>
                    </div>
                </Note>
            }
        })
    }
}
