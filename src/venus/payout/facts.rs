//! What is known of a payout, and its story so far: on its page and in the list's inspector.

use crate::components::feedback::note::Note;
use crate::components::feedback::severity::{Severity, Status};
use crate::components::widgets::card::{Pair, Pairs};
use crate::components::widgets::chip::status_chip;
use crate::components::widgets::copy::Copy;
use crate::components::widgets::masked::Masked;
use crate::components::widgets::timeline::{Moment, Timeline, Undated};
use crate::links::Link;
use crate::venus::payouts::status_words;
use leptos::prelude::*;
use lms::Instant;
use lms::json::Json;
use lms::payouts::{Payout, PayoutStatus};

/// How much goes to whom, and how it stands.
#[component]
pub(crate) fn Sum(payout: Payout) -> impl IntoView {
    let to = format!("to {}", payout.borrower().unwrap_or_else(|| "the borrower".to_owned()));
    view! {
        <div>
            <div class="inspector-amount">{payout.amount.to_string()}</div>
            <span class="muted">{to}</span>
        </div>
        <p>{status_chip(&payout.status)}</p>
    }
}

/// What else is known of it.
#[component]
pub(crate) fn Facts(payout: Payout) -> impl IntoView {
    let loan = payout.loan.as_ref().map(|loan| {
        let words = loan.full().map_or_else(|| "the loan".to_owned(), |loan| loan.ref_id);
        let href = Link::loan(loan.id()).href();
        view! { <Pair label="Loan"><a class="mono" href=href>{words}</a></Pair> }
    });
    let record = payout.record.map(|id| {
        let href = Link::Record { id }.href();
        view! { <Pair label="Gives back"><a href=href>"The record it came from"</a></Pair> }
    });
    let failure = (payout.status == PayoutStatus::Failed).then(|| {
        let why = payout.failed_remark.clone().unwrap_or_else(|| "The bank gave no reason.".to_owned());
        view! { <Note severity=Severity::Bad title=why>"The bank sent it back. No money left."</Note> }
    });
    let bank = payout.credit_bank.clone().map(|bank| {
        view! {
            <Pair label="Account"><Masked number=bank.account_no /></Pair>
            <Pair label="IFSC"><span class="mono">{bank.ifsc}</span></Pair>
            <Pair label="Holder">{bank.account_holder_name}</Pair>
            <Pair label="Verified">{if bank.is_verified { "Yes" } else { "No" }}</Pair>
        }
    });
    let text = |label: &'static str, text: Option<String>| text.map(|text| view! { <Pair label=label>{text}</Pair> });
    let why = payout.failed_remark.clone().filter(|_| payout.status == PayoutStatus::Cancelled);
    let cancelled = text("Cancelled because", why);
    let bank_date = text("Bank's day", payout.bank_date.map(|day| day.to_string()));
    let left_from = text("Paid from", payout.debit_bank.as_ref().map(name_of_debit_bank));
    let paid_to = payout.payout_to.label().to_owned();
    let utr = payout.utr.clone().map(|utr| view! { <Pair label="UTR"><Copy text=utr what="UTR" /></Pair> });
    let (kind, method) = (payout.r#type.label().to_owned(), payout.method.label().to_owned());
    let reference = payout.ref_id.clone();
    let yes_or_no = |yes: bool| if yes { "Yes" } else { "No" };
    let (exported, posted) = (yes_or_no(payout.is_downloaded), yes_or_no(payout.sent_to_gl));
    view! {
        {failure}
        <Pairs>
            <Pair label="Reference"><Copy text=reference what="payout reference" /></Pair>
            <Pair label="Type">{kind}</Pair>
            <Pair label="Method">{method}</Pair>
            <Pair label="Paid to">{paid_to}</Pair>
            {cancelled}
            {loan}
            {record}
            {bank}
            {utr}
            {bank_date}
            {left_from}
            <Pair label="In a bank file">{exported}</Pair>
            <Pair label="Sent to GL">{posted}</Pair>
        </Pairs>
    }
}

/// The account that money left, as its name came; its real form is in no documentation.
fn name_of_debit_bank(bank: &Json) -> String {
    serde_json::from_str(bank.text()).unwrap_or_else(|_| bank.text().to_owned())
}

/// From request to outcome, the latest first. When it was handed on nobody keeps: that it was, the payout tells.
#[component]
pub(crate) fn Story(payout: Payout) -> impl IntoView {
    let moment = |at: Instant, severity: Severity, words: String| view! { <Moment when=at.to_string() datetime=at.day().iso() severity=severity>{words}</Moment> };
    let now = (payout.status != PayoutStatus::Pending).then(|| {
        moment(payout.processed_at.unwrap_or(payout.updated_at), payout.status.severity(), status_words(&payout))
    });
    let answered = matches!(payout.status, PayoutStatus::Processed | PayoutStatus::Failed);
    let handed =
        (answered && payout.payout_service_id.is_some()).then(|| view! { <Undated>"Handed to the bank"</Undated> });
    let exported = payout.is_downloaded.then(|| view! { <Undated>"Put into a file for the bank"</Undated> });
    let requested = moment(payout.created_at, Severity::Muted, "Requested".to_owned());
    view! { <Timeline>{now} {handed} {exported} {requested}</Timeline> }
}
