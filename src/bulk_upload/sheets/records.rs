//! Records: money that came in, each a draft that waits for approval.

use crate::bulk_upload::sheet::{Cells, Checked, Column, Naming, Sheet, all_since, rows_of, send, twins};
use crate::components::forms::check::{self, Check};
use futures::FutureExt;
use lms::formats;
use lms::record_actions::{BulkCreateRecords, CreateRecord};
use lms::records::{ListRecords, Record, RecordFilter, RecordType};
use lms::{FieldError, LoanId, Ref};

const MODES: [&str; 8] = ["neft", "rtgs", "imps", "upi", "nach", "cheque", "cash", "adjustment"];

pub(super) static SHEET: Sheet = Sheet {
    slug: "records",
    title: "Records",
    does: "Enters money that came in: a draft for each row. A row without a loan waits to be matched.",
    noun: ("record", "records"),
    columns: &[
        Column::needed("received_amount", "Received", "36,673.74").also(&["amount", "credit", "received amount"]),
        Column::needed("bank_date", "Bank day", "2026-11-20").also(&["date", "value date", "bank date"]),
        Column::needed("payment_mode", "Mode", "neft").also(&["payment mode"]),
        Column::optional("utr", "UTR", "HDFCN26112012345").also(&["reference", "utr no"]),
        Column::optional("loan", "Loan", "LN0QX7T2").also(&["loan ref", "loan id"]),
        Column::optional("tds_amount", "TDS", "0").also(&["tds amount"]),
        Column::optional("type", "Type", "repayment"),
        Column::optional("remark", "Remark", "").also(&["narration", "note"]),
    ],
    naming: Some(("loan", Naming::Loan)),
    has_amount: true,
    check,
    send: |bodies| send(&bodies, |rows| -> BulkCreateRecords { rows }),
    made: |bodies, since| {
        async move {
            let list = |page| ListRecords { filter: RecordFilter::default(), ordering: "-created_at".to_owned(), page };
            let made = all_since(list, since, |record: &Record| record.created_at).await?;
            let rows = rows_of::<CreateRecord>(&bodies).unwrap_or_default();
            let same = |row: &CreateRecord, record: &Record| {
                row.utr == record.utr
                    && row.received_amount == record.received_amount
                    && Some(row.bank_date) == record.bank_date
                    && row.loan == record.loan.as_ref().map(Ref::id)
            };
            Ok(twins(&rows, made, same, |record| record.id.0))
        }
        .boxed_local()
    },
};

fn check(cells: &Cells<'_>) -> Result<Checked, Vec<FieldError>> {
    let mut check = Check::default();
    let amount = check.field("received_amount", check::amount(cells.text("received_amount")));
    let bank_date = check.field("bank_date", super::day(cells.text("bank_date")));
    let mode = cells.text("payment_mode").to_ascii_lowercase();
    let known = MODES.contains(&mode.as_str());
    let mode = check.field("payment_mode", if known { Ok(mode) } else { Err(format!("One of {}.", MODES.join(", "))) });
    let utr = check.field("utr", formats::optional(cells.text("utr"), formats::utr));
    let named = cells.text("loan").is_empty();
    let loan = check.field("loan", if named { Ok(None) } else { cells.id::<LoanId>("loan").map(Some) });
    let tds = check.field("tds_amount", super::maybe_amount(cells.text("tds_amount")));
    let kind = check.field("type", super::word(cells.text("type"), RecordType::KNOWN, RecordType::label));
    let whole = || {
        Some(CreateRecord {
            account: None,
            loan: loan?,
            r#type: kind?.unwrap_or(RecordType::Repayment),
            received_amount: amount?,
            tds_amount: tds?,
            payment_mode: mode?,
            utr: utr?,
            bank_date: bank_date?,
            settlement_order: None,
            component_order: None,
            remark: check::maybe(cells.text("remark")),
        })
    };
    let record = check.done(whole())?;
    Checked::of(&record, record.received_amount)
}
