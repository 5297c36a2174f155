//! What an officer decides about, shown in the dialog of each action on a record.

use super::labels::{account_names, loan_names, mode_label};
use crate::components::detail_page::{Fact, facts};
use leptos::prelude::*;
use lms::Money;
use lms::bidi::isolate;
use lms::records::{Record, RecordPart};
use serde::Deserialize;

pub(super) fn decision_facts(record: &Record) -> impl IntoView + use<> {
    let list = [
        Fact::text("Amount", record.amount),
        Fact::text("In words", record.amount.in_words()),
        Fact::optional("TDS in it", Some(record.tds_amount).filter(|tds| tds.is_positive())),
        Fact::text("Type", record.r#type.label()),
        Fact::optional("Mode", record.payment_mode.as_deref().map(mode_label)),
        Fact::optional("UTR", record.utr.clone()),
        Fact::optional("Bank date", record.bank_date),
        Fact::optional("Added by", record.uploaded_by.clone()),
        Fact::optional("Approval requested by", record.requested_by.clone()),
        Fact::optional("Approved by", record.approved_by.clone()),
    ];
    facts(list.into_iter().chain(destination(record)))
}

/// The loans that the money is for, each with its part.
fn destination(record: &Record) -> Vec<Fact> {
    let parts = record.parts.as_deref().unwrap_or_default();
    if !parts.is_empty() {
        let rest = record.amount.less(parts.iter().map(|part| part.amount).sum::<Money>());
        let rest = rest.is_positive().then(|| Fact::text("Not allocated", rest));
        return parts.iter().map(|part| Fact::labelled(part_label(part), part.amount)).chain(rest).collect();
    }
    let name = |(reference, borrower): (String, String)| match borrower.is_empty() {
        true => reference,
        false => format!("{reference}, {}", isolate(&borrower)),
    };
    match (loan_names(record), account_names(record)) {
        (Some(loan), _) => vec![Fact::text("Loan", name(loan))],
        (None, Some(account)) => {
            let loans = "All open loans, the longest overdue first";
            vec![Fact::text("Account", name(account)), Fact::text("Loans", loans)]
        }
        (None, None) => vec![Fact::text("Loan", "Not matched yet")],
    }
}

/// "LN0QX7T2, Meera Textiles".
fn part_label(part: &RecordPart) -> String {
    #[derive(Deserialize)]
    struct Names {
        ref_id: String,
        borrower_name: String,
    }
    let names: Option<Names> = part.loan.partial();
    names.map_or_else(
        || part.loan.id().to_string(),
        |names| format!("{}, {}", names.ref_id, isolate(&names.borrower_name)),
    )
}
