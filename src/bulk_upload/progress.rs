//! How far an upload is: what is sent next, what came of the rest, and the buttons that send, pause and go on.

use super::csv;
use super::upload_job::{RowState, Tally};
use super::uploader::{UploadState, Uploader};
use crate::components::feedback::note::{Alert, Note};
use crate::components::feedback::severity::Severity;
use crate::components::widgets::button::{Action, Weight};
use crate::dom::download::save_csv;
use leptos::prelude::*;
use lms::money::group_indian;

/// The panel above the rows.
#[component]
pub(crate) fn Progress(
    uploader: Uploader,
    /// Throws the upload away, or begins another one.
    #[prop(into)]
    on_end: Callback<()>,
) -> impl IntoView {
    let sendable = Memo::new(move |_| uploader.sendable());
    let tally = Memo::new(move |_| uploader.job.with(super::upload_job::UploadJob::tally));
    let busy = Memo::new(move |_| uploader.phase.with(UploadState::is_busy));
    let done = Memo::new(move |_| uploader.job.with(super::upload_job::UploadJob::is_done));
    let noun = uploader.sheet.noun;
    let counted = move |count: usize| {
        format!("{} {}", group_indian(&count.to_string()), if count == 1 { noun.0 } else { noun.1 })
    };
    let what = move || {
        let rows = sendable.get();
        let amount = uploader.amount(&rows).filter(|_| uploader.sheet.has_amount && !rows.is_empty());
        let amount = amount.map(|amount| format!(", {amount} in all")).unwrap_or_default();
        let Tally { taken, refused, left_out, .. } = tally.get();
        let wrong = uploader.job.with(|job| job.rows.len()) - taken - refused - left_out - rows.len();
        let mut parts = vec![format!("{} can be sent{amount}", counted(rows.len()))];
        let mut say = |count: usize, words: &str| {
            if count > 0 {
                parts.push(format!("{count} {words}"))
            }
        };
        say(wrong, "to correct or look up first");
        say(taken, "taken");
        say(refused, "refused");
        say(left_out, "left out");
        format!("{}.", parts.join("; "))
    };
    let locked = Signal::derive(move || {
        let none = sendable.with(Vec::is_empty);
        let lost = uploader.phase.with(|phase| matches!(phase, UploadState::LookFailed(_) | UploadState::Elsewhere));
        if lost {
            Some("First it must be known what came of the rows on their way.".to_owned())
        } else {
            none.then(|| "There is no row that can be sent: correct the marked cells.".to_owned())
        }
    });
    let share = move || {
        let all = uploader.job.with(|job| job.rows.len()).max(1);
        let Tally { taken, refused, .. } = tally.get();
        format!("{}%", (taken + refused) * 100 / all)
    };
    let refused = move || {
        uploader.job.with_untracked(|job| {
            let mut names: Vec<String> = uploader.sheet.columns.iter().map(|column| column.name.to_owned()).collect();
            names.push("What is wrong".to_owned());
            let wrong = job.rows.iter().filter_map(|row| match &row.state {
                RowState::Refused(errors) => {
                    let mut cells = row.cells.clone();
                    cells.push(errors.values().cloned().collect::<Vec<_>>().join(" "));
                    Some(cells)
                }
                _ => None,
            });
            csv::write(std::iter::once(names).chain(wrong))
        })
    };
    let save = move |()| {
        save_csv(&format!("{}-refused.csv", uploader.sheet.slug), &refused());
    };
    let doubles = Memo::new(move |_| uploader.job.with(super::upload_job::UploadJob::doubles));
    view! {
        <section class="card stack" aria-label="Upload">
            <p role="status">{move || if done.get() { format!("Done: {} taken.", counted(tally.get().taken)) } else { what() }}</p>
            <div class="meter" role="progressbar" aria-label="Rows that have their answer" aria-valuenow=move || share().trim_end_matches('%').to_owned() aria-valuemin="0" aria-valuemax="100">
                <span class="done" style:inline-size=share></span>
            </div>
            {move || phase_note(uploader)}
            {move || (!busy.get() && !done.get()).then(|| double_note(uploader, doubles))}
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
                            uploader.phase.with(|phase| *phase != UploadState::Sending).then(|| "The rows on their way are waited for.".to_owned())
                        })>"Pause"</Action>
                    }.into_any()
                } else {
                    let begun = tally.with(|tally| tally.taken + tally.refused > 0);
                    let label = move || {
                        let rows = counted(sendable.with(Vec::len));
                        if begun { format!("Send {rows} more") } else { format!("Send {rows}") }
                    };
                    view! {
                        <Action weight=Weight::Primary locked on_click=move |()| uploader.send()>{label}</Action>
                        <button type="button" class="button" on:click=move |_| on_end.run(())>
                            {if begun { "Put it away" } else { "Throw it away" }}
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

fn phase_note(uploader: Uploader) -> AnyView {
    match uploader.phase.get() {
        UploadState::Idle | UploadState::Sending => ().into_any(),
        UploadState::Pausing => view! { <p class="muted">"Pausing after the rows on their way…"</p> }.into_any(),
        UploadState::Looking(because) => view! {
            <Alert severity=Severity::Wait title=format!("{because} It is not known which of the last rows arrived.")>
                <span>"Looking for them now. Nothing is sent meanwhile."</span>
            </Alert>
        }
        .into_any(),
        UploadState::Found(arrived, all) => {
            let title = match arrived {
                0 => format!("The answer was lost; none of the {all} rows had arrived."),
                _ if arrived == all => format!("The answer was lost; all {all} rows had arrived."),
                _ => format!("The answer was lost; {arrived} of the {all} rows were taken."),
            };
            view! {
                <Note severity=Severity::Good title=title>
                    <span>"They were looked up, and none of them is sent twice. You can go on."</span>
                </Note>
            }
            .into_any()
        }
        UploadState::LookFailed(error) => view! {
            <Alert severity=Severity::Bad title="It is not known which of the last rows arrived.">
                <span>{format!("Looking for them failed: {error} Nothing is sent before that is known.")}</span>
                <div class="actions">
                    <button type="button" class="button small" on:click=move |_| uploader.look_again()>
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
        UploadState::Elsewhere => view! {
            <Alert severity=Severity::Wait title="Another tab is at this upload">
                <span>"Go on there, or reload this page to go on here."</span>
            </Alert>
        }
        .into_any(),
        UploadState::NotKept => view! {
            <Alert severity=Severity::Bad title="This device can't keep so many rows">
                <span>"Nothing was sent: if the tab closed in the middle, no one would know what arrived. Upload the table in smaller pieces."</span>
            </Alert>
        }
        .into_any(),
    }
}

fn double_note(uploader: Uploader, doubles: Memo<std::collections::BTreeMap<usize, usize>>) -> impl IntoView {
    let open = move || {
        let doubles = doubles.get();
        uploader
            .job
            .with(|job| doubles.into_keys().filter(|row| job.rows[*row].state == RowState::Ready).collect::<Vec<_>>())
    };
    move || {
        let rows = open();
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
