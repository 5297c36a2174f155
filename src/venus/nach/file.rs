//! The presentation file: one line for each debit. Before it is requested as it will be, and afterwards with the references
//! that the bank answers to.

use super::facts::named;
use super::pick::{Pick, Picks};
use crate::api;
use crate::bulk_upload::csv;
use crate::components::widgets::masked::Masked;
use crate::components::widgets::table::{Head, table};
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

/// What the file will say of what is picked.
#[component]
pub(super) fn FilePreview(picks: Picks) -> impl IntoView {
    move || {
        let rows = picks.all().iter().map(line).collect_view();
        let foot = view! {
            <tr>
                <th scope="row">"In all"</th>
                <td colspan="4"></td>
                <td class="num">{picks.sum().grouped()}</td>
            </tr>
        };
        table("The presentation file", &HEADS, rows, Some(foot.into_any()))
    }
}

fn line(pick: &Pick) -> impl IntoView + use<> {
    let id = pick.loan;
    let loan = api::query(move || Some(GetLoan { id }));
    let of = move |read: fn(&Loan) -> String| move || loan.data().map(|loan| read(&loan));
    let bank = Memo::new(move |_| loan.data().and_then(|loan| loan.credit_bank));
    let account = move || bank.get().map(|bank| view! { <Masked number=bank.account_no /> });
    let ifsc = move || bank.get().map(|bank| bank.ifsc);
    let (what, amount) = (pick.what.clone(), pick.amount.grouped());
    view! {
        <tr>
            <th scope="row" class="mono">
                {of(|loan| loan.ref_id.clone())}
            </th>
            <td>{of(|loan| loan.borrower_name.clone())}</td>
            <td>{what}</td>
            <td>{account}</td>
            <td>{ifsc}</td>
            <td class="num">{amount}</td>
        </tr>
    }
}

/// The text of the file.
pub(super) fn text(records: &[Record]) -> String {
    let line = |record: &Record| {
        let names = named(record.loan.as_ref());
        let bank = record.loan.as_ref().and_then(Ref::full).and_then(|loan: Loan| loan.credit_bank);
        let (account, ifsc, holder) =
            bank.map(|bank| (bank.account_no, bank.ifsc, bank.account_holder_name)).unwrap_or_default();
        let date = record.bank_date.map(|day| day.iso()).unwrap_or_default();
        vec![
            record.ref_id.clone(),
            names.ref_id,
            names.borrower_name,
            account,
            ifsc,
            holder,
            record.amount.plain(),
            date,
        ]
    };
    csv::write(std::iter::once(COLUMNS.map(str::to_owned).to_vec()).chain(records.iter().map(line)))
}
