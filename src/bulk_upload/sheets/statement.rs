//! The bank's statement: credits become records, a debit pays the payout that it names or waits to be matched.

use super::records::list;
use super::statement_debit::{enter_debit, find_debit};
use crate::api;
use crate::bulk_upload::created_list::{find, newest};
use crate::bulk_upload::row_match::RowMatches;
use crate::bulk_upload::sheet::{Cells, CheckedRow, Column, Known, Sheet, parse_rows};
use crate::clock;
use crate::components::forms::check::Check;
use crate::components::forms::day_warning::bank_date_warning;
use futures::FutureExt;
use leptos::prelude::untrack;
use lms::bulk::{BulkResponse, BulkRow, Rows};
use lms::creates::Creates;
use lms::formats;
use lms::record_actions::{BulkCreateRecords, CreateRecord};
use lms::records::{Record, RecordType};
use lms::{ApiError, Day, FieldError, Money, Ref};
use serde::{Deserialize, Serialize};

/// Payment modes in narrations.
const MODES: [&str; 7] = ["neft", "rtgs", "imps", "upi", "nach", "cheque", "cash"];

pub(super) static SHEET: Sheet = Sheet {
    slug: "bank-statement",
    title: "Bank statement",
    description: "Credits become records, which wait to be matched. A debit pays the pending payout whose reference it names or whose amount and UTR it has; any other debit waits in Reconcile.",
    noun: ("bank line", "bank lines"),
    columns: &[
        Column::required("bank_date", "Date", "2026-11-23").aliases(&[
            "date",
            "value date",
            "txn date",
            "transaction date",
        ]),
        Column::required("narration", "Narration", "NEFT CR MEERA TEXTILES").aliases(&[
            "description",
            "particulars",
            "remarks",
        ]),
        Column::optional("utr", "UTR", "HDFCN26112012345").aliases(&["reference", "ref no", "chq/ref no", "utr no"]),
        Column::optional("debit", "Debit", "").aliases(&["withdrawal", "withdrawals", "dr", "debit amount"]),
        Column::optional("credit", "Credit", "36,673.74").aliases(&["deposit", "deposits", "cr", "credit amount"]),
        Column::optional("debit_bank", "Our account", "HDFC 50200011223344").aliases(&["account", "account no"]),
    ],
    reference: None,
    has_amount: true,
    check,
    send: |bodies| async move { send(&parse_rows::<StatementLine>(&bodies)?).await }.boxed_local(),
    before: Some(|_| newest(list)),
    find_created: |bodies, known| find_created(bodies, known).boxed_local(),
};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct StatementLine {
    pub(super) bank_date: Day,
    pub(super) narration: String,
    pub(super) utr: Option<String>,
    pub(super) debit: Option<Money>,
    credit: Option<Money>,
    pub(super) debit_bank: String,
}

fn check(cells: &Cells<'_>) -> Result<CheckedRow, Vec<FieldError>> {
    let mut check = Check::default();
    let bank_date = check.field("bank_date", super::bank_date(cells.text("bank_date")));
    let debit = check.field("debit", super::optional_amount(cells.text("debit")));
    let credit = check.field("credit", super::optional_amount(cells.text("credit")));
    let debit_or_credit = match (debit, credit) {
        (Some(None), Some(None)) => Err("A line is a debit or a credit.".to_owned()),
        (Some(Some(_)), Some(Some(_))) => Err("A line is a debit or a credit, not both.".to_owned()),
        _ => Ok(()),
    };
    let debit_or_credit = check.field("credit", debit_or_credit);
    let utr = formats::optional(cells.text("utr"), formats::utr).map_err(|error| error.to_string());
    let utr = utr.and_then(|utr| match (utr, debit) {
        (None, Some(Some(_))) => Err("Enter the UTR: a debit is known by it.".to_owned()),
        (utr, _) => Ok(utr),
    });
    let utr = check.field("utr", utr);
    let bank = cells.text("debit_bank").trim();
    let whole = || {
        debit_or_credit?;
        Some(StatementLine {
            bank_date: bank_date?,
            narration: cells.text("narration").trim().to_owned(),
            utr: utr?,
            debit: debit?,
            credit: credit?,
            debit_bank: if bank.is_empty() { "Bank statement".to_owned() } else { bank.to_owned() },
        })
    };
    let line = check.done(whole())?;
    let warning = bank_date_warning(line.bank_date, untrack(clock::today));
    Ok(CheckedRow::new(&line, line.debit.or(line.credit).unwrap_or_default())?.warn("bank_date", warning))
}

