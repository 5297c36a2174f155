//! Cancelling a payout: asks why, and says what becomes of the money.

use super::elsewhere::Elsewhere;
use super::process::told;
use crate::api;
use crate::components::feedback::toast::toasts;
use crate::components::forms::check::{self, Check};
use crate::components::forms::draft::Draft;
use crate::components::forms::field::AreaField;
use crate::components::forms::form::{Form, FormView};
use crate::components::forms::submit::{Submission, SubmitLabels};
use futures::FutureExt;
use leptos::prelude::*;
use lms::can;
use lms::payout_actions::CancelPayout;
use lms::payouts::{GetPayout, Payout, PayoutStatus, PayoutType};

const LABELS: SubmitLabels = SubmitLabels { what: "the cancellation", send: "Cancel payout", sending: "Cancelling…" };

/// What the dialog holds.
#[component]
pub(super) fn Cancel(
    open: RwSignal<bool>,
    /// The payout when it opened.
    now: Payout,
    /// The payout as it stands.
    payout: Signal<Option<Payout>>,
) -> impl IntoView {
    let id = now.id;
    let name = format!("payout.cancel.{id}");
    let mut draft = Draft::new(&name);
    let remark = draft.field("remark");
    let typed = move || {
        let mut check = Check::default();
        let remark = check.field("remark", check::words(&remark.read(), "Say why, for whoever asks later."));
        check.done(remark.map(|remark| CancelPayout { id, remark }))
    };
    let submission = Submission::new(name, LABELS, move |_, _| {
        async move {
            let payout = api::send(GetPayout { id }).await?;
            Ok((payout.status == PayoutStatus::Cancelled).then_some(payout))
        }
        .boxed_local()
    });
    let (form, send) = Form::of(submission, typed);
    let (forget, toasts) = (draft.forget(), toasts());
    submission.on_success(move |payout: Payout| {
        forget();
        toasts.success(format!("{} is cancelled.", payout.ref_id));
        open.set(false);
    });
    let keep =
        move || view! { <button type="button" class="button" on:click=move |_| open.set(false)>"Keep it"</button> };
    let then = if now.r#type == PayoutType::Disbursement {
        "It is not paid; what it would have drawn can be asked for again."
    } else {
        "It is not paid; what it was to give back stays with the account."
    };
    view! {
        <p>{told(&now)} " " {then}</p>
        <Elsewhere payout may=can::change_payout handle=submission.handle() />
        <FormView form on_send=send beside=keep danger=true>
            <AreaField label="Why" name="remark" value=remark error=form.error("remark") rows=3 />
        </FormView>
    }
}
