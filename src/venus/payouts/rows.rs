//! A payout as a row of the list.

use super::state::PayoutsState;
use crate::components::feedback::severity::Status;
use crate::components::lists::grid::{Cell, Column, Row, row_checkbox};
use crate::components::lists::list_state::ListState;
use crate::links::Link;
use lms::bidi::isolate;
use lms::payouts::{Payout, PayoutStatus};

/// [`row`] makes a cell for each. In a window 90rem wide, all but the UTR are visible beside the inspector.
pub(super) const COLUMNS: &[Column] = &[
    Column::new("Ref", "7.25rem").ordered_by("index"),
    Column::new("Borrower", "minmax(7.25rem, 2fr)"),
    Column::new("Amount ₹", "8.25rem").numeric().ordered_by("amount"),
    Column::new("Type", "7.5rem"),
    Column::new("Method", "4.75rem"),
    Column::new("Status", "minmax(7.5rem, 1.4fr)"),
    Column::new("Created", "9.5rem").ordered_by("created_at"),
    Column::new("UTR", "minmax(10rem, 1fr)"),
];

/// Minimum width of a row.
pub(super) const WIDTH: &str = "62rem";

pub(super) fn row(payout: &Payout, list_state: &ListState) -> Row {
    let href = Link::Payouts(PayoutsState { opened: Some(payout.id), list_state: list_state.clone() }.into()).href();
    Row {
        key: payout.id.to_string(),
        href,
        cells: vec![
            Cell::OpenAfter(row_checkbox, payout.ref_id.clone()),
            Cell::Text(payout.borrower().unwrap_or_else(|| "—".to_owned())),
            Cell::Text(payout.amount.grouped()),
            Cell::Text(payout.r#type.label().to_owned()),
            Cell::Text(payout.method.label().to_owned()),
            Cell::Chip(payout.status.severity(), status_words(payout)),
            Cell::Faint(payout.created_at.to_string()),
            Cell::Mono(payout.utr.clone().unwrap_or_else(|| "—".to_owned())),
        ],
    }
}

/// The status with the reason of a failure: "Failed: account closed".
pub(crate) fn status_words(payout: &Payout) -> String {
    match (&payout.status, &payout.failed_remark) {
        (PayoutStatus::Failed, Some(why)) if !why.is_empty() => format!("Failed: {}", isolate(&lower_first(why))),
        (status, _) => status.label().to_owned(),
    }
}

/// "Account closed" becomes "account closed"; "IFSC wrong" stays.
fn lower_first(words: &str) -> String {
    let mut letters = words.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_ascii_uppercase() => {
            [first.to_ascii_lowercase()].into_iter().chain(letters).collect()
        }
        _ => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn payout() -> Payout {
        serde_json::from_str(include_str!("../../../contract/samples/request_tranche.response.json")).unwrap()
    }

    #[test]
    fn makes_a_cell_for_every_column() {
        let row = row(&payout(), &PayoutsState::in_status("pending").list_state);
        assert_eq!(row.cells.len(), COLUMNS.len());
        assert_eq!(row.href, "/venus/payouts?status=pending&open=dd697663-1fb6-433e-806b-a317cadc29c8");
        let words: Vec<_> = row.cells.iter().map(Cell::words).collect();
        assert_eq!(
            words,
            ["PAY05JG8", "—", "5,000.00", "Disbursement", "Manual", "Pending", "12 Feb 2025, 12:44", "—"]
        );
    }

    #[test]
    fn shows_why_a_payout_failed() {
        let failed =
            |why: &str| Payout { status: PayoutStatus::Failed, failed_remark: Some(why.to_owned()), ..payout() };
        assert_eq!(status_words(&failed("Account closed")), "Failed: account closed");
        assert_eq!(status_words(&failed("IFSC is wrong")), "Failed: IFSC is wrong");
        assert_eq!(status_words(&failed("")), "Failed");
    }
}
