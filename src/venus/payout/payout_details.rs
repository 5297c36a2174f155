//! What is known of a payout, for its page and the list's inspector.

use crate::components::detail_page::{Fact, facts};
use crate::components::feedback::note::Note;
use crate::components::feedback::severity::Severity;
use crate::components::widgets::chip::status_chip;
use crate::components::widgets::copy::Copy;
use crate::components::widgets::masked::Masked;
use crate::links::Link;
use leptos::prelude::*;
use lms::bank::BankAccount;
use lms::bidi::isolate;
use lms::json::Json;
use lms::payouts::{Payout, PayoutStatus};

/// Amount, borrower and status.
#[component]
pub(crate) fn PayoutAmount(payout: Payout) -> impl IntoView {
    view! {
        <div>
            <div class="inspector-amount">{payout.amount.to_string()}</div>
            <span class="muted">{format!("to {}", isolate(&borrower(&payout)))}</span>
        </div>
        <p>{status_chip(&payout.status)}</p>
    }
}

pub(super) fn borrower(payout: &Payout) -> String {
    payout.borrower().unwrap_or_else(|| "the borrower".to_owned())
}

/// Everything else.
#[component]
pub(crate) fn PayoutDetails(payout: Payout) -> impl IntoView {
    let reason = payout.failed_remark.clone();
    let failure = (payout.status == PayoutStatus::Failed).then(|| {
        let title = reason.clone().unwrap_or_else(|| "The bank gave no reason.".to_owned());
        view! { <Note severity=Severity::Bad title>"The bank sent it back. No money left."</Note> }
    });
    let loan = payout.loan.as_ref().map(|loan| {
        let reference = loan.full().map_or_else(|| "the loan".to_owned(), |loan| loan.ref_id);
        view! { <a class="mono" href=Link::loan(loan.id()).href()>{reference}</a> }
    });
    let record = payout.record.map(|id| Fact::link("Gives back", "The record it came from", &Link::Record { id }));
    let yes_or_no = |yes: bool| if yes { "Yes" } else { "No" };
    let reference = [
        Fact::view("Reference", Some(view! { <Copy text=payout.ref_id what="payout reference" /> })),
        Fact::text("Type", payout.r#type.label()),
        Fact::text("Method", payout.method.label()),
        Fact::text("Paid to", payout.payout_to.label()),
        Fact::optional("Cancelled because", reason.filter(|_| payout.status == PayoutStatus::Cancelled)),
        Fact::view("Loan", loan),
    ];
    let bank = payout.credit_bank.into_iter().flat_map(bank_facts);
    let payment = [
        Fact::view("UTR", payout.utr.map(|utr| view! { <Copy text=utr what="UTR" /> })),
        Fact::optional("Bank's day", payout.bank_date),
        Fact::optional("Paid from", payout.debit_bank.as_ref().map(debit_bank_name)),
        Fact::text("In a bank file", payout.is_downloaded.map_or("Not known", yes_or_no)),
        Fact::text("Sent to GL", payout.sent_to_gl.map_or("—", yes_or_no)),
    ];
    view! {
        {failure}
        {facts(reference.into_iter().chain(record).chain(bank).chain(payment))}
    }
}

fn bank_facts(bank: BankAccount) -> [Fact; 4] {
    [
        Fact::view("Account", Some(view! { <Masked number=bank.account_no /> })),
        Fact::view("IFSC", Some(view! { <span class="mono">{bank.ifsc}</span> })),
        Fact::text("Holder", bank.account_holder_name),
        Fact::text("Verified", if bank.is_verified { "Yes" } else { "No" }),
    ]
}

/// The lender's account that was debited. Its form is not documented: a JSON string is unquoted, anything else is shown
/// as it came.
fn debit_bank_name(bank: &Json) -> String {
    serde_json::from_str(bank.text()).unwrap_or_else(|_| bank.text().to_owned())
}
