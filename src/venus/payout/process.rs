//! Processing a payout: either it was paid by hand, or the bank is to pay it.

use super::actions::ActionDialog;
use super::claim_question::ClaimQuestion;
use super::conflict_notice::ConflictNotice;
use super::outcome::{is_processed, outcome_message, payout_summary};
use super::payment_facts::payment_facts;
use crate::clock;
use crate::components::forms::bank_date::BankDate;
use crate::components::forms::check::{self, Check};
use crate::components::forms::dialog_form::{DialogForm, DialogFormView};
use crate::components::forms::draft::Draft;
use crate::components::forms::field::SelectField;
use crate::components::forms::form::Form;
use crate::components::forms::form_field::{FormField, field_row};
use crate::components::forms::submit::{SubmitLabels, find_changed};
use leptos::prelude::*;
use lms::formats;
use lms::payout_actions::{ManualPayment, ProcessPayout};
use lms::payouts::{GetPayout, Payout, PayoutStatus};
use lms::{Day, FieldError, can};

const LABELS: SubmitLabels = SubmitLabels { what: "the payout", send: "Process", sending: "Sending…" };
const BY_HAND: &str = "hand";
const BY_BANK: &str = "bank";

#[derive(Clone, Copy)]
struct ProcessForm {
    /// [`BY_HAND`] or [`BY_BANK`].
    way: RwSignal<String>,
    utr: RwSignal<String>,
    bank_date: BankDate,
    debit_bank: RwSignal<String>,
}

impl ProcessForm {
    fn restored(draft: &mut Draft) -> Self {
        Self {
            way: draft.field_from("way", BY_HAND),
            utr: draft.field("utr"),
            bank_date: BankDate::restored(draft),
            debit_bank: draft.field("debit_bank"),
        }
    }

    fn is_by_hand(self) -> bool {
        self.way.with(|way| way == BY_HAND)
    }

    /// How it was paid; `None` if the bank is to pay it.
    fn check(self, requested: Day, today: Day) -> Result<Option<ManualPayment>, Vec<FieldError>> {
        let mut check = Check::default();
        if !self.is_by_hand() {
            return check.done(Some(None));
        }
        let utr = check.field("utr", formats::utr(&self.utr.read()));
        let day = check.field("bank_date", self.bank_date.check(|day| can::be_paid_on(day, requested, today)));
        let bank = check.field("debit_bank", check::words(&self.debit_bank.read(), "Say which account it left from."));
        let whole = || Some(Some(ManualPayment { utr: utr?, bank_date: day?, debit_bank: bank? }));
        check.done(whole())
    }
}

#[component]
pub(super) fn Process(opened: Payout, dialog: ActionDialog) -> impl IntoView {
    let (id, requested) = (opened.id, opened.created_at.day());
    let key = format!("payout.process.{id}");
    let mut draft = Draft::new(&key);
    let typed = ProcessForm::restored(&mut draft);
    // The bank has it already: it can only be noted as paid.
    let is_at_bank = opened.status == PayoutStatus::Processing;
    if is_at_bank {
        typed.way.set(BY_HAND.to_owned());
    }
    let question = ClaimQuestion::new(dialog.claims);
    let check = move || {
        let manual = typed.check(requested, clock::today())?;
        question.check().map(|()| ProcessPayout { id, manual })
    };
    let look_up = move |sent: ProcessPayout| {
        find_changed(GetPayout { id }, move |payout| is_processed(payout, sent.manual.as_ref()))
    };
    let dialog_form = DialogForm::new(dialog.open, key, LABELS, draft, check, look_up, |payout: Payout, toasts| {
        let message = outcome_message(&payout);
        if payout.status == PayoutStatus::Failed { toasts.error(message) } else { toasts.success(message) }
    });
    let allowed = if is_at_bank { can::mark_payout_paid } else { can::process_payout };
    let typed_utr =
        Signal::derive(move || if typed.is_by_hand() { typed.utr.read().to_string() } else { String::new() });
    view! {
        <p>{payout_summary(&opened)}</p>
        {payment_facts(&opened)}
        {is_at_bank.then(|| view! { <p>"The bank has this payout. Mark it as paid only if the bank statement shows it."</p> })}
        <ConflictNotice payout=dialog.payout allowed handle=dialog_form.handle typed_utr />
        <DialogFormView dialog_form>
            <ProcessFields form=dialog_form.form typed is_at_bank />
            {question.view(dialog_form.form)}
        </DialogFormView>
    }
}

#[component]
fn ProcessFields(form: Form, typed: ProcessForm, is_at_bank: bool) -> impl IntoView {
    let ways = vec![
        (BY_HAND.to_owned(), "I have paid it by hand".to_owned()),
        (BY_BANK.to_owned(), "The bank pays it".to_owned()),
    ];
    let utr = move || FormField::code("UTR", "utr", typed.utr).hint("As the bank gave it: 6 to 30 letters and digits.");
    let paid_from = move || {
        vec![
            FormField::day("Bank's day", "bank_date", typed.bank_date.value),
            FormField::text("Paid from", "debit_bank", typed.debit_bank).hint("Our account that it left."),
        ]
    };
    view! {
        {(!is_at_bank).then(|| view! { <SelectField label="How" name="way" value=typed.way options=Signal::stored(ways) /> })}
        <Show when=move || typed.is_by_hand()>
            {utr().of(form)}
            {field_row(form, paid_from())}
            {typed.bank_date.confirmation()}
        </Show>
    }
}
