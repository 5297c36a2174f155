//! The head of every tab: borrower, status, actions and key figures.

use super::Reads;
use super::figures::LoanFigures;
use super::labels::loan_terms_line;
use crate::clock;
use crate::components::feedback::load::Load;
use crate::components::feedback::skeleton::skeleton_figures;
use crate::components::widgets::breadcrumbs::{Breadcrumbs, Crumb};
use crate::components::widgets::button::{ActionLink, ButtonVariant};
use crate::components::widgets::chip::loan_chip;
use crate::components::widgets::copy::Copy;
use crate::components::widgets::heading::Heading;
use crate::components::widgets::tabs::{Tab, Tabs};
use crate::dom::memo::memo;
use crate::links::{Link, LoanTab};
use leptos::prelude::*;
use lms::loans::{Loan, LoanSummary};
use lms::{LoanId, can};

#[component]
pub(super) fn Header(id: LoanId, reads: Reads, tab: Signal<LoanTab>) -> impl IntoView {
    let loan = memo(move |_| reads.loan.data());
    let of_loan = move |of: fn(&Loan) -> String| {
        Signal::derive(move || loan.with(|loan| loan.as_ref().map(of).unwrap_or_default()))
    };
    let reference = of_loan(|loan| loan.ref_id.clone());
    let locked = Signal::derive(move || {
        let loan = loan.get()?;
        // Until the summary is there, only the loan itself can lock it.
        let left = reads.summary.data().map_or(loan.sanctioned_amount, |summary| summary.undisbursed_amount);
        can::request_tranche(&loan, left, clock::today()).err().map(|reason| reason.to_string())
    });
    let fixed = Signal::derive(move || {
        loan.with(|loan| can::change_schedule(loan.as_ref()?).err().map(|reason| reason.to_string()))
    });
    let trail = Signal::derive(move || {
        vec![Crumb::link("Loans", Link::loans().href()), Crumb::here(reference.get()).reference()]
    });
    view! {
        <Breadcrumbs trail />
        <div class="head">
            <Heading text=of_loan(|loan| loan.borrower_name.clone()) />
            <Copy text=reference what="loan reference" />
            {move || loan.with(|loan| loan.as_ref().map(loan_chip))}
            <span class="muted head-facts">{of_loan(loan_terms_line)}</span>
            <div class="actions">
                <ActionLink variant=ButtonVariant::Plain href=Link::Restructure { id }.href() locked=fixed>
                    "Restructure"
                </ActionLink>
                <ActionLink href=Link::RequestTranche { id }.href() locked>
                    "Request tranche"
                </ActionLink>
            </div>
        </div>
        <Load
            query=reads.summary
            skeleton=|| skeleton_figures(5)
            view=move |summary: LoanSummary| view! { <LoanFigures reads summary /> }.into_any()
        />
        <Tabs
            label=Signal::derive(move || format!("Loan {}", reference.get()))
            tabs=Signal::derive(move || LoanTab::ALL.map(|tab| Tab::new(tab_name(tab), Link::Loan { id, tab }.href())).to_vec())
            current=Signal::derive(move || Link::Loan { id, tab: tab.get().plain() }.href())
        />
    }
}

const fn tab_name(tab: LoanTab) -> &'static str {
    match tab {
        LoanTab::Overview => "Overview",
        LoanTab::Schedule => "Schedule",
        LoanTab::Payouts => "Tranches and payouts",
        LoanTab::Payments => "Payments",
        LoanTab::Fees => "Fees",
        LoanTab::Outstanding { .. } => "Outstanding",
        LoanTab::Statement { .. } => "Statement",
        LoanTab::Terms => "Terms",
        LoanTab::ExtraData => "Extra data",
        LoanTab::Activity => "Activity",
    }
}
