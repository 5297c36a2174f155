//! Where a record's money went: a bar chart from the amount received to each demand and its components and what is left
//! over, and a table with the same numbers.

use super::allocation::{Component, ComponentAmounts, allocate, component_order};
use super::labels::refunded;
use crate::api::{self, Query};
use crate::components::charts::bars::percent;
use crate::components::feedback::empty::{Empty, Nothing};
use crate::components::lists::list_state::ListState;
use crate::components::widgets::card::Card;
use crate::components::widgets::table::Head;
use crate::dom::memo::memo;
use crate::links::Link;
use crate::venus::settlements;
use crate::venus::table_row::{TableRow, table_of};
use leptos::prelude::*;
use lms::demands::{Demand, ListDemands};
use lms::loans::{ListLoans, LoanFilter};
use lms::page::{MAX_PAGE_SIZE, PageRequest};
use lms::records::{Record, RecordStatus};
use lms::settlements::Settlement;
use lms::{Money, Page, Ref};

const ALL_DEMANDS: PageRequest = PageRequest { page: 1, page_size: MAX_PAGE_SIZE };
/// The most loans of an account whose demands are read.
const FIRST_LOANS: PageRequest = PageRequest { page: 1, page_size: 20 };
const HEADS: [Head; 8] = [
    Head::new("Paid"),
    Head::new("Fell due"),
    Head::num("Applied ₹"),
    Head::num("Fee ₹"),
    Head::num("Penal ₹"),
    Head::num("Interest ₹"),
    Head::num("Principal ₹"),
    Head::num("Still due ₹"),
];

/// What a record paid of one demand.
#[derive(Clone, Debug, PartialEq)]
struct DemandPayment {
    name: String,
    due_date: String,
    amount: Money,
    outstanding: Money,
    /// `None` if the demand was not read.
    components: Option<ComponentAmounts>,
}

/// What was applied to no demand: left over, or refunded.
struct Unapplied {
    name: &'static str,
    amount: Money,
    /// CSS class of its bar.
    fill: &'static str,
}

#[component]
pub(super) fn MoneyFlow(record: Record) -> impl IntoView {
    let (loan, account) = (record.loan.as_ref().map(Ref::id), record.account.as_ref().map(Ref::id));
    // A record of an account without a loan may pay several of its loans.
    let loans = api::query(move || {
        let filter = LoanFilter { account: Some(account.filter(|_| loan.is_none())?), ..LoanFilter::default() };
        Some(ListLoans { filter, ordering: String::new(), page: FIRST_LOANS })
    });
    let loans = memo(move |_| match (loan, loans.data()) {
        (Some(loan), _) => vec![loan],
        (None, page) => page.iter().flat_map(|page| &page.results).map(|loan| loan.id).collect(),
    });
    let schedules = memo(move |_| {
        let schedule = |id| {
            StoredValue::new(api::query(move || {
                Some(ListDemands { loan: Some(id), page: ALL_DEMANDS, ..ListDemands::default() })
            }))
        };
        loans.get().into_iter().map(schedule).collect::<Vec<_>>()
    });
    let list_state = ListState::of(&settlements::FIELDS).with("record", record.id.to_string());
    let href = Link::Settlements(list_state.into()).href();
    let count = record.settlements.iter().flatten().count();
    let label = if count == 1 { "1 settlement".to_owned() } else { format!("{count} settlements") };
    let aside = move || (count > 0).then(|| view! { <a href=href.clone()>{label.clone()}</a> });
    let record = StoredValue::new(record);
    let body = move || {
        let read =
            |schedule: &StoredValue<Query<_>>| schedule.get_value().data().map(|page: Page<Demand>| page.results);
        let demands: Vec<Demand> = schedules.get().iter().filter_map(read).flatten().collect();
        record.with_value(|record| chart_and_table(record, &demand_payments(record, &demands)))
    };
    view! {
        <Card title="Where the money went" aside>
            {body}
        </Card>
    }
}

fn demand_payments(record: &Record, demands: &[Demand]) -> Vec<DemandPayment> {
    let order = component_order(record.component_order.as_deref());
    let payment = |(at, settlement): (usize, &Settlement)| {
        let demand = demands.iter().find(|demand| demand.id == settlement.demand);
        let name = demand.map_or_else(|| format!("Demand {}", at + 1), Demand::name);
        DemandPayment {
            name,
            due_date: demand.map_or_else(|| "—".to_owned(), |demand| demand.due_date.to_string()),
            amount: settlement.amount,
            outstanding: settlement.outstanding_amount,
            components: demand.map(|demand| allocate(demand, &order, settlement.amount, settlement.outstanding_amount)),
        }
    };
    record.settlements.iter().flatten().enumerate().map(payment).collect()
}

