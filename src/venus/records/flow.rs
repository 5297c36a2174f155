//! Where the money went: from what came in to each demand and its components, and what is left. A picture, and a table
//! with the same numbers.

use super::facts::given_back;
use super::parts::{Component, Parts, order_of, paid};
use crate::api::{self, Query};
use crate::components::charts::bars::percent;
use crate::components::feedback::empty::{Empty, Nothing};
use crate::components::lists::list_state::ListState;
use crate::components::widgets::card::Card;
use crate::components::widgets::table::{Head, table};
use crate::links::Link;
use crate::venus::settlements;
use leptos::prelude::*;
use lms::demands::{Demand, DemandType, ListDemands};
use lms::loans::{ListLoans, LoanFilter};
use lms::page::{MAX_PAGE_SIZE, PageRequest};
use lms::records::{Record, RecordStatus};
use lms::settlements::Settlement;
use lms::{Money, Page, Ref};

const ALL: PageRequest = PageRequest { page: 1, page_size: MAX_PAGE_SIZE };
/// So many loans of an account are asked for what was paid of them.
const FIRST: PageRequest = PageRequest { page: 1, page_size: 20 };
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

/// One demand that was paid.
#[derive(Clone, Debug, PartialEq)]
struct Stream {
    name: String,
    due: String,
    amount: Money,
    left: Money,
    /// What it is made of, where the demand is known.
    parts: Option<Parts>,
}

/// The card.
#[component]
pub(super) fn Flow(record: Record) -> impl IntoView {
    let (loan, account) = (record.loan.as_ref().map(Ref::id), record.account.as_ref().map(Ref::id));
    // Money of an account pays several of its loans.
    let loans = api::query(move || {
        let filter = LoanFilter { account: Some(account.filter(|_| loan.is_none())?), ..LoanFilter::default() };
        Some(ListLoans { filter, ordering: String::new(), page: FIRST })
    });
    let loans = Memo::new(move |_| match (loan, loans.data()) {
        (Some(loan), _) => vec![loan],
        (None, page) => page.iter().flat_map(|page| &page.results).map(|loan| loan.id).collect(),
    });
    let schedules = Memo::new(move |_| {
        let of = |id| {
            StoredValue::new(api::query(move || {
                Some(ListDemands { loan: Some(id), page: ALL, ..ListDemands::default() })
            }))
        };
        loans.get().into_iter().map(of).collect::<Vec<_>>()
    });
    let list_state = ListState::of(&settlements::FIELDS).with("record", record.id.to_string());
    let href = Link::Settlements(list_state.into()).href();
    let applied = record.settlements.iter().flatten().count();
    let words = if applied == 1 { "1 settlement".to_owned() } else { format!("{applied} settlements") };
    let aside = move || (applied > 0).then(|| view! { <a href=href.clone()>{words.clone()}</a> });
    let record = StoredValue::new(record);
    let body = move || {
        let read =
            |schedule: &StoredValue<Query<_>>| schedule.get_value().data().map(|page: Page<Demand>| page.results);
        let demands: Vec<Demand> = schedules.get().iter().filter_map(read).flatten().collect();
        record.with_value(|record| drawn(record, &streams(record, &demands)))
    };
    view! {
        <Card title="Where the money went" aside>
            {body}
        </Card>
    }
}

fn streams(record: &Record, demands: &[Demand]) -> Vec<Stream> {
    let order = order_of(record.component_order.as_deref());
    let stream = |(at, settlement): (usize, &Settlement)| {
        let demand = demands.iter().find(|demand| demand.id == settlement.demand);
        let parts = demand.map(|demand| paid(demand, &order, settlement.amount, settlement.outstanding_amount));
        let name = demand.map_or_else(
            || format!("Demand {}", at + 1),
            |demand| match demand.r#type {
                DemandType::Emi => format!("EMI {}", demand.index),
                _ => demand.r#type.label().to_owned(),
            },
        );
        let due = demand.map_or_else(|| "—".to_owned(), |demand| demand.due_date.to_string());
        Stream { name, due, amount: settlement.amount, left: settlement.outstanding_amount, parts }
    };
    record.settlements.iter().flatten().enumerate().map(stream).collect()
}

