//! The key figures of an account: its line, and what is owed on it.

use crate::components::feedback::severity::Severity;
use crate::components::widgets::chip::days;
use crate::components::widgets::figures::{Figure, Figures};
use leptos::prelude::*;
use lms::account_summary::AccountSummary;

#[component]
pub(super) fn AccountFigures(summary: AccountSummary) -> impl IntoView {
    let late = summary.overdue.total.is_positive();
    let next = summary.next_due_amount.map_or_else(|| "—".to_owned(), |amount| amount.to_string());
    let due = summary.next_due_date.map(|day| format!("on {day}")).unwrap_or_default();
    let used = format!("{}% of the line", percent_used(&summary));
    let outstanding = format!("principal {}", summary.outstanding.principal);
    let overdue = overdue_note(&summary);
    view! {
        <Figures>
            <Figure label="Approved" value=summary.approved_amount.to_string() />
            <Figure label="Used" value=summary.used_amount.to_string() note=used />
            <Figure label="Available" value=summary.available_amount.to_string() />
            <Figure label="Outstanding" value=summary.outstanding.total.to_string() note=outstanding />
            <Figure
                label="Overdue"
                value=summary.overdue.total.to_string()
                note=overdue
                severity=if late { Severity::Bad } else { Severity::Muted }
            />
            <Figure label="Next due" value=next note=due />
        </Figures>
    }
}

/// The used part of the line in whole percent, rounded.
fn percent_used(summary: &AccountSummary) -> u16 {
    (summary.used_amount.per_mille_of(summary.approved_amount) + 5) / 10
}

fn overdue_note(summary: &AccountSummary) -> String {
    match (summary.dpd, summary.peak_dpd) {
        (dpd, _) if dpd > Some(0) => format!("{} past due", days(dpd)),
        (Some(_), peak) if peak > Some(0) => format!("on time now, at most {} late", days(peak)),
        (Some(_), Some(_)) => "never late".to_owned(),
        _ => format!("{} past due", days(None)),
    }
}
