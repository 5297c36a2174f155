//! Correcting the account that a payout goes to, as long as no money of it can have left.

use super::actions::{ActionDialog, PayoutAction};
use super::claim_question::ClaimQuestion;
use super::conflict_notice::ConflictNotice;
use super::outcome::payout_summary;
use crate::components::forms::bank_account_form::{BankFields, BankForm};
use crate::components::forms::check::Check;
use crate::components::forms::dialog_form::{DialogForm, DialogFormView};
use crate::components::forms::draft::Draft;
use crate::components::forms::submit::{SubmitLabels, find_changed};
use leptos::prelude::*;
use lms::bank::CreditBankChoice;
use lms::can;
use lms::payout_actions::ChangePayout;
use lms::payouts::{GetPayout, Payout, PayoutStatus};

const LABELS: SubmitLabels = SubmitLabels { what: "the correction", send: "Save the account", sending: "Saving…" };

/// After a failed payout is corrected, the dialog that retries it opens.
#[component]
pub(super) fn Correct(opened: Payout, dialog: ActionDialog) -> impl IntoView {
    let id = opened.id;
    let key = format!("payout.correct.{id}");
    let mut draft = Draft::new(&key);
    let bank = BankForm::restored(&mut draft);
    let question = ClaimQuestion::new(dialog.claims);
    let check = move || {
        let mut check = Check::default();
        let bank = bank.read(&mut check);
        let call = check.done(bank.map(|bank| ChangePayout { id, credit_bank: CreditBankChoice::New(bank) }))?;
        question.check().map(|()| call)
    };
    let look_up = move |sent: ChangePayout| {
        find_changed(GetPayout { id }, move |payout| {
            payout.credit_bank.as_ref().is_some_and(|bank| sent.credit_bank.is(bank))
        })
    };
    let dialog_form =
        DialogForm::new(dialog.open, key, LABELS, draft, check, look_up, move |payout: Payout, toasts| {
            toasts.success(format!("{} goes to the corrected account.", payout.ref_id));
            dialog.current.set((payout.status == PayoutStatus::Failed).then_some(PayoutAction::Retry));
        });
    view! {
        <p>{format!("Now: {}", payout_summary(&opened))}</p>
        <ConflictNotice payout=dialog.payout allowed=can::change_payout handle=dialog_form.handle />
        <DialogFormView dialog_form>
            <BankFields form=dialog_form.form typed=bank />
            {question.view(dialog_form.form)}
        </DialogFormView>
    }
}
