//! The five figures an officer is asked for on the telephone.

use super::facts::when;
use crate::clock;
use crate::ui::figures::{Figure, Figures};
use crate::ui::tone::Tone;
use leptos::prelude::*;
use lms::Day;
use lms::loans::{Loan, LoanSummary};

/// The strip under the name.
#[component]
pub(super) fn Strip(loan: Memo<Option<Loan>>, summary: LoanSummary) -> impl IntoView {
    let today = clock::now().day();
    let until = loan.with_untracked(|loan| loan.as_ref().and_then(|loan| loan.available_until));
    let late = summary.overdue.total.is_positive();
    let next = summary.next_due_amount.map_or_else(|| "—".to_owned(), |amount| amount.to_string());
    view! {
        <Figures>
            <Figure
                label="Outstanding"
                value=summary.outstanding.total.to_string()
                note=format!("principal {}", summary.outstanding.principal)
            />
            <Figure
                label="Overdue"
                value=summary.overdue.total.to_string()
                note=overdue(&summary)
                tone=if late { Tone::Bad } else { Tone::Muted }
            />
            <Figure
                label="Next EMI"
                value=next
                note=summary.next_due_date.map_or_else(|| "nothing more falls due".to_owned(), |day| when(day, today))
            />
            <Figure
                label="Sanctioned"
                value=summary.sanctioned_amount.to_string()
                note=format!("{:#} disbursed", summary.disbursed_amount)
            />
            <Figure label="Can still draw" value=summary.undisbursed_amount.to_string() note=drawable(&summary, until) />
        </Figures>
    }
}

fn overdue(summary: &LoanSummary) -> String {
    match (summary.overdue.total.is_positive(), summary.oldest_due_date) {
        (true, Some(day)) => format!("{} days, since {day}", summary.dpd),
        (true, None) => format!("{} days", summary.dpd),
        (false, _) => "nothing overdue".to_owned(),
    }
}

fn drawable(summary: &LoanSummary, until: Option<Day>) -> String {
    let requested =
        summary.requested_amount.is_positive().then(|| format!("{:#} more requested", summary.requested_amount));
    let until = match until {
        _ if !summary.undisbursed_amount.is_positive() => Some("nothing left".to_owned()),
        Some(day) => Some(format!("until {day}")),
        None => None,
    };
    requested.into_iter().chain(until).collect::<Vec<_>>().join(", ")
}
