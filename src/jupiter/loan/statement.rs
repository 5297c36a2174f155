//! The statement of account: what was charged and paid between two days, with the balances that the server calculates.
//! It prints on A4, and the browser saves it as PDF.

mod statement_lines;

use super::Reads;
use crate::components::feedback::error_note::ErrorNote;
use crate::components::feedback::skeleton::skeleton_card;
use crate::components::forms::field::DateField;
use crate::components::widgets::card::Card;
use crate::components::widgets::table::{Head, table};
use crate::dom::memo::memo;
use crate::dom::watch::watch;
use crate::links::{Link, LoanTab, in_place};
use crate::{api, clock};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use lms::bidi::isolate;
use lms::outstanding::GetOutstanding;
use lms::page::{MAX_PAGE_SIZE, PageRequest};
use lms::settlements::ListSettlements;
use lms::{ApiError, Day, LoanId, Money};
use statement_lines::{StatementLine, StatementSources, statement_lines};

const HEADS: [Head; 5] =
    [Head::new("Day"), Head::new("What"), Head::num("Charged ₹"), Head::num("Paid ₹"), Head::num("Balance ₹")];

#[component]
pub(super) fn Statement(
    id: LoanId,
    reads: Reads,
    /// The first and the last day that the URL names; `None` for the first day of the loan and for today.
    period: Signal<(Option<Day>, Option<Day>)>,
) -> impl IntoView {
    let first_day =
        memo(move |_| reads.loan.data().map(|loan| loan.disbursement_date.unwrap_or(loan.created_at.day())));
    let days = memo(move |_| {
        let (from, to) = period.get();
        let to = to.unwrap_or_else(clock::today);
        (from.or(first_day.get()).unwrap_or(to), to)
    });
    let (from, to) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    watch(move || {
        let (first, last) = days.get();
        from.set(first.iso());
        to.set(last.iso());
    });
    let navigate = use_navigate();
    watch(move || {
        let chosen = Day::parse_iso(&from.get()).zip(Day::parse_iso(&to.get()));
        if let Some((first, last)) = chosen
            && first <= last
            && (first, last) != days.get_untracked()
        {
            let tab = LoanTab::Statement { from: Some(first), to: Some(last) };
            navigate(&Link::Loan { id, tab }.href(), in_place());
        }
    });
    let period_error = Signal::derive(move || {
        let chosen = Day::parse_iso(&from.get()).zip(Day::parse_iso(&to.get()));
        chosen.is_some_and(|(first, last)| first > last).then(|| "It ends before it begins.".to_owned())
    });

    // Before its first day a loan owes nothing, and the server has no balance.
    let is_from_the_first = memo(move |_| first_day.get().is_none_or(|first_day| days.get().0 <= first_day));
    let opening = api::query(move || {
        let eve = days.get().0.add_days(-1);
        (!is_from_the_first.get()).then_some(GetOutstanding { loan: id, date: Some(eve) })
    });
    let closing = api::query(move || Some(GetOutstanding { loan: id, date: Some(days.get().1) }));
    let page = PageRequest { page: 1, page_size: MAX_PAGE_SIZE };
    let settlements = api::query(move || Some(ListSettlements { loan: Some(id), page, ..ListSettlements::default() }));
    let statement = memo(move |_| {
        let (payouts, demands, settled) = (reads.payouts.data()?, reads.demands.data()?, settlements.data()?);
        let whole = payouts.is_whole() && demands.is_whole() && settled.is_whole();
        let sources =
            StatementSources { payouts: &payouts.results, demands: &demands.results, settlements: &settled.results };
        let opening = if is_from_the_first.get() { Money::ZERO } else { opening.data()?.outstanding.total };
        let closing = closing.data()?.outstanding.total;
        Some((statement_lines(days.get(), opening, closing, sources), opening, closing, whole))
    });
    let error = memo(move |_| {
        let errors: [Option<ApiError>; 5] =
            [opening.error(), closing.error(), settlements.error(), reads.payouts.error(), reads.demands.error()];
        errors.into_iter().flatten().next()
    });
    let retry = Callback::new(move |()| {
        opening.refetch();
        closing.refetch();
        settlements.refetch();
        reads.payouts.refetch();
        reads.demands.refetch();
    });
    let title = Signal::derive(move || {
        let (from, to) = days.get();
        format!("Statement of account, {from} to {to}")
    });
    view! {
        <div class="fields days no-print">
            <DateField label="From" value=from />
            <DateField label="To" value=to error=period_error />
        </div>
        {move || error.get().map(|error| view! { <ErrorNote error on_retry=retry /> })}
        {move || match (statement.get(), error.with(Option::is_some)) {
            (Some((lines, opening, closing, whole)), _) => {
                view! { <StatementCard title reads lines opening closing whole /> }.into_any()
            }
            (None, true) => ().into_any(),
            (None, false) => skeleton_card(8).into_any(),
        }}
    }
}

#[component]
fn StatementCard(
    title: Signal<String>,
    reads: Reads,
    lines: Vec<StatementLine>,
    opening: Money,
    closing: Money,
    /// Whether all entries were read.
    whole: bool,
) -> impl IntoView {
    let sum = |of: fn(&StatementLine) -> Money| lines.iter().map(of).sum::<Money>().grouped();
    let (charged, paid) = (sum(|line| line.charged), sum(|line| line.paid));
    let foot = view! {
        <tr>
            <th scope="row">"Closing"</th>
            <td>"Closing balance"</td>
            <td class="num">{charged}</td>
            <td class="num">{paid}</td>
            <td class="num">{closing.grouped()}</td>
        </tr>
    }
    .into_any();
    let first = view! {
        <tr>
            <th scope="row">"Opening"</th>
            <td>"Opening balance"</td>
            <td class="num"></td>
            <td class="num"></td>
            <td class="num">{opening.grouped()}</td>
        </tr>
    };
    let rows = (first, lines.iter().map(line_row).collect_view());
    let borrower = move || {
        reads
            .loan
            .data()
            .map(|loan| format!("{} · {} · {}", isolate(&loan.borrower_name), loan.ref_id, isolate(&loan.program_name)))
    };
    let cut = (!whole).then(|| {
        view! {
            <p class="bad" role="alert">
                "The loan has more entries than one page of the server holds: this statement is not complete."
            </p>
        }
    });
    let print = |_| drop(window().print());
    view! {
        <Card
            title
            aside=move || {
                view! {
                    <button type="button" class="button small" on:click=print>
                        "Print or save as PDF"
                    </button>
                }
            }
        >
            <p class="muted">{borrower}</p>
            {cut}
            {table("Statement of account", &HEADS, rows, Some(foot))}
        </Card>
    }
}

fn line_row(line: &StatementLine) -> impl IntoView + use<> {
    let amount = |money: Money| (!money.is_zero()).then(|| money.grouped());
    view! {
        <tr>
            <th scope="row">{line.day.to_string()}</th>
            <td>{line.text.clone()}</td>
            <td class="num">{amount(line.charged)}</td>
            <td class="num">{amount(line.paid)}</td>
            <td class="num">{line.balance.grouped()}</td>
        </tr>
    }
}