fn drawn(record: &Record, streams: &[Stream]) -> AnyView {
    if streams.is_empty() && record.status != RecordStatus::Processed {
        let title = match record.status {
            RecordStatus::Reverted => "It was taken back: it pays nothing",
            _ => "It pays nothing yet",
        };
        return view! {
            <Empty why=Nothing::Yet title>
                <p>"Once it is approved and applied, what it paid is drawn here."</p>
            </Empty>
        }
        .into_any();
    }
    let back = given_back(record);
    let ends = [("Left over", record.remaining_amount, "soon"), ("Given back", back, "now")];
    let ends: Vec<_> = ends.into_iter().filter(|(_, amount, _)| amount.is_positive()).collect();
    let mut from = Money::ZERO;
    let mut rows = Vec::new();
    for stream in streams {
        rows.push(river(stream.name.clone(), stream.amount, from, record.amount, pieces(stream)));
        from = from.checked_add(stream.amount).unwrap_or(from);
    }
    for (name, amount, class) in &ends {
        rows.push(river((*name).to_owned(), *amount, from, record.amount, vec![(*class, *amount)]));
        from = from.checked_add(*amount).unwrap_or(from);
    }
    let source = [("done", record.received_amount), ("now", record.tds_amount)];
    let source: Vec<_> = source.into_iter().filter(|(_, amount)| amount.is_positive()).collect();
    let into = if streams.len() == 1 { "one demand".to_owned() } else { format!("{} demands", streams.len()) };
    let summary = format!("{} came in: it pays {into}, and {} is left over.", record.amount, record.remaining_amount);
    view! {
        <figure class="flow" role="img" aria-label=summary>
            {river("Came in".to_owned(), record.amount, Money::ZERO, record.amount, source)}
            {rows}
        </figure>
        {key(streams, record)}
        {figures(record, streams, &ends)}
    }
    .into_any()
}

/// The fill of a component.
const fn mark(component: Component) -> &'static str {
    match component {
        Component::Fee => "fee",
        Component::Penal => "late",
        Component::Interest => "n",
        Component::Principal => "p",
    }
}

/// What a demand's bar is made of.
fn pieces(stream: &Stream) -> Vec<(&'static str, Money)> {
    let Some(parts) = stream.parts else { return vec![("done", stream.amount)] };
    let named = Component::ALL.into_iter().zip(parts).map(|(component, amount)| (mark(component), amount));
    named.filter(|(_, amount)| amount.is_positive()).collect()
}

/// One bar: it begins where the one above it ended.
fn river(name: String, amount: Money, from: Money, whole: Money, pieces: Vec<(&'static str, Money)>) -> impl IntoView {
    let piece = |(class, part): (&'static str, Money)| {
        let width = format!("inline-size:{}", percent(part, whole));
        view! { <span class=format!("key-mark {class}") style=width title=part.to_string()></span> }
    };
    view! {
        <div class="river">
            <span>{name}</span>
            <div class="river-bed">
                <span style=format!("inline-size:{}", percent(from, whole))></span>
                {pieces.into_iter().map(piece).collect_view()}
            </div>
            <span>{amount.to_string()}</span>
        </div>
    }
}

fn key(streams: &[Stream], record: &Record) -> impl IntoView + use<> {
    let flows = |at: usize| {
        let of = |stream: &Stream| stream.parts.and_then(|parts| parts.get(at).copied()).unwrap_or_default();
        streams.iter().any(|stream| of(stream).is_positive())
    };
    let mut marks = vec![("done", "received")];
    if record.tds_amount.is_positive() {
        marks.push(("now", "TDS"));
    }
    for (at, component) in Component::ALL.into_iter().enumerate() {
        if flows(at) {
            let words = if component == Component::Fee { "fee, with GST" } else { component.word() };
            marks.push((mark(component), words));
        }
    }
    if record.remaining_amount.is_positive() {
        marks.push(("soon", "left over"));
    }
    let item = |(class, words): (&'static str, &'static str)| {
        view! {
            <li>
                <span class=format!("key-mark {class}")></span>
                {words}
            </li>
        }
    };
    view! { <ul class="key" aria-hidden="true">{marks.into_iter().map(item).collect_view()}</ul> }
}

fn figures(record: &Record, streams: &[Stream], ends: &[(&'static str, Money, &'static str)]) -> impl IntoView + use<> {
    let part = |stream: &Stream, at: usize| {
        let amount = stream.parts.and_then(|parts| parts.get(at).copied());
        amount.map_or_else(|| "—".to_owned(), Money::grouped)
    };
    let row = |stream: &Stream| {
        view! {
            <tr>
                <th scope="row">{stream.name.clone()}</th>
                <td>{stream.due.clone()}</td>
                <td class="num">{stream.amount.grouped()}</td>
                {(0..4).map(|at| view! { <td class="num">{part(stream, at)}</td> }).collect_view()}
                <td class="num">{stream.left.grouped()}</td>
            </tr>
        }
    };
    let end = |(name, amount): (&'static str, Money)| {
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td></td>
                <td class="num">{amount.grouped()}</td>
                <td colspan="5"></td>
            </tr>
        }
    };
    let foot = ends.iter().map(|(name, amount, _)| end((*name, *amount))).collect_view();
    let whole = end(("Came in", record.amount));
    let foot = view! { {foot} {whole} }.into_any();
    let rows = streams.iter().map(row).collect_view();
    table("What it paid", &HEADS, rows, Some(foot))
}
