//! Refunding what is left of a record: requests a payout to the borrower.

use super::conflict::record_conflict;
use crate::components::forms::bank_account_form::{BankFields, BankForm};
use crate::components::forms::check::Check;
use crate::components::forms::dialog_form::DialogFormView;
use crate::components::forms::draft::Draft;
use crate::components::widgets::button::ButtonVariant;
use crate::components::widgets::dialog_action::{DialogAction, locked_by};
use crate::venus::lookups::find_created_payout;
use crate::venus::refund_form::{RefundFields, RefundForm, refund_dialog};
use leptos::prelude::*;
use lms::bank::CreditBankChoice;
use lms::payouts::{PayoutFilter, PayoutType};
use lms::record_actions::RefundRecord;
use lms::records::Record;
use lms::{Ref, can};

const REFUND: DialogAction =
    DialogAction { label: "Refund", variant: ButtonVariant::Plain, title: "Refund what is left" };

/// The button and its dialog.
pub(super) fn refund(record: Record) -> AnyView {
    let locked = locked_by(can::refund_record(&record.status, record.remaining_amount));
    REFUND.view(locked, move |open| refund_form(open, &record))
}

fn refund_form(open: RwSignal<bool>, record: &Record) -> AnyView {
    let id = record.id;
    let key = format!("record.refund.{id}");
    let mut draft = Draft::new(&key);
    let refund = RefundForm::restored(&mut draft, record.remaining_amount, "that is left");
    let bank = BankForm::restored(&mut draft);
    let check = move || {
        let mut check = Check::default();
        let amount = refund.amount(&mut check);
        let bank = bank.read_optional(&mut check);
        let request = amount.zip(bank).map(|(amount, bank)| RefundRecord {
            id,
            amount,
            credit_bank: bank.map(CreditBankChoice::New),
            remark: refund.remark(),
        });
        check.done(request)
    };
    let (loan, account) = (record.loan.as_ref().map(Ref::id), record.account.as_ref().map(Ref::id));
    let look_up = move |sent: RefundRecord| {
        let filter = PayoutFilter { loan, account, r#type: Some(PayoutType::Refund), ..PayoutFilter::default() };
        find_created_payout(filter, sent.amount, RefundRecord { id, ..sent })
    };
    let dialog_form = refund_dialog(open, key, draft, check, look_up);
    let (form, conflict) = (dialog_form.form, record_conflict(record, dialog_form.handle));
    view! {
        <p>"A payout to the borrower waits for the payment desk. What is given back pays nothing any more."</p>
        {conflict}
        <DialogFormView dialog_form>
            <RefundFields form refund>
                <details>
                    <summary>"Pay into another bank account"</summary>
                    <div class="stack">
                        <p class="muted">"Left empty, it goes to the loan's own."</p>
                        <BankFields form typed=bank />
                    </div>
                </details>
            </RefundFields>
        </DialogFormView>
    }
    .into_any()
}
