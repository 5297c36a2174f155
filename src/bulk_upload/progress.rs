//! The progress of an upload: what can be sent, what was sent, and the buttons to send, pause and continue.

use super::csv;
use super::state_note::{duplicates_note, state_note, warnings_note};
use super::upload_job::{RowState, Tally, UploadJob};
use super::uploader::{UploadState, Uploader};
use crate::components::widgets::button::{Action, ButtonVariant};
use crate::dom::download::save_csv;
use leptos::prelude::*;
use lms::money::group_indian;

#[component]
pub(crate) fn Progress(
    uploader: Uploader,
    /// Removes the upload, so that another table can be given.
    #[prop(into)]
    on_end: Callback<()>,
) -> impl IntoView {
    let sendable = Memo::new(move |_| uploader.sendable());
    let unconfirmed = Memo::new(move |_| sendable.with(|rows| uploader.unconfirmed(rows)));
    let tally = Memo::new(move |_| uploader.job.with(UploadJob::tally));
    let busy = Memo::new(move |_| uploader.state.with(UploadState::is_busy));
    let done = Memo::new(move |_| uploader.job.with(UploadJob::is_done));
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
        if is_unknown {
            Some("First it must be known what came of the rows on their way.".to_owned())
        } else if unconfirmed.with(|rows| !rows.is_empty()) {
            Some("Check the marked dates and confirm them above.".to_owned())
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
    let duplicates = Memo::new(move |_| uploader.job.with(UploadJob::duplicates));
    view! {
        <section class="card stack" aria-label="Upload">
            <p role="status">{move || if done.get() { format!("Done: {} taken.", counted(tally.get().accepted)) } else { summary() }}</p>
            <div class="meter" role="progressbar" aria-label="Rows that have their answer" aria-valuenow=move || share().trim_end_matches('%').to_owned() aria-valuemin="0" aria-valuemax="100">
                <span class="done" style:inline-size=share></span>
            </div>
            {move || state_note(uploader)}
            {move || {
                let open = !busy.get() && !done.get();
                open.then(|| (duplicates_note(uploader, duplicates), warnings_note(uploader, unconfirmed)))
            }}
            <div class="actions">
                {move || if done.get() {
                    view! {
                        <button type="button" class="button primary" on:click=move |_| on_end.run(())>
                            "Upload another table"
                        </button>
                    }.into_any()
                } else if busy.get() {
                    view! {
                        <Action on_click=move |()| uploader.pause() locked=Signal::derive(move || {
                            uploader.state.with(|state| *state != UploadState::Sending).then(|| "The rows on their way are waited for.".to_owned())
                        })>"Pause"</Action>
                    }.into_any()
                } else {
                    let has_begun = tally.with(|tally| tally.accepted + tally.refused > 0);
                    let label = move || {
                        let rows = counted(sendable.with(Vec::len));
                        if has_begun { format!("Send {rows} more") } else { format!("Send {rows}") }
                    };
                    view! {
                        <Action variant=ButtonVariant::Primary locked on_click=move |()| uploader.send()>{label}</Action>
                        <button type="button" class="button" on:click=move |_| on_end.run(())>
                            {if has_begun { "Put it away" } else { "Throw it away" }}
                        </button>
                    }.into_any()
                }}
                {move || (tally.with(|tally| tally.refused) > 0).then(|| view! {
                    <Action on_click=save>"Save the refused rows"</Action>
                })}
            </div>
        </section>
    }
}
