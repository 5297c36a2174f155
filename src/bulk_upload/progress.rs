//! The progress of an upload: what can be sent, what was sent, and the buttons to send, pause and continue.

use super::csv;
use super::similar_note::similar_note;
use super::state_note::{duplicates_note, state_note, surplus_note, warnings_note};
use super::upload_job::{RowState, Tally, UploadJob};
use super::uploader::{UploadState, Uploader};
use crate::components::widgets::button::{Action, ButtonVariant};
use crate::components::widgets::dialog::close_button;
use crate::components::widgets::dialog_action::DialogAction;
use crate::dom::download::save_csv;
use crate::dom::memo::memo;
use leptos::prelude::*;
use lms::money::group_indian;

#[component]
pub(crate) fn Progress(
    uploader: Uploader,
    /// The upload is removed, so that another table can be given.
    #[prop(into)]
    on_end: Callback<()>,
) -> impl IntoView {
    let sendable = memo(move |_| uploader.sendable());
    let unconfirmed = memo(move |_| sendable.with(|rows| uploader.unconfirmed(rows)));
    let tally = memo(move |_| uploader.job.with(UploadJob::tally));
    let busy = memo(move |_| uploader.state.with(UploadState::is_busy));
    let done = memo(move |_| uploader.job.with(UploadJob::is_done));
    let noun = uploader.sheet.noun;
    let counted = move |count: usize| {
        format!("{} {}", group_indian(&count.to_string()), if count == 1 { noun.0 } else { noun.1 })
    };
    let summary = move || {
        let rows = sendable.get();
        let total = uploader.total(&rows).filter(|_| uploader.sheet.has_amount && !rows.is_empty());
        let total = total.map(|total| format!(", {total} in all")).unwrap_or_default();
        let Tally { accepted, refused, left_out, .. } = tally.get();
        let invalid = uploader.job.with(|job| job.rows.len()) - accepted - refused - left_out - rows.len();
        let mut parts = vec![format!("{} can be sent{total}", counted(rows.len()))];
        let mut add = |count: usize, text: &str| {
            if count > 0 {
                parts.push(format!("{count} {text}"))
            }
        };
        add(invalid, "to correct or look up first");
        add(accepted, "taken");
        add(refused, "refused");
        add(left_out, "left out");
        format!("{}.", parts.join("; "))
    };
    let locked = Signal::derive(move || {
        let none = sendable.with(Vec::is_empty);
        let is_unknown =
            uploader.state.with(|state| matches!(state, UploadState::LookupFailed(_) | UploadState::OpenInAnotherTab));
        if uploader.state.with(|state| *state == UploadState::EndedInAnotherTab) {
            Some("Another tab has sent these rows or discarded them.".to_owned())
        } else if is_unknown {
            Some("First it must be known what came of the rows on their way.".to_owned())
        } else if unconfirmed.with(|rows| !rows.is_empty()) || !uploader.in_question().is_empty() {
            Some("Check the marked rows and confirm them above.".to_owned())
        } else {
            none.then(|| "There is no row that can be sent: correct the marked cells.".to_owned())
        }
    });
    let share = move || {
        let all = uploader.job.with(|job| job.rows.len()).max(1);
        let Tally { accepted, refused, .. } = tally.get();
        format!("{}%", (accepted + refused) * 100 / all)
    };
    let refused_rows = move || {
        uploader.job.with_untracked(|job| {
            let mut names: Vec<String> = uploader.sheet.columns.iter().map(|column| column.name.to_owned()).collect();
            names.push("What is wrong".to_owned());
            let refused = job.rows.iter().filter_map(|row| match &row.state {
                RowState::Refused(errors) => {
                    let mut cells = row.cells.clone();
                    cells.push(errors.values().cloned().collect::<Vec<_>>().join(" "));
                    Some(cells)
                }
                RowState::Ready | RowState::Accepted(_) | RowState::LeftOut => None,
            });
            csv::write(std::iter::once(names).chain(refused))
        })
    };
    let save = move |()| {
        save_csv(&format!("{}-refused.csv", uploader.sheet.slug), &refused_rows());
    };
    let has_begun = memo(move |_| tally.with(|tally| tally.accepted + tally.refused > 0));
    let is_sending = Signal::derive(move || busy.get().then(|| "The rows are being sent.".to_owned()));
    let locked = Signal::derive(move || is_sending.get().or_else(|| locked.get()));
    // While sending the button stays where it is, so that the second click of a double click does not pause.
    let send_label = move || {
        let rows = counted(sendable.with(Vec::len));
        let verb = if busy.get() { "Sending" } else { "Send" };
        if has_begun.get() { format!("{verb} {rows} more") } else { format!("{verb} {rows}") }
    };
    let pause_locked = Signal::derive(move || {
        let is_pausing = uploader.state.with(|state| *state != UploadState::Sending);
        is_pausing.then(|| "The rows on their way are waited for.".to_owned())
    });
    let duplicates = memo(move |_| uploader.job.with(UploadJob::duplicates));
    view! {
        <section class="card stack" aria-label="Upload">
            <p role="status">{move || if done.get() { format!("Done: {} taken.", counted(tally.get().accepted)) } else { summary() }}</p>
            <div class="meter" role="progressbar" aria-label="Rows that have their answer" aria-valuenow=move || share().trim_end_matches('%').to_owned() aria-valuemin="0" aria-valuemax="100">
                <span class="done" style:inline-size=share></span>
            </div>
            {surplus_note(uploader)}
            {move || state_note(uploader)}
            {move || {
                let open = !busy.get() && !done.get();
                open.then(|| {
                    (similar_note(uploader), duplicates_note(uploader, duplicates), warnings_note(uploader, unconfirmed))
                })
            }}
            <div class="actions">
                {move || if done.get() {
                    view! {
                        <button type="button" class="button primary" on:click=move |_| on_end.run(())>
                            "Upload another table"
                        </button>
                    }.into_any()
                } else {
                    view! {
                        <Action variant=ButtonVariant::Primary locked on_click=move |()| uploader.send()>{send_label}</Action>
                        {move || if busy.get() {
                            view! { <Action locked=pause_locked on_click=move |()| uploader.pause()>"Pause"</Action> }.into_any()
                        } else {
                            discard(uploader, has_begun.get(), on_end)
                        }}
                    }.into_any()
                }}
                {move || (tally.with(|tally| tally.refused) > 0).then(|| view! {
                    <Action on_click=save>"Save the refused rows"</Action>
                })}
            </div>
        </section>
    }
}

/// The button that removes the upload from this device, and the question before it does.
fn discard(uploader: Uploader, has_begun: bool, on_end: Callback<()>) -> AnyView {
    let label = if has_begun { "Put it away" } else { "Throw it away" };
    let action = DialogAction { label, variant: ButtonVariant::Plain, title: "Discard the remaining rows?" };
    action.view(Signal::stored(None), move |open| {
        let Tally { accepted, .. } = uploader.job.with_untracked(UploadJob::tally);
        let rest = uploader.job.with_untracked(|job| job.rows.len()) - accepted;
        let rows = if rest == 1 { "1 row was".to_owned() } else { format!("{rest} rows were") };
        let discard = move |_| {
            open.set(false);
            if uploader.is_only_tab() {
                uploader.remove();
                on_end.run(());
            }
        };
        view! {
            <p>{format!("{rows} not taken. Discarding removes them and your corrections, and can't be undone.")}</p>
            <div class="actions">
                <button type="button" class="button danger" on:click=discard>
                    "Discard rows"
                </button>
                {close_button(open, "Cancel")}
            </div>
        }
        .into_any()
    })
}
