//! What speaks against a request, shown with the form and again with its review. The payment desk sees it too.

use super::request_tranche_page::TrancheFlow;
use crate::api;
use crate::components::feedback::note::Note;
use crate::components::feedback::severity::Severity;
use crate::components::forms::review::is_under_way;
use crate::components::widgets::chip::days;
use crate::dom::memo::memo;
use crate::dom::timer::debounced;
use leptos::prelude::*;
use lms::Ref;
use lms::loans::Loan;
use lms::page::PageRequest;
use lms::payouts::{ListPayouts, Payout, PayoutFilter, PayoutStatus, PayoutType};

#[component]
pub(super) fn TrancheWarnings(flow: TrancheFlow) -> impl IntoView {
    // A payout of the same amount that waits already: the request may be the second one.
    let amount = debounced(memo(move |_| {
        let is_under_way = is_under_way(flow.submission.handle());
        flow.requested().filter(|amount| amount.is_positive() && !is_under_way)
    }));
    let pending = api::query(move || {
        let amount = amount.get()?;
        let filter = PayoutFilter {
            loan: Some(flow.id),
            r#type: Some(PayoutType::Disbursement),
            status: Some(PayoutStatus::Pending),
            amount_min: Some(amount),
            amount_max: Some(amount),
            ..PayoutFilter::default()
        };
        Some(ListPayouts { filter, ordering: "-created_at".to_owned(), page: PageRequest { page: 1, page_size: 1 } })
    });
    let same_amount = move || {
        let page = pending.data()?;
        let asked = amount.get()?;
        let is_same = |payout: &&Payout| {
            payout.amount == asked
                && payout.status == PayoutStatus::Pending
                && payout.loan.as_ref().map(Ref::id) == Some(flow.id)
        };
        let payout = page.results.iter().find(is_same)?;
        let text =
            format!("{} of {} was requested on {} and is pending.", payout.ref_id, payout.amount, payout.created_at);
        Some(view! { <Note severity=Severity::Wait title="The same amount is pending already">{text}</Note> })
    };
    view! {
        {move || flow.loan.get().map(|loan| notes(&loan))}
        {same_amount}
    }
}

fn notes(loan: &Loan) -> impl IntoView + use<> {
    let overdue = (loan.dpd > Some(0) || loan.overdue_amount.is_positive()).then(|| {
        let (amount, late) = (loan.overdue_amount, days(loan.dpd));
        view! {
            <Note severity=Severity::Wait>
                {format!("{amount} is overdue, by {late}. You can still request; the payment desk sees this.")}
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
