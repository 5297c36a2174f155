//! Creating a payout of a loan.

use crate::components::feedback::toast::toasts;
use crate::components::forms::bank_account_form::{BankFields, BankForm};
use crate::components::forms::check::{self, Check};
use crate::components::forms::draft::Draft;
use crate::components::forms::field::SelectField;
use crate::components::forms::form::Form;
use crate::components::forms::form_page::FormPage;
use crate::components::forms::money_field::MoneyField;
use crate::components::forms::submit::{LookupFuture, Submission, SubmitLabels};
use crate::components::options::options_of;
use crate::links::{Link, given, replace};
use crate::pickers::{self, LoanPicker};
use crate::venus::lookups::find_created_payout;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use lms::bank::CreditBankChoice;
use lms::payout_actions::CreatePayout;
use lms::payouts::{Payout, PayoutFilter, PayoutMethod, PayoutTo, PayoutType};
use lms::{FieldError, Instant, LoanId};

const LABELS: SubmitLabels = SubmitLabels { what: "the payout", send: "Create payout", sending: "Creating…" };

#[derive(Clone, Copy)]
struct PayoutForm {
    /// Id of the selected loan.
    loan: RwSignal<String>,
    loan_typed: RwSignal<String>,
    r#type: RwSignal<String>,
    amount: RwSignal<String>,
    method: RwSignal<String>,
    payout_to: RwSignal<String>,
    bank: BankForm,
}

impl PayoutForm {
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

    /// The payout to create; tracks what is typed.
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

#[component]
pub(crate) fn NewPayoutPage() -> impl IntoView {
    let given: Option<LoanId> = given("loan");
    let name = given.map_or_else(|| "payout".to_owned(), |loan| format!("payout.{loan}"));
    let mut draft = Draft::new(&name);
    let typed = PayoutForm::restored(&mut draft);
    if let Some(loan) = given {
        typed.loan.set(loan.to_string());
        pickers::name_loan(loan, typed.loan_typed);
    }
    let submission = Submission::new(name, LABELS, look_up);
    let (form, send) = Form::of(submission, move || typed.check());
    let (clear_draft, toasts) = (draft.into_clear(), toasts());
    let navigate = use_navigate();
    submission.on_success(move |payout: Payout| {
        clear_draft();
        toasts.success(format!("{} of {} waits to be processed.", payout.ref_id, payout.amount));
        navigate(&Link::Payout { id: payout.id }.href(), replace());
    });
    view! {
        <FormPage title="Create a payout" list=(Link::payouts(), "Payouts") form on_send=send>
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
        </FormPage>
    }
}

/// A payout of the same loan, type and amount.
fn look_up(sent: CreatePayout, since: Instant) -> LookupFuture<Payout> {
    let filter = PayoutFilter { loan: Some(sent.loan), r#type: Some(sent.r#type), ..PayoutFilter::default() };
    find_created_payout(filter, sent.amount, since, |_| true)
}
