//! The presentation file: one line for each debit. A preview before it is requested; the file itself afterwards, with
//! the references that the bank's status file repeats.

use super::labels::loan_names;
use super::selection::{SelectedDemand, Selection};
use crate::api;
use crate::bulk_upload::csv;
use crate::components::widgets::masked::Masked;
use crate::components::widgets::table::Head;
use crate::dom::memo::memo;
use crate::venus::table_row::{TableRow, table_of};
use leptos::prelude::*;
use lms::Ref;
use lms::loans::{GetLoan, Loan};
use lms::records::Record;

const COLUMNS: [&str; 8] =
    ["reference", "loan", "borrower", "account_no", "ifsc", "account_holder_name", "amount", "date"];

const HEADS: [Head; 6] = [
    Head::new("Loan"),
    Head::new("Borrower"),
    Head::new("Demand"),
    Head::new("Borrower's account"),
    Head::new("IFSC"),
    Head::num("Amount ₹"),
];

#[component]
pub(super) fn FilePreview(selection: Selection) -> impl IntoView {
    move || {
        let foot = TableRow::new("In all").gap(4).num(selection.total().grouped());
        table_of("The presentation file", &HEADS, selection.all().iter().map(row), [foot])
    }
}

fn row(selected: &SelectedDemand) -> TableRow {
    let id = selected.loan;
    let loan = api::query(move || Some(GetLoan { id }));
    let text = move |read: fn(&Loan) -> String| move || loan.data().map(|loan| read(&loan));
    let bank = memo(move |_| loan.data().and_then(|loan| loan.credit_bank));
    let account = move || bank.get().map(|bank| view! { <Masked number=bank.account_no /> });
    let reference = text(|loan| loan.ref_id.clone());
    TableRow::new(view! { <span class="mono">{reference}</span> })
        .text(text(|loan| loan.borrower_name.clone()))
        .text(selected.what.clone())
        .text(account)
        .text(move || bank.get().map(|bank| bank.ifsc))
        .num(selected.amount.grouped())
}

/// The file as CSV.
pub(super) fn to_csv(records: &[Record]) -> String {
    let line = |record: &Record| {
        let names = loan_names(record.loan.as_ref());
        let bank = record.loan.as_ref().and_then(Ref::full).and_then(|loan: Loan| loan.credit_bank);
        let (account, ifsc, holder) =
            bank.map(|bank| (bank.account_no, bank.ifsc, bank.account_holder_name)).unwrap_or_default();
        let date = record.bank_date.map(|day| day.iso()).unwrap_or_default();
        let reference = record.ref_id.clone();
        vec![reference, names.ref_id, names.borrower_name, account, ifsc, holder, record.amount.plain(), date]
    };
    csv::write(std::iter::once(COLUMNS.map(str::to_owned).to_vec()).chain(records.iter().map(line)))
}
