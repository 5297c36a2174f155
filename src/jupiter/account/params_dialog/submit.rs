//! Sending the terms: the first ones by one call, changed ones by another.

use crate::api;
use crate::components::feedback::toast::toasts;
use crate::components::forms::draft::Draft;
use crate::components::forms::submit::{LookupFuture, Match, Submission, SubmitHandle, SubmitLabels};
use futures::FutureExt;
use leptos::prelude::*;
use lms::accounts::{Account, GetAccount, GetLoanParams, InitiateLoanParams, UpdateLoanParams};
use lms::loan_data::RateTerm;
use lms::reply::EmptyObject;
use lms::{AccountId, ApiError, Money};

const FIRST: SubmitLabels = SubmitLabels { what: "the first terms", send: "Set terms", sending: "Setting…" };
const CHANGED: SubmitLabels =
    SubmitLabels { what: "the change of terms", send: "Change terms", sending: "Changing…" };

pub(super) struct TermsSubmission {
    pub(super) handle: SubmitHandle,
    pub(super) send: Callback<UpdateLoanParams>,
}

/// The submission of the terms of `account`, which closes the dialog once they are accepted. `exist`: whether it has terms.
pub(super) fn submit_terms(open: RwSignal<bool>, account: &Account, exist: bool, draft: Draft) -> TermsSubmission {
    let (id, reference) = (account.id, account.ref_id.clone());
    let (clear_draft, toasts) = (draft.into_clear(), toasts());
    let done = move |_: EmptyObject| {
        clear_draft();
        toasts.success(format!("The terms of {reference} are {}.", if exist { "changed" } else { "set" }));
        open.set(false);
    };
    let key = format!("account.params.{id}");
    if exist {
        let submission = Submission::new(key, CHANGED, move |sent| look_up(id, sent));
        submission.on_success(done);
        TermsSubmission { handle: submission.handle(), send: Callback::new(move |params| submission.send(params)) }
    } else {
        let submission = Submission::new(key, FIRST, move |sent: InitiateLoanParams| look_up(id, sent.0));
        submission.on_success(done);
        let send = Callback::new(move |params| submission.send(InitiateLoanParams(params)));
        TermsSubmission { handle: submission.handle(), send }
    }
}

/// Whether the line and the terms are as they were sent.
fn look_up(id: AccountId, sent: UpdateLoanParams) -> LookupFuture<EmptyObject> {
    async move {
        let account = api::send(GetAccount { id }).await?;
        let params = GetLoanParams { lead_id: sent.lead_id, program_id: sent.program_id };
        let terms = match api::send(params).await {
            Ok(terms) => terms,
            Err(ApiError::NotFound) => return Ok(Vec::new()),
            Err(error) => return Err(error),
        };
        let data = &sent.loan_data;
        let rate = terms.roi_value.as_ref().map(|rate| match rate {
            RateTerm::Flat(rate) => rate.to_string(),
            RateTerm::Slabs(_) => String::new(),
        });
        let same = Money::parse(&sent.line_detail.approved_line_amount) == Ok(account.approved_amount)
            && terms.emi_count.as_ref().map(ToString::to_string).as_ref() == Some(&data.emi_count)
            && rate.as_ref() == Some(&data.flat_roi_value)
            && terms.pf_value_type.as_ref() == Some(&data.pf_value_type);
        Ok(Match::of(same.then_some(EmptyObject {})))
    }
    .boxed_local()
}
