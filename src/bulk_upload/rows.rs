//! The rows of an upload: every cell can be corrected in its place, what is wrong stands under it.

use super::upload_job::RowState;
use super::uploader::Uploader;
use crate::components::feedback::severity::Severity;
use crate::components::widgets::chip::chip;
use leptos::prelude::*;

/// So many are shown at a time.
const SHOWN: usize = 50;

/// Which rows are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Which {
    All,
    Wrong,
    Ready,
    Refused,
    Taken,
    LeftOut,
}

impl Which {
    const ALL: [Self; 6] = [Self::All, Self::Wrong, Self::Ready, Self::Refused, Self::Taken, Self::LeftOut];

    const fn words(self) -> &'static str {
        match self {
            Self::All => "All",
            Self::Wrong => "To correct",
            Self::Ready => "To send",
            Self::Refused => "Refused",
            Self::Taken => "Taken",
            Self::LeftOut => "Left out",
        }
    }

    fn has(self, uploader: Uploader, row: usize) -> bool {
        let right = uploader.verdicts.with(|verdicts| verdicts.get(row).is_some_and(Result::is_ok));
        uploader.job.with(|job| match (self, &job.rows[row].state) {
            (Self::All, _)
            | (Self::Refused, RowState::Refused(_))
            | (Self::Taken, RowState::Taken(_))
            | (Self::LeftOut, RowState::LeftOut) => true,
            (Self::Ready, RowState::Ready) => right,
            (Self::Wrong, RowState::Ready) => !right,
            _ => false,
        })
    }
}

/// The table of rows.
#[component]
pub(crate) fn Rows(uploader: Uploader) -> impl IntoView {
    let which = RwSignal::new(Which::All);
    let page = RwSignal::new(0_usize);
    let of = move |which: Which| {
        let count = uploader.job.with(|job| job.rows.len());
        (0..count).filter(|row| which.has(uploader, *row)).collect::<Vec<_>>()
    };
    let counts = Memo::new(move |_| Which::ALL.map(|which| of(which).len()));
    // A row that is corrected stays where it is until other rows are asked for.
    let asked = Memo::new(move |_| (which.get(), uploader.phase.with(super::uploader::UploadState::is_busy)));
    let found = Memo::new(move |_| {
        let (which, _) = asked.get();
        untrack(|| of(which))
    });
    let shown =
        move || found.with(|rows| rows.iter().skip(page.get() * SHOWN).take(SHOWN).copied().collect::<Vec<_>>());
    let choose = move |(at, one): (usize, Which)| {
        view! {
            <button
                type="button"
                class="button small"
                aria-pressed=move || (which.get() == one).to_string()
                on:click=move |_| {
                    page.set(0);
                    which.set(one);
                }
            >
                {one.words()}
                " "
                <small>{move || counts.with(|counts| counts[at])}</small>
            </button>
        }
    };
    let last = move || found.with(|rows| rows.len().saturating_sub(1) / SHOWN);
    let turn = move || {
        (last() > 0).then(|| view! {
            <div class="actions">
                <button type="button" class="button small" disabled=move || page.get() == 0 on:click=move |_| page.update(|page| *page -= 1)>
                    "Earlier rows"
                </button>
                <button type="button" class="button small" disabled=move || page.get() >= last() on:click=move |_| page.update(|page| *page += 1)>
                    "Later rows"
                </button>
                <span class="actions-note">{move || format!("Page {} of {}", page.get() + 1, last() + 1)}</span>
            </div>
        })
    };
    let heads = uploader.sheet.columns.iter().map(|column| view! { <th scope="col">{column.name}</th> }).collect_view();
    view! {
        <section class="card stack" aria-label="Rows">
            <div class="actions" role="group" aria-label="Which rows">
                {Which::ALL.into_iter().enumerate().map(choose).collect_view()}
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
            {turn}
        </section>
    }
}

fn row(uploader: Uploader, at: usize) -> impl IntoView {
    let (number, cells) = uploader.job.with_untracked(|job| (job.rows[at].number, job.rows[at].cells.clone()));
    let wrong = Memo::new(move |_| uploader.wrong(at));
    let state = Memo::new(move |_| uploader.job.with(|job| (job.rows[at].state.clone(), job.is_under_way(at))));
    let fixed = Memo::new(move |_| state.with(|(state, under_way)| *under_way || matches!(state, RowState::Taken(_))));
    let shown = move || {
        let (state, under_way) = state.get();
        let is_wrong = wrong.with(|wrong| !wrong.is_empty());
        match state {
            _ if under_way => chip(Severity::Busy, "On its way"),
            RowState::Taken(_) => chip(Severity::Good, "Taken"),
            RowState::Refused(_) => chip(Severity::Bad, "Refused"),
            RowState::LeftOut => chip(Severity::Muted, "Left out"),
            RowState::Ready if is_wrong => chip(Severity::Wait, "To correct"),
            RowState::Ready => chip(Severity::Muted, "To send"),
        }
    };
    let whole = move || {
        let columns = uploader.sheet.columns;
        let strangers = wrong.with(|wrong| {
            let said = wrong.iter().filter(|(key, _)| columns.iter().all(|column| column.key != key.as_str()));
            said.map(|(_, said)| said.clone()).collect::<Vec<_>>()
        });
        (!strangers.is_empty()).then(|| view! { <p class="field-error">{strangers.join(" ")}</p> })
    };
    let cell = |(column, text): (usize, String)| {
        let of = uploader.sheet.columns[column];
        let said = Memo::new(move |_| wrong.with(|wrong| wrong.get(of.key).cloned()));
        let id = crate::dom::ids::fresh_id("cell");
        let described_by = id.clone();
        view! {
            <td>
                <input
                    class="input"
                    aria-label=format!("{}, row {number}", of.name)
                    aria-invalid=move || said.with(Option::is_some).then_some("true")
                    aria-describedby=described_by
                    readonly=fixed
                    prop:value=text
                    on:change:target=move |event| uploader.change(at, column, event.target().value().trim().to_owned())
                />
                <p class="field-error" id=id>{said}</p>
            </td>
        }
    };
    let out = move || state.with(|(state, _)| *state == RowState::LeftOut);
    let toggle = move |_| {
        let now = untrack(out);
        uploader.leave_out(&[at], !now);
    };
    view! {
        <tr>
            <th scope="row">{number}</th>
            <td>{shown}{whole}</td>
            {cells.into_iter().enumerate().map(cell).collect_view()}
            <td>
                {move || (!fixed.get()).then(|| view! {
                    <button type="button" class="button quiet small" on:click=toggle>
                        {move || if out() { "Take in" } else { "Leave out" }}
                    </button>
                })}
            </td>
        </tr>
    }
}
