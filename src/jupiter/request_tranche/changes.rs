//! What the tranche changes, as it is typed.

use super::flow::Request;
use crate::components::widgets::card::{Card, Pair, Pairs, changed};
use leptos::prelude::*;
use lms::Money;
use lms::loans::LoanSummary;

/// The loan's figures before and after.
#[component]
pub(super) fn Changes(
    /// What the steps share.
    request: Request,
) -> impl IntoView {
    let rows = move || {
        let summary = request.summary.get()?;
        let amount = request.amount().unwrap_or_default();
        Some(rows(&summary, amount).map(|row| {
            let value = match row.after {
                Some(after) => changed(format!("{:#}", row.before), format!("{after:#}")).into_any(),
                None => format!("{:#}", row.before).into_any(),
            };
            view! { <Pair label=row.label>{value}</Pair> }
        }))
    };
    view! {
        <Card title="What it changes">
            <Pairs>{rows}</Pairs>
            <p class="muted small">
                "Once it is paid, the EMIs that are not due yet are reckoned anew from the next due date. Interest runs from the day it is paid."
            </p>
        </Card>
    }
}

#[derive(Debug, PartialEq, Eq)]
struct Row {
    label: &'static str,
    before: Money,
    /// `None` where nothing changes.
    after: Option<Money>,
}

fn rows(summary: &LoanSummary, amount: Money) -> [Row; 4] {
    let row = |label, before: Money, after: Option<Money>| Row {
        label,
        before,
        after: after.filter(|after| *after != before),
    };
    [
        row("Sanctioned", summary.sanctioned_amount, None),
        row(
            "Drawn",
            [summary.disbursed_amount, summary.requested_amount].into_iter().sum(),
            [summary.disbursed_amount, summary.requested_amount, amount].into_iter().sum::<Money>().into(),
        ),
        row("Left to draw", summary.undisbursed_amount, Some(summary.undisbursed_amount.less(amount))),
        row("Principal owed", summary.outstanding.principal, summary.outstanding.principal.checked_add(amount)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn summary() -> LoanSummary {
        let lakh = |lakhs: i64| Money::from_rupees(lakhs * 100_000);
        let nothing = lms::loans::Components::default();
        LoanSummary {
            sanctioned_amount: lakh(10),
            disbursed_amount: lakh(5),
            requested_amount: lakh(1),
            undisbursed_amount: lakh(4),
            outstanding: lms::loans::Components { principal: lakh(3), total: lakh(3), ..nothing },
            overdue: nothing,
            paid: nothing,
            dpd: 0,
            peak_dpd: 0,
            oldest_due_date: None,
            next_due_date: None,
            next_due_amount: None,
            emi_paid_count: 0,
            emi_count: 24,
        }
    }

    #[test]
    fn shows_before_and_after() {
        let lakh = |lakhs: i64| Money::from_rupees(lakhs * 100_000);
        let after = rows(&summary(), lakh(1)).map(|row| (row.before, row.after));
        assert_eq!(
            after,
            [(lakh(10), None), (lakh(6), Some(lakh(7))), (lakh(4), Some(lakh(3))), (lakh(3), Some(lakh(4))),]
        );
    }

    #[test]
    fn nothing_typed_changes_nothing() {
        assert!(rows(&summary(), Money::ZERO).iter().all(|row| row.after.is_none()));
    }
}
