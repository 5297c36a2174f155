//! A payout's events from request to outcome, the latest first.

use crate::components::feedback::severity::{Severity, Status};
use crate::components::widgets::timeline::{Moment, Timeline, Undated};
use crate::venus::payouts::status_words;
use leptos::prelude::*;
use lms::Instant;
use lms::payouts::{Payout, PayoutStatus};

/// The API does not say when a payout was exported or handed to the bank, only that it was.
#[component]
pub(crate) fn PayoutTimeline(payout: Payout) -> impl IntoView {
    let event = |at: Instant, severity: Severity, text: String| {
        view! { <Moment when=at.to_string() datetime=at.day().iso() severity>{text}</Moment> }
    };
    let outcome = (payout.status != PayoutStatus::Pending).then(|| {
        event(payout.processed_at.unwrap_or(payout.updated_at), payout.status.severity(), status_words(&payout))
    });
    let is_answered = matches!(payout.status, PayoutStatus::Processed | PayoutStatus::Failed);
    let handed_over =
        (is_answered && payout.payout_service_id.is_some()).then(|| view! { <Undated>"Handed to the bank"</Undated> });
    let exported =
        (payout.is_downloaded == Some(true)).then(|| view! { <Undated>"Put into a file for the bank"</Undated> });
    let requested = event(payout.created_at, Severity::Muted, "Requested".to_owned());
    view! { <Timeline>{outcome} {handed_over} {exported} {requested}</Timeline> }
}
