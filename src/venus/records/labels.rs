//! How records are described: payment mode, loan, borrower, and what was given back.

use lms::accounts::Account;
use lms::loans::Loan;
use lms::records::{Record, RecordStatus};
use lms::{Money, Ref};
use serde::Deserialize;

/// Payment modes that officers enter, as the API and as people write them.
pub(super) const MODES: [(&str, &str); 8] = [
    ("neft", "NEFT"),
    ("rtgs", "RTGS"),
    ("imps", "IMPS"),
    ("upi", "UPI"),
    ("nach", "NACH"),
    ("cheque", "Cheque"),
    ("cash", "Cash"),
    ("adjustment", "Adjustment"),
];

pub(super) fn mode_options() -> Vec<(String, String)> {
    MODES.iter().map(|(mode, label)| ((*mode).to_owned(), (*label).to_owned())).collect()
}

/// The label of a mode; an unknown mode is shown as the API writes it, without underscores.
pub(super) fn mode_label(mode: &str) -> String {
    let known = MODES.iter().find(|(known, _)| *known == mode).map(|(_, label)| *label);
    known.map_or_else(|| mode.replace('_', " "), str::to_owned)
}

/// What a record embeds of its loan or account.
#[derive(Deserialize)]
struct EmbeddedNames {
    ref_id: String,
    #[serde(default)]
    borrower_name: String,
}

fn names_of<T: lms::reference::Entity>(embedded: Option<&Ref<T>>) -> Option<(String, String)> {
    let names: EmbeddedNames = embedded?.partial()?;
    Some((names.ref_id, names.borrower_name))
}

/// Reference and borrower of a record's loan; `None` if the record has no loan, or only its id.
pub(super) fn loan_names(record: &Record) -> Option<(String, String)> {
    names_of::<Loan>(record.loan.as_ref())
}

/// Reference and borrower of a record's account; `None` if the record has no account, or only its id.
pub(super) fn account_names(record: &Record) -> Option<(String, String)> {
    names_of::<Account>(record.account.as_ref())
}

/// The part of a processed record that was refunded: neither applied nor left over.
pub(super) fn refunded(record: &Record) -> Money {
    let applied: Money = record.settlements.iter().flatten().map(|settlement| settlement.amount).sum();
    if record.status == RecordStatus::Processed {
        record.amount.less(applied).less(record.remaining_amount)
    } else {
        Money::ZERO
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn shows_an_unknown_mode_as_the_api_writes_it() {
        assert_eq!((mode_label("neft"), mode_label("bank_draft")), ("NEFT".to_owned(), "bank draft".to_owned()));
    }
}
