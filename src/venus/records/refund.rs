//! Giving back what is left of a record: a payout that the desk then pays.

use super::facts::fresh;
use crate::api;
use crate::components::feedback::toast::toasts;
use crate::components::forms::bank_account_form::{BankFields, BankForm};
use crate::components::forms::check::{self, Check};
use crate::components::forms::draft::Draft;
use crate::components::forms::field::AreaField;
use crate::components::forms::form::{Form, FormView};
use crate::components::forms::money_field::MoneyField;
use crate::components::forms::submit::{LookupFuture, Submission, SubmitLabels, not_before};
use crate::components::widgets::button::Action;
use crate::components::widgets::dialog::Dialog;
use futures::FutureExt;
use leptos::prelude::*;
use lms::bank::CreditBankChoice;
use lms::page::PageRequest;
use lms::payouts::{ListPayouts, Payout, PayoutFilter, PayoutType};
use lms::record_actions::RefundRecord;
use lms::records::Record;
use lms::{Instant, Money, RecordId, Ref, can};

const LABELS: SubmitLabels = SubmitLabels { what: "the refund", send: "Request refund", sending: "Requesting…" };

/// The button and its dialog.
#[component]
pub(super) fn RefundLeft(record: Record) -> impl IntoView {
    let open = RwSignal::new(false);
    let may = can::refund_record(&record.status, record.remaining_amount);
    let locked = Signal::stored(may.err().map(|reason| reason.to_string()));
    let record = StoredValue::new(record);
    view! {
        <Action locked on_click=move |()| open.set(true)>"Refund"</Action>
        <Dialog open title="Refund what is left">
            <Ask open record=record.get_value() />
        </Dialog>
    }
}

#[component]
fn Ask(open: RwSignal<bool>, record: Record) -> impl IntoView {
    let (id, left) = (record.id, record.remaining_amount);
    let name = format!("record.refund.{id}");
    let mut draft = Draft::new(&name);
    let amount = draft.field_from("amount", left.grouped());
    let remark = draft.field("remark");
    let bank = BankForm::restored(&mut draft);
    let typed = move || {
        let mut check = Check::default();
        let wanted = check.field("amount", check::amount(&amount.read()).and_then(|amount| within(amount, left)));
        let bank = if bank.is_empty() { Some(None) } else { bank.read(&mut check).map(Some) };
        let whole = wanted.zip(bank).map(|(amount, bank)| RefundRecord {
            id,
            amount,
            credit_bank: bank.map(CreditBankChoice::New),
            remark: check::maybe(&remark.read()),
        });
        check.done(whole)
    };
    let submission = Submission::new(name, LABELS, move |sent: RefundRecord, since| look_up(id, sent, since));
    let (form, send) = Form::of(submission, typed);
    let (forget, toasts) = (draft.forget(), toasts());
    submission.on_success(move |payout: Payout| {
        forget();
        toasts.success(format!("The refund of {} waits for the payment desk as {}.", payout.amount, payout.ref_id));
        open.set(false);
    });
    let cancel = move || {
        view! {
            <button type="button" class="button" on:click=move |_| open.set(false)>
                "Cancel"
            </button>
        }
    };
    view! {
        <p>"A payout to the borrower waits for the payment desk. What is given back pays nothing any more."</p>
        <FormView form on_send=send beside=cancel>
            <MoneyField
                label="Amount"
                name="amount"
                value=amount
                error=form.error("amount")
                hint=format!("At most {left:#}.")
                autofocus=true
            />
            <details>
                <summary>"Pay into another bank account"</summary>
                <div class="stack">
                    <p class="muted">"Left empty, it goes to the loan's own."</p>
                    <BankFields form typed=bank />
                </div>
            </details>
            <AreaField label="Remark" name="remark" value=remark error=form.error("remark") optional=true />
        </FormView>
    }
}

fn within(amount: Money, left: Money) -> Result<Money, String> {
    match amount > left {
        true => Err(format!("That is {:#} more than the {left:#} that is left.", amount.less(left))),
        false => Ok(amount),
    }
}

/// A refund of the same record's money and amount requested since.
fn look_up(id: RecordId, asked: RefundRecord, since: Instant) -> LookupFuture<Payout> {
    async move {
        let record = fresh(id).await?;
        let filter = PayoutFilter {
            loan: record.loan.as_ref().map(Ref::id),
            account: record.account.as_ref().map(Ref::id),
            r#type: Some(PayoutType::Refund),
            amount_min: Some(asked.amount),
            amount_max: Some(asked.amount),
            created_from: Some(not_before(since)),
            ..PayoutFilter::default()
        };
        let list = ListPayouts { filter, ordering: "-created_at".to_owned(), page: PageRequest::default() };
        let is_it = |payout: &Payout| {
            payout.amount == asked.amount
                && payout.created_at >= not_before(since)
                && payout.record.is_none_or(|record| record == id)
        };
        Ok(api::send(list).await?.results.into_iter().find(is_it))
    }
    .boxed_local()
}
