//! The bank's statement: what came in becomes a record, what left pays the payout it names.

use crate::api;
use crate::bulk_upload::sheet::{Cells, Checked, Column, Found, Sheet, all_since, rows_of, twins};
use crate::components::forms::check::Check;
use futures::FutureExt;
use lms::bulk::{BulkResponse, BulkRow, Rows};
use lms::formats;
use lms::page::PageRequest;
use lms::payout_actions::{ManualPayment, ProcessPayout};
use lms::payouts::{GetPayout, ListPayouts, Payout, PayoutFilter, PayoutStatus};
use lms::record_actions::{BulkCreateRecords, CreateRecord};
use lms::records::{ListRecords, Record, RecordFilter, RecordType};
use lms::{ApiError, Day, FieldError, Instant, Money};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// How money comes, as narrations say it.
const MODES: [&str; 7] = ["neft", "rtgs", "imps", "upi", "nach", "cheque", "cash"];

pub(super) static SHEET: Sheet = Sheet {
    slug: "bank-statement",
    title: "Bank statement",
    does: "Credits become records, which wait to be matched. A debit pays the pending payout whose reference it names or whose amount and UTR it has.",
    noun: ("bank line", "bank lines"),
    columns: &[
        Column::needed("bank_date", "Date", "2026-11-23").also(&["date", "value date", "txn date", "transaction date"]),
        Column::needed("narration", "Narration", "NEFT CR MEERA TEXTILES").also(&[
            "description",
            "particulars",
            "remarks",
        ]),
        Column::optional("utr", "UTR", "HDFCN26112012345").also(&["reference", "ref no", "chq/ref no", "utr no"]),
        Column::optional("debit", "Debit", "").also(&["withdrawal", "withdrawals", "dr", "debit amount"]),
        Column::optional("credit", "Credit", "36,673.74").also(&["deposit", "deposits", "cr", "credit amount"]),
        Column::optional("debit_bank", "Our account", "HDFC 50200011223344").also(&["account", "account no"]),
    ],
    naming: None,
    has_amount: true,
    check,
    send: |bodies| async move { send(&rows_of::<Line>(&bodies).ok_or(ApiError::Unreadable)?).await }.boxed_local(),
    made: |bodies, since| async move { made(&rows_of::<Line>(&bodies).unwrap_or_default(), since).await }.boxed_local(),
};

/// A line of the statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Line {
    bank_date: Day,
    narration: String,
    utr: Option<String>,
    /// What left; none where something came in.
    debit: Option<Money>,
    credit: Option<Money>,
    debit_bank: String,
}

fn check(cells: &Cells<'_>) -> Result<Checked, Vec<FieldError>> {
    let mut check = Check::default();
    let bank_date = check.field("bank_date", super::day(cells.text("bank_date")));
    let debit = check.field("debit", super::maybe_amount(cells.text("debit")));
    let credit = check.field("credit", super::maybe_amount(cells.text("credit")));
    let one_of_both = match (debit, credit) {
        (Some(None), Some(None)) => Err("A line is a debit or a credit.".to_owned()),
        (Some(Some(_)), Some(Some(_))) => Err("A line is a debit or a credit, not both.".to_owned()),
        _ => Ok(()),
    };
    let one_of_both = check.field("credit", one_of_both);
    let utr = formats::optional(cells.text("utr"), formats::utr).and_then(|utr| match (utr, debit) {
        (None, Some(Some(_))) => Err("A debit is told by its UTR.".to_owned()),
        (utr, _) => Ok(utr),
    });
    let utr = check.field("utr", utr);
    let bank = cells.text("debit_bank").trim();
    let whole = || {
        one_of_both?;
        Some(Line {
            bank_date: bank_date?,
            narration: cells.text("narration").trim().to_owned(),
            utr: utr?,
            debit: debit?,
            credit: credit?,
            debit_bank: if bank.is_empty() { "Bank statement".to_owned() } else { bank.to_owned() },
        })
    };
    let line = check.done(whole())?;
    Checked::of(&line, line.debit.or(line.credit).unwrap_or_default())
}

/// Enters the credits by one call, then pays by the debits, one after the other. Once something was written nothing but
/// an answer for each line comes of it: what failed is told at its line, and is not sent again by itself.
async fn send(lines: &[Line]) -> Result<BulkResponse, ApiError> {
    let credits: Vec<(usize, CreateRecord)> =
        lines.iter().enumerate().filter_map(|(at, line)| Some((at, line.record()?))).collect();
    let mut results = Vec::new();
    if !credits.is_empty() {
        let rows = credits.iter().map(|(_, record)| record.clone()).collect();
        let call: BulkCreateRecords = Rows { rows };
        let answer = api::send(call).await?;
        // The answer counts the credits; the lines are counted with the debits among them.
        let place =
            |row: u64| usize::try_from(row).ok().and_then(|row| credits.get(row.checked_sub(1)?)).map(|(at, _)| *at);
        results.extend(answer.results.into_iter().filter_map(|row| match row {
            BulkRow::Accepted { row, id } => Some(BulkRow::Accepted { row: number(place(row)?), id }),
            BulkRow::Rejected { row, errors } => Some(BulkRow::Rejected { row: number(place(row)?), errors }),
        }));
    }
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.debit.is_some()) {
        results.push(match pay(line).await {
            Ok(id) => BulkRow::Accepted { row: number(at), id },
            Err(why) => BulkRow::Rejected {
                row: number(at),
                errors: BTreeMap::from([("non_field_errors".to_owned(), vec![why])]),
            },
        });
    }
    let accepted = results.iter().filter(|row| matches!(row, BulkRow::Accepted { .. })).count() as u64;
    Ok(BulkResponse { accepted, rejected: lines.len() as u64 - accepted, results })
}

