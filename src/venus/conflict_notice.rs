//! Shown where an action was refused, or is no longer allowed, because the payout or record has changed: what it is now,
//! and who changed it last.

use crate::components::feedback::note::Note;
use crate::components::feedback::severity::Severity;
use crate::components::forms::submit::{Lookup, SubmitHandle, SubmitState};
use crate::components::widgets::chip::status_chip;
use leptos::prelude::*;
use lms::Instant;
use lms::bidi::isolate;
use lms::payouts::{Payout, PayoutStatus};
use lms::records::Record;

/// What a payout or record is now.
pub(crate) struct PresentState {
    status: AnyView,
    /// Begins with a blank.
    details: String,
}

impl PresentState {
    /// `typed_utr` is the UTR of the payment that the officer has made; empty if there is none.
    pub(crate) fn of_payout(payout: &Payout, typed_utr: &str) -> Self {
        let mut details = format!(" since {}.", payout.processed_at.unwrap_or(payout.updated_at));
        if let Some(utr) = &payout.utr {
            details.push_str(&format!(" Its UTR is {utr}."));
            details.push_str(&utr_hint(utr, typed_utr).unwrap_or_default());
        }
        let stopped = matches!(payout.status, PayoutStatus::Failed | PayoutStatus::Cancelled);
        if let Some(why) = payout.failed_remark.as_ref().filter(|_| stopped) {
            details.push_str(&format!(" Why: {}", isolate(why)));
        }
        details.push_str(&last_change(payout.updated_by.as_deref(), payout.updated_at));
        Self { status: status_chip(&payout.status).into_any(), details }
    }

    pub(crate) fn of_record(record: &Record) -> Self {
        let matched = record.account.as_ref().map(|_| {
            let loan = record.loan.as_ref().and_then(|loan| Some(loan.full()?.ref_id));
            loan.map_or_else(|| " It is matched.".to_owned(), |loan| format!(" It is matched with {loan}."))
        });
        let mut details = matched.unwrap_or_default();
        details.push_str(&last_change(record.updated_by.as_deref(), record.updated_at));
        Self { status: status_chip(&record.status).into_any(), details }
    }
}

/// " Last changed 23 Nov 2026, 18:35, by Ravi Iyer."
pub(crate) fn last_change(by: Option<&str>, at: Instant) -> String {
    by.map_or_else(
        || format!(" Last changed {at}. The server does not say who changed it."),
        |by| format!(" Last changed {at}, by {}.", isolate(by)),
    )
}

/// The notice, unless the change is by the dialog's own call. `present` returns `None` while nothing has changed.
pub(crate) fn conflict_notice(
    title: &'static str,
    handle: SubmitHandle,
    present: impl Fn() -> Option<PresentState> + Send + Sync + 'static,
) -> AnyView {
    let notice = move || {
        let is_open = matches!(
            handle.state(),
            SubmitState::Ready | SubmitState::Failed(_) | SubmitState::Lost(_, Lookup::NotFound | Lookup::Similar(_))
        );
        let PresentState { status, details } = if is_open { present()? } else { return None };
        Some(view! { <Note severity=Severity::Wait title><span>{status} {details}</span></Note> })
    };
    notice.into_any()
}

/// What the UTR of the payout means for an officer who has typed another one.
fn utr_hint(utr: &str, typed: &str) -> Option<String> {
    let typed: String = typed.split_whitespace().collect();
    if typed.is_empty() {
        return None;
    }
    Some(if utr.eq_ignore_ascii_case(&typed) {
        " It is the one that you typed.".to_owned()
    } else {
        format!(" You typed {}: if that payment was made too, the payout is paid twice.", typed.to_ascii_uppercase())
    })
}

#[cfg(test)]
mod tests {
    use super::last_change;
    use lms::Instant;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn names_who_changed_it_only_if_the_server_does() {
        let at = Instant::from_seconds(1_795_432_000);
        assert_eq!(last_change(Some("Ravi Iyer"), at), format!(" Last changed {at}, by Ravi Iyer."));
        assert!(last_change(None, at).ends_with("The server does not say who changed it."));
    }
}
