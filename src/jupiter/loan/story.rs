//! What happened lately, read from the loan's payouts and demands.

use super::Reads;
use crate::clock;
use crate::ui::card::Card;
use crate::ui::error_note::ErrorNote;
use crate::ui::skeleton::skeleton_lines;
use crate::ui::timeline::{Moment, Timeline};
use crate::ui::tone::{Status, Tone};
use leptos::prelude::*;
use lms::demands::{Demand, DemandStatus};
use lms::payouts::{Payout, PayoutStatus, PayoutType};
use lms::{Day, Instant};

/// How many moments are shown.
const MOST: usize = 8;

/// The card.
#[component]
pub(super) fn Activity(reads: Reads) -> impl IntoView {
    let events = Memo::new(move |_| {
        let (payouts, demands) = (reads.payouts.data()?, reads.demands.data()?);
        Some(latest(&payouts.results, &demands.results, clock::today()))
    });
    let error = Memo::new(move |_| reads.payouts.error().or_else(|| reads.demands.error()));
    let retry = Callback::new(move |()| {
        reads.payouts.refetch();
        reads.demands.refetch();
    });
    let moment = |event: Event| {
        view! { <Moment when=event.at.day().to_string() datetime=event.at.day().iso() tone=event.tone>{event.words}</Moment> }
    };
    view! {
        <Card title="Activity">
            {move || match (events.get(), error.get()) {
                (Some(events), _) if events.is_empty() => {
                    view! { <p class="muted">"Nothing has happened yet."</p> }.into_any()
                }
                (Some(events), _) => {
                    view! { <Timeline>{events.into_iter().map(moment).collect_view()}</Timeline> }.into_any()
                }
                (None, Some(error)) => view! { <ErrorNote error on_retry=retry /> }.into_any(),
                (None, None) => skeleton_lines(4).into_any(),
            }}
        </Card>
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Event {
    at: Instant,
    tone: Tone,
    words: String,
}

fn latest(payouts: &[Payout], demands: &[Demand], today: Day) -> Vec<Event> {
    let mut events: Vec<Event> = payouts
        .iter()
        .flat_map(of_payout)
        .chain(demands.iter().filter_map(|demand| of_demand(demand, today)))
        .collect();
    events.sort_by_key(|event| std::cmp::Reverse(event.at));
    events.truncate(MOST);
    events
}

fn of_payout(payout: &Payout) -> impl Iterator<Item = Event> {
    let what = if payout.r#type == PayoutType::Disbursement { "Tranche" } else { payout.r#type.label() };
    let what = format!("{what} of {:#}", payout.amount);
    let reference = &payout.ref_id;
    let requested = Event { at: payout.created_at, tone: Tone::Muted, words: format!("{what} requested, {reference}") };
    let outcome = (payout.status != PayoutStatus::Pending).then(|| {
        let at = payout.processed_at.unwrap_or(payout.updated_at);
        let became = match &payout.status {
            PayoutStatus::Processed => "paid".to_owned(),
            PayoutStatus::Processing => "handed to the bank".to_owned(),
            status => status.words().to_lowercase(),
        };
        Event { at, tone: payout.status.tone(), words: format!("{what} {became}, {reference}") }
    });
    [requested].into_iter().chain(outcome)
}

fn of_demand(demand: &Demand, today: Day) -> Option<Event> {
    if demand.due_date > today {
        return None;
    }
    let name = format!("{} {}", demand.r#type.label(), demand.index);
    let (tone, words) = match demand.status {
        DemandStatus::Paid => (Tone::Good, format!("{name} of {:#} fell due and is paid", demand.amount)),
        _ => (Tone::Bad, format!("{name} fell due, {:#} is not paid", demand.outstanding_amount)),
    };
    Some(Event { at: demand.due_date.start(), tone, words })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jupiter::loan::facts::tests::demand;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn the_latest_comes_first_and_the_future_not_at_all() {
        let payout: Payout =
            serde_json::from_str(include_str!("../../../contract/samples/request_tranche.response.json")).unwrap();
        let demands =
            [demand(1, DemandStatus::Paid), demand(2, DemandStatus::Overdue), demand(3, DemandStatus::Upcoming)];
        let today = demands[1].due_date.add_days(6);
        let words: Vec<_> = latest(&[payout], &demands, today).into_iter().map(|event| event.words).collect();
        assert_eq!(
            words,
            [
                "EMI 2 fell due, ₹1,000 is not paid",
                "EMI 1 of ₹1,000 fell due and is paid",
                "Tranche of ₹5,000 requested, PAY05JG8",
            ]
        );
    }
}
