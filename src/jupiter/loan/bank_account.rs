//! The bank account that a loan pays into.

use super::Reads;
use crate::components::detail_page::facts;
use crate::components::widgets::card::Card;
use crate::dom::memo::memo;
use crate::jupiter::bank_facts::bank_facts;
use leptos::prelude::*;

/// The card. The page shows it only once the loan is there, and itself says when reading it again failed.
#[component]
pub(super) fn BankAccountCard(reads: Reads) -> impl IntoView {
    let bank = memo(move |_| reads.loan.data().map(|loan| loan.credit_bank));
    let none =
        || view! { <p class="muted">"No bank account yet: a tranche can't be paid until it has one."</p> }.into_any();
    view! {
        <Card title="Pays into">
            {move || bank.get().map(|bank| bank.map_or_else(none, |bank| facts(bank_facts(bank, false)).into_any()))}
        </Card>
    }
}
