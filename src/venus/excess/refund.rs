//! Refunding excess: a payout to the borrower's bank account, which the desk then pays.

use crate::api;
use crate::components::feedback::note::Note;
use crate::components::feedback::severity::Severity;
use crate::components::feedback::toast::toasts;
use crate::components::forms::check::{self, Check};
use crate::components::forms::draft::Draft;
use crate::components::forms::field::AreaField;
use crate::components::forms::form::{Form, FormView};
use crate::components::forms::money_field::MoneyField;
use crate::components::forms::submit::{LookupFuture, Submission, SubmitLabels, not_before};
use futures::FutureExt;
use leptos::prelude::*;
use lms::bank::BankAccount;
use lms::page::PageRequest;
use lms::payouts::{ListPayouts, Payout, PayoutFilter, PayoutType};
use lms::record_actions::RefundLoan;
use lms::{FieldError, Instant, LoanId, Money};

const LABELS: SubmitLabels = SubmitLabels { what: "the refund", send: "Request refund", sending: "Requesting…" };

/// The form in its dialog.
#[component]
pub(crate) fn Refund(
    id: LoanId,
    /// At most so much.
    excess: Money,
    /// Where it goes.
    bank: Option<BankAccount>,
    open: RwSignal<bool>,
) -> impl IntoView {
    let name = format!("refund.{id}");
    let mut draft = Draft::new(&name);
    let amount = draft.field_from("amount", excess.grouped());
    let remark = draft.field("remark");
    let typed = move || refund(id, &amount.read(), &remark.read(), excess);
    let submission = Submission::new(name, LABELS, move |sent: RefundLoan, since| look_up(id, sent, since));
    let (form, send) = Form::of(submission, typed);
    let (forget, toasts) = (draft.forget(), toasts());
    submission.on_success(move |payout: Payout| {
        forget();
        toasts.success(format!("The refund of {} waits for the payment desk as {}.", payout.amount, payout.ref_id));
        open.set(false);
    });
    let to = match bank {
        Some(bank) => view! {
            <p>{format!("It goes to {}, {} {}.", bank.account_holder_name, bank.ifsc, bank.masked())}</p>
        }
        .into_any(),
        None => {
            view! { <Note severity=Severity::Bad>"The loan has no bank account yet: the refund waits until it has one."</Note> }
                .into_any()
        }
    };
    let cancel = move || {
        view! {
            <button type="button" class="button" on:click=move |_| open.set(false)>
                "Cancel"
            </button>
        }
    };
    view! {
        <FormView form on_send=send beside=cancel>
            <MoneyField
                label="Amount"
                name="amount"
                value=amount
                error=form.error("amount")
                hint=format!("At most {excess:#}.")
                autofocus=true
            />
            {to}
            <AreaField label="Remark" name="remark" value=remark error=form.error("remark") optional=true />
        </FormView>
    }
}

fn refund(id: LoanId, amount: &str, remark: &str, excess: Money) -> Result<RefundLoan, Vec<FieldError>> {
    let mut check = Check::default();
    let within = |amount: Money| match amount > excess {
        true => Err(format!("That is {:#} more than the {excess:#} that is not applied.", amount.less(excess))),
        false => Ok(amount),
    };
    let amount = check.field("amount", check::amount(amount).and_then(within));
    let whole = amount.map(|amount| RefundLoan { id, amount, credit_bank: None, remark: check::maybe(remark) });
    check.done(whole)
}

/// A refund of the same loan and amount requested since.
fn look_up(loan: LoanId, asked: RefundLoan, since: Instant) -> LookupFuture<Payout> {
    async move {
        let filter = PayoutFilter {
            loan: Some(loan),
            r#type: Some(PayoutType::Refund),
            amount_min: Some(asked.amount),
            amount_max: Some(asked.amount),
            created_from: Some(not_before(since)),
            ..PayoutFilter::default()
        };
        let list = ListPayouts { filter, ordering: "-created_at".to_owned(), page: PageRequest::default() };
        let is_it = |payout: &Payout| payout.amount == asked.amount && payout.created_at >= not_before(since);
        Ok(api::send(list).await?.results.into_iter().find(is_it))
    }
    .boxed_local()
}
