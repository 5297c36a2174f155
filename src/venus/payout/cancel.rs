//! Cancelling a payout: asks why, and says what becomes of the money.

use super::elsewhere::Elsewhere;
use super::process::told;
use crate::api;
use crate::ui::check::{self, Check};
use crate::ui::draft::Draft;
use crate::ui::field::AreaField;
use crate::ui::form::{Form, FormView};
use crate::ui::submit::{Submission, Words};
use crate::ui::toast::toasts;
use futures::FutureExt;
use leptos::prelude::*;
use lms::can;
use lms::payout_actions::CancelPayout;
use lms::payouts::{GetPayout, Payout, PayoutStatus, PayoutType};

const WORDS: Words = Words { what: "the cancellation", send: "Cancel payout", sending: "Cancelling…" };

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
    let submission = Submission::new(name, WORDS, move |_, _| {
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
        <Elsewhere payout may=can::change_payout sender=submission.sender() />
        <FormView form on_send=send beside=keep danger=true>
            <AreaField label="Why" name="remark" value=remark error=form.error("remark") rows=3 />
        </FormView>
    }
}
