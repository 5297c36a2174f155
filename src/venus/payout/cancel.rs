//! Cancelling a payout.

use super::actions::ActionDialog;
use super::claim_question::ClaimQuestion;
use super::conflict_notice::ConflictNotice;
use super::outcome::payout_summary;
use crate::components::forms::check::{self, Check};
use crate::components::forms::dialog_form::{DialogForm, DialogFormView};
use crate::components::forms::draft::Draft;
use crate::components::forms::field::AreaField;
use crate::components::forms::submit::{SubmitLabels, find_changed};
use leptos::prelude::*;
use lms::can;
use lms::payout_actions::CancelPayout;
use lms::payouts::{GetPayout, Payout, PayoutStatus, PayoutType};

const LABELS: SubmitLabels = SubmitLabels { what: "the cancellation", send: "Cancel payout", sending: "Cancelling…" };

#[component]
pub(super) fn Cancel(opened: Payout, dialog: ActionDialog) -> impl IntoView {
    let id = opened.id;
    let key = format!("payout.cancel.{id}");
    let mut draft = Draft::new(&key);
    let remark = draft.field("remark");
    let question = ClaimQuestion::new(dialog.claims);
    let check = move || {
        let mut check = Check::default();
        let remark = check.field("remark", check::words(&remark.read(), "Say why, for whoever asks later."));
        let call = check.done(remark.map(|remark| CancelPayout { id, remark }))?;
        question.check().map(|()| call)
    };
    let look_up = move |_| find_changed(GetPayout { id }, |payout| payout.status == PayoutStatus::Cancelled);
    let dialog_form = DialogForm::new(dialog.open, key, LABELS, draft, check, look_up, |payout: Payout, toasts| {
        toasts.success(format!("{} is cancelled.", payout.ref_id));
    });
    let consequence = if opened.r#type == PayoutType::Disbursement {
        "It is not paid; what it would have drawn can be asked for again."
    } else {
        "It is not paid; what it was to give back stays with the account."
    };
    let error = dialog_form.form.error("remark");
    view! {
        <p>{payout_summary(&opened)} " " {consequence}</p>
        <ConflictNotice payout=dialog.payout allowed=can::change_payout handle=dialog_form.handle />
        <DialogFormView dialog_form cancel="Keep it" danger=true>
            <AreaField label="Why" name="remark" value=remark error rows=3 />
            {question.view(dialog_form.form)}
        </DialogFormView>
    }
}
