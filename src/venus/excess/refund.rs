//! Refunding excess: requests a payout to the borrower's bank account.

use crate::components::feedback::note::Note;
use crate::components::feedback::severity::Severity;
use crate::components::forms::check::Check;
use crate::components::forms::dialog_form::DialogFormView;
use crate::components::forms::draft::Draft;
use crate::venus::lookups::find_created_payout;
use crate::venus::refund_form::{RefundFields, RefundForm, refund_dialog};
use leptos::prelude::*;
use lms::bank::BankAccount;
use lms::bidi::isolate;
use lms::payouts::{PayoutFilter, PayoutType};
use lms::record_actions::RefundLoan;
use lms::{LoanId, Money};

/// The form in its dialog.
#[component]
pub(crate) fn Refund(
    id: LoanId,
    /// The most that can be refunded.
    excess: Money,
    /// The borrower's account.
    bank: Option<BankAccount>,
    open: RwSignal<bool>,
) -> impl IntoView {
    let key = format!("refund.{id}");
    let mut draft = Draft::new(&key);
    let refund = RefundForm::restored(&mut draft, excess, "that is not applied");
    let check = move || {
        let mut check = Check::default();
        let amount = refund.amount(&mut check);
        check.done(amount.map(|amount| RefundLoan { id, amount, credit_bank: None, remark: refund.remark() }))
    };
    let look_up = move |sent: RefundLoan| {
        let filter = PayoutFilter { loan: Some(id), r#type: Some(PayoutType::Refund), ..PayoutFilter::default() };
        find_created_payout(filter, sent.amount, RefundLoan { id, ..sent })
    };
    let dialog_form = refund_dialog(open, key, draft, check, look_up);
    let form = dialog_form.form;
    let to = match bank {
        Some(bank) => view! {
            <p>{format!("It goes to {}, {} {}.", isolate(&bank.account_holder_name), bank.ifsc, bank.masked())}</p>
        }
        .into_any(),
        None => view! {
            <Note severity=Severity::Bad>"The loan has no bank account yet: the refund waits until it has one."</Note>
        }
        .into_any(),
    };
    view! {
        <DialogFormView dialog_form>
            <RefundFields form refund>
                {to}
            </RefundFields>
        </DialogFormView>
    }
}
