//! What a run will find: until when the books are closed, and what falls due by the end of its day.

use super::books::{closed_until, falling_due, overdue};
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

#[component]
pub(super) fn RunPreview(
    /// `None` while the form is invalid.
    run: Memo<Option<RunEod>>,
    /// Whether the page shows the result of a run.
    has_result: Signal<bool>,
) -> impl IntoView {
    let overdue = api::query(move || run.get().map(overdue));
    let falling_due = api::query(move || run.get().map(falling_due));
    let view = move |falling_due: Page<Demand>| {
        let figures = move || {
            let date = run.get()?.date;
            Some(figures(date, &overdue.data()?, &falling_due, has_result))
        };
        figures.into_any()
    };
    let on_retry = Callback::new(move |()| overdue.refetch());
    move || {
        run.with(Option::is_some).then(|| {
            view! {
                {move || overdue.error().map(|error| view! { <ErrorNote error on_retry /> })}
                <Load query=falling_due skeleton=|| skeleton_figures(3) view />
            }
        })
    }
}

fn figures(
    date: Day,
    overdue: &Page<Demand>,
    falling_due: &Page<Demand>,
    has_result: Signal<bool>,
) -> impl IntoView + use<> {
    let closed_until = closed_until(&overdue.results);
    let due_amount: Money = falling_due.results.iter().map(|demand| demand.amount).sum();
    let overdue_amount: Money = overdue.results.iter().map(|demand| demand.outstanding_amount).sum();
    let more = |page: &Page<Demand>| if page.is_whole() { "" } else { " or more" };
    let is_closed = falling_due.count == 0 && overdue.is_whole() && closed_until.is_some_and(|day| day >= date);
    let (closed_until, source) = match closed_until {
        Some(day) => (day.to_string(), "The earliest of these loans, read from what is overdue"),
        None => ("Not known".to_owned(), "No demand is overdue, and the books tell it by nothing else"),
    };
    let due_figure = format!("{due_amount}{}", more(falling_due));
    let overdue_figure = format!("{overdue_amount}{}", more(overdue));
    let (due_note, overdue_note) = (demands(falling_due.count), demands(overdue.count));
    let closed_note = move || {
        (is_closed && !has_result.get()).then(|| {
            view! {
                <Note severity=Severity::Muted title=format!("{date} is closed already")>
                    <span>"Running it again is safe: nothing is posted twice."</span>
                </Note>
            }
        })
    };
    view! {
        <Figures>
            <Figure label="Books stand at" value=closed_until note=source />
            <Figure label=format!("Falls due by {date}") value=due_figure note=due_note />
            <Figure label="Overdue now" value=overdue_figure note=overdue_note />
        </Figures>
        {closed_note}
    }
}

fn demands(count: u64) -> String {
    if count == 1 { "1 demand".to_owned() } else { format!("{count} demands") }
}
