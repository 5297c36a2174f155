//! The loan's figures before and after the tranche, while its amount is typed.

use super::request_tranche_page::TrancheFlow;
use crate::components::widgets::card::{Card, Pair, Pairs, changed};
use leptos::prelude::*;
use lms::Money;
use lms::loans::LoanSummary;

#[component]
pub(super) fn FigureChanges(flow: TrancheFlow) -> impl IntoView {
    let rows = move || {
        let summary = flow.summary.get()?;
        let amount = flow.requested().unwrap_or_default();
        Some(figure_changes(&summary, amount).map(|change| {
            let value = match change.after {
                Some(after) => changed(format!("{:#}", change.before), format!("{after:#}")).into_any(),
                None => format!("{:#}", change.before).into_any(),
            };
            view! { <Pair label=change.label>{value}</Pair> }
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
struct FigureChange {
    label: &'static str,
    before: Money,
    /// `None` where nothing changes.
    after: Option<Money>,
}

fn figure_changes(summary: &LoanSummary, amount: Money) -> [FigureChange; 4] {
    let change = |label, before: Money, after: Option<Money>| FigureChange {
        label,
        before,
        after: after.filter(|after| *after != before),
    };
    [
        change("Sanctioned", summary.sanctioned_amount, None),
        change(
            "Drawn",
            [summary.disbursed_amount, summary.requested_amount].into_iter().sum(),
            [summary.disbursed_amount, summary.requested_amount, amount].into_iter().sum::<Money>().into(),
        ),
        change("Left to draw", summary.undisbursed_amount, Some(summary.undisbursed_amount.less(amount))),
        change("Principal owed", summary.outstanding.principal, summary.outstanding.principal.checked_add(amount)),
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
            dpd: Some(0),
            peak_dpd: Some(0),
            oldest_due_date: None,
            next_due_date: None,
            next_due_amount: None,
            emi_paid_count: Some(0),
            emi_count: Some(24),
            adjustable_cashback: None,
            adjustable_holdback: None,
        }
    }

    #[test]
    fn shows_figures_before_and_after() {
        let lakh = |lakhs: i64| Money::from_rupees(lakhs * 100_000);
        let after = figure_changes(&summary(), lakh(1)).map(|change| (change.before, change.after));
        assert_eq!(
            after,
            [(lakh(10), None), (lakh(6), Some(lakh(7))), (lakh(4), Some(lakh(3))), (lakh(3), Some(lakh(4))),]
        );
    }

    #[test]
    fn changes_nothing_before_an_amount_is_typed() {
        assert!(figure_changes(&summary(), Money::ZERO).iter().all(|change| change.after.is_none()));
    }
}
