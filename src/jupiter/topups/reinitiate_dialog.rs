//! Paying a top-up out again after its payout failed: to the same bank account, or to another one.

use super::find_topup::look_up;
use crate::components::feedback::toast::toasts;
use crate::components::forms::bank_account_form::{BankFields, BankForm};
use crate::components::forms::check::Check;
use crate::components::forms::draft::Draft;
use crate::components::forms::form::{Form, FormView};
use crate::components::forms::submit::{Submission, SubmitLabels, since_then};
use crate::components::widgets::button::Action;
use crate::components::widgets::dialog::Dialog;
use leptos::prelude::*;
use lms::bank::CreditBankChoice;
use lms::payouts::{Payout, PayoutStatus};
use lms::topups::{ReinitiateTopupPayout, Topup};
use lms::{Ref, can};

const LABELS: SubmitLabels = SubmitLabels { what: "the payout", send: "Pay out again", sending: "Sending…" };

/// The button and its dialog.
#[component]
pub(super) fn Reinitiate(
    topup: Topup,
    /// Status of its last payout; `None` if it has none.
    payout: Option<PayoutStatus>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let may = can::reinitiate_topup(&topup.status, payout.as_ref());
    let locked = Signal::stored(may.err().map(|reason| reason.to_string()));
    let topup = StoredValue::new(topup);
    view! {
        <Action locked on_click=move |()| open.set(true)>"Reinitiate payout"</Action>
        <Dialog open title="Pay it out again?">
            <ReinitiateForm open topup=topup.get_value() />
        </Dialog>
    }
}

#[component]
fn ReinitiateForm(open: RwSignal<bool>, topup: Topup) -> impl IntoView {
    let id = topup.id;
    let name = format!("topup.reinitiate.{id}");
    let mut draft = Draft::new(&name);
    let bank = BankForm::restored(&mut draft);
    let check = move || {
        let mut check = Check::default();
        let bank = if bank.is_empty() { Some(None) } else { bank.read(&mut check).map(Some) };
        check.done(bank.map(|bank| ReinitiateTopupPayout { id, credit_bank: bank.map(CreditBankChoice::New) }))
    };
    let lost = topup.clone();
    let look_up_payout = move |_, since| {
        look_up(&lost, move |topup| {
            let payout: Option<Payout> = topup.payout.as_ref().and_then(Ref::full);
            payout.filter(|payout| since_then(payout.created_at, since))
        })
    };
    let submission = Submission::new(name, LABELS, look_up_payout);
    let (form, send) = Form::of(submission, check);
    let (clear_draft, toasts) = (draft.into_clear(), toasts());
    submission.on_success(move |payout: Payout| {
        clear_draft();
        toasts.success(format!("{} of {} waits for the payment desk.", payout.ref_id, payout.amount));
        open.set(false);
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
    let cancel =
        move || view! { <button type="button" class="button" on:click=move |_| open.set(false)>"Cancel"</button> };
    view! {
        <p>{format!("A new payout of {}; the failed one is withdrawn. {to}", topup.amount)}</p>
        <FormView form on_send=send beside=cancel>
            <BankFields form typed=bank />
        </FormView>
    }
}
