//! What happened lately, read from the loan's payouts and demands.

use super::Reads;
use super::facts::name;
use crate::clock;
use crate::paths::Path;
use crate::ui::card::Card;
use crate::ui::chip::days;
use crate::ui::error_note::ErrorNote;
use crate::ui::skeleton::skeleton_lines;
use crate::ui::timeline::{Moment, Timeline};
use crate::ui::tone::{Status, Tone};
use crate::venus::payouts::{PayoutsState, status_words};
use leptos::prelude::*;
use lms::demands::{Demand, DemandStatus};
use lms::payouts::{Payout, PayoutStatus, PayoutType};
use lms::{Day, Instant, PayoutId};

/// How many moments are shown.
const MOST: usize = 8;

/// The card.
#[component]
pub(super) fn Activity(
    reads: Reads,
    /// Everything, not only the latest.
    #[prop(optional)]
    whole: bool,
) -> impl IntoView {
    let events = Memo::new(move |_| {
        let (payouts, demands) = (reads.payouts.data()?, reads.demands.data()?);
        Some(latest(&payouts.results, &demands.results, clock::today(), if whole { usize::MAX } else { MOST }))
    });
    let error = Memo::new(move |_| reads.payouts.error());
    let unscheduled = Memo::new(move |_| reads.demands.error().is_some());
    let retry = Callback::new(move |()| reads.payouts.refetch());
    view! {
        <Card title="Activity">
            {move || match (events.get(), error.get(), unscheduled.get()) {
                (Some(events), ..) if events.is_empty() => {
                    view! { <p class="muted">"Nothing has happened yet."</p> }.into_any()
                }
                (Some(events), ..) => {
                    view! { <Timeline>{events.into_iter().map(moment).collect_view()}</Timeline> }.into_any()
                }
                (None, Some(error), _) => view! { <ErrorNote error on_retry=retry /> }.into_any(),
                // The schedule beside it says why, and reads it again.
                (None, None, true) => {
                    view! { <p class="muted">"It is told from the schedule, which could not be read."</p> }.into_any()
                }
                (None, None, false) => skeleton_lines(4).into_any(),
            }}
        </Card>
    }
}

fn moment(event: Event) -> impl IntoView {
    let day = event.at.day();
    let payout = event.payout.map(|(id, reference)| {
        let href = Path::Payouts(PayoutsState { opened: Some(id), ..PayoutsState::default() }).href();
        view! {
            " "
            <a class="mono" href=href>
                {reference}
            </a>
        }
    });
    view! {
        <Moment when=day.to_string() datetime=day.iso() tone=event.tone>
            {event.words}
            {payout}
        </Moment>
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Event {
    at: Instant,
    tone: Tone,
    words: String,
    /// The payout it is about, with its reference.
    payout: Option<(PayoutId, String)>,
}

fn latest(payouts: &[Payout], demands: &[Demand], today: Day, most: usize) -> Vec<Event> {
    let mut events: Vec<Event> = payouts
        .iter()
        .flat_map(of_payout)
        .chain(demands.iter().filter_map(|demand| of_demand(demand, today)))
        .collect();
    events.sort_by_key(|event| std::cmp::Reverse(event.at));
    events.truncate(most);
    events
}

fn of_payout(payout: &Payout) -> impl Iterator<Item = Event> {
    let what = if payout.r#type == PayoutType::Disbursement { "Tranche" } else { payout.r#type.label() };
    let what = format!("{what} of {:#}", payout.amount);
    let event = |at, tone, became: &str| {
        let words = format!("{what} {became}");
        Event { at, tone, words, payout: Some((payout.id, payout.ref_id.clone())) }
    };
    let requested = event(payout.created_at, Tone::Muted, "requested");
    let outcome = (payout.status != PayoutStatus::Pending).then(|| {
        let became = match &payout.status {
            PayoutStatus::Processed => "paid".to_owned(),
            PayoutStatus::Processing => "handed to the bank".to_owned(),
            PayoutStatus::Failed => status_words(payout).replacen("Failed", "failed", 1),
            status => status.words().to_lowercase(),
        };
        event(payout.processed_at.unwrap_or(payout.updated_at), payout.status.tone(), &became)
    });
    [requested].into_iter().chain(outcome)
}

fn of_demand(demand: &Demand, today: Day) -> Option<Event> {
    if demand.due_date > today {
        return None;
    }
    let (name, unpaid) = (name(demand), demand.outstanding_amount);
    let (tone, words) = match demand.status {
        DemandStatus::Paid if demand.peak_dpd > 0 => {
            (Tone::Good, format!("{name} fell due, paid {} late", days(demand.peak_dpd)))
        }
        DemandStatus::Paid => (Tone::Good, format!("{name} fell due and was paid")),
        _ if demand.due_date == today => (Tone::Wait, format!("{name} falls due, {unpaid:#} unpaid")),
        _ => (Tone::Bad, format!("{name} fell due, {unpaid:#} unpaid")),
    };
    Some(Event { at: demand.due_date.start(), tone, words, payout: None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jupiter::loan::facts::tests::demand;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn payout() -> Payout {
        serde_json::from_str(include_str!("../../../contract/samples/request_tranche.response.json")).unwrap()
    }

    #[test]
    fn the_latest_comes_first_and_the_future_not_at_all() {
        let demands =
            [demand(1, DemandStatus::Paid), demand(2, DemandStatus::Overdue), demand(3, DemandStatus::Upcoming)];
        let today = demands[1].due_date.add_days(6);
        let words: Vec<_> = latest(&[payout()], &demands, today, MOST).into_iter().map(|event| event.words).collect();
        assert_eq!(
            words,
            ["EMI 2 fell due, ₹1,000 unpaid", "EMI 1 fell due and was paid", "Tranche of ₹5,000 requested"]
        );
    }

    #[test]
    fn a_payout_is_told_from_request_to_outcome() {
        let failed = Payout {
            status: PayoutStatus::Failed,
            failed_remark: Some("IFSC is wrong".to_owned()),
            updated_at: payout().created_at.add_seconds(60),
            ..payout()
        };
        let events = latest(&[failed], &[], payout().created_at.day(), MOST);
        let told: Vec<_> = events.iter().map(|event| (event.tone, event.words.as_str())).collect();
        assert_eq!(
            told,
            [(Tone::Bad, "Tranche of ₹5,000 failed: IFSC is wrong"), (Tone::Muted, "Tranche of ₹5,000 requested"),]
        );
    }

    #[test]
    fn a_demand_says_how_it_went() {
        let told = |demand: Demand, away: i64| {
            let today = demand.due_date.add_days(away);
            of_demand(&demand, today).map(|event| (event.tone, event.words))
        };
        let late = Demand { peak_dpd: 2, ..demand(9, DemandStatus::Paid) };
        assert_eq!(told(late, 30), Some((Tone::Good, "EMI 9 fell due, paid 2 days late".to_owned())));
        let due = demand(10, DemandStatus::Due);
        assert_eq!(told(due.clone(), 0), Some((Tone::Wait, "EMI 10 falls due, ₹1,000 unpaid".to_owned())));
        assert_eq!(told(due.clone(), 1), Some((Tone::Bad, "EMI 10 fell due, ₹1,000 unpaid".to_owned())));
        assert_eq!(told(due, -1), None);
    }
}
