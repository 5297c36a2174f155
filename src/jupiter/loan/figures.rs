//! The five key figures of a loan.

use super::{Reads, figure_notes};
use crate::clock;
use crate::components::feedback::severity::Severity;
use crate::components::widgets::figures::{Figure, Figures};
use crate::dom::memo::memo;
use leptos::prelude::*;
use lms::Money;
use lms::loans::LoanSummary;

/// The figures. Notes that need other reads are completed once those are there.
#[component]
pub(super) fn LoanFigures(reads: Reads, summary: LoanSummary) -> impl IntoView {
    let late = summary.overdue.total.is_positive();
    let next = summary.next_due_amount.map_or_else(|| "—".to_owned(), |amount| amount.to_string());
    let (outstanding, overdue) = (summary.outstanding, summary.overdue);
    let sanctioned = summary.sanctioned_amount.to_string();
    let summary = StoredValue::new(summary);
    let of_summary = move |note: fn(Reads, &LoanSummary) -> String| {
        Signal::derive(move || summary.with_value(|summary| note(reads, summary)))
    };
    let drawable = memo(move |_| {
        let loan = reads.loan.data()?;
        Some(summary.with_value(|summary| figure_notes::drawable(summary, &loan, clock::today())))
    });
    let of_drawable = move |part: fn(&(Money, String)) -> String| {
        Signal::derive(move || drawable.with(|drawable| drawable.as_ref().map(part).unwrap_or_default()))
    };
    view! {
        <Figures>
            <Figure
                label="Outstanding"
                value=outstanding.total.to_string()
                note=format!("principal {}", outstanding.principal)
            />
            <Figure
                label="Overdue"
                value=overdue.total.to_string()
                note=of_summary(|reads, summary| {
                    figure_notes::overdue(summary, &reads.demands.data().map(|demands| demands.results).unwrap_or_default())
                })
                severity=if late { Severity::Bad } else { Severity::Muted }
            />
            <Figure
                label="Next EMI"
                value=next
                note=of_summary(|_, summary| figure_notes::next_emi(summary, clock::today()))
            />
            <Figure
                label="Sanctioned"
                value=sanctioned
                note=of_summary(|reads, summary| figure_notes::disbursed(summary, reads.payouts.data().as_ref()))
            />
            <Figure
                label="Can still draw"
                value=of_drawable(|(amount, _)| amount.to_string())
                note=of_drawable(|(_, note)| note.clone())
            />
        </Figures>
    }
}
