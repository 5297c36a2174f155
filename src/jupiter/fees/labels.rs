//! How a fee is shown.

use crate::links::Link;
use leptos::prelude::*;
use lms::Ref;
use lms::fees::Fee;

/// Its name, or its type where it has none.
pub(super) fn name(fee: &Fee) -> String {
    if fee.name.is_empty() { fee.r#type.label().to_owned() } else { fee.name.clone() }
}

/// The borrower, and the loan that the fee is charged to as a link.
pub(super) fn charged_to(fee: &Fee) -> AnyView {
    let borrower = fee.borrower_name.clone();
    let Some(loan) = &fee.loan else { return borrower.into_any() };
    let reference = loan.full().map_or_else(|| "the loan".to_owned(), |loan| loan.ref_id.clone());
    let href = Link::loan(Ref::id(loan)).href();
    view! {
        <bdi>{borrower}</bdi>
        ", "
        <a href=href>{reference}</a>
    }
    .into_any()
}
