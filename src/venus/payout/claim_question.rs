//! The confirmation that is needed to pay, correct or cancel a payout that the bank may have paid.

use crate::api;
use crate::components::feedback::note::Alert;
use crate::components::feedback::severity::Severity;
use crate::components::feedback::undocumented::answers;
use crate::components::forms::field::CheckField;
use crate::components::forms::form::Form;
use crate::dom::memo::memo;
use crate::dom::watch::watch;
use crate::venus::bank_claims::{claim_texts, debits_page};
use leptos::prelude::*;
use lms::payouts::{Payout, PayoutStatus};
use lms::reconciliation::ListUnmatchedPayouts;
use lms::{ApiError, FieldError};

/// The signs that the bank pays a payout or has paid it; `None` while the bank statement is being read.
pub(super) type Claims = Memo<Option<Vec<String>>>;

/// Reads the signs for a payout, again whenever it changes.
pub(super) fn bank_claims(payout: Signal<Option<Payout>>) -> Claims {
    let amount = memo(move |_| {
        payout.with(|payout| {
            let is_open = |payout: &&Payout| {
                matches!(payout.status, PayoutStatus::Pending | PayoutStatus::Processing | PayoutStatus::Failed)
            };
            payout.as_ref().filter(is_open).map(|payout| payout.amount)
        })
    });
    let query = api::query(move || {
        let amount = amount.get().filter(|_| answers::<ListUnmatchedPayouts>())?;
        Some(debits_page(Some((amount, amount)), 1))
    });
    memo(move |_| {
        let debits = match (query.data(), query.error()) {
            _ if amount.with(Option::is_none) || !answers::<ListUnmatchedPayouts>() => Ok(Vec::new()),
            (_, Some(error)) => Err(error),
            (Some(page), None) if page.rest() > 0 => Err(ApiError::Unreadable),
            (Some(page), None) => Ok(page.results),
            (None, None) => return None,
        };
        payout.with(|payout| {
            let payout = payout.as_ref()?;
            Some(claim_texts(payout.id, &payout.status, payout.is_downloaded, &debits))
        })
    })
}

/// The question in a dialog. The tick counts only for the signs that were shown with it.
#[derive(Clone, Copy)]
pub(super) struct ClaimQuestion {
    claims: Claims,
    is_confirmed: RwSignal<bool>,
}

/// Name of the tick in the form.
const FIELD: &str = "bank_claims";

impl ClaimQuestion {
    pub(super) fn new(claims: Claims) -> Self {
        let is_confirmed = RwSignal::new(false);
        watch(move || {
            claims.track();
            is_confirmed.set(false);
        });
        Self { claims, is_confirmed }
    }

    /// # Errors
    /// That the signs are being read, or have to be confirmed. Tracks them.
    pub(super) fn check(self) -> Result<(), Vec<FieldError>> {
        let error = match self.claims.get() {
            None => "The bank statement is being read. Try again in a moment.",
            Some(claims) if claims.is_empty() || self.is_confirmed.get() => return Ok(()),
            Some(_) => "Check this with the bank, then tick the box.",
        };
        Err(vec![FieldError::new(FIELD, error.to_owned())])
    }

    /// The signs and the tick.
    pub(super) fn view(self, form: Form) -> AnyView {
        let error = form.error(FIELD);
        let question = move || match self.claims.get() {
            None => error.get().map(|error| view! { <p role="status">{error}</p> }.into_any()),
            Some(claims) if claims.is_empty() => None,
            Some(claims) => {
                let claims = claims.into_iter().map(|claim| view! { <p>{claim}</p> }).collect_view();
                let alert = view! {
                    <Alert severity=Severity::Wait title="The bank may have paid this payout, or may still pay it.">
                        {claims}
                        <CheckField label="I have checked this with the bank" name=FIELD value=self.is_confirmed error />
                    </Alert>
                };
                Some(alert.into_any())
            }
        };
        question.into_any()
    }
}
