//! The rows of an upload: every cell can be corrected in place, with its error below it.

use super::upload_job::RowState;
use super::uploader::Uploader;
use crate::components::feedback::severity::Severity;
use crate::components::forms::submit::references;
use crate::components::widgets::chip::chip;
use crate::dom::memo::memo;
use leptos::prelude::*;

const ROWS_PER_PAGE: usize = 50;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RowFilter {
    All,
    Invalid,
    /// With a warning.
    ToConfirm,
    Ready,
    Refused,
    Accepted,
    LeftOut,
}

impl RowFilter {
    const ALL: [Self; 7] =
        [Self::All, Self::Invalid, Self::ToConfirm, Self::Ready, Self::Refused, Self::Accepted, Self::LeftOut];

    const fn label(self) -> &'static str {
        match self {
            Self::All => "All",
            Self::Invalid => "To correct",
            Self::ToConfirm => "To confirm",
            Self::Ready => "To send",
            Self::Refused => "Refused",
            Self::Accepted => "Taken",
            Self::LeftOut => "Left out",
        }
    }

    fn includes(self, uploader: Uploader, row: usize) -> bool {
        let is_valid = uploader.checks.with(|checks| checks.get(row).is_some_and(Result::is_ok));
        uploader.job.with(|job| match (self, &job.rows[row].state) {
            (Self::All, _)
            | (Self::Refused, RowState::Refused(_))
            | (Self::Accepted, RowState::Accepted(_))
            | (Self::LeftOut, RowState::LeftOut) => true,
            (Self::ToConfirm, RowState::Ready) => {
                job.rows[row].is_in_question() || uploader.warning(row, None).is_some()
            }
            (Self::Ready, RowState::Ready) => is_valid,
            (Self::Invalid, RowState::Ready) => !is_valid,
            _ => false,
        })
    }
}

#[component]
pub(crate) fn Rows(uploader: Uploader) -> impl IntoView {
    let filter = RwSignal::new(RowFilter::All);
    let page = RwSignal::new(0_usize);
    let rows_of = move |filter: RowFilter| {
        let count = uploader.job.with(|job| job.rows.len());
        (0..count).filter(|row| filter.includes(uploader, *row)).collect::<Vec<_>>()
    };
    let counts = memo(move |_| RowFilter::ALL.map(|filter| rows_of(filter).len()));
    // A corrected row stays in the list until the filter changes or rows are sent.
    let trigger = memo(move |_| (filter.get(), uploader.state.with(super::uploader::UploadState::is_busy)));
    let found = memo(move |_| {
        let (filter, _) = trigger.get();
        untrack(|| rows_of(filter))
    });
    let shown = move || {
        found.with(|rows| rows.iter().skip(page.get() * ROWS_PER_PAGE).take(ROWS_PER_PAGE).copied().collect::<Vec<_>>())
    };
    let filter_button = move |(at, this): (usize, RowFilter)| {
        view! {
            <button
                type="button"
                class="button small"
                aria-pressed=move || (filter.get() == this).to_string()
                on:click=move |_| {
                    page.set(0);
                    filter.set(this);
                }
            >
                {this.label()}
                " "
                <small>{move || counts.with(|counts| counts[at])}</small>
            </button>
        }
    };
    let last_page = move || found.with(|rows| rows.len().saturating_sub(1) / ROWS_PER_PAGE);
    let is_first = move || page.get() == 0;
    // A `>` within a tag would end it.
    let is_last = move || page.get() >= last_page();
    let earlier = move |_| page.update(|page| *page = page.saturating_sub(1));
    let later = move |_| page.update(|page| *page = (*page + 1).min(untrack(last_page)));
    let paging = move || {
        (last_page() > 0).then(|| view! {
            <div class="actions">
                <button type="button" class="button small" disabled=is_first on:click=earlier>
                    "Earlier rows"
                </button>
                <button type="button" class="button small" disabled=is_last on:click=later>
                    "Later rows"
                </button>
                <span class="actions-note">{move || format!("Page {} of {}", page.get() + 1, last_page() + 1)}</span>
            </div>
        })
    };
    let heads = uploader.sheet.columns.iter().map(|column| view! { <th scope="col">{column.name}</th> }).collect_view();
    view! {
        <section class="card stack" aria-label="Rows">
            <div class="actions" role="group" aria-label="Which rows">
                {RowFilter::ALL.into_iter().enumerate().map(filter_button).collect_view()}
            </div>
            <div class="table-scroll" role="group" aria-label="Rows of the file" tabindex="0">
                <table class="table sheet">
                    <caption class="visually-hidden">"Rows of the file"</caption>
                    <thead>
                        <tr>
                            <th scope="col">"Row"</th>
                            <th scope="col">"State"</th>
                            {heads}
                            <th scope="col"><span class="visually-hidden">"Leave out"</span></th>
                        </tr>
                    </thead>
                    <tbody>{move || shown().into_iter().map(|at| row(uploader, at)).collect_view()}</tbody>
                </table>
            </div>
            {move || found.with(Vec::is_empty).then(|| view! { <p class="muted">"No such rows."</p> })}
            {paging}
        </section>
    }
}

