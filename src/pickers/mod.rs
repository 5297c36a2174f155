//! Fields that find a loan, an account or a payout by typing.

pub(crate) mod program_filter;

use crate::api;
use crate::components::forms::field::{Found, PickField, Search};
use crate::components::forms::form::Form;
use crate::dom::watch::watch;
use crate::links::given;
use futures::FutureExt;
use leptos::prelude::*;
use lms::accounts::{Account, GetAccount, ListAccounts};
use lms::loans::{GetLoan, ListLoans, Loan, LoanFilter};
use lms::page::PageRequest;
use lms::payouts::{ListPayouts, Payout, PayoutFilter};
use lms::{AccountId, LoanId};

/// Options shown at most: typing more narrows them.
const MAX_OPTIONS: u64 = 8;
const FIRST: PageRequest = PageRequest { page: 1, page_size: MAX_OPTIONS };

const HINT: &str = "Type a reference or a borrower's name.";

#[component]
pub(crate) fn LoanPicker(
    form: Form,
    #[prop(default = "loan")] name: &'static str,
    /// The id of the selected loan; empty if none is.
    value: RwSignal<String>,
    typed: RwSignal<String>,
    #[prop(default = HINT)] hint: &'static str,
    #[prop(optional)] optional: bool,
) -> impl IntoView {
    view! { <PickField label="Loan" name value typed search=loans error=form.error(name) hint optional /> }
}

#[component]
pub(crate) fn AccountPicker(
    form: Form,
    /// The id of the selected account; empty if none is.
    value: RwSignal<String>,
    typed: RwSignal<String>,
    #[prop(default = HINT)] hint: &'static str,
    #[prop(optional)] optional: bool,
) -> impl IntoView {
    let error = form.error("account");
    view! { <PickField label="Account" name="account" value typed search=accounts error hint optional /> }
}

/// Searches by reference or borrower.
pub(crate) fn loans(text: String) -> Search {
    async move {
        let filter = LoanFilter { search: text, ..LoanFilter::default() };
        let page = api::send(ListLoans { filter, ordering: String::new(), page: FIRST }).await?;
        Ok(page.results.iter().map(loan).collect())
    }
    .boxed_local()
}

/// Searches by reference or borrower.
pub(crate) fn accounts(text: String) -> Search {
    async move {
        let page = api::send(ListAccounts { search: text, page: FIRST, ..ListAccounts::default() }).await?;
        Ok(page.results.iter().map(account).collect())
    }
    .boxed_local()
}

/// Searches by reference, UTR or borrower.
pub(crate) fn payouts(text: String) -> Search {
    async move {
        let filter = PayoutFilter { search: text, ..PayoutFilter::default() };
        let page = api::send(ListPayouts { filter, ordering: String::new(), page: FIRST }).await?;
        Ok(page.results.iter().map(payout).collect())
    }
    .boxed_local()
}

fn payout(payout: &Payout) -> Found {
    Found {
        id: payout.id.to_string(),
        name: format!("{} · {}", payout.ref_id, payout.amount),
        note: payout.status.label().to_owned(),
    }
}

/// Sets the text of a picker to the name of the loan `id`, for a loan that comes from a link.
pub(crate) fn name_loan(id: LoanId, typed: RwSignal<String>) {
    let read = api::query(move || Some(GetLoan { id }));
    watch(move || {
        if let Some(found) = read.data() {
            typed.set(loan(&found).name);
        }
    });
}

/// Selects the loan that the URL names, if it names one.
pub(crate) fn select_given_loan(value: RwSignal<String>, typed: RwSignal<String>) {
    if let Some(id) = given::<LoanId>("loan") {
        value.set(id.to_string());
        name_loan(id, typed);
    }
}

/// Selects the account that the URL names, if it names one.
pub(crate) fn select_given_account(value: RwSignal<String>, typed: RwSignal<String>) {
    if let Some(id) = given::<AccountId>("account") {
        value.set(id.to_string());
        name_account(id, typed);
    }
}

/// As [`name_loan`].
pub(crate) fn name_account(id: AccountId, typed: RwSignal<String>) {
    let read = api::query(move || Some(GetAccount { id }));
    watch(move || {
        if let Some(found) = read.data() {
            typed.set(account(&found).name);
        }
    });
}

pub(crate) fn loan(loan: &Loan) -> Found {
    Found {
        id: loan.id.to_string(),
        name: format!("{} · {}", loan.ref_id, loan.borrower_name),
        note: loan.status.label().to_owned(),
    }
}

pub(crate) fn account(account: &Account) -> Found {
    Found {
        id: account.id.to_string(),
        name: format!("{} · {}", account.ref_id, account.borrower_name),
        note: account.program_name.clone(),
    }
}
