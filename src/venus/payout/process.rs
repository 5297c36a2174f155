//! Processing a payout: it was paid by hand, or the bank is to pay it.

use super::elsewhere::Elsewhere;
use super::outcome;
use crate::api;
use crate::clock;
use crate::components::feedback::toast::toasts;
use crate::components::forms::check::{self, Check};
use crate::components::forms::draft::Draft;
use crate::components::forms::field::{DateField, SelectField, TextField};
use crate::components::forms::form::{Form, FormView};
use crate::components::forms::submit::{Submission, SubmitLabels};
use futures::FutureExt;
use leptos::prelude::*;
use lms::formats;
use lms::payout_actions::{ManualPayment, ProcessPayout};
use lms::payouts::{GetPayout, Payout, PayoutStatus};
use lms::{Day, FieldError, can};

const LABELS: SubmitLabels = SubmitLabels { what: "the payout", send: "Process", sending: "Sending…" };
/// The officer has paid it.
const BY_HAND: &str = "hand";
/// The bank is to pay it.
const BY_BANK: &str = "bank";

/// What is typed.
#[derive(Clone, Copy)]
struct Typed {
    way: RwSignal<String>,
    utr: RwSignal<String>,
    bank_date: RwSignal<String>,
    debit_bank: RwSignal<String>,
}

impl Typed {
    fn is_by_hand(self) -> bool {
        self.way.with(|way| way == BY_HAND)
    }

    /// How it was paid; `None` where the bank is to pay it.
    fn check(self, today: Day) -> Result<Option<ManualPayment>, Vec<FieldError>> {
        let mut check = Check::default();
        if !self.is_by_hand() {
            return check.done(Some(None));
        }
        let utr = check.field("utr", formats::utr(&self.utr.read()));
        let day = check::day(&self.bank_date.read())
            .and_then(|day| if day > today { Err("The bank's day has not come yet.".to_owned()) } else { Ok(day) });
        let day = check.field("bank_date", day);
        let bank = check.field("debit_bank", check::words(&self.debit_bank.read(), "Say which account it left from."));
        let whole = || Some(Some(ManualPayment { utr: utr?, bank_date: day?, debit_bank: bank? }));
        check.done(whole())
    }
}

/// What the dialog holds.
#[component]
pub(super) fn Process(
    open: RwSignal<bool>,
    /// The payout when it opened.
    now: Payout,
    /// The payout as it stands.
    payout: Signal<Option<Payout>>,
) -> impl IntoView {
    let id = now.id;
    let name = format!("payout.process.{id}");
    let mut draft = Draft::new(&name);
    let today = untrack(clock::today);
    let typed = Typed {
        way: draft.field_from("way", BY_HAND),
        utr: draft.field("utr"),
        bank_date: draft.field_from("bank_date", today.iso()),
        debit_bank: draft.field("debit_bank"),
    };
    let submission = Submission::new(name, LABELS, move |sent: ProcessPayout, _| {
        async move {
            let payout = api::send(GetPayout { id }).await?;
            Ok(outcome::is_processed(&payout, sent.manual.as_ref()).then_some(payout))
        }
        .boxed_local()
    });
    let (form, send) = Form::of(submission, move || Ok(ProcessPayout { id, manual: typed.check(clock::today())? }));
    let (forget, toasts) = (draft.forget(), toasts());
    submission.on_success(move |payout: Payout| {
        forget();
        let words = outcome::told(&payout);
        if payout.status == PayoutStatus::Failed {
            toasts.error(words)
        } else {
            toasts.success(words)
        }
        open.set(false);
    });
    let ways = vec![
        (BY_HAND.to_owned(), "I have paid it by hand".to_owned()),
        (BY_BANK.to_owned(), "The bank pays it".to_owned()),
    ];
    let cancel =
        move || view! { <button type="button" class="button" on:click=move |_| open.set(false)>"Cancel"</button> };
    view! {
        <p>{told(&now)}</p>
        <Elsewhere payout may=can::process_payout handle=submission.handle() />
        <FormView form on_send=send beside=cancel>
            <SelectField label="How" name="way" value=typed.way options=Signal::stored(ways) />
            <Show when=move || typed.is_by_hand()>
                <TextField
                    label="UTR"
                    name="utr"
                    value=typed.utr
                    error=form.error("utr")
                    hint="As the bank gave it: 6 to 30 letters and digits."
                    max_length=30
                    code=true
                />
                <div class="fields">
                    <DateField label="Bank's day" name="bank_date" value=typed.bank_date error=form.error("bank_date") />
                    <TextField
                        label="Paid from"
                        name="debit_bank"
                        value=typed.debit_bank
                        error=form.error("debit_bank")
                        hint="Our account that it left."
                        max_length=200
                    />
                </div>
            </Show>
        </FormView>
    }
}

/// The payout and where it goes, in a sentence.
pub(super) fn told(payout: &Payout) -> String {
    let to = payout.credit_bank.as_ref().map_or_else(
        || "no account is known yet".to_owned(),
        |bank| format!("{}, {} {}", bank.account_holder_name, bank.ifsc, bank.masked()),
    );
    format!("{} of {}, to {to}.", payout.ref_id, payout.amount)
}