fn row(uploader: Uploader, at: usize) -> impl IntoView {
    let (number, cells) = uploader.job.with_untracked(|job| (job.rows[at].number, job.rows[at].cells.clone()));
    let errors = memo(move |_| uploader.row_errors(at));
    let state = memo(move |_| uploader.job.with(|job| (job.rows[at].state.clone(), job.is_under_way(at))));
    let is_locked =
        memo(move |_| state.with(|(state, under_way)| *under_way || matches!(state, RowState::Accepted(_))));
    let state_chip = move || {
        let (state, under_way) = state.get();
        let has_errors = errors.with(|errors| !errors.is_empty());
        match state {
            _ if under_way => chip(Severity::Busy, "On its way"),
            RowState::Accepted(_) => chip(Severity::Good, "Taken"),
            RowState::Refused(_) => chip(Severity::Bad, "Refused"),
            RowState::LeftOut => chip(Severity::Muted, "Left out"),
            RowState::Ready if has_errors => chip(Severity::Wait, "To correct"),
            RowState::Ready => chip(Severity::Muted, "To send"),
        }
    };
    // Errors of no column of the sheet.
    let row_error = move || {
        let columns = uploader.sheet.columns;
        let messages = errors.with(|errors| {
            let other = errors.iter().filter(|(key, _)| columns.iter().all(|column| column.key != key.as_str()));
            other.map(|(_, message)| message.clone()).collect::<Vec<_>>()
        });
        (!messages.is_empty()).then(|| view! { <p class="field-error">{messages.join(" ")}</p> })
    };
    let similar = move || {
        uploader.job.with(|job| {
            let similar = job.rows.get(at).filter(|row| row.is_in_question()).map(|row| references(&row.similar));
            similar.map(|similar| view! { <p class="field-warning">{format!("Like {similar}")}</p> })
        })
    };
    let cell = |(column, text): (usize, String)| {
        let definition = uploader.sheet.columns[column];
        let error = memo(move |_| errors.with(|errors| errors.get(definition.key).cloned()));
        let warning = move || uploader.warning(at, Some(definition.key));
        let id = crate::dom::ids::fresh_id("cell");
        let described_by = id.clone();
        view! {
            <td>
                <input
                    class="input"
                    aria-label=format!("{}, row {number}", definition.name)
                    aria-invalid=move || error.with(Option::is_some).then_some("true")
                    aria-describedby=described_by
                    readonly=is_locked
                    prop:value=text
                    on:input:target=move |event| uploader.edit_cell(at, column, event.target().value().trim().to_owned())
                    on:change:target=move |event| uploader.change_cell(at, column, event.target().value().trim().to_owned())
                />
                <div id=id>
                    <p class="field-error">{error}</p>
                    <p class="field-warning">{warning}</p>
                </div>
            </td>
        }
    };
    let is_left_out = move || state.with(|(state, _)| *state == RowState::LeftOut);
    let toggle = move |_| {
        let now = untrack(is_left_out);
        uploader.leave_out(&[at], !now);
    };
    view! {
        <tr>
            <th scope="row">{number}</th>
            <td>{state_chip}{row_error}{similar}</td>
            {cells.into_iter().enumerate().map(cell).collect_view()}
            <td>
                {move || (!is_locked.get()).then(|| view! {
                    <button type="button" class="button quiet small" on:click=toggle>
                        {move || if is_left_out() { "Take in" } else { "Leave out" }}
                    </button>
                })}
            </td>
        </tr>
    }
}
