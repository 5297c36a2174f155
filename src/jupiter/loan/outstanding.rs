//! What is owed at the end of any day, by component, and what would close the loan then.

use crate::components::detail_page::{Fact, facts};
use crate::components::feedback::load::Load;
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
use lms::dues::{EmiAmount, GetEmiAmount};
use lms::loans::Components;
use lms::outstanding::{GetOutstanding, OutstandingData};
use lms::{Day, LoanId, Money};

const HEADS: [Head; 4] =
    [Head::new("Component"), Head::num("Outstanding ₹"), Head::num("Of it overdue ₹"), Head::num("To pay that day ₹")];

#[component]
pub(super) fn Outstanding(
    id: LoanId,
    /// The day that the URL names; `None` for today.
    on: Signal<Option<Day>>,
) -> impl IntoView {
    let day = memo(move |_| on.get().unwrap_or_else(clock::today));
    let typed = RwSignal::new(day.get_untracked().iso());
    watch(move || typed.set(day.get().iso()));
    let navigate = use_navigate();
    watch(move || {
        if let Some(chosen) = Day::parse_iso(&typed.get())
            && chosen != day.get_untracked()
        {
            navigate(&Link::Loan { id, tab: LoanTab::Outstanding { on: Some(chosen) } }.href(), in_place());
        }
    });
    let owed = api::query(move || Some(GetOutstanding { loan: id, date: Some(day.get()) }));
    let due = api::query(move || Some(GetEmiAmount { id, date: Some(day.get()) }));
    let error = Signal::derive(move || {
        Day::parse_iso(&typed.get()).is_none().then(|| "Choose a day. The figures are of the last one.".to_owned())
    });
    let view = move |owed: OutstandingData| {
        let due = memo(move |_| due.data());
        view! { <OutstandingCards owed due /> }.into_any()
    };
    view! {
        <div class="fields days">
            <DateField label="As of" value=typed error hint="The end of that day, past or to come." />
        </div>
        <Load query=owed skeleton=|| skeleton_card(6) view />
    }
}

#[component]
fn OutstandingCards(owed: OutstandingData, due: Memo<Option<EmiAmount>>) -> impl IntoView {
    let (outstanding, overdue) = (owed.outstanding, owed.overdue);
    let row = move |name: &'static str, of: fn(&Components) -> Money| {
        let to_pay = move || due.with(|due| due.as_ref().map(|due| of(&due.due).grouped()));
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="num">{of(&outstanding).grouped()}</td>
                <td class="num">{of(&overdue).grouped()}</td>
                <td class="num">{to_pay}</td>
            </tr>
        }
    };
    let rows = [
        row("Principal", |parts| parts.principal),
        row("Interest", |parts| parts.interest),
        row("Penal interest", |parts| parts.penal),
        row("Fees", |parts| parts.fee),
    ];
    let foot = row("Total", |parts| parts.total).into_any();
    let to_close = [
        Fact::text("Outstanding", owed.outstanding.total),
        Fact::text("Foreclosure charge with GST", owed.foreclosure_charge),
        Fact::text("Received and not applied", owed.unapplied_amount),
        Fact::strong("Foreclosure amount", owed.foreclosure_amount),
        Fact::text("In words", owed.foreclosure_amount.in_words()),
        Fact::text("Interest since the last EMI, in it", owed.accrued_interest),
        Fact::text("Outstanding without that", owed.outstanding.total.less(owed.accrued_interest)),
        Fact::text("Each further day adds", owed.interest_per_day),
    ];
    let title = format!("Owed at the end of {}", owed.date);
    let caption = title.clone();
    view! {
        <div class="split">
            <Card title>{table(&caption, &HEADS, rows.into_iter().collect_view(), Some(foot))}</Card>
            <Card title="To close the loan that day">
                {facts(to_close)}
            </Card>
        </div>
    }
}
