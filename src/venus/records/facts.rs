//! What records are told by: whose they are, how they came, and who acts on them.

use crate::api;
use crate::components::forms::field::{Found, Search};
use crate::dom::watch::watch;
use crate::session;
use futures::FutureExt;
use leptos::prelude::*;
use lms::accounts::Account;
use lms::loans::Loan;
use lms::page::PageRequest;
use lms::records::{GetRecord, ListRecords, Record, RecordFilter, RecordStatus};
use lms::{ApiError, Money, RecordId, Ref};
use serde::Deserialize;

/// So many are offered: who sees more types more.
pub(super) const OFFERED: u64 = 8;

/// How money comes, as officers enter it: its word on the wire and its name.
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

/// The name of a mode; one that is not known is called by its word.
pub(super) fn mode(word: &str) -> String {
    let known = MODES.iter().find(|(known, _)| *known == word).map(|(_, name)| *name);
    known.map_or_else(|| word.replace('_', " "), str::to_owned)
}

/// What of a loan or an account a record's row says.
#[derive(Deserialize)]
struct Named {
    ref_id: String,
    #[serde(default)]
    borrower_name: String,
}

/// A loan's or an account's reference and borrower, where they came.
fn named<T: lms::reference::Entity>(of: Option<&Ref<T>>) -> Option<(String, String)> {
    let named: Named = of?.partial()?;
    Some((named.ref_id, named.borrower_name))
}

/// The reference and the borrower of a record's loan.
pub(super) fn loan_of(record: &Record) -> Option<(String, String)> {
    named::<Loan>(record.loan.as_ref())
}

/// The reference and the borrower of a record's account.
pub(super) fn account_of(record: &Record) -> Option<(String, String)> {
    named::<Account>(record.account.as_ref())
}

/// Records by reference, UTR or borrower.
pub(crate) fn find_records(text: String) -> Search {
    async move {
        let filter = RecordFilter { search: text, ..RecordFilter::default() };
        let page = PageRequest { page: 1, page_size: OFFERED };
        let page = api::send(ListRecords { filter, ordering: String::new(), page }).await?;
        Ok(page.results.iter().map(found).collect())
    }
    .boxed_local()
}

/// Writes the name of the record with this id.
pub(crate) fn name_record(id: String, typed: RwSignal<String>) {
    let Ok(id) = id.parse::<RecordId>() else { return };
    let read = api::query(move || Some(GetRecord { id }));
    watch(move || {
        if let Some(record) = read.data() {
            typed.set(found(&record).name);
        }
    });
}

/// A record as it is offered.
fn found(record: &Record) -> Found {
    Found {
        id: record.id.to_string(),
        name: format!("{} · {}", record.ref_id, record.amount),
        note: record.status.label().to_owned(),
    }
}

/// A record as it is now.
///
/// # Errors
/// Why it can't be read.
pub(super) async fn fresh(id: RecordId) -> Result<Record, ApiError> {
    api::send(GetRecord { id }).await
}

/// What of a record went back to who paid it: neither applied nor kept.
pub(super) fn given_back(record: &Record) -> Money {
    let applied: Money = record.settlements.iter().flatten().map(|settlement| settlement.amount).sum();
    if record.status == RecordStatus::Processed {
        record.amount.less(applied).less(record.remaining_amount)
    } else {
        Money::ZERO
    }
}

/// What this officer is called where `named` is written, if that is them: the server writes either the user name or the
/// name in it.
pub(super) fn officer(named: Option<&str>) -> String {
    let username = session::username().unwrap_or_default();
    named.filter(|named| is_called(&username, named)).map_or(username, str::to_owned)
}

/// Whether the officer with this user name is called so: `asha.kulkarni@lender.in` is Asha Kulkarni.
fn is_called(username: &str, named: &str) -> bool {
    let words = |text: &str| {
        let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect::<Vec<_>>()
    };
    let local = username.split('@').next().unwrap_or_default();
    !local.is_empty() && (words(local) == words(named) || username.eq_ignore_ascii_case(named))
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn an_officer_is_known_by_the_name_in_the_address() {
        assert!(is_called("asha.kulkarni@lender.in", "Asha Kulkarni"));
        assert!(is_called("asha.kulkarni@lender.in", "asha.kulkarni@lender.in"));
        assert!(!is_called("asha.kulkarni@lender.in", "Ravi Iyer"));
        assert!(!is_called("", ""));
    }

    #[test]
    fn a_mode_that_is_not_known_keeps_its_word() {
        assert_eq!((mode("neft"), mode("bank_draft")), ("NEFT".to_owned(), "bank draft".to_owned()));
    }
}
