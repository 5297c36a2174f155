//! Where the loan pays into.

use super::Reads;
use crate::ui::card::{Card, Pair, Pairs};
use crate::ui::chip::chip;
use crate::ui::load::Load;
use crate::ui::masked::Masked;
use crate::ui::skeleton::skeleton_lines;
use crate::ui::tone::Tone;
use leptos::prelude::*;
use lms::bank::BankAccount;
use lms::loans::Loan;

/// The bank account, its number masked until asked for.
#[component]
pub(super) fn Bank(reads: Reads) -> impl IntoView {
    let view = |loan: Loan| match loan.credit_bank {
        Some(bank) => account(bank),
        None => {
            view! { <p class="muted">"No bank account yet: a tranche can't be paid until it has one."</p> }.into_any()
        }
    };
    view! {
        <Card title="Pays into">
            <Load query=reads.loan skeleton=|| skeleton_lines(4) view />
        </Card>
    }
}

fn account(bank: BankAccount) -> AnyView {
    let verified = if bank.is_verified { chip(Tone::Good, "Verified") } else { chip(Tone::Wait, "Not verified") };
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
