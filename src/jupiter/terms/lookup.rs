//! Looks whether terms whose response was lost were saved.

use super::value::TermValues;
use crate::api;
use crate::components::forms::submit::{LookupFuture, Match, find_changed};
use futures::FutureExt;
use lms::ApiError;
use lms::loan_data::{GetLoanData, LoanTerms, LoanTermsInput};
use lms::{accounts::GetLoanParams, id::LoanTermsId};
use serde_json::Value;

/// The changed terms, where they are as they were sent.
pub(super) fn find_changed_terms(id: LoanTermsId, sent: LoanTermsInput) -> LookupFuture<LoanTerms> {
    find_changed(GetLoanData { id }, move |terms| has(terms, &sent))
}

/// The first terms, where they are as they were sent.
pub(super) fn find_first_terms(params: GetLoanParams, sent: LoanTermsInput) -> LookupFuture<LoanTerms> {
    async move {
        match api::send(params).await {
            Ok(terms) => Ok(Match::of(Some(terms).filter(|terms| has(terms, &sent)))),
            Err(ApiError::NotFound) => Ok(Vec::new()),
            Err(error) => Err(error),
        }
    }
    .boxed_local()
}

/// Whether `terms` has all values that were sent.
fn has(terms: &LoanTerms, sent: &LoanTermsInput) -> bool {
    let keys = |terms: &LoanTerms| match serde_json::to_value(terms) {
        Ok(Value::Object(keys)) => keys,
        _ => TermValues::new(),
    };
    let (saved, sent) = (keys(terms), keys(&sent.0));
    // 18 and 18.0 are the same.
    let plain = |value: &Value| value.to_string().replace(".0,", ",").trim_end_matches(".0").to_owned();
    sent.iter()
        .filter(|(_, value)| !value.is_null())
        .all(|(key, value)| saved.get(key).is_some_and(|saved| plain(saved) == plain(value)))
}
