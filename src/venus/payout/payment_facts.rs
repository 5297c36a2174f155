//! What an officer checks before a payout is paid: amount in words, and whose account it goes to.

use crate::components::detail_page::{Fact, facts};
use crate::components::feedback::note::Note;
use crate::components::feedback::severity::Severity;
use leptos::prelude::*;
use lms::bidi::isolate;
use lms::payouts::Payout;

pub(super) fn payment_facts(payout: &Payout) -> impl IntoView + use<> {
    let bank = payout.credit_bank.as_ref();
    let account = bank.map(|bank| format!("{} {}", bank.ifsc, bank.masked()));
    let verified = bank.map(|bank| if bank.is_verified { "Yes" } else { "No" });
    let list = [
        Fact::text("Amount in words", payout.amount.in_words()),
        Fact::optional("Account holder", bank.map(|bank| bank.account_holder_name.clone())),
        Fact::optional("Beneficiary account", account),
        Fact::optional("Verified", verified),
        Fact::optional("Requested by", payout.requested_by.clone()),
    ];
    let changed = payout.beneficiary_changed_by.as_ref().map(|officer| {
        let text = format!(
            "{} selected or changed it after it was the loan's own. Check it with the borrower.",
            isolate(officer)
        );
        view! { <Note severity=Severity::Wait title="Another beneficiary account">{text}</Note> }
    });
    view! {
        {facts(list)}
        {changed}
    }
}
