//! Refunding what is left of a record: requests a payout to the borrower.

use crate::components::forms::bank_account_form::{BankFields, BankForm};
use crate::components::forms::check::Check;
use crate::components::forms::draft::Draft;
use crate::components::widgets::button::Action;
use crate::components::widgets::dialog::Dialog;
use crate::venus::dialog_form::DialogFormView;
use crate::venus::lookups::find_created_payout;
use crate::venus::refund_form::{RefundFields, RefundForm, refund_dialog};
use leptos::prelude::*;
use lms::bank::CreditBankChoice;
use lms::payouts::{PayoutFilter, PayoutType};
use lms::record_actions::RefundRecord;
use lms::records::Record;
use lms::{Ref, can};

#[component]
pub(super) fn RefundAction(record: Record) -> impl IntoView {
    let open = RwSignal::new(false);
    let allowed = can::refund_record(&record.status, record.remaining_amount);
    let locked = Signal::stored(allowed.err().map(|reason| reason.to_string()));
    let record = StoredValue::new(record);
    view! {
        <Action locked on_click=move |()| open.set(true)>"Refund"</Action>
        <Dialog open title="Refund what is left">
            <RefundRecordForm open record=record.get_value() />
        </Dialog>
    }
}

#[component]
fn RefundRecordForm(open: RwSignal<bool>, record: Record) -> impl IntoView {
    let id = record.id;
    let key = format!("record.refund.{id}");
    let mut draft = Draft::new(&key);
    let refund = RefundForm::restored(&mut draft, record.remaining_amount, "that is left");
    let bank = BankForm::restored(&mut draft);
    let check = move || {
        let mut check = Check::default();
        let amount = refund.amount(&mut check);
        let bank = if bank.is_empty() { Some(None) } else { bank.read(&mut check).map(Some) };
        let request = amount.zip(bank).map(|(amount, bank)| RefundRecord {
            id,
            amount,
            credit_bank: bank.map(CreditBankChoice::New),
            remark: refund.remark(),
        });
        check.done(request)
    };
    let (loan, account) = (record.loan.as_ref().map(Ref::id), record.account.as_ref().map(Ref::id));
    let look_up = move |sent: RefundRecord, since| {
        let filter = PayoutFilter { loan, account, r#type: Some(PayoutType::Refund), ..PayoutFilter::default() };
        find_created_payout(filter, sent.amount, since, move |payout| payout.record.is_none_or(|record| record == id))
    };
    let dialog_form = refund_dialog(open, key, draft, check, look_up);
    let form = dialog_form.form;
    view! {
        <p>"A payout to the borrower waits for the payment desk. What is given back pays nothing any more."</p>
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
}
