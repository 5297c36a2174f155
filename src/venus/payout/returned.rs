//! Marking a payout as returned by the bank, which may never report it.

use super::actions::ActionDialog;
use super::conflict_notice::ConflictNotice;
use super::outcome::{outcome_message, payout_summary};
use crate::components::forms::check::{self, Check};
use crate::components::forms::dialog_form::{DialogForm, DialogFormView};
use crate::components::forms::draft::Draft;
use crate::components::forms::field::AreaField;
use crate::components::forms::submit::{SubmitLabels, find_changed};
use leptos::prelude::*;
use lms::can;
use lms::payout_actions::ReturnPayout;
use lms::payouts::{GetPayout, Payout, PayoutStatus};

const LABELS: SubmitLabels = SubmitLabels { what: "the return", send: "Mark as returned", sending: "Saving…" };

#[component]
pub(super) fn Returned(opened: Payout, dialog: ActionDialog) -> impl IntoView {
    let id = opened.id;
    let key = format!("payout.return.{id}");
    let mut draft = Draft::new(&key);
    let remark = draft.field("remark");
    let check = move || {
        let mut check = Check::default();
        let remark = check.field("remark", check::words(&remark.read(), "Enter the bank's reason."));
        check.done(remark.map(|remark| ReturnPayout { id, remark }))
    };
    let look_up = move |_| find_changed(GetPayout { id }, |payout| payout.status == PayoutStatus::Failed);
    let dialog_form = DialogForm::new(dialog.open, key, LABELS, draft, check, look_up, |payout: Payout, toasts| {
        toasts.success(outcome_message(&payout));
    });
    let error = dialog_form.form.error("remark");
    let (payout, handle) = (dialog.payout, dialog_form.handle);
    view! {
        <p>
            {payout_summary(&opened)}
            " Use this once the money is back in the lender's account. The payout counts as failed then, and can be tried again."
        </p>
        <ConflictNotice payout allowed=can::return_payout handle />
        <DialogFormView dialog_form danger=true>
            <AreaField label="Bank's reason" name="remark" value=remark error rows=2 />
        </DialogFormView>
    }
}