fn chart_and_table(record: &Record, payments: &[DemandPayment]) -> AnyView {
    if payments.is_empty() && record.status != RecordStatus::Processed {
        let title = match record.status {
            RecordStatus::Reverted => "It was taken back: it pays nothing",
            RecordStatus::Draft
            | RecordStatus::PendingApproval
            | RecordStatus::Approved
            | RecordStatus::Rejected
            | RecordStatus::Processed
            | RecordStatus::Unknown(_) => "It pays nothing yet",
        };
        return view! {
            <Empty why=Nothing::Yet title>
                <p>"Once it is approved and applied, what it paid is drawn here."</p>
            </Empty>
        }
        .into_any();
    }
    let unapplied = [
        Unapplied { name: "Left over", amount: record.remaining_amount, fill: "soon" },
        Unapplied { name: "Given back", amount: refunded(record), fill: "now" },
    ];
    let unapplied: Vec<_> = unapplied.into_iter().filter(|end| end.amount.is_positive()).collect();
    let mut offset = Money::ZERO;
    let mut bars = Vec::new();
    let demand_bars = payments.iter().map(|payment| (payment.name.clone(), payment.amount, segments(payment)));
    let end_bars = unapplied.iter().map(|end| (end.name.to_owned(), end.amount, vec![(end.fill, end.amount)]));
    for (name, amount, segments) in demand_bars.chain(end_bars) {
        bars.push(bar(name, amount, offset, record.amount, segments));
        offset = offset.checked_add(amount).unwrap_or(offset);
    }
    let received = [("done", record.received_amount), ("now", record.tds_amount)];
    let received: Vec<_> = received.into_iter().filter(|(_, amount)| amount.is_positive()).collect();
    let into = if payments.len() == 1 { "one demand".to_owned() } else { format!("{} demands", payments.len()) };
    let summary = format!("{} came in: it pays {into}, and {} is left over.", record.amount, record.remaining_amount);
    view! {
        <figure class="flow" role="img" aria-label=summary>
            {bar("Came in".to_owned(), record.amount, Money::ZERO, record.amount, received)}
            {bars}
        </figure>
        {legend(payments, record)}
        {payment_table(record, payments, &unapplied)}
    }
    .into_any()
}

/// CSS class of a component's part of a bar.
const fn fill(component: Component) -> &'static str {
    match component {
        Component::Fee => "fee",
        Component::Penal => "late",
        Component::Interest => "n",
        Component::Principal => "p",
    }
}

fn segments(payment: &DemandPayment) -> Vec<(&'static str, Money)> {
    let Some(amounts) = payment.components else { return vec![("done", payment.amount)] };
    let segments = Component::ALL.into_iter().zip(amounts).map(|(component, amount)| (fill(component), amount));
    segments.filter(|(_, amount)| amount.is_positive()).collect()
}

/// One bar, which begins where the one above it ends.
fn bar(name: String, amount: Money, offset: Money, whole: Money, segments: Vec<(&'static str, Money)>) -> AnyView {
    let segment = |(fill, part): (&'static str, Money)| {
        let width = format!("inline-size:{}", percent(part, whole));
        view! { <span class=format!("key-mark {fill}") style=width title=part.to_string()></span> }
    };
    view! {
        <div class="river">
            <span>{name}</span>
            <div class="river-bed">
                <span style=format!("inline-size:{}", percent(offset, whole))></span>
                {segments.into_iter().map(segment).collect_view()}
            </div>
            <span>{amount.to_string()}</span>
        </div>
    }
    .into_any()
}

fn legend(payments: &[DemandPayment], record: &Record) -> impl IntoView + use<> {
    let was_paid =
        |at: usize| payments.iter().any(|payment| component_amount(payment, at).is_some_and(Money::is_positive));
    let mut entries = vec![("done", "received")];
    if record.tds_amount.is_positive() {
        entries.push(("now", "TDS"));
    }
    for (at, component) in Component::ALL.into_iter().enumerate() {
        if was_paid(at) {
            let label = if component == Component::Fee { "fee, with GST" } else { component.as_str() };
            entries.push((fill(component), label));
        }
    }
    if record.remaining_amount.is_positive() {
        entries.push(("soon", "left over"));
    }
    let item = |(fill, label): (&'static str, &'static str)| {
        view! {
            <li>
                <span class=format!("key-mark {fill}")></span>
                {label}
            </li>
        }
    };
    view! { <ul class="key" aria-hidden="true">{entries.into_iter().map(item).collect_view()}</ul> }
}

fn component_amount(payment: &DemandPayment, at: usize) -> Option<Money> {
    payment.components.and_then(|amounts| amounts.get(at).copied())
}

fn payment_table(record: &Record, payments: &[DemandPayment], unapplied: &[Unapplied]) -> AnyView {
    let row = |payment: &DemandPayment| {
        let row = TableRow::new(payment.name.clone()).text(payment.due_date.clone()).num(payment.amount.grouped());
        let row = (0..Component::ALL.len())
            .fold(row, |row, at| row.num(component_amount(payment, at).map_or_else(|| "—".to_owned(), Money::grouped)));
        row.num(payment.outstanding.grouped())
    };
    let foot_row = |name: &'static str, amount: Money| TableRow::new(name).gap(1).num(amount.grouped()).gap(5);
    let foot = unapplied.iter().map(|end| foot_row(end.name, end.amount));
    let foot = foot.chain([foot_row("Came in", record.amount)]);
    table_of("What it paid", &HEADS, payments.iter().map(row), foot)
}
