//! What happened when, told from what is read: the latest first.

use crate::components::feedback::severity::{Severity, Status};
use crate::components::widgets::timeline::{Moment, Timeline};
use crate::links::Link;
use crate::venus::payouts::{PayoutsState, status_words};
use leptos::prelude::*;
use lms::payouts::{Payout, PayoutStatus, PayoutType};
use lms::{Instant, PayoutId};

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Event {
    /// When.
    pub(crate) at: Instant,
    /// What it meant.
    pub(crate) severity: Severity,
    /// What it was.
    pub(crate) words: String,
    /// Where it is shown, and what that is called.
    pub(crate) about: Option<(String, String)>,
}

/// The latest of what happened, `most` of it.
pub(crate) fn latest(events: impl Iterator<Item = Event>, most: usize) -> Vec<Event> {
    let mut events: Vec<Event> = events.collect();
    events.sort_by_key(|event| std::cmp::Reverse(event.at));
    events.truncate(most);
    events
}

/// What happened, on screen.
pub(crate) fn timeline_of(events: Vec<Event>) -> AnyView {
    if events.is_empty() {
        return view! { <p class="muted">"Nothing has happened yet."</p> }.into_any();
    }
    view! { <Timeline>{events.into_iter().map(moment).collect_view()}</Timeline> }.into_any()
}

fn moment(event: Event) -> impl IntoView {
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
            {event.words}
            {about}
        </Moment>
    }
}

/// A payout from its request to its outcome.
pub(crate) fn of_payout(payout: &Payout) -> impl Iterator<Item = Event> + use<> {
    let what = if payout.r#type == PayoutType::Disbursement { "Tranche" } else { payout.r#type.label() };
    let what = format!("{what} of {:#}", payout.amount);
    let about = (page_of(payout.id), payout.ref_id.clone());
    let event = |at, severity, became: &str| {
        let words = format!("{what} {became}");
        Event { at, severity, words, about: Some(about.clone()) }
    };
    let requested = event(payout.created_at, Severity::Muted, "requested");
    let outcome = (payout.status != PayoutStatus::Pending).then(|| {
        let became = match &payout.status {
            PayoutStatus::Processed => "paid".to_owned(),
            PayoutStatus::Processing => "handed to the bank".to_owned(),
            PayoutStatus::Failed => status_words(payout).replacen("Failed", "failed", 1),
            status => status.label().to_lowercase(),
        };
        event(payout.processed_at.unwrap_or(payout.updated_at), payout.status.severity(), &became)
    });
    [requested].into_iter().chain(outcome)
}

fn page_of(id: PayoutId) -> String {
    Link::Payouts(PayoutsState::opening(id).into()).href()
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn a_payout_is_told_from_request_to_outcome() {
        let payout: Payout =
            serde_json::from_str(include_str!("../../contract/samples/request_tranche.response.json")).unwrap();
        let failed = Payout {
            status: PayoutStatus::Failed,
            failed_remark: Some("IFSC is wrong".to_owned()),
            updated_at: payout.created_at.add_seconds(60),
            ..payout
        };
        let events = latest(of_payout(&failed), 8);
        let timeline_of: Vec<_> = events.iter().map(|event| (event.severity, event.words.as_str())).collect();
        assert_eq!(
            timeline_of,
            [
                (Severity::Bad, "Tranche of ₹5,000 failed: IFSC is wrong"),
                (Severity::Muted, "Tranche of ₹5,000 requested"),
            ]
        );
    }
}
