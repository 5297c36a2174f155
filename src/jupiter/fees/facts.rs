//! What is said of a fee.

use crate::paths::Path;
use leptos::prelude::*;
use lms::Ref;
use lms::fees::Fee;

/// What people call it.
pub(super) fn name(fee: &Fee) -> String {
    if fee.name.is_empty() { fee.r#type.label().to_owned() } else { fee.name.clone() }
}

/// Who pays it, as a link to the loan where it is charged to one.
pub(super) fn whose(fee: &Fee) -> AnyView {
    let borrower = fee.borrower_name.clone();
    let Some(loan) = &fee.loan else { return borrower.into_any() };
    let reference = loan.full().map_or_else(|| "the loan".to_owned(), |loan| loan.ref_id.clone());
    let href = Path::loan(Ref::id(loan)).href();
    view! {
        {borrower}
        ", "
        <a href=href>{reference}</a>
    }
    .into_any()
}
