//! Sending the terms: the first ones by one call, changed ones by another.

use crate::api;
use crate::components::feedback::toast::toasts;
use crate::components::forms::draft::Draft;
use crate::components::forms::submit::{LookupFuture, Submission, SubmitHandle, SubmitLabels};
use futures::FutureExt;
use leptos::prelude::*;
use lms::accounts::{Account, EmptyObject, GetAccount, GetLoanParams, InitiateLoanParams, UpdateLoanParams};
use lms::loan_data::RateTerm;
use lms::{AccountId, ApiError, Money};

const FIRST: SubmitLabels = SubmitLabels { what: "the first terms", send: "Set terms", sending: "Setting…" };
const CHANGED: SubmitLabels =
    SubmitLabels { what: "the change of terms", send: "Change terms", sending: "Changing…" };

/// What the form sends by.
pub(super) struct Sent {
    pub(super) handle: SubmitHandle,
    pub(super) send: Callback<UpdateLoanParams>,
}

/// Sends terms of `account`, and closes the dialog when they are taken.
pub(super) fn by(open: RwSignal<bool>, account: &Account, exist: bool, draft: Draft) -> Sent {
    let (id, reference) = (account.id, account.ref_id.clone());
    let (forget, toasts) = (draft.forget(), toasts());
    let done = move |_: EmptyObject| {
        forget();
        toasts.success(format!("The terms of {reference} are {}.", if exist { "changed" } else { "set" }));
        open.set(false);
    };
    let key = format!("account.params.{id}");
    if exist {
        let submission = Submission::new(key, CHANGED, move |asked, _| look_up(id, asked));
        submission.on_success(done);
        Sent { handle: submission.handle(), send: Callback::new(move |params| submission.send(params)) }
    } else {
        let submission = Submission::new(key, FIRST, move |asked: InitiateLoanParams, _| look_up(id, asked.0));
        submission.on_success(done);
        let send = Callback::new(move |params| submission.send(InitiateLoanParams(params)));
        Sent { handle: submission.handle(), send }
    }
}

/// Whether the line and the terms stand as they were asked for.
fn look_up(id: AccountId, asked: UpdateLoanParams) -> LookupFuture<EmptyObject> {
    async move {
        let account = api::send(GetAccount { id }).await?;
        let of = GetLoanParams { lead_id: asked.lead_id, program_id: asked.program_id };
        let terms = match api::send(of).await {
            Ok(terms) => terms,
            Err(ApiError::NotFound) => return Ok(None),
            Err(error) => return Err(error),
        };
        let data = &asked.loan_data;
        let rate = terms.roi_value.as_ref().map(|rate| match rate {
            RateTerm::Flat(rate) => rate.to_string(),
            RateTerm::Slabs(_) => String::new(),
        });
        let same = Money::parse(&asked.line_detail.approved_line_amount) == Ok(account.approved_amount)
            && terms.emi_count.as_ref().map(ToString::to_string).as_ref() == Some(&data.emi_count)
            && rate.as_ref() == Some(&data.flat_roi_value)
            && terms.pf_value_type.as_ref() == Some(&data.pf_value_type);
        Ok(same.then_some(EmptyObject {}))
    }
    .boxed_local()
}
