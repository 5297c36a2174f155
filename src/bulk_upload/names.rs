//! References in a sheet, and the ids that they stand for.

use super::sheet::Naming;
use crate::api;
use lms::ApiError;
use lms::accounts::ListAccounts;
use lms::loans::{ListLoans, LoanFilter};
use lms::page::PageRequest;
use std::collections::HashMap;
use uuid::Uuid;

/// A search that finds more than these finds no single thing.
const FIRST: PageRequest = PageRequest { page: 1, page_size: 20 };

/// What a reference stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Named {
    Is(Uuid),
    Nothing,
    Failed(ApiError),
}

/// The references of a sheet, as far as they are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Names {
    naming: Naming,
    known: HashMap<String, Named>,
}

impl Names {
    /// None known yet.
    pub(crate) fn new(naming: Naming) -> Self {
        Self { naming, known: HashMap::new() }
    }

    /// The id that `typed` stands for: an id itself, or a reference that was looked up.
    ///
    /// # Errors
    /// That there is no such thing, or that it is not known yet.
    pub(crate) fn id(&self, typed: &str) -> Result<Uuid, String> {
        if let Ok(id) = typed.trim().parse() {
            return Ok(id);
        }
        let thing = self.thing();
        match self.known.get(&key(typed)) {
            _ if typed.trim().is_empty() => Err(format!("Name the {thing} by its reference.")),
            Some(Named::Is(id)) => Ok(*id),
            Some(Named::Nothing) => Err(format!("There is no {thing} with this reference.")),
            Some(Named::Failed(error)) => Err(format!("The {thing} could not be looked up. {error}")),
            None => Err(format!("Looking for the {thing}…")),
        }
    }

    /// Those of `typed` that are still to be looked up, each once.
    pub(crate) fn unknown<'a>(&self, typed: impl Iterator<Item = &'a str>) -> Vec<String> {
        let mut unknown: Vec<String> = typed
            .filter(|typed| !typed.trim().is_empty() && typed.trim().parse::<Uuid>().is_err())
            .map(key)
            .filter(|typed| !matches!(self.known.get(typed), Some(Named::Is(_) | Named::Nothing)))
            .collect();
        unknown.sort_unstable();
        unknown.dedup();
        unknown
    }

    /// Notes what was found.
    pub(crate) fn learn(&mut self, reference: String, found: Result<Option<Uuid>, ApiError>) {
        let named = match found {
            Ok(Some(id)) => Named::Is(id),
            Ok(None) => Named::Nothing,
            Err(error) => Named::Failed(error),
        };
        self.known.insert(reference, named);
    }

    const fn thing(&self) -> &'static str {
        match self.naming {
            Naming::Loan => "loan",
            Naming::Account => "account",
        }
    }
}

/// One reference however it is typed.
fn key(typed: &str) -> String {
    typed.trim().to_ascii_uppercase()
}

/// Asks the server what a reference stands for.
///
/// # Errors
/// Why it could not be asked.
pub(crate) async fn look_up(naming: Naming, reference: &str) -> Result<Option<Uuid>, ApiError> {
    let search = reference.to_owned();
    Ok(match naming {
        Naming::Loan => {
            let filter = LoanFilter { search, ..LoanFilter::default() };
            let page = api::send(ListLoans { filter, ordering: String::new(), page: FIRST }).await?;
            page.results.iter().find(|loan| loan.ref_id.eq_ignore_ascii_case(reference)).map(|loan| loan.id.0)
        }
        Naming::Account => {
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
    fn a_reference_is_asked_for_once_and_then_known() {
        let mut names = Names::new(Naming::Loan);
        assert_eq!(names.unknown(["ln1", " LN1 ", "LN2", ""].into_iter()), ["LN1", "LN2"]);
        names.learn("LN1".to_owned(), Ok(Some(Uuid::from_u128(7))));
        names.learn("LN2".to_owned(), Ok(None));
        assert_eq!(names.id(" ln1"), Ok(Uuid::from_u128(7)));
        assert!(names.id("LN2").unwrap_err().contains("no loan"));
        assert!(names.unknown(["LN1", "LN2"].into_iter()).is_empty());
    }

    #[test]
    fn what_could_not_be_asked_is_asked_again() {
        let mut names = Names::new(Naming::Account);
        names.learn("AC1".to_owned(), Err(ApiError::Offline));
        assert!(names.id("AC1").unwrap_err().contains("could not be looked up"));
        assert_eq!(names.unknown(["AC1"].into_iter()), ["AC1"]);
    }
}
