//! Charging a fee to a loan.

use super::form::FeeForm;
use crate::navigation::{self, Step};
use crate::paths::{Path, use_path};
use crate::ui::crumbs::{Crumb, Crumbs};
use crate::ui::draft::Draft;
use crate::ui::field::{AreaField, DateField, SelectField, TextField};
use crate::ui::find::{self, LoanField};
use crate::ui::form::{Form, FormView};
use crate::ui::heading::Heading;
use crate::ui::list_page::options_of;
use crate::ui::money_field::MoneyField;
use crate::ui::submit::{Looked, Submission, Words, since_then};
use crate::ui::toast::toasts;
use crate::{api, clock};
use futures::FutureExt;
use leptos::prelude::*;
use lms::Instant;
use lms::fees::{CreateFee, Fee, FeeType, ListFees};

const WORDS: Words = Words { what: "the fee", send: "Charge fee", sending: "Charging…" };

/// The form's page.
#[component]
pub fn NewFeePage() -> impl IntoView {
    let path = use_path();
    let given = path.with_untracked(|path| match path {
        Some(Path::NewFee { loan }) => *loan,
        _ => None,
    });
    let name = given.map_or_else(|| "fee".to_owned(), |loan| format!("fee.{loan}"));
    let mut draft = Draft::new(&name);
    let typed = FeeForm::kept(&mut draft, untrack(clock::today));
    if let Some(loan) = given {
        typed.loan.set(loan.to_string());
        find::name_loan(loan, typed.loan_typed);
    }
    let submission = Submission::new(name, WORDS, look_up);
    let (form, send) = Form::of(submission, move || typed.check());
    let (forget, toasts) = (draft.forget(), toasts());
    submission.on_success(move |fee| {
        forget();
        toasts.success(format!("{} of {} is charged.", fee.name, fee.total_amount));
        navigation::go(&Path::Fee { id: fee.id }.href(), Step::Same);
    });
    let back = given.map_or_else(Path::fees, Path::loan).href();
    view! {
        <main id="page" class="page narrow">
            <Crumbs trail=Signal::stored(vec![Crumb::link("Fees", Path::fees().href()), Crumb::here("Charge a fee")]) />
            <div class="head">
                <Heading text="Charge a fee" />
            </div>
            <section class="card">
                <FormView form on_send=send beside=move || view! { <a class="button" href=back.clone()>"Cancel"</a> }>
                    <LoanField form value=typed.loan typed=typed.loan_typed />
                    <div class="fields">
                        <SelectField label="Type" name="type" value=typed.r#type options=Signal::stored(options_of!(FeeType)) />
                        <TextField
                            label="What it is for"
                            name="name"
                            value=typed.name
                            error=form.error("name")
                            hint="The borrower reads it on the statement."
                            max_length=120
                        />
                    </div>
                    <MoneyField label="Amount before GST" name="amount" value=typed.amount error=form.error("amount") />
                    <div class="fields">
                        <TextField
                            label="GST, percent"
                            name="gst_rate"
                            value=typed.gst_rate
                            error=form.error("gst_rate")
                            inputmode="decimal"
                            hint="Added to the amount."
                        />
                        <DateField label="Due" name="due_date" value=typed.due_date error=form.error("due_date") />
                    </div>
                    <AreaField label="Remark" name="remark" value=typed.remark optional=true />
                </FormView>
            </section>
        </main>
    }
}

/// A fee of the same loan, name and amount charged since.
fn look_up(asked: CreateFee, since: Instant) -> Looked<Fee> {
    async move {
        let list = ListFees { loan: asked.loan, ordering: "-created_at".to_owned(), ..ListFees::default() };
        let page = api::send(list).await?;
        let is_it =
            |fee: &Fee| since_then(fee.created_at, since) && fee.amount == asked.amount && fee.name == asked.name;
        Ok(page.results.into_iter().find(is_it))
    }
    .boxed_local()
}
