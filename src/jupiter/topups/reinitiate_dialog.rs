//! Paying a top-up out again after its payout failed: to the same bank account, or to another one.

use super::find_topup::look_up;
use crate::components::forms::bank_account_form::{BankFields, BankForm};
use crate::components::forms::check::Check;
use crate::components::forms::dialog_form::{DialogForm, DialogFormView};
use crate::components::forms::draft::Draft;
use crate::components::forms::submit::{Match, SubmitLabels};
use crate::components::widgets::button::ButtonVariant;
use crate::components::widgets::dialog_action::{DialogAction, locked_by};
use leptos::prelude::*;
use lms::bank::CreditBankChoice;
use lms::payouts::{Payout, PayoutStatus};
use lms::topups::{ReinitiateTopupPayout, Topup};
use lms::{Ref, can};

const LABELS: SubmitLabels = SubmitLabels { what: "the payout", send: "Pay out again", sending: "Sending…" };

const REINITIATE: DialogAction =
    DialogAction { label: "Reinitiate payout", variant: ButtonVariant::Plain, title: "Pay it out again?" };

/// The button and its dialog. `payout` is the status of its last payout; `None` if it has none.
pub(super) fn reinitiate(topup: Topup, payout: Option<&PayoutStatus>) -> AnyView {
    let locked = locked_by(can::reinitiate_topup(&topup.status, payout));
    REINITIATE.view(locked, move |open| reinitiate_form(open, &topup))
}

fn reinitiate_form(open: RwSignal<bool>, topup: &Topup) -> AnyView {
    let id = topup.id;
    let name = format!("topup.reinitiate.{id}");
    let mut draft = Draft::new(&name);
    let bank = BankForm::restored(&mut draft);
    let check = move || {
        let mut check = Check::default();
        let bank = bank.read_optional(&mut check);
        check.done(bank.map(|bank| ReinitiateTopupPayout { id, credit_bank: bank.map(CreditBankChoice::New) }))
    };
    let lost = topup.clone();
    let look_up_payout = move |_| {
        look_up(&lost, |topup| {
            let payout: Option<Payout> = topup.payout.as_ref().and_then(Ref::full);
            payout.map(|payout| Match::changed(payout.id.to_string(), payout))
        })
    };
    let dialog_form = DialogForm::new(open, name, LABELS, draft, check, look_up_payout, |payout: Payout, toasts| {
        toasts.success(format!("{} of {} waits for the payment desk.", payout.ref_id, payout.amount));
    });
    let to = topup.credit_bank.as_ref().map_or_else(
        || "It goes where it went before, unless you name another account.".to_owned(),
        |bank| {
            format!(
                "It goes to {}, {} {} as before, unless you name another account.",
                bank.account_holder_name,
                bank.ifsc,
                bank.masked()
            )
        },
    );
    view! {
        <p>{format!("A new payout of {}; the failed one is withdrawn. {to}", topup.amount)}</p>
        <DialogFormView dialog_form>
            <BankFields form=dialog_form.form typed=bank />
        </DialogFormView>
    }
    .into_any()
}
