//! What a run will find: where the books stand, and what falls due by the end of its day.

use super::books::{falling_due, overdue, stand_at};
use crate::api;
use crate::components::feedback::error_note::ErrorNote;
use crate::components::feedback::load::Load;
use crate::components::feedback::note::Note;
use crate::components::feedback::severity::Severity;
use crate::components::feedback::skeleton::skeleton_figures;
use crate::components::widgets::figures::{Figure, Figures};
use leptos::prelude::*;
use lms::Page;
use lms::demands::Demand;
use lms::eod::RunEod;
use lms::{Day, Money};

/// The figures.
#[component]
pub(super) fn Before(
    /// The run; `None` while something is wrong with what is typed.
    run: Memo<Option<RunEod>>,
    /// Whether what a run did is told beside it.
    told: Signal<bool>,
) -> impl IntoView {
    let late = api::query(move || run.get().map(overdue));
    let due = api::query(move || run.get().map(falling_due));
    let found = move |due: Page<Demand>| {
        let shown = move || {
            let date = run.get()?.date;
            let late = late.data()?;
            Some(figures(date, &late, &due, told))
        };
        shown.into_any()
    };
    let retry = Callback::new(move |()| late.refetch());
    move || {
        run.with(Option::is_some).then(|| {
            view! {
                {move || late.error().map(|error| view! { <ErrorNote error on_retry=retry /> })}
                <Load query=due skeleton=|| skeleton_figures(3) view=found />
            }
        })
    }
}

fn figures(date: Day, late: &Page<Demand>, due: &Page<Demand>, told: Signal<bool>) -> impl IntoView + use<> {
    let stand = stand_at(&late.results);
    let amount: Money = due.results.iter().map(|demand| demand.amount).sum();
    let owed: Money = late.results.iter().map(|demand| demand.outstanding_amount).sum();
    let more = |page: &Page<Demand>| if page.is_whole() { "" } else { " or more" };
    let closed = due.count == 0 && late.is_whole() && stand.is_some_and(|day| day >= date);
    let (stands, why) = match stand {
        Some(day) => (day.to_string(), "The earliest of these loans, read from what is overdue"),
        None => ("Not known".to_owned(), "No demand is overdue, and the books tell it by nothing else"),
    };
    let (falls, falls_note) = (format!("{amount}{}", more(due)), demands(due.count));
    let (owes, owes_note) = (format!("{owed}{}", more(late)), demands(late.count));
    let ready = move || {
        (closed && !told.get()).then(|| {
            view! {
                <Note severity=Severity::Muted title=format!("{date} is closed already")>
                    <span>"Running it again is safe: nothing is posted twice."</span>
                </Note>
            }
        })
    };
    view! {
        <Figures>
            <Figure label="Books stand at" value=stands note=why />
            <Figure label=format!("Falls due by {date}") value=falls note=falls_note />
            <Figure label="Overdue now" value=owes note=owes_note />
        </Figures>
        {ready}
    }
}

fn demands(count: u64) -> String {
    if count == 1 { "1 demand".to_owned() } else { format!("{count} demands") }
}
