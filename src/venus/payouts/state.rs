//! What the list of payouts shows, as its URL says it.

use lms::payouts::{PayoutFilter, PayoutMethod, PayoutStatus, PayoutType};
use lms::{LoanId, PayoutId};

/// The newest first.
const ORDER: &str = "-created_at";

/// The filters, the order and the opened row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PayoutsState {
    /// Part of a reference, a UTR or a borrower's name.
    pub search: String,
    /// Only of this loan.
    pub loan: Option<LoanId>,
    /// Only in this state.
    pub status: Option<PayoutStatus>,
    /// Only of this type.
    pub r#type: Option<PayoutType>,
    /// Only by this method.
    pub method: Option<PayoutMethod>,
    /// A field, `-` before it for descending.
    pub order: String,
    /// The opened row.
    pub opened: Option<PayoutId>,
}

impl Default for PayoutsState {
    fn default() -> Self {
        Self {
            search: String::new(),
            loan: None,
            status: None,
            r#type: None,
            method: None,
            order: ORDER.to_owned(),
            opened: None,
        }
    }
}

impl PayoutsState {
    /// Reads a query string, whatever is in it.
    pub fn from_query(get: impl Fn(&str) -> Option<String>) -> Self {
        let text = |name: &str| get(name).filter(|value| !value.is_empty());
        Self {
            search: text("search").unwrap_or_default(),
            loan: text("loan").and_then(|id| id.parse().ok()),
            status: text("status").map(|status| status.as_str().into()),
            r#type: text("type").map(|kind| kind.as_str().into()),
            method: text("method").map(|method| method.as_str().into()),
            order: text("order").unwrap_or_else(|| ORDER.to_owned()),
            opened: text("open").and_then(|id| id.parse().ok()),
        }
    }

    /// What differs from the default.
    pub fn to_query(&self) -> Vec<(&'static str, String)> {
        let order = (self.order != ORDER).then(|| self.order.clone());
        [
            ("search", Some(self.search.clone()).filter(|search| !search.is_empty())),
            ("loan", self.loan.map(|id| id.to_string())),
            ("status", self.status.as_ref().map(ToString::to_string)),
            ("type", self.r#type.as_ref().map(ToString::to_string)),
            ("method", self.method.as_ref().map(ToString::to_string)),
            ("order", order),
            ("open", self.opened.map(|id| id.to_string())),
        ]
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .collect()
    }

    /// Which payouts these are, for the API.
    pub fn filter(&self) -> PayoutFilter {
        PayoutFilter {
            search: self.search.clone(),
            loan: self.loan,
            status: self.status.clone(),
            r#type: self.r#type.clone(),
            method: self.method.clone(),
            ..PayoutFilter::default()
        }
    }

    /// Whether any filter is set.
    pub fn is_filtered(&self) -> bool {
        self.filter() != PayoutFilter::default()
    }

    /// The same order and no filter.
    #[must_use]
    pub fn cleared(&self) -> Self {
        Self { order: self.order.clone(), ..Self::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn read_back(state: &PayoutsState) -> PayoutsState {
        let pairs = state.to_query();
        PayoutsState::from_query(|name| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| value.clone()))
    }

    #[test]
    fn the_default_leaves_the_url_alone() {
        assert!(PayoutsState::default().to_query().is_empty());
        assert!(!PayoutsState::default().is_filtered());
    }

    #[test]
    fn every_state_reads_back() {
        let id = "f59b69c8-9e47-46a1-b2c9-83ae42666a30";
        let whole = PayoutsState {
            search: "मीरा & <b>".to_owned(),
            loan: id.parse().ok(),
            status: Some(PayoutStatus::Failed),
            r#type: Some(PayoutType::Unknown("new_type".to_owned())),
            method: Some(PayoutMethod::Neft),
            order: "amount".to_owned(),
            opened: id.parse().ok(),
        };
        assert_eq!(read_back(&whole), whole);
        assert_eq!(whole.to_query().len(), 7);
        assert!(whole.is_filtered());
        assert!(!whole.cleared().is_filtered());
        assert_eq!(whole.cleared().order, "amount");
    }

    #[test]
    fn a_broken_link_still_opens_the_list() {
        let state = PayoutsState::from_query(|name| Some(if name == "order" { String::new() } else { "?".to_owned() }));
        assert_eq!((state.loan, state.opened), (None, None));
        assert_eq!(state.order, ORDER);
        assert_eq!(state.status, Some(PayoutStatus::Unknown("?".to_owned())));
    }
}
