//! The facts of a bank account.

use crate::components::detail_page::Fact;
use crate::components::feedback::severity::Severity;
use crate::components::widgets::chip::chip;
use crate::components::widgets::masked::Masked;
use leptos::prelude::*;
use lms::bank::BankAccount;

/// Its number masked until asked for; its type only where `with_type`.
pub(super) fn bank_facts(bank: BankAccount, with_type: bool) -> Vec<Fact> {
    let verified =
        if bank.is_verified { chip(Severity::Good, "Verified") } else { chip(Severity::Wait, "Not verified") };
    let account_type = with_type.then(|| bank.account_type.label().to_owned());
    vec![
        Fact::view("Account", Some(view! { <Masked number=bank.account_no /> })),
        Fact::view("IFSC", Some(view! { <span class="mono">{bank.ifsc}</span> })),
        Fact::text("Holder", bank.account_holder_name),
        Fact::optional("Type", account_type),
        Fact::view("Verified", Some(verified)),
    ]
}
