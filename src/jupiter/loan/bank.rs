//! Where the loan pays into.

use super::Reads;
use crate::components::feedback::severity::Severity;
use crate::components::widgets::card::{Card, Pair, Pairs};
use crate::components::widgets::chip::chip;
use crate::components::widgets::masked::Masked;
use leptos::prelude::*;
use lms::bank::BankAccount;

/// The bank account, its number masked until asked for.
#[component]
pub(super) fn Bank(reads: Reads) -> impl IntoView {
    // The page stands only where the loan is there, and says itself when reading it again failed.
    let bank = Memo::new(move |_| reads.loan.data().map(|loan| loan.credit_bank));
    view! {
        <Card title="Pays into">
            {move || bank.get().map(|bank| bank.map_or_else(none, account))}
        </Card>
    }
}

fn none() -> AnyView {
    view! { <p class="muted">"No bank account yet: a tranche can't be paid until it has one."</p> }.into_any()
}

fn account(bank: BankAccount) -> AnyView {
    let verified =
        if bank.is_verified { chip(Severity::Good, "Verified") } else { chip(Severity::Wait, "Not verified") };
    view! {
        <Pairs>
            <Pair label="Account">
                <Masked number=bank.account_no />
            </Pair>
            <Pair label="IFSC">
                <span class="mono">{bank.ifsc}</span>
            </Pair>
            <Pair label="Holder">{bank.account_holder_name}</Pair>
            <Pair label="Verified">{verified}</Pair>
        </Pairs>
    }
    .into_any()
}
