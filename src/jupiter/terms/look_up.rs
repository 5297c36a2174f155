//! Whether terms whose answer was lost stand as they were asked for.

use super::value::Terms;
use crate::api;
use crate::components::forms::submit::LookupFuture;
use futures::FutureExt;
use lms::ApiError;
use lms::loan_data::{GetLoanData, LoanTerms, LoanTermsInput};
use lms::{accounts::GetLoanParams, id::LoanTermsId};
use serde_json::Value;

/// Whether changed terms are there.
pub(super) fn changed(id: LoanTermsId, asked: LoanTermsInput) -> LookupFuture<LoanTerms> {
    async move { Ok(Some(api::send(GetLoanData { id }).await?).filter(|terms| has(terms, &asked))) }.boxed_local()
}

/// Whether first terms are there.
pub(super) fn made(of: GetLoanParams, asked: LoanTermsInput) -> LookupFuture<LoanTerms> {
    async move {
        match api::send(of).await {
            Ok(terms) => Ok(Some(terms).filter(|terms| has(terms, &asked))),
            Err(ApiError::NotFound) => Ok(None),
            Err(error) => Err(error),
        }
    }
    .boxed_local()
}

fn has(terms: &LoanTerms, asked: &LoanTermsInput) -> bool {
    let keys = |terms: &LoanTerms| match serde_json::to_value(terms) {
        Ok(Value::Object(keys)) => keys,
        _ => Terms::new(),
    };
    let (there, asked) = (keys(terms), keys(&asked.0));
    let plain = |value: &Value| value.to_string().replace(".0,", ",").trim_end_matches(".0").to_owned();
    asked
        .iter()
        .filter(|(_, value)| !value.is_null())
        .all(|(key, value)| there.get(key).is_some_and(|there| plain(there) == plain(value)))
}
