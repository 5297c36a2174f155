//! The first step: how much.

use super::flow::Request;
use super::form::TrancheForm;
use crate::components::charts::meter::Drawdown;
use crate::components::feedback::note::Note;
use crate::components::feedback::severity::Severity;
use crate::components::forms::form::focus_first_error;
use crate::components::forms::money_field::MoneyField;
use crate::dom::watch::watch;
use crate::links::Link;
use leptos::ev::SubmitEvent;
use leptos::html::Section;
use leptos::prelude::*;
use lms::loans::Loan;
use lms::{LoanId, Money};

/// Asks for the amount and shows what is left to draw.
#[component]
pub(super) fn Ask(
    /// What the steps share.
    request: Request,
    /// Of which loan.
    id: LoanId,
) -> impl IntoView {
    let section = NodeRef::<Section>::new();
    // Nobody is told off while still typing, but for an amount that no more digits can mend.
    let left_field = RwSignal::new(request.refused.get_untracked().is_some());
    let typed_amount = Memo::new(move |_| request.typed.with(|typed| Money::parse(typed).ok()));
    let error = Signal::derive(move || {
        if let Some(refused) = request.refused.get() {
            return Some(refused);
        }
        let too_much = typed_amount.get().is_some_and(|amount| amount > request.left());
        if !left_field.get() && !too_much {
            return None;
        }
        let form = TrancheForm { amount: request.typed.get() };
        form.check(request.left()).err()?.into_iter().next().map(|error| error.message)
    });
    // What the server said of one amount says nothing of the next.
    let mut before = request.typed.get_untracked();
    watch(move || {
        let typed = request.typed.get();
        if std::mem::replace(&mut before, typed.clone()) != typed {
            request.refused.set(None);
        }
    });
    let review = move |event: SubmitEvent| {
        event.prevent_default();
        left_field.set(true);
        if request.amount().is_some() && request.refused.get_untracked().is_none() {
            request.reviewing.set(true);
        } else if let Some(section) = section.get_untracked() {
            focus_first_error(&section);
        }
    };
    let notes = move || request.loan.get().map(|loan| notes(&loan));
    let money = |of: fn(&lms::loans::LoanSummary) -> Money| {
        Signal::derive(move || request.summary.with(|summary| summary.as_ref().map(of).unwrap_or_default()))
    };
    view! {
        <section class="card" node_ref=section>
            <form class="stack" novalidate on:submit=review>
                <MoneyField
                    label="Amount"
                    value=request.typed
                    error=error
                    hint=Signal::derive(move || format!("At most {:#}.", request.left()))
                    autofocus=true
                    on:focusout=move |_| left_field.update(|left| *left |= !request.typed.get_untracked().is_empty())
                />
                <Drawdown
                    sanctioned=money(|summary| summary.sanctioned_amount)
                    disbursed=money(|summary| summary.disbursed_amount)
                    requested=money(|summary| summary.requested_amount)
                    asking=Signal::derive(move || typed_amount.get().filter(|amount| amount.is_positive()).unwrap_or_default())
                />
                {notes}
                <div class="actions">
                    <button type="submit" class="button primary">
                        "Review request"
                    </button>
                    <a class="button quiet" href=Link::loan(id).href()>
                        "Cancel"
                    </a>
                    <small class="actions-note">"What you type is kept in this tab"</small>
                </div>
            </form>
        </section>
    }
}

/// What the desk will see too.
fn notes(loan: &Loan) -> impl IntoView + use<> {
    let overdue = (loan.dpd > 0 || loan.overdue_amount.is_positive()).then(|| {
        let days = loan.dpd;
        let amount = loan.overdue_amount;
        view! {
            <Note severity=Severity::Wait>
                {format!("{amount} is overdue, by {days} {}. You can still request; the payment desk sees this.", if days == 1 { "day" } else { "days" })}
            </Note>
        }
    });
    let bank = match &loan.credit_bank {
        None => Some("The loan has no bank account yet. A payout can't be paid until it has one."),
        Some(bank) if !bank.is_verified => {
            Some("The bank account is not verified. A payout to it is held until it is.")
        }
        Some(_) => None,
    };
    (overdue, bank.map(|text| view! { <Note severity=Severity::Bad>{text}</Note> }))
}
