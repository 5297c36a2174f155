//! A timeline of events, the latest first.

use crate::components::feedback::severity::{Severity, Status};
use crate::components::widgets::timeline::{Moment, Timeline};
use crate::dom::memo::memo;
use crate::links::Link;
use crate::sorted::latest_first;
use crate::venus::payouts::{PayoutsState, status_words};
use leptos::prelude::*;
use lms::payouts::{Payout, PayoutStatus, PayoutType};
use lms::{Instant, PayoutId};

/// Events that are drawn at first, and by each "Show more": thousands at once would block the page for seconds.
const FIRST: usize = 100;
const MORE: usize = 500;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ActivityEvent {
    pub(crate) at: Instant,
    pub(crate) severity: Severity,
    pub(crate) text: String,
    /// The page of what it is about, and its reference.
    pub(crate) about: Option<(String, String)>,
}

/// The latest events, at most `most`.
pub(crate) fn latest(events: Vec<ActivityEvent>, most: usize) -> Vec<ActivityEvent> {
    let mut events = latest_first(events, |event| event.at);
    events.truncate(most);
    events
}

pub(crate) fn timeline(events: Vec<ActivityEvent>) -> AnyView {
    if events.is_empty() {
        return view! { <p class="muted">"Nothing has happened yet."</p> }.into_any();
    }
    let (count, shown) = (events.len(), RwSignal::new(FIRST));
    let events = StoredValue::new(events);
    let group = move |start: usize, size: usize| {
        let is_shown = memo(move |_| start < shown.get());
        move || {
            is_shown.get().then(|| {
                events.with_value(|events| events.iter().skip(start).take(size).cloned().map(moment).collect_view())
            })
        }
    };
    let groups =
        std::iter::once(group(0, FIRST)).chain((FIRST..count).step_by(MORE).map(move |start| group(start, MORE)));
    let more = move || {
        let rest = count.saturating_sub(shown.get());
        (rest > 0).then(|| {
            view! {
                <button type="button" class="button" on:click=move |_| shown.update(|shown| *shown += MORE)>
                    {format!("Show {} more of {rest}", rest.min(MORE))}
                </button>
            }
        })
    };
    view! {
        <Timeline>{groups.collect_view()}</Timeline>
        {more}
    }
    .into_any()
}

fn moment(event: ActivityEvent) -> impl IntoView {
    let day = event.at.day();
    let about = event.about.map(|(href, reference)| {
        view! {
            " "
            <a class="mono" href=href>
                {reference}
            </a>
        }
    });
    view! {
        <Moment when=day.to_string() datetime=day.iso() severity=event.severity>
            {event.text}
            {about}
        </Moment>
    }
}

/// The request of a payout, and its outcome once it has one.
pub(crate) fn payout_events(payout: &Payout) -> impl Iterator<Item = ActivityEvent> + use<> {
    let name = if payout.r#type == PayoutType::Disbursement { "Tranche" } else { payout.r#type.label() };
    let name = format!("{name} of {:#}", payout.amount);
    let about = (payout_href(payout.id), payout.ref_id.clone());
    let event = |at, severity, change: &str| {
        let text = format!("{name} {change}");
        ActivityEvent { at, severity, text, about: Some(about.clone()) }
    };
    let requested = event(payout.created_at, Severity::Muted, "requested");
    let outcome = (payout.status != PayoutStatus::Pending).then(|| {
        let change = match &payout.status {
            PayoutStatus::Processed => "paid".to_owned(),
            PayoutStatus::Processing => "handed to the bank".to_owned(),
            PayoutStatus::Failed => status_words(payout).replacen("Failed", "failed", 1),
            status => status.label().to_lowercase(),
        };
        event(payout.processed_at.unwrap_or(payout.updated_at), payout.status.severity(), &change)
    });
    [requested].into_iter().chain(outcome)
}

fn payout_href(id: PayoutId) -> String {
    Link::Payouts(PayoutsState::opening(id).into()).href()
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn payout_has_an_event_for_its_request_and_its_outcome() {
        let payout: Payout =
            serde_json::from_str(include_str!("../../contract/samples/request_tranche.response.json")).unwrap();
        let failed = Payout {
            status: PayoutStatus::Failed,
            failed_remark: Some("IFSC is wrong".to_owned()),
            updated_at: payout.created_at.add_seconds(60),
            ..payout
        };
        let events = latest(payout_events(&failed).collect(), 8);
        let timeline: Vec<_> = events.iter().map(|event| (event.severity, event.text.as_str())).collect();
        assert_eq!(
            timeline,
            [
                (Severity::Bad, "Tranche of ₹5,000 failed: IFSC is wrong"),
                (Severity::Muted, "Tranche of ₹5,000 requested"),
            ]
        );
    }
}