/// Creates records for the credits in one call, then enters the debits one by one. After the first successful call
/// errors are reported per line, so that no line is sent again automatically.
async fn send(lines: &[StatementLine]) -> Result<BulkResponse, ApiError> {
    let credits: Vec<(usize, CreateRecord)> =
        lines.iter().enumerate().filter_map(|(at, line)| Some((at, line.record()?))).collect();
    let mut results = Vec::new();
    if !credits.is_empty() {
        let rows = credits.iter().map(|(_, record)| record.clone()).collect();
        let call: BulkCreateRecords = Rows { rows };
        let answer = api::send(call).await?;
        // The answer numbers the credits only; here lines are numbered with the debits among them.
        let line_of =
            |row: u64| usize::try_from(row).ok().and_then(|row| credits.get(row.checked_sub(1)?)).map(|(at, _)| *at);
        results.extend(answer.results.into_iter().filter_map(|row| match row {
            BulkRow::Accepted { row, id } => Some(BulkRow::Accepted { row: line_number(line_of(row)?), id }),
            BulkRow::Rejected { row, errors } => Some(BulkRow::Rejected { row: line_number(line_of(row)?), errors }),
        }));
    }
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.debit.is_some()) {
        results.push(match enter_debit(line).await {
            Ok(id) => BulkRow::Accepted { row: line_number(at), id },
            Err(why) => BulkRow::rejected(line_number(at), "non_field_errors", why),
        });
    }
    let accepted = results.iter().filter(|row| matches!(row, BulkRow::Accepted { .. })).count() as u64;
    Ok(BulkResponse { accepted, rejected: lines.len() as u64 - accepted, results })
}

/// Lines are numbered from one.
const fn line_number(at: usize) -> u64 {
    at as u64 + 1
}

impl StatementLine {
    fn record(&self) -> Option<CreateRecord> {
        Some(CreateRecord {
            account: None,
            loan: None,
            r#type: RecordType::Repayment,
            received_amount: self.credit?,
            tds_amount: None,
            payment_mode: payment_mode(&self.narration).to_owned(),
            utr: self.utr.clone(),
            bank_date: self.bank_date,
            settlement_order: None,
            component_order: None,
            remark: Some(self.narration.clone()).filter(|narration| !narration.is_empty()),
        })
    }
}

/// The payment mode in a narration, else NEFT.
fn payment_mode(narration: &str) -> &'static str {
    let words = narration.to_ascii_lowercase();
    MODES.into_iter().find(|mode| words.contains(mode)).unwrap_or(MODES[0])
}

/// The record of a credit. It may have been matched with a loan since.
impl Creates<Record> for StatementLine {
    fn is_like(&self, record: &Record) -> bool {
        let loan = record.loan.as_ref().map(Ref::id);
        self.record().is_some_and(|credit| CreateRecord { loan, ..credit }.is_like(record))
    }

    fn has_rest(&self, record: &Record) -> bool {
        self.record().is_some_and(|credit| credit.has_rest(record))
    }
}

/// The record or payout of each line.
async fn find_created(bodies: Vec<String>, known: Known) -> Result<RowMatches, ApiError> {
    let lines = parse_rows::<StatementLine>(&bodies)?;
    let mut found = find::<StatementLine, _, _>(list, bodies, known).await?;
    for (found, line) in found.rows.iter_mut().zip(&lines) {
        if let (Some(amount), Some(utr)) = (line.debit, &line.utr) {
            found.own = find_debit(utr, amount).await?;
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn reads_the_payment_mode_from_a_narration() {
        assert_eq!(payment_mode("UPI/593016793373/RAJ TRANSPORT/EMI"), "upi");
        assert_eq!(payment_mode("BY TRANSFER"), "neft");
    }
}
