//! The activity of a loan: its payouts and the demands that fell due.

use super::Reads;
use crate::clock;
use crate::components::feedback::error_note::ErrorNote;
use crate::components::feedback::severity::Severity;
use crate::components::feedback::skeleton::skeleton_lines;
use crate::components::widgets::card::Card;
use crate::components::widgets::chip::days;
use crate::dom::memo::memo;
use crate::jupiter::activity::{ActivityEvent, latest, payout_events, timeline};
use leptos::prelude::*;
use lms::Day;
use lms::demands::{Demand, DemandStatus};
use lms::payouts::Payout;

/// Events on the overview.
const LATEST: usize = 8;

#[component]
pub(super) fn Activity(
    reads: Reads,
    /// Shows all events, not only the latest.
    #[prop(optional)]
    whole: bool,
) -> impl IntoView {
    let activity = memo(move |_| {
        let (payouts, demands) = (reads.payouts.data()?, reads.demands.data()?);
        Some(events(&payouts.results, &demands.results, clock::today(), if whole { usize::MAX } else { LATEST }))
    });
    let error = memo(move |_| reads.payouts.error());
    let unscheduled = memo(move |_| reads.demands.error().is_some());
    let retry = Callback::new(move |()| reads.payouts.refetch());
    view! {
        <Card title="Activity">
            {move || match (activity.get(), error.get(), unscheduled.get()) {
                (Some(events), ..) => timeline(events),
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

fn events(payouts: &[Payout], demands: &[Demand], today: Day, most: usize) -> Vec<ActivityEvent> {
    let due = demands.iter().filter_map(|demand| demand_event(demand, today));
    latest(payouts.iter().flat_map(payout_events).chain(due).collect(), most)
}

fn demand_event(demand: &Demand, today: Day) -> Option<ActivityEvent> {
    if demand.due_date > today {
        return None;
    }
    let (name, unpaid) = (demand.name(), demand.outstanding_amount);
    let (severity, text) = match demand.status {
        DemandStatus::Paid if demand.peak_dpd > Some(0) => {
            (Severity::Good, format!("{name} fell due, paid {} late", days(demand.peak_dpd)))
        }
        DemandStatus::Paid => (Severity::Good, format!("{name} fell due and was paid")),
        _ if demand.due_date == today => (Severity::Wait, format!("{name} falls due, {unpaid:#} unpaid")),
        _ => (Severity::Bad, format!("{name} fell due, {unpaid:#} unpaid")),
    };
    Some(ActivityEvent { at: demand.due_date.start(), severity, text, about: None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jupiter::loan::demands::tests::demand;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn payout() -> Payout {
        serde_json::from_str(include_str!("../../../contract/samples/request_tranche.response.json")).unwrap()
    }

    #[test]
    fn lists_past_events_the_latest_first() {
        let demands =
            [demand(1, DemandStatus::Paid), demand(2, DemandStatus::Overdue), demand(3, DemandStatus::Upcoming)];
        let today = demands[1].due_date.add_days(6);
        let texts: Vec<_> = events(&[payout()], &demands, today, LATEST).into_iter().map(|event| event.text).collect();
        assert_eq!(
            texts,
            ["EMI 2 fell due, ₹1,000 unpaid", "EMI 1 fell due and was paid", "Tranche of ₹5,000 requested"]
        );
    }

    #[test]
    fn a_demand_says_whether_it_was_paid() {
        let event = |demand: Demand, away: i64| {
            let today = demand.due_date.add_days(away);
            demand_event(&demand, today).map(|event| (event.severity, event.text))
        };
        let late = Demand { peak_dpd: Some(2), ..demand(9, DemandStatus::Paid) };
        assert_eq!(event(late, 30), Some((Severity::Good, "EMI 9 fell due, paid 2 days late".to_owned())));
        let due = demand(10, DemandStatus::Due);
        assert_eq!(event(due.clone(), 0), Some((Severity::Wait, "EMI 10 falls due, ₹1,000 unpaid".to_owned())));
        assert_eq!(event(due.clone(), 1), Some((Severity::Bad, "EMI 10 fell due, ₹1,000 unpaid".to_owned())));
        assert_eq!(event(due, -1), None);
    }
}
