//! The columns of the list of loans, and the row of one.

use crate::components::feedback::severity::Status;
use crate::components::lists::grid::{Cell, Column, Row};
use crate::components::widgets::chip::count_text;
use crate::links::Link;
use lms::loans::Loan;

/// [`loan_row`] makes a cell for each.
pub(super) const COLUMNS: &[Column] = &[
    Column::new("Ref", "6.75rem").ordered_by("ref_id"),
    Column::new("Borrower", "minmax(9.5rem, 2fr)").ordered_by("borrower_name"),
    Column::new("Program", "minmax(7.25rem, 1.3fr)"),
    Column::new("Sanctioned ₹", "7.75rem").numeric().ordered_by("sanctioned_amount"),
    Column::new("Disbursed ₹", "7.75rem").numeric().ordered_by("disbursed_amount"),
    Column::new("Outstanding ₹", "8rem").numeric().ordered_by("outstanding_amount"),
    Column::new("Overdue ₹", "7.25rem").numeric().ordered_by("overdue_amount"),
    Column::new("DPD", "4rem").numeric().ordered_by("dpd"),
    Column::new("Next due", "6.75rem").ordered_by("next_due_date"),
    Column::new("Status", "8rem"),
];

/// The least width of a row.
pub(super) const WIDTH: &str = "73rem";

pub(super) fn loan_row(loan: &Loan) -> Row {
    let next_due = loan.next_due_date.map_or_else(|| "—".to_owned(), |day| day.to_string());
    Row {
        key: loan.id.to_string(),
        href: Link::loan(loan.id).href(),
        cells: vec![
            Cell::Open(loan.ref_id.clone()),
            Cell::Text(loan.borrower_name.clone()),
            Cell::Faint(loan.program_name.clone()),
            Cell::Text(loan.sanctioned_amount.grouped()),
            Cell::Text(loan.disbursed_amount.grouped()),
            Cell::Text(loan.outstanding_amount.grouped()),
            Cell::Text(loan.overdue_amount.grouped()),
            Cell::Text(count_text(loan.dpd)),
            Cell::Faint(next_due),
            Cell::Chip(loan.status.severity(), loan.status.label().to_owned()),
        ],
    }
}
