//! What a run posted: in total, and loan by loan.

use crate::components::feedback::note::Alert;
use crate::components::feedback::severity::Severity;
use crate::components::widgets::card::Card;
use crate::components::widgets::chip::days;
use crate::components::widgets::figures::{Figure, Figures};
use crate::components::widgets::table::Head;
use crate::links::Link;
use crate::sorted::sorted;
use crate::venus::table_row::{TableRow, table_of};
use leptos::prelude::*;
use lms::eod::{EodLoan, EodRun};

const HEADS: [Head; 7] = [
    Head::new("Loan"),
    Head::new("Borrower"),
    Head::num("Interest ₹"),
    Head::num("Penal ₹"),
    Head::num("Demands raised"),
    Head::num("Became overdue"),
    Head::new("Days past due"),
];

#[component]
pub(super) fn RunResult(
    run: EodRun,
    /// Whether the response was lost, so that what was posted is unknown.
    was_lost: bool,
) -> impl IntoView {
    let date = run.date;
    if was_lost {
        return view! {
            <Alert severity=Severity::Good title=format!("The books stand at the end of {date}")>
                <span>
                    "What the run posted loan by loan was in the answer that was lost. Each loan's schedule and statement show it."
                </span>
            </Alert>
        }
        .into_any();
    }
    if run.loan_count == 0 {
        return view! {
            <Alert severity=Severity::Muted title=format!("Already run for {date}: nothing was posted twice")>
                <span>"The books of all these loans stood at the end of that day, or of a later one."</span>
            </Alert>
        }
        .into_any();
    }
    let loans = sorted(run.results.clone(), |loan| -i64::try_from(loan.demands_overdue.len()).unwrap_or(i64::MAX));
    let loans = sorted(loans, |loan| -loan.dpd_after);
    let unchanged = run.loan_count.saturating_sub(run.results.len().try_into().unwrap_or(u64::MAX));
    let title = format!("{date} is closed for {}", counted(run.loan_count, "loan", "loans"));
    let raised = counted(run.demands_raised, "demand", "demands");
    view! {
        <Alert severity=Severity::Good title=title>
            <span>{format!("{} had nothing to post.", counted(unchanged, "loan", "loans"))}</span>
        </Alert>
        <Figures>
            <Figure label="Interest accrued" value=run.interest_accrued.to_string() />
            <Figure label="Penal interest accrued" value=run.penal_accrued.to_string() />
            <Figure label="Demands raised" value=run.demands_raised_amount.to_string() note=raised />
            <Figure label="Became overdue" value=counted(run.demands_overdue, "demand", "demands") />
        </Figures>
        <Card title="Loan by loan, the latest payers first">
            {table_of("What the run posted", &HEADS, loans.iter().map(row), [])}
        </Card>
    }
    .into_any()
}

fn row(loan: &EodLoan) -> TableRow {
    let days_past_due = if loan.dpd_before == loan.dpd_after {
        days(loan.dpd_after)
    } else {
        format!("{} → {}", loan.dpd_before, days(loan.dpd_after))
    };
    TableRow::reference(Link::loan(loan.loan).href(), loan.ref_id.clone())
        .text(loan.borrower_name.clone())
        .num(loan.interest_accrued.grouped())
        .num(loan.penal_accrued.grouped())
        .num(loan.demands_raised.len())
        .num(loan.demands_overdue.len())
        .text(days_past_due)
        .late(!loan.demands_overdue.is_empty())
}

/// "1 loan", "12,345 loans".
pub(super) fn counted(count: u64, one: &str, many: &str) -> String {
    format!("{} {}", lms::money::group_indian(&count.to_string()), if count == 1 { one } else { many })
}