/// The number of a line in the answer: from one.
const fn number(at: usize) -> u64 {
    at as u64 + 1
}

impl Line {
    fn record(&self) -> Option<CreateRecord> {
        Some(CreateRecord {
            account: None,
            loan: None,
            r#type: RecordType::Repayment,
            received_amount: self.credit?,
            tds_amount: None,
            payment_mode: mode(&self.narration).to_owned(),
            utr: self.utr.clone(),
            bank_date: self.bank_date,
            settlement_order: None,
            component_order: None,
            remark: Some(self.narration.clone()).filter(|narration| !narration.is_empty()),
        })
    }
}

/// How the money came, as the narration says; NEFT where it does not.
fn mode(narration: &str) -> &'static str {
    let words = narration.to_ascii_lowercase();
    MODES.into_iter().find(|mode| words.contains(mode)).unwrap_or(MODES[0])
}

/// The payout's reference in a narration: `PAY0NEW1`.
fn reference(narration: &str) -> Option<&str> {
    let mut words = narration.split(|letter: char| !letter.is_ascii_alphanumeric());
    words.find(|word| word.len() == 8 && word.starts_with("PAY"))
}

/// Pays the payout that a debit is, or says why none.
async fn pay(line: &Line) -> Result<Uuid, String> {
    let (Some(amount), Some(utr)) = (line.debit, line.utr.clone()) else {
        return Err("A debit is told by its UTR.".to_owned());
    };
    let search = reference(&line.narration).unwrap_or(&utr).to_owned();
    let filter = PayoutFilter { search, amount_min: Some(amount), amount_max: Some(amount), ..PayoutFilter::default() };
    let list = ListPayouts { filter, ordering: String::new(), page: PageRequest::default() };
    let page = api::send(list).await.map_err(|error| format!("Not sent: {error}"))?;
    let Some(payout) = page.results.into_iter().find(|payout| payout.amount == amount) else {
        return Err("No payout has its reference or UTR and its amount: look for it in Reconcile.".to_owned());
    };
    let id = payout.id;
    let is_paid = |payout: &Payout| payout.status == PayoutStatus::Processed && payout.utr.as_ref() == Some(&utr);
    if is_paid(&payout) {
        return Ok(id.0);
    }
    if payout.status != PayoutStatus::Pending {
        return Err(format!("{} is {}, not pending.", payout.ref_id, payout.status.label().to_ascii_lowercase()));
    }
    let by_hand = ManualPayment { utr: utr.clone(), bank_date: line.bank_date, debit_bank: line.debit_bank.clone() };
    match api::send(ProcessPayout { id, manual: Some(by_hand) }).await {
        Ok(_) => Ok(id.0),
        Err(ApiError::OutcomeUnknown { .. }) => match api::send(GetPayout { id }).await {
            Ok(now) if is_paid(&now) => Ok(id.0),
            _ => Err(format!("The answer was lost. Look at {} before you send this line again.", payout.ref_id)),
        },
        Err(error) => Err(error.to_string()),
    }
}

/// What was made of each line.
async fn made(lines: &[Line], since: Instant) -> Result<Found, ApiError> {
    let list = |page| ListRecords { filter: RecordFilter::default(), ordering: "-created_at".to_owned(), page };
    let records = all_since(list, since, |record: &Record| record.created_at).await?;
    let same = |line: &Line, record: &Record| {
        line.credit == Some(record.received_amount)
            && line.utr == record.utr
            && Some(line.bank_date) == record.bank_date
    };
    let mut found = twins(lines, records, same, |record| record.id.0);
    for (found, line) in found.iter_mut().zip(lines) {
        if let (Some(_), Some(utr)) = (line.debit, &line.utr) {
            let filter = PayoutFilter { search: utr.clone(), ..PayoutFilter::default() };
            let list = ListPayouts { filter, ordering: String::new(), page: PageRequest::default() };
            let paid = api::send(list).await?.results.into_iter().find(|payout| payout.utr.as_ref() == Some(utr));
            *found = paid.map(|payout| payout.id.0);
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn a_narration_says_how_the_money_went_and_which_payout_it_was() {
        assert_eq!(mode("UPI/593016793373/RAJ TRANSPORT/EMI"), "upi");
        assert_eq!(mode("BY TRANSFER"), "neft");
        assert_eq!(reference("NEFT DR PAY0NEW1 HARPREET KAUR"), Some("PAY0NEW1"));
        assert_eq!(reference("PAYMENT TO VENDOR"), None);
    }
}
