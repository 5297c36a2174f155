//! Creating a payout: money of a loan to pay out.

use crate::api;
use crate::components::feedback::toast::toasts;
use crate::components::forms::bank_account_form::{BankFields, BankForm};
use crate::components::forms::check::{self, Check};
use crate::components::forms::draft::Draft;
use crate::components::forms::field::SelectField;
use crate::components::forms::form::{Form, FormView};
use crate::components::forms::money_field::MoneyField;
use crate::components::forms::submit::{LookupFuture, Submission, SubmitLabels, not_before, since_then};
use crate::components::lists::list_page::options_of;
use crate::components::widgets::breadcrumbs::{Breadcrumbs, Crumb};
use crate::components::widgets::heading::Heading;
use crate::links::{Link, use_link};
use crate::navigation::{self, Step};
use crate::pickers::{self, LoanPicker};
use crate::venus::payouts::PayoutsState;
use futures::FutureExt;
use leptos::prelude::*;
use lms::bank::CreditBankChoice;
use lms::page::PageRequest;
use lms::payout_actions::CreatePayout;
use lms::payouts::{ListPayouts, Payout, PayoutFilter, PayoutMethod, PayoutTo, PayoutType};
use lms::{FieldError, Instant};

const LABELS: SubmitLabels = SubmitLabels { what: "the payout", send: "Create payout", sending: "Creating…" };

/// What is typed.
#[derive(Clone, Copy)]
struct Typed {
    loan: RwSignal<String>,
    loan_typed: RwSignal<String>,
    r#type: RwSignal<String>,
    amount: RwSignal<String>,
    method: RwSignal<String>,
    payout_to: RwSignal<String>,
    bank: BankForm,
}

impl Typed {
    fn restored(draft: &mut Draft) -> Self {
        Self {
            loan: draft.field("loan"),
            loan_typed: draft.field("loan_typed"),
            r#type: draft.field_from("type", PayoutType::Disbursement.as_str()),
            amount: draft.field("amount"),
            method: draft.field_from("method", PayoutMethod::Neft.as_str()),
            payout_to: draft.field_from("payout_to", PayoutTo::Borrower.as_str()),
            bank: BankForm::restored(draft),
        }
    }

    fn check(self) -> Result<CreatePayout, Vec<FieldError>> {
        let mut check = Check::default();
        let loan = check.field("loan", check::value(&self.loan.read(), "Choose the loan that it belongs to."));
        let amount = check.field("amount", check::amount(&self.amount.read()));
        let bank = if self.bank.is_empty() { Some(None) } else { self.bank.read(&mut check).map(Some) };
        let whole = || {
            Some(CreatePayout {
                loan: loan?,
                r#type: self.r#type.read().as_str().into(),
                amount: amount?,
                method: self.method.read().as_str().into(),
                payout_to: Some(self.payout_to.read().as_str().into()),
                credit_bank: bank?.map(CreditBankChoice::New),
            })
        };
        check.done(whole())
    }
}

/// The form's page.
#[component]
pub(crate) fn NewPayoutPage() -> impl IntoView {
    let path = use_link();
    let given = path.with_untracked(|path| match path {
        Some(Link::NewPayout { loan }) => *loan,
        _ => None,
    });
    let name = given.map_or_else(|| "payout".to_owned(), |loan| format!("payout.{loan}"));
    let mut draft = Draft::new(&name);
    let typed = Typed::restored(&mut draft);
    if let Some(loan) = given {
        typed.loan.set(loan.to_string());
        pickers::name_loan(loan, typed.loan_typed);
    }
    let submission = Submission::new(name, LABELS, look_up);
    let (form, send) = Form::of(submission, move || typed.check());
    let (forget, toasts) = (draft.forget(), toasts());
    submission.on_success(move |payout: Payout| {
        forget();
        toasts.success(format!("{} of {} waits to be processed.", payout.ref_id, payout.amount));
        navigation::go(&Link::Payout { id: payout.id }.href(), Step::Same);
    });
    let list = Link::Payouts(PayoutsState::default()).href();
    let trail = vec![Crumb::link("Payouts", list.clone()), Crumb::here("Create a payout")];
    view! {
        <main id="page" class="page narrow">
            <Breadcrumbs trail=Signal::stored(trail) />
            <div class="head">
                <Heading text="Create a payout" />
            </div>
            <section class="card">
                <FormView form on_send=send beside=move || view! { <a class="button" href=list.clone()>"Cancel"</a> }>
                    <LoanPicker form value=typed.loan typed=typed.loan_typed />
                    <MoneyField
                        label="Amount"
                        name="amount"
                        value=typed.amount
                        error=form.error("amount")
                        hint="A disbursement draws on what is left of the loan; anything else gives back what was received for it."
                    />
                    <div class="fields">
                        <SelectField
                            label="Type"
                            name="type"
                            value=typed.r#type
                            options=Signal::stored(options_of!(PayoutType))
                            error=form.error("type")
                        />
                        <SelectField
                            label="Method"
                            name="method"
                            value=typed.method
                            options=Signal::stored(options_of!(PayoutMethod))
                            error=form.error("method")
                        />
                        <SelectField
                            label="Paid to"
                            name="payout_to"
                            value=typed.payout_to
                            options=Signal::stored(options_of!(PayoutTo))
                            error=form.error("payout_to")
                        />
                    </div>
                    <fieldset class="stack">
                        <legend class="section-title">
                            "Another account than the loan's own" <span class="field-optional">" optional"</span>
                        </legend>
                        <BankFields form typed=typed.bank />
                    </fieldset>
                </FormView>
            </section>
        </main>
    }
}

/// The payout of this loan, type and amount that was made since.
fn look_up(sent: CreatePayout, since: Instant) -> LookupFuture<Payout> {
    async move {
        let filter = PayoutFilter {
            loan: Some(sent.loan),
            r#type: Some(sent.r#type),
            amount_min: Some(sent.amount),
            amount_max: Some(sent.amount),
            created_from: Some(not_before(since)),
            ..PayoutFilter::default()
        };
        let list = ListPayouts { filter, ordering: "-created_at".to_owned(), page: PageRequest::default() };
        let page = api::send(list).await?;
        Ok(page.results.into_iter().find(|payout| since_then(payout.created_at, since)))
    }
    .boxed_local()
}
