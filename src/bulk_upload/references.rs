//! Looks up the ids of loans and accounts that a sheet refers to.

use super::sheet::ReferenceKind;
use crate::api;
use lms::ApiError;
use lms::accounts::ListAccounts;
use lms::loans::{ListLoans, LoanFilter};
use lms::page::PageRequest;
use std::collections::HashMap;
use uuid::Uuid;

/// The results of a search among which the exact reference is looked for.
const FIRST: PageRequest = PageRequest { page: 1, page_size: 20 };

#[derive(Clone, Debug, PartialEq, Eq)]
enum LookedUp {
    Found(Uuid),
    NotFound,
    Failed(ApiError),
}

/// The references of a sheet that were looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct References {
    kind: ReferenceKind,
    known: HashMap<String, LookedUp>,
}

impl References {
    pub(crate) fn new(kind: ReferenceKind) -> Self {
        Self { kind, known: HashMap::new() }
    }

    /// The id that a cell refers to: the cell may hold the id itself, or a reference that was looked up.
    ///
    /// # Errors
    /// If there is no such thing, or it was not looked up yet.
    pub(crate) fn id(&self, typed: &str) -> Result<Uuid, String> {
        if let Ok(id) = typed.trim().parse() {
            return Ok(id);
        }
        let thing = self.noun();
        match self.known.get(&key(typed)) {
            _ if typed.trim().is_empty() => Err(format!("Name the {thing} by its reference.")),
            Some(LookedUp::Found(id)) => Ok(*id),
            Some(LookedUp::NotFound) => Err(format!("There is no {thing} with this reference.")),
            Some(LookedUp::Failed(error)) => Err(format!("The {thing} could not be looked up. {error}")),
            None => Err(format!("Looking for the {thing}…")),
        }
    }

    /// The references to look up, each once; failed look-ups are repeated.
    pub(crate) fn unknown<'a>(&self, typed: impl Iterator<Item = &'a str>) -> Vec<String> {
        let mut unknown: Vec<String> = typed
            .filter(|typed| !typed.trim().is_empty() && typed.trim().parse::<Uuid>().is_err())
            .map(key)
            .filter(|typed| !matches!(self.known.get(typed), Some(LookedUp::Found(_) | LookedUp::NotFound)))
            .collect();
        unknown.sort_unstable();
        unknown.dedup();
        unknown
    }

    pub(crate) fn insert(&mut self, reference: String, found: Result<Option<Uuid>, ApiError>) {
        let looked_up = match found {
            Ok(Some(id)) => LookedUp::Found(id),
            Ok(None) => LookedUp::NotFound,
            Err(error) => LookedUp::Failed(error),
        };
        self.known.insert(reference, looked_up);
    }

    const fn noun(&self) -> &'static str {
        match self.kind {
            ReferenceKind::Loan => "loan",
            ReferenceKind::Account => "account",
        }
    }
}

/// References are case-insensitive.
fn key(typed: &str) -> String {
    typed.trim().to_ascii_uppercase()
}

/// Asks the server for the id of a reference.
pub(crate) async fn look_up(kind: ReferenceKind, reference: &str) -> Result<Option<Uuid>, ApiError> {
    let search = reference.to_owned();
    Ok(match kind {
        ReferenceKind::Loan => {
            let filter = LoanFilter { search, ..LoanFilter::default() };
            let page = api::send(ListLoans { filter, ordering: String::new(), page: FIRST }).await?;
            page.results.iter().find(|loan| loan.ref_id.eq_ignore_ascii_case(reference)).map(|loan| loan.id.0)
        }
        ReferenceKind::Account => {
            let page = api::send(ListAccounts { search, page: FIRST, ..ListAccounts::default() }).await?;
            page.results
                .iter()
                .find(|account| account.ref_id.eq_ignore_ascii_case(reference))
                .map(|account| account.id.0)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn looks_up_a_reference_once() {
        let mut references = References::new(ReferenceKind::Loan);
        assert_eq!(references.unknown(["ln1", " LN1 ", "LN2", ""].into_iter()), ["LN1", "LN2"]);
        references.insert("LN1".to_owned(), Ok(Some(Uuid::from_u128(7))));
        references.insert("LN2".to_owned(), Ok(None));
        assert_eq!(references.id(" ln1"), Ok(Uuid::from_u128(7)));
        assert!(references.id("LN2").unwrap_err().contains("no loan"));
        assert!(references.unknown(["LN1", "LN2"].into_iter()).is_empty());
    }

    #[test]
    fn repeats_a_failed_look_up() {
        let mut references = References::new(ReferenceKind::Account);
        references.insert("AC1".to_owned(), Err(ApiError::Offline));
        assert!(references.id("AC1").unwrap_err().contains("could not be looked up"));
        assert_eq!(references.unknown(["AC1"].into_iter()), ["AC1"]);
    }
}
