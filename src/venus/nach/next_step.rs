//! What to do next with a presentation.

use super::labels::status_file_href;
use crate::components::widgets::card::Card;
use crate::links::{Link, LoanTab};
use leptos::prelude::*;
use lms::LoanId;
use lms::records::RecordStatus;

pub(super) fn next_step(status: &RecordStatus, loan: Option<LoanId>) -> AnyView {
    match status {
        RecordStatus::Rejected => loan.map(after_bounce).into_any(),
        RecordStatus::Approved => with_bank().into_any(),
        RecordStatus::Draft
        | RecordStatus::PendingApproval
        | RecordStatus::Processed
        | RecordStatus::Reverted
        | RecordStatus::Unknown(_) => ().into_any(),
    }
}

fn with_bank() -> impl IntoView {
    view! {
        <Card title="What to do next">
            <p>"The bank has not answered yet. Its status file says which presentations were paid."</p>
            <p class="actions">
                <a class="button primary" href=status_file_href()>
                    "Load the bank's status file"
                </a>
            </p>
        </Card>
    }
}

fn after_bounce(loan: LoanId) -> impl IntoView {
    view! {
        <Card title="What to do next">
            <p>
                "Call the borrower before it is presented again: a second bounce costs them a second fee. Look first whether the fee for this one is charged already."
            </p>
            <p class="actions">
                <a class="button primary" href=Link::Present { loan: Some(loan) }.href()>
                    "Present again"
                </a>
                <a class="button" href=Link::loan(loan).href()>
                    "Borrower and loan"
                </a>
                <a class="button" href=Link::Loan { id: loan, tab: LoanTab::Fees }.href()>
                    "Fees of the loan"
                </a>
                <a class="button" href=Link::NewFee { loan: Some(loan) }.href()>
                    "Charge the bounce fee"
                </a>
            </p>
        </Card>
    }
}
