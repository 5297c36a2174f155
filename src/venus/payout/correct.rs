//! Correcting the account that a payout goes to, while no money of it can be under way.

use super::actions::Ask;
use super::elsewhere::Elsewhere;
use super::process::told;
use crate::api;
use crate::components::feedback::toast::toasts;
use crate::components::forms::bank_account_form::{BankFields, BankForm};
use crate::components::forms::check::Check;
use crate::components::forms::draft::Draft;
use crate::components::forms::form::{Form, FormView};
use crate::components::forms::submit::{Submission, SubmitLabels};
use futures::FutureExt;
use leptos::prelude::*;
use lms::bank::{BankAccountInput, CreditBankChoice};
use lms::can;
use lms::payout_actions::ChangePayout;
use lms::payouts::{GetPayout, Payout, PayoutStatus};

const LABELS: SubmitLabels = SubmitLabels { what: "the correction", send: "Save the account", sending: "Saving…" };

/// What the dialog holds. Of a failed payout it leads on to trying again.
#[component]
pub(super) fn Correct(
    open: RwSignal<bool>,
    /// The payout when it opened.
    now: Payout,
    /// The payout as it stands.
    payout: Signal<Option<Payout>>,
    asked: RwSignal<Option<Ask>>,
) -> impl IntoView {
    let id = now.id;
    let name = format!("payout.correct.{id}");
    let mut draft = Draft::new(&name);
    let bank = BankForm::restored(&mut draft);
    let typed = move || {
        let mut check = Check::default();
        let bank = bank.read(&mut check);
        check.done(bank.map(|bank| ChangePayout { id, credit_bank: CreditBankChoice::New(bank) }))
    };
    let submission = Submission::new(name, LABELS, move |sent: ChangePayout, _| {
        async move {
            let payout = api::send(GetPayout { id }).await?;
            Ok(goes_to(&payout, &sent.credit_bank).then_some(payout))
        }
        .boxed_local()
    });
    let (form, send) = Form::of(submission, typed);
    let (forget, toasts) = (draft.forget(), toasts());
    submission.on_success(move |payout: Payout| {
        forget();
        toasts.success(format!("{} goes to the corrected account.", payout.ref_id));
        let next = (payout.status == PayoutStatus::Failed).then_some(Ask::Retry);
        open.set(false);
        asked.set(next);
    });
    let cancel =
        move || view! { <button type="button" class="button" on:click=move |_| open.set(false)>"Cancel"</button> };
    view! {
        <p>{format!("Now: {}", told(&now))}</p>
        <Elsewhere payout may=can::change_payout handle=submission.handle() />
        <FormView form on_send=send beside=cancel>
            <BankFields form typed=bank />
        </FormView>
    }
}

/// Whether it goes to the account that was sent.
fn goes_to(payout: &Payout, sent: &CreditBankChoice) -> bool {
    let Some(bank) = &payout.credit_bank else { return false };
    match sent {
        CreditBankChoice::Known(id) => bank.id == *id,
        CreditBankChoice::New(BankAccountInput { account_no, ifsc, .. }) => {
            bank.account_no == *account_no && bank.ifsc == *ifsc
        }
    }
}
