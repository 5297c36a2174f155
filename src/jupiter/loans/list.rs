//! The page: filters and the grid.

use super::rows::{COLUMNS, WIDTH, row};
use super::state::{DpdBucket, LoansState};
use crate::api;
use crate::navigation::{self, Step};
use crate::paths::{Path, use_path};
use crate::ui::filter_bar::{Choice, FilterBar, Refresh, Search};
use crate::ui::grid::{Fetch, Grid, Looks, RowPage};
use crate::ui::heading::Heading;
use crate::ui::list_page::Count;
use futures::FutureExt;
use leptos::prelude::*;
use lms::Topic;
use lms::loans::{ListLoans, LoanStatus};
use lms::page::PageRequest;
use std::rc::Rc;

const LOOKS: Looks = Looks {
    label: "Loans",
    empty: "No loans yet",
    empty_hint: "A loan appears here once an account has been disbursed.",
    filtered: "No loans match these filters",
};

/// The list of loans.
#[component]
pub fn LoansPage() -> impl IntoView {
    let path = use_path();
    let state = Memo::new(move |before: Option<&LoansState>| match path.get() {
        Some(Path::Loans(state)) => state,
        _ => before.cloned().unwrap_or_default(),
    });
    let change = move |step: Step, change: &dyn Fn(&mut LoansState)| {
        let mut next = state.get_untracked();
        change(&mut next);
        navigation::go(&Path::Loans(next).href(), step);
    };
    let clear =
        Callback::new(move |()| navigation::go(&Path::Loans(state.get_untracked().cleared()).href(), Step::New));
    let asked_again = RwSignal::new(0_u64);
    let version = api::version(&[Topic::Loans]);
    let count = RwSignal::new(None);
    let filtered = Signal::derive(move || state.with(LoansState::is_filtered));

    view! {
        <main id="page" class="page fill">
            <div class="head">
                <Heading text="Loans" />
                <Count count noun=("loan", "loans") filtered />
            </div>
            <FilterBar label="loans">
                <Search
                    label="Search loans"
                    hint="Ref, borrower"
                    value=Signal::derive(move || state.with(|state| state.search.clone()))
                    on_search=move |search: String| change(Step::Same, &|state| state.search.clone_from(&search))
                />
                <Choice
                    label="Status"
                    value=Signal::derive(move || state.with(|state| state.status.as_ref().map(ToString::to_string).unwrap_or_default()))
                    options=LoanStatus::KNOWN.iter().map(|one| (one.to_string(), one.label().to_owned())).collect()
                    on_choose=move |chosen: String| {
                        change(Step::New, &|state| state.status = (!chosen.is_empty()).then(|| chosen.as_str().into()));
                    }
                />
                <Choice
                    label="Overdue by"
                    value=Signal::derive(move || state.with(|state| state.dpd.map(|bucket| bucket.as_str().to_owned()).unwrap_or_default()))
                    options=DpdBucket::ALL.iter().map(|one| (one.as_str().to_owned(), one.label().to_owned())).collect()
                    on_choose=move |chosen: String| change(Step::New, &|state| state.dpd = DpdBucket::read(&chosen))
                />
                <span class="spacer"></span>
                <Refresh on_refresh=move |()| asked_again.update(|asked| *asked += 1) />
            </FilterBar>
            <Grid
                looks=LOOKS
                columns=COLUMNS
                width=WIDTH
                fetch=fetch(state)
                query=Memo::new(move |_| Path::Loans(state.get()).href())
                version=Signal::derive(move || version.get() + asked_again.get())
                order=Signal::derive(move || state.with(|state| state.order.clone()))
                on_order=move |order: String| change(Step::New, &|state| state.order.clone_from(&order))
                opened=Signal::derive(|| None::<String>)
                filtered
                on_clear=clear
                count
            />
        </main>
    }
}

fn fetch(state: Memo<LoansState>) -> Fetch {
    Rc::new(move |page: PageRequest| {
        let state = state.get_untracked();
        async move {
            let list = ListLoans { filter: state.filter(), ordering: state.order, page };
            let page = api::send(list).await?;
            Ok(RowPage { count: page.count, rows: page.results.iter().map(row).collect() })
        }
        .boxed_local()
    })
}
