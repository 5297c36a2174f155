//! What a run did: in all, and loan by loan.

use crate::components::feedback::note::Alert;
use crate::components::feedback::severity::Severity;
use crate::components::widgets::card::Card;
use crate::components::widgets::chip::days;
use crate::components::widgets::figures::{Figure, Figures};
use crate::components::widgets::table::{Head, table};
use crate::links::Link;
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

/// The result of a run.
#[component]
pub(super) fn Result(
    run: EodRun,
    /// Whether its answer was lost, and what it did had to be looked for.
    found: bool,
) -> impl IntoView {
    let date = run.date;
    if found {
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
    let mut loans = run.results.clone();
    loans.sort_by_key(|loan| std::cmp::Reverse((loan.dpd_after, loan.demands_overdue.len())));
    let unchanged = run.loan_count.saturating_sub(run.results.len().try_into().unwrap_or(u64::MAX));
    let title = format!("{date} is closed for {}", counted(run.loan_count, "loan", "loans"));
    let raised = counted(run.demands_raised, "demand", "demands");
    let rows = loans.iter().map(row).collect_view();
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
            {table("What the run posted", &HEADS, rows, None)}
        </Card>
    }
    .into_any()
}

fn row(loan: &EodLoan) -> impl IntoView + use<> {
    let href = Link::loan(loan.loan).href();
    let (reference, borrower) = (loan.ref_id.clone(), loan.borrower_name.clone());
    let late = !loan.demands_overdue.is_empty();
    let past = if loan.dpd_before == loan.dpd_after {
        days(loan.dpd_after)
    } else {
        format!("{} → {}", loan.dpd_before, days(loan.dpd_after))
    };
    view! {
        <tr class:late=late>
            <th scope="row">
                <a class="mono" href=href>
                    {reference}
                </a>
            </th>
            <td>{borrower}</td>
            <td class="num">{loan.interest_accrued.grouped()}</td>
            <td class="num">{loan.penal_accrued.grouped()}</td>
            <td class="num">{loan.demands_raised.len()}</td>
            <td class="num">{loan.demands_overdue.len()}</td>
            <td>{past}</td>
        </tr>
    }
}

/// "1 loan", "12,345 loans".
pub(super) fn counted(count: u64, one: &str, many: &str) -> String {
    format!("{} {}", lms::money::group_indian(&count.to_string()), if count == 1 { one } else { many })
}
